//! The list: which organizations it shows for a search and filters, and in which order.

use crate::{
    limits::status::LimitStatuses,
    list::{
        filter::{Filter, passes},
        sort::{Sort, sorted},
    },
    tree::{
        forest::{Forest, Index},
        order::{by_number, place},
        search::Matches,
    },
    unicode::bidi::isolated,
};

/// What the list shows, from top to bottom: those that fit the search and every filter (filters of
/// one kind, several depths say, are alternatives). Without a sort of the person's own, best fits
/// come first in a search and the order of the tree holds otherwise; ties keep the order of the tree.
/// Blank login hints and billing accounts come last in either direction.
pub fn listing(
    forest: &Forest,
    statuses: &LimitStatuses,
    matches: Option<&Matches>,
    filters: &[Filter],
    sort: Option<Sort>,
) -> Vec<Index> {
    let shown = forest.iter().map(|(index, _)| index).filter(|&index| {
        matches.is_none_or(|matches| matches.fit(index).is_some())
            && passes(filters, |filter| {
                filter.lets_through(forest, statuses, index)
            })
    });
    let rows: Vec<Index> = shown.collect();
    match (sort, matches) {
        (Some(sort), _) => sorted(&rows, forest, statuses, sort),
        (None, Some(matches)) => {
            let fit = |index| matches.fit(index).map(|fit| fit as u64);
            by_number(
                rows.into_iter()
                    .map(|index| (place(fit(index), true), index))
                    .collect(),
            )
        }
        (None, None) => rows,
    }
}

/// The titles of those above an organization, root first.
pub fn names_above(forest: &Forest, index: Index) -> Vec<&str> {
    let mut names: Vec<&str> = forest
        .ancestors(index)
        .map(|above| forest.get(above).title())
        .collect();
    names.reverse();
    names
}

/// The titles of those above an organization as one text, root first; empty for a root.
pub fn path_above(forest: &Forest, index: Index) -> String {
    let names = names_above(forest, index);
    let names: Vec<_> = names.into_iter().map(isolated).collect();
    names.join(" › ")
}

/// The path of a row, short enough to be read in a column.
pub struct RowPath {
    pub text: String,
    /// Whether names are left out, so that [`path_above`] says more.
    pub is_elided: bool,
}

/// The root, which tells whose an organization is, and its parent: "Acme › … › Austria". What is between them is left
/// out.
/// Empty for a root.
pub fn row_path(forest: &Forest, index: Index) -> RowPath {
    let mut above = forest.ancestors(index).map(|above| forest.get(above));
    let (parent, root) = (above.next(), above.next());
    let (root, is_elided) = match above.last() {
        Some(root) => (Some(root), true),
        None => (root, false),
    };
    let between = if is_elided { " › … › " } else { " › " };
    let mut text = root.map_or_else(String::new, |root| {
        format!("{}{between}", isolated(root.title()))
    });
    if let Some(parent) = parent {
        text.push_str(&isolated(parent.title()));
    }
    RowPath { text, is_elided }
}

/// What [`path_above`] says, where [`row_path`] says less.
pub fn elided_path(forest: &Forest, index: Index) -> Option<String> {
    let is_elided = forest.ancestors(index).nth(2).is_some();
    is_elided.then(|| path_above(forest, index))
}

#[cfg(test)]
mod tests;
