//! Which rows of the tree are on the screen for an expansion and a search.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::{
    organization::OrganizationId,
    tree::{
        forest::{Forest, Index},
        search::Matches,
    },
};

/// Which organizations show their children: a state for all of them and the exceptions, so that
/// "Expand all" costs the same for a hundred thousand as for ten.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Expansion {
    ground: Ground,
    exceptions: HashSet<OrganizationId>,
}

/// The state of every organization that is no exception.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Ground {
    /// Closed; in a search, open where that leads to a match.
    #[default]
    AsNeeded,
    Open,
    Closed,
}

impl Expansion {
    /// As a tree is found: only roots are on the screen, and in a search the way to each match.
    pub fn as_needed() -> Self {
        Self::default()
    }

    /// Everything is on the screen.
    pub fn expanded() -> Self {
        Self {
            ground: Ground::Open,
            ..Self::default()
        }
    }

    /// Only roots are on the screen, in a search too.
    pub fn collapsed() -> Self {
        Self {
            ground: Ground::Closed,
            ..Self::default()
        }
    }

    /// Whether an organization that is `by_default` open or not shows its children.
    fn is_open(&self, id: &OrganizationId, by_default: bool) -> bool {
        by_default != (!self.exceptions.is_empty() && self.exceptions.contains(id))
    }

    /// Opens or closes one organization.
    pub fn set(&mut self, forest: &Forest, matches: Option<&Matches>, index: Index, open: bool) {
        let id = &forest.get(index).id;
        if open == self.default_of(matches, index) {
            self.exceptions.remove(id);
        } else {
            self.exceptions.insert(id.clone());
        }
    }

    /// Opens everything above an organization, so that it is on the screen.
    pub fn reveal(&mut self, forest: &Forest, matches: Option<&Matches>, index: Index) {
        for above in forest.ancestors(index) {
            self.set(forest, matches, above, true);
        }
    }

    fn default_of(&self, matches: Option<&Matches>, index: Index) -> bool {
        match self.ground {
            Ground::AsNeeded => matches.is_some_and(|matches| matches.leads_to_match(index)),
            Ground::Open => true,
            Ground::Closed => false,
        }
    }
}

/// A row of the tree that is on the screen if it is scrolled to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisibleRow {
    pub index: Index,
    /// 1 for a root, as `aria-level` counts.
    pub level: u32,
    /// 1 for the first of its siblings on the screen, as `aria-posinset` counts.
    pub position: u32,
    /// How many siblings are on the screen with it, as `aria-setsize` counts.
    pub siblings: u32,
    /// `None`: it has no children to show.
    pub expanded: Option<bool>,
    /// Whether the search found it itself, not only something below it.
    pub matched: bool,
}

/// The rows of the tree from top to bottom. Without a search every organization whose ancestors
/// are all open has one. With a search only matches and their ancestors have one, and what lies
/// below a match that leads to no other, once it is opened. Takes time in proportion to the organizations shown or
/// searched, never to depth.
pub fn visible_rows(
    forest: &Forest,
    expansion: &Expansion,
    matches: Option<&Matches>,
) -> Vec<VisibleRow> {
    let mut rows: Vec<VisibleRow> = Vec::new();
    // One past the end of the lowest match that holds the organization at hand.
    let mut match_end = 0;
    let mut rank = 0;
    // Per level the rows that are siblings, to number them once they are all known.
    let mut open: Vec<Vec<usize>> = vec![Vec::new()];
    while let Some(index) = forest.at(rank) {
        let subtree = forest.subtree(index);
        let matched = matches.is_some_and(|matches| matches.is_match(index));
        if matched && !matches.is_some_and(|matches| matches.leads_to_match(index)) {
            match_end = match_end.max(subtree.end);
        }
        let shown = matches
            .is_none_or(|matches| matched || rank < match_end || matches.leads_to_match(index));
        if !shown {
            rank = subtree.end;
            continue;
        }
        let depth = forest.depth(index) as usize;
        while open.len() > depth + 1 {
            close(&mut rows, open.pop());
        }
        open[depth].push(rows.len());
        let by_default = expansion.default_of(matches, index);
        let expanded =
            (subtree.len() > 1).then(|| expansion.is_open(&forest.get(index).id, by_default));
        rows.push(VisibleRow {
            index,
            level: depth as u32 + 1,
            position: open[depth].len() as u32,
            siblings: 0,
            expanded,
            matched,
        });
        if expanded == Some(true) {
            open.push(Vec::new());
            rank += 1;
        } else {
            rank = subtree.end;
        }
    }
    while !open.is_empty() {
        close(&mut rows, open.pop());
    }
    rows
}

