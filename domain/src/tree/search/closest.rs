//! The few organizations that fit a query best, for where there is room for few.
//! Knows texts and ranks, not how results are drawn.

use std::cmp::Reverse;

use super::{FIELD_END, Fit, SearchIndex, Texts};
use crate::{tree::forest::Index, unicode::fold};

/// How much of a name a query is. Greater is more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Share {
    Some,
    Start,
    Whole,
}

/// What [`SearchIndex::closest`] found. Good for the forest of the index alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closest {
    /// The best first.
    pub rows: Vec<Index>,
    /// How well the first of them fits.
    pub fit: Option<Fit>,
    /// How many fit in all.
    pub count: usize,
}

impl SearchIndex {
    /// The `most` organizations that fit a query best, what is found only above them not counted.
    /// Those that fit alike: first the one whose name is the query, then those whose names begin
    /// with it, then the others, each in the order of the tree.
    pub fn closest(&self, query: &str, most: usize) -> Closest {
        let Some(matches) = self.find(query) else {
            return Closest::default();
        };
        let whole = fold::fold(super::cut(query).trim());
        let own = matches.fits.iter().enumerate();
        let mut found: Vec<_> = own
            .filter_map(|(rank, fit)| Some((rank, (*fit)?)))
            .filter(|&(_, fit)| fit > Fit::Path)
            .map(|(rank, fit)| (Reverse((fit, self.words.share(rank, &whole))), rank))
            .collect();
        let count = found.len();
        if most < count {
            // What is not shown need not be in order.
            found.select_nth_unstable(most);
            found.truncate(most);
        }
        found.sort_unstable();
        Closest {
            fit: found.first().map(|(Reverse((fit, _)), _)| *fit),
            rows: found.iter().map(|&(_, rank)| Index(rank as u32)).collect(),
            count,
        }
    }
}

impl Texts {
    /// How much of the first text of an organization, its name, the folded `query` is.
    fn share(&self, rank: usize, query: &str) -> Share {
        let start = rank.checked_sub(1).map_or(0, |before| self.ends[before]) as usize;
        let text = &self.text[start..self.ends[rank] as usize];
        match text.strip_prefix(query) {
            Some(rest) if rest.starts_with(FIELD_END) => Share::Whole,
            Some(_) => Share::Start,
            None => Share::Some,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{organization::Organization, tree::forest::Forest};

    fn closest(query: &str, most: usize) -> (Vec<String>, usize) {
        let names = [
            "Bookstore",
            "Big Store",
            "Storehouse",
            "Store 12",
            "STORE",
            "Störe Nord",
            "Elsewhere",
        ];
        let numbered = (1..).zip(names);
        let forest = Forest::new(
            numbered.map(|(number, name)| Organization::named(format!("org_{number}"), name)),
        );
        let closest = SearchIndex::new(&forest).closest(query, most);
        let names = closest.rows.iter().map(|&at| forest.get(at).name.clone());
        (names.collect(), closest.count)
    }

    #[test]
    fn the_name_itself_comes_first_then_names_that_begin_so_then_words_then_what_is_inside() {
        let all = [
            "STORE",
            "Store 12",
            "Störe Nord",
            "Big Store",
            "Storehouse",
            "Bookstore",
        ];
        let (mut found, count) = closest("störe", 20);
        assert_eq!(count, all.len());
        // The order of the tree is that of the names, which folds as the search does.
        found[1..3].sort();
        assert_eq!(found, all);
    }

    #[test]
    fn no_more_are_named_than_asked_for_and_all_are_counted() {
        for most in 0..8 {
            let (found, count) = closest("store", most);
            assert_eq!((found.len(), count), (most.min(6), 6));
            assert_eq!(found, closest("store", 20).0[..most.min(6)]);
        }
    }

    #[test]
    fn a_blank_query_and_one_without_a_match_find_none() {
        let empty = (Vec::new(), 0);
        assert_eq!(closest(" ", 5), empty);
        assert_eq!(closest("quokka", 5), empty);
        assert_eq!(
            SearchIndex::default().closest("store", 5),
            Closest::default()
        );
    }

    #[test]
    fn what_only_lies_below_a_match_is_not_one() {
        let forest = Forest::new([
            Organization::named("org_1", "Acme"),
            Organization {
                parent_org_id: Some("org_1".into()),
                ..Organization::named("org_2", "Depot")
            },
        ]);
        let closest = SearchIndex::new(&forest).closest("acme", 5);
        assert_eq!((closest.count, closest.fit), (1, Some(Fit::Word)));
        assert_eq!(forest.get(closest.rows[0]).name, "Acme");
    }
}
