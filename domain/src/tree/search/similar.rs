//! The organizations whose names a query misspells, for where nothing has what it says.

use super::{Closest, FIELD_END, Fit, SearchIndex, terms};
use crate::tree::forest::Index;

/// Shorter words are too many to be guessed at.
const GUESSED_FROM: usize = 4;
/// From so many letters on a word may have two mistakes.
const TWO_FROM: usize = 8;

impl SearchIndex {
    /// The `most` organizations whose names come closest: each term of the query is a word of the name, or the
    /// beginning of one, but for a letter that is missing, too many, wrong or swapped with the next; long terms may
    /// have two such mistakes. Those with the fewest come first, then in the order of the tree.
    pub fn similar(&self, query: &str, most: usize) -> Closest {
        let terms = terms(query);
        if terms.is_empty() {
            return Closest::default();
        }
        let ranks = 0..self.parents.len();
        let mistakes = |rank| {
            let name = self.words.name(rank);
            terms
                .iter()
                .map(|term| mistakes_in(term, name))
                .sum::<Option<usize>>()
        };
        let mut found: Vec<(usize, usize)> = ranks
            .filter_map(|rank| Some((mistakes(rank)?, rank)))
            .collect();
        found.sort_unstable();
        let rows: Vec<Index> = (found.iter().take(most))
            .map(|&(_, rank)| Index(rank as u32))
            .collect();
        Closest {
            fit: (!rows.is_empty()).then_some(Fit::Inside),
            count: rows.len(),
            rows,
        }
    }
}

/// The mistakes of a term in the word of a name that it comes closest to. `None`: it comes close to none.
fn mistakes_in(term: &str, name: &str) -> Option<usize> {
    let length = term.chars().count();
    let allowed = match length {
        ..GUESSED_FROM => 0,
        GUESSED_FROM..TWO_FROM => 1,
        _ => 2,
    };
    let words = name.split(|c: char| !c.is_alphanumeric());
    let begun = words.flat_map(|word| {
        let ends = (length - 1..=length + 1).filter_map(|letters| word.char_indices().nth(letters));
        ends.map(|(end, _)| &word[..end]).chain([word])
    });
    let least = begun.map(|begun| strsim::osa_distance(term, begun)).min()?;
    (least <= allowed).then_some(least)
}

impl super::Texts {
    /// The first text of an organization.
    fn name(&self, rank: usize) -> &str {
        let start = rank.checked_sub(1).map_or(0, |before| self.ends[before]) as usize;
        let text = &self.text[start..self.ends[rank] as usize];
        text.split(FIELD_END).next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{organization::Organization, tree::forest::Forest};

    fn similar(query: &str) -> Vec<String> {
        let names = ["Kingston upon Hull", "Łódź Centrum", "Kings Cross", "Ab"];
        let organizations = names.map(|name| Organization::named(name, name));
        let forest = Forest::new(organizations);
        let found = SearchIndex::new(&forest).similar(query, 9);
        assert_eq!(found.count, found.rows.len());
        found
            .rows
            .iter()
            .map(|&at| forest.get(at).name.clone())
            .collect()
    }

    #[test]
    fn a_word_may_have_one_mistake_and_a_long_one_two() {
        assert_eq!(similar("kinston"), ["Kingston upon Hull"]);
        assert_eq!(similar("kingtson hull"), ["Kingston upon Hull"]);
        assert_eq!(similar("kkingstone"), ["Kingston upon Hull"]);
        assert_eq!(similar("centtrum"), ["Łódź Centrum"]);
        assert!(similar("kinsten").is_empty(), "two in a short one");
        assert!(similar("kinston quokka").is_empty(), "every term counts");
    }

    #[test]
    fn it_is_found_while_it_is_typed() {
        assert_eq!(similar("kinst"), ["Kingston upon Hull"]);
    }

    #[test]
    fn short_words_are_not_guessed_at() {
        assert!(similar("ac").is_empty());
        assert!(similar("abc").is_empty());
        assert!(similar("").is_empty());
    }
}