/// The row of an organization, if it is on the screen.
pub fn row_of(rows: &[VisibleRow], index: Index) -> Option<usize> {
    rows.binary_search_by_key(&index, |row| row.index).ok()
}

/// The row of an organization, or of the lowest above it that is on the screen.
pub fn nearest_row(forest: &Forest, rows: &[VisibleRow], index: Index) -> Option<usize> {
    std::iter::once(index)
        .chain(forest.ancestors(index))
        .find_map(|index| row_of(rows, index))
}

fn close(rows: &mut [VisibleRow], family: Option<Vec<usize>>) {
    let family = family.unwrap_or_default();
    for &row in &family {
        rows[row].siblings = family.len() as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{organization::Organization, tree::search::SearchIndex};

    fn forest() -> Forest {
        let organization = |id: &str, parent: Option<&str>| Organization {
            parent_org_id: parent.map(Into::into),
            ..Organization::named(id, id)
        };
        Forest::new([
            organization("alpha", None),
            organization("amber", Some("alpha")),
            organization("coral", Some("amber")),
            organization("azure", Some("alpha")),
            organization("beta", None),
        ])
    }

    fn shown(forest: &Forest, rows: &[VisibleRow]) -> Vec<String> {
        let mark = |row: &VisibleRow| match row.expanded {
            Some(true) => "-",
            Some(false) => "+",
            None => " ",
        };
        rows.iter()
            .map(|row| format!("{}{}", mark(row), forest.get(row.index).id))
            .collect()
    }

    fn at(forest: &Forest, id: &str) -> Index {
        forest.index_of(&id.into()).unwrap()
    }

    #[test]
    fn at_first_only_roots_are_shown() {
        let forest = forest();
        let rows = visible_rows(&forest, &Expansion::collapsed(), None);
        assert_eq!(shown(&forest, &rows), ["+alpha", " beta"]);
    }

    #[test]
    fn opening_one_shows_its_children_and_not_its_grandchildren() {
        let forest = forest();
        let mut expansion = Expansion::collapsed();
        expansion.set(&forest, None, at(&forest, "alpha"), true);
        let rows = visible_rows(&forest, &expansion, None);
        assert_eq!(
            shown(&forest, &rows),
            ["-alpha", "+amber", " azure", " beta"]
        );
        expansion.set(&forest, None, at(&forest, "alpha"), false);
        assert_eq!(expansion, Expansion::collapsed());
    }

    #[test]
    fn expand_all_shows_everything_and_one_can_be_closed_again() {
        let forest = forest();
        let mut expansion = Expansion::expanded();
        assert_eq!(visible_rows(&forest, &expansion, None).len(), 5);
        expansion.set(&forest, None, at(&forest, "amber"), false);
        let rows = visible_rows(&forest, &expansion, None);
        assert_eq!(
            shown(&forest, &rows),
            ["-alpha", "+amber", " azure", " beta"]
        );
    }

    #[test]
    fn rows_know_their_level_and_their_place_among_their_siblings() {
        let forest = forest();
        let rows = visible_rows(&forest, &Expansion::expanded(), None);
        let places: Vec<_> = rows
            .iter()
            .map(|row| (row.level, row.position, row.siblings))
            .collect();
        assert_eq!(
            places,
            [(1, 1, 2), (2, 1, 2), (3, 1, 1), (2, 2, 2), (1, 2, 2)]
        );
    }

    #[test]
    fn revealing_opens_the_way_and_nothing_else() {
        let forest = forest();
        let mut expansion = Expansion::collapsed();
        expansion.reveal(&forest, None, at(&forest, "coral"));
        let rows = visible_rows(&forest, &expansion, None);
        assert_eq!(
            shown(&forest, &rows),
            ["-alpha", "-amber", " coral", " azure", " beta"]
        );
    }

    #[test]
    fn a_search_keeps_ancestors_and_opens_the_way() {
        let forest = forest();
        let matches = SearchIndex::new(&forest).find("coral").unwrap();
        let rows = visible_rows(&forest, &Expansion::as_needed(), Some(&matches));
        assert_eq!(shown(&forest, &rows), ["-alpha", "-amber", " coral"]);
        assert_eq!(
            rows.iter().map(|row| row.matched).collect::<Vec<_>>(),
            [false, false, true]
        );
        assert_eq!((rows[1].position, rows[1].siblings), (1, 1));
    }

    #[test]
    fn in_a_search_a_match_can_be_opened_to_see_what_lies_below() {
        let forest = forest();
        let matches = SearchIndex::new(&forest).find("amber").unwrap();
        let mut expansion = Expansion::as_needed();
        let rows = visible_rows(&forest, &expansion, Some(&matches));
        assert_eq!(shown(&forest, &rows), ["-alpha", "+amber"]);
        expansion.set(&forest, Some(&matches), at(&forest, "amber"), true);
        let rows = visible_rows(&forest, &expansion, Some(&matches));
        assert_eq!(shown(&forest, &rows), ["-alpha", "-amber", " coral"]);
        expansion.set(&forest, Some(&matches), at(&forest, "alpha"), false);
        let rows = visible_rows(&forest, &expansion, Some(&matches));
        assert_eq!(shown(&forest, &rows), ["+alpha"]);
    }

    #[test]
    fn in_a_search_collapsing_all_closes_even_the_way_to_the_matches() {
        let forest = forest();
        let matches = SearchIndex::new(&forest).find("coral").unwrap();
        let rows = visible_rows(&forest, &Expansion::collapsed(), Some(&matches));
        assert_eq!(shown(&forest, &rows), ["+alpha"]);
        let rows = visible_rows(&forest, &Expansion::expanded(), Some(&matches));
        assert_eq!(shown(&forest, &rows), ["-alpha", "-amber", " coral"]);
    }

    #[test]
    fn an_organization_that_is_out_of_sight_stands_in_the_row_of_the_lowest_above_it() {
        let forest = forest();
        let mut expansion = Expansion::as_needed();
        expansion.set(&forest, None, at(&forest, "alpha"), true);
        let rows = visible_rows(&forest, &expansion, None);
        assert_eq!(row_of(&rows, at(&forest, "azure")), Some(2));
        assert_eq!(row_of(&rows, at(&forest, "coral")), None);
        assert_eq!(nearest_row(&forest, &rows, at(&forest, "coral")), Some(1));
        assert_eq!(nearest_row(&forest, &[], at(&forest, "coral")), None);
    }

    #[test]
    fn an_expansion_is_kept_and_read_back() {
        let forest = forest();
        let mut expansion = Expansion::expanded();
        expansion.set(&forest, None, at(&forest, "amber"), false);
        let kept = serde_json::to_string(&expansion).unwrap();
        assert_eq!(serde_json::from_str::<Expansion>(&kept).unwrap(), expansion);
    }

    #[test]
    fn a_search_without_a_match_shows_nothing() {
        let forest = forest();
        let matches = SearchIndex::new(&forest).find("zzz").unwrap();
        assert!(visible_rows(&forest, &Expansion::expanded(), Some(&matches)).is_empty());
    }
}
