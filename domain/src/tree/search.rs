//! As-you-type search over every organization of a forest. Knows texts and ranks, not how results are drawn.

mod closest;

pub use self::closest::Closest;

use crate::{
    organization::Organization,
    tree::forest::{Forest, Index},
    unicode::fold,
};

/// Between two fields of one text; no query holds it, since white space parts its terms.
const FIELD_END: char = '\n';

/// How well an organization fits a query. Greater fits better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// All terms are above it, in its path; none is its own.
    Path = 1,
    /// Inside a word.
    Inside,
    /// At the start of a word.
    WordStart,
    /// A whole word.
    Word,
}

/// A part of an id shorter than this finds nothing by id: every id holds most letters.
const ID_PART_MIN: usize = 4;

/// A query has at most so many characters: more than a person types, and what is pasted by mistake or
/// put into a link is cut.
pub const QUERY_MAX: usize = 200;
/// And so many parts that each have to be found: each is a pass over all organizations.
const TERMS_MAX: usize = 16;
/// In a text so many places are marked at most.
const MARKS_MAX: usize = 50;

/// The beginning of a query, as long as one may be.
pub fn cut(query: &str) -> &str {
    let end = query.char_indices().nth(QUERY_MAX);
    end.map_or(query, |(at, _)| &query[..at])
}

/// The texts of a forest, folded once, so that each keystroke is one pass over two strings.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    words: Texts,
    ids: Texts,
    /// The rank of each parent; its own for a root.
    parents: Vec<u32>,
}

/// The folded texts of all organizations, one after the other.
#[derive(Clone, Debug, Default)]
struct Texts {
    text: String,
    /// Where those of each organization end, by rank.
    ends: Vec<u32>,
}

impl Texts {
    fn new<'a>(
        forest: &'a Forest,
        fields: impl Fn(&'a Organization) -> [Option<&'a str>; 3],
    ) -> Self {
        let fields = || {
            forest
                .iter()
                .map(|(_, one)| fields(one).into_iter().flatten())
        };
        // Folded they have about as many bytes, of some scripts more. A text that outgrows its room is given twice as much.
        let lengths = fields()
            .flatten()
            .map(|field| field.len() + FIELD_END.len_utf8());
        let length: usize = lengths.sum();
        let mut text = String::with_capacity(length + length / 8);
        let mut ends = Vec::with_capacity(forest.len());
        for fields in fields() {
            for field in fields {
                fold::fold_into(&mut text, field);
                text.push(FIELD_END);
            }
            ends.push(text.len() as u32);
        }
        text.shrink_to_fit();
        Self { text, ends }
    }

    /// Calls `found` with the rank and the ends of each place where a term stands.
    fn each(&self, term: &str, mut found: impl FnMut(usize, usize, usize)) {
        let mut rank = 0;
        for (start, _) in self.text.match_indices(term) {
            while self
                .ends
                .get(rank)
                .is_some_and(|&end| end as usize <= start)
            {
                rank += 1;
            }
            found(rank, start, start + term.len());
        }
    }

    fn before(&self, start: usize) -> Option<char> {
        self.text[..start].chars().next_back()
    }

    fn after(&self, end: usize) -> Option<char> {
        self.text[end..].chars().next()
    }
}

impl SearchIndex {
    pub fn new(forest: &Forest) -> Self {
        let parent = |(at, _)| forest.parent(at).unwrap_or(at).get() as u32;
        Self {
            words: Texts::new(forest, words),
            ids: Texts::new(forest, ids),
            parents: forest.iter().map(parent).collect(),
        }
    }

    /// The organizations that fit a query: each term of it in a name, display name, login hint or
    /// id of the organization or of one above it. `None` where the query is blank.
    pub fn find(&self, query: &str) -> Option<Matches> {
        let terms = terms(query);
        if terms.is_empty() {
            return None;
        }
        let mut fits = vec![Some(Fit::Word); self.parents.len()];
        let mut any_own = vec![false; self.parents.len()];
        for term in &terms {
            let own = self.fits(term);
            let mut above = vec![false; own.len()];
            for rank in 0..own.len() {
                let parent = self.parents[rank] as usize;
                above[rank] = parent != rank && (above[parent] || own[parent].is_some());
                let fit = own[rank].or(above[rank].then_some(Fit::Path));
                any_own[rank] |= own[rank].is_some();
                // A term found above says nothing about how well the organization itself fits.
                fits[rank] = match (fits[rank], fit) {
                    (None, _) | (_, None) => None,
                    (so_far, Some(Fit::Path)) => so_far,
                    (Some(so_far), Some(fit)) => Some(so_far.min(fit)),
                };
            }
        }
        for (fit, own) in fits.iter_mut().zip(any_own) {
            if !own && fit.is_some() {
                *fit = Some(Fit::Path);
            }
        }
        Some(self.matches(fits))
    }

    /// How well each organization itself fits one term.
    fn fits(&self, term: &str) -> Vec<Option<Fit>> {
        let mut fits = vec![None; self.parents.len()];
        let mut note = |rank: usize, fit: Fit| fits[rank] = fits[rank].max(Some(fit));
        self.words.each(term, |rank, start, end| {
            let inside = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
            let fit = match (
                inside(self.words.before(start)),
                inside(self.words.after(end)),
            ) {
                (true, _) => Fit::Inside,
                (false, true) => Fit::WordStart,
                (false, false) => Fit::Word,
            };
            note(rank, fit);
        });
        // All ids of a kind start alike, so what every id has ("org_") finds nothing.
        if term.len() >= ID_PART_MIN && !term.ends_with('_') {
            self.ids.each(term, |rank, start, end| {
                let starts = self.ids.before(start).is_none_or(|c| c == FIELD_END);
                let whole = starts && self.ids.after(end) == Some(FIELD_END);
                note(rank, if whole { Fit::Word } else { Fit::Inside });
            });
        }
        fits
    }

    fn matches(&self, fits: Vec<Option<Fit>>) -> Matches {
        let mut leads = vec![false; fits.len()];
        for rank in (0..fits.len()).rev() {
            let parent = self.parents[rank] as usize;
            if parent != rank && (leads[rank] || fits[rank] > Some(Fit::Path)) {
                leads[parent] = true;
            }
        }
        Matches { fits, leads }
    }
}

/// What a query found in a forest. Good for that forest alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Matches {
    fits: Vec<Option<Fit>>,
    leads: Vec<bool>,
}

impl Matches {
    /// How well an organization fits, [`Fit::Path`] included; `None` where it does not.
    pub fn fit(&self, index: Index) -> Option<Fit> {
        self.fits.get(index.get()).copied().flatten()
    }

    /// Whether the query is found in the organization itself. What is found only above it does
    /// not count: in a tree those above are shown anyway.
    pub fn is_match(&self, index: Index) -> bool {
        self.fit(index) > Some(Fit::Path)
    }

    /// Whether something below the organization is a match.
    pub fn leads_to_match(&self, index: Index) -> bool {
        self.leads.get(index.get()).copied().unwrap_or(false)
    }

    /// How many organizations are matches themselves.
    pub fn count(&self) -> usize {
        self.fits
            .iter()
            .filter(|&&fit| fit > Some(Fit::Path))
            .count()
    }
}

/// The parts of a query that each have to be found: split at white space and at what stands
/// between the names or ids of a path. The first few of a long one.
pub fn terms(query: &str) -> Vec<String> {
    let parts = cut(query)
        .split(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '/' | '›' | '#'));
    let folded = parts
        .map(fold::fold)
        .filter(|term| !term.is_empty() && !term.contains(FIELD_END));
    let mut terms: Vec<String> = Vec::new();
    for term in folded {
        if !terms.contains(&term) {
            terms.push(term);
        }
        if terms.len() == TERMS_MAX {
            break;
        }
    }
    terms
}

/// Where in a text the terms of a query stand, as byte ranges in order and without overlap: what to mark,
/// up to `MARKS_MAX` of them.
pub fn marks(text: &str, terms: &[String]) -> Vec<(usize, usize)> {
    let (folded, offsets) = fold::fold_with_offsets(text);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for term in terms {
        let places = folded.match_indices(term.as_str()).take(MARKS_MAX);
        found.extend(places.map(|(start, _)| {
            let range = fold::original_range(&offsets, start..start + term.len());
            (range.start, range.end)
        }));
    }
    found.sort_unstable();
    let mut marks: Vec<(usize, usize)> = Vec::new();
    for (start, end) in found {
        match marks.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ if start < end => marks.push((start, end)),
            _ => {}
        }
    }
    marks.truncate(MARKS_MAX);
    marks
}

/// What people call an organization.
fn words(organization: &Organization) -> [Option<&str>; 3] {
    let branding = &organization.branding;
    [
        Some(&organization.name),
        branding.display_name.as_deref(),
        branding.login_hint.as_deref(),
    ]
}

/// What machines call it and what it belongs to.
fn ids(organization: &Organization) -> [Option<&str>; 3] {
    [
        Some(organization.id.as_str()),
        organization.external_id.as_deref(),
        organization
            .billing_account_id
            .as_ref()
            .map(|id| id.as_str()),
    ]
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn forest() -> Forest {
        let organization = |id: &str, name: &str, parent: Option<&str>| Organization {
            parent_org_id: parent.map(Into::into),
            ..Organization::named(id, name)
        };
        let mut branded = organization("org_4", "Four", None);
        branded.branding.display_name = Some("Quatre Saisons".into());
        branded.branding.login_hint = Some("four-seasons".into());
        branded.external_id = Some("a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d".into());
        branded.billing_account_id = Some("cus_9".into());
        Forest::new([
            organization("org_1", "Müller Group", None),
            organization("org_2", "Store 12", Some("org_1")),
            organization("org_3", "Muller Storehouse", None),
            organization("org_5", "Bookstore", None),
            branded,
        ])
    }

    fn found(query: &str) -> Vec<(String, Fit)> {
        let forest = forest();
        let matches = SearchIndex::new(&forest).find(query).unwrap();
        let all = forest.iter().filter_map(|(index, organization)| {
            Some((organization.name.clone(), matches.fit(index)?))
        });
        all.collect()
    }

    fn names(query: &str) -> Vec<String> {
        found(query).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn a_blank_query_is_no_search() {
        let index = SearchIndex::new(&forest());
        for query in ["", "  ", " / ", "\n"] {
            assert_eq!(index.find(query), None);
        }
    }

    #[test]
    fn whole_words_fit_better_than_word_starts_than_insides() {
        let mut found = found("store");
        found.sort_by_key(|&(_, fit)| std::cmp::Reverse(fit));
        assert_eq!(
            found,
            [
                ("Store 12".to_owned(), Fit::Word),
                ("Muller Storehouse".to_owned(), Fit::WordStart),
                ("Bookstore".to_owned(), Fit::Inside),
            ]
        );
    }

    #[test]
    fn accents_and_case_make_no_difference() {
        assert_eq!(
            names("MULLER"),
            ["Müller Group", "Store 12", "Muller Storehouse"]
        );
        assert_eq!(names("müller g"), ["Müller Group", "Store 12"]);
    }

    #[test]
    fn names_display_names_login_hints_and_every_id_are_searched() {
        for query in [
            "quatre",
            "four-seasons",
            "org_4",
            "a1b2c3d4",
            "cus_9",
            "four saisons",
        ] {
            assert_eq!(names(query), ["Four"], "{query}");
        }
    }

    #[test]
    fn what_lies_below_a_found_organization_is_found_by_its_path_and_fits_least() {
        let found = found("müller group");
        assert_eq!(
            found,
            [
                ("Müller Group".to_owned(), Fit::Word),
                ("Store 12".to_owned(), Fit::Path)
            ]
        );
        assert_eq!(names("Müller Group / Store 12"), ["Store 12"]);
    }

    #[test]
    fn every_term_has_to_be_found_and_one_of_them_in_the_organization_itself_to_fit_well() {
        assert_eq!(found("group 12"), [("Store 12".to_owned(), Fit::Word)]);
        assert!(names("store nowhere").is_empty());
    }

    #[test]
    fn a_tree_counts_only_what_is_found_in_the_organization_itself() {
        let forest = forest();
        let matches = SearchIndex::new(&forest).find("müller").unwrap();
        assert_eq!(matches.count(), 2);
        let below = forest.index_of(&"org_2".into()).unwrap();
        assert!(!matches.is_match(below));
        assert_eq!(matches.fit(below), Some(Fit::Path));
    }

    #[test]
    fn those_above_a_match_lead_to_it() {
        let forest = forest();
        let matches = SearchIndex::new(&forest).find("12").unwrap();
        assert!(matches.leads_to_match(forest.index_of(&"org_1".into()).unwrap()));
        assert!(!matches.leads_to_match(forest.index_of(&"org_2".into()).unwrap()));
    }

    #[test]
    fn a_few_letters_find_no_ids_and_neither_does_what_all_ids_share() {
        for query in ["g", "org", "org_", "cus_"] {
            assert!(
                names(query)
                    .iter()
                    .all(|name| name.contains("Group") || name == "Store 12"),
                "{query}"
            );
        }
    }

    #[test]
    fn a_match_never_runs_over_from_one_organization_into_the_next() {
        let forest = Forest::new([
            Organization::named("org_1", "ab"),
            Organization::named("org_2", "cd"),
        ]);
        assert_eq!(SearchIndex::new(&forest).find("bc").unwrap().count(), 0);
    }

    #[test]
    fn a_long_query_is_cut_and_has_few_terms() {
        let log: String = (0..100_000).map(|number| format!("{number} ")).collect();
        assert_eq!(
            terms(&log),
            (0..16).map(|number| number.to_string()).collect::<Vec<_>>()
        );
        assert_eq!(terms(&"ü".repeat(100_000)), ["u".repeat(QUERY_MAX)]);
        assert_eq!(cut("müller"), "müller");
        assert_eq!(SearchIndex::new(&forest()).find(&log).unwrap().count(), 0);
    }

    #[test]
    fn a_text_has_at_most_fifty_marks() {
        let name = "ab".repeat(5_000);
        assert_eq!(marks(&name, &terms("a")).len(), 50);
        assert_eq!(marks(&name, &terms("b a")), [(0, 100)]);
        assert_eq!(marks(&"a b c ".repeat(1_000), &terms("a b c")).len(), 50);
    }

    #[test]
    fn the_same_text_is_found_and_marked_however_it_is_encoded() {
        for (composed, decomposed) in [
            (
                "한국지사",
                "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}\u{110c}\u{1175}\u{1109}\u{1161}",
            ),
            ("がぱヴ", "か\u{3099}は\u{309a}ウ\u{3099}"),
            ("Café", "Cafe\u{301}"),
            ("क़ला", "क\u{93c}ला"),
        ] {
            let forest = Forest::new([
                Organization::named("org_1", composed),
                Organization::named("org_2", decomposed),
            ]);
            let index = SearchIndex::new(&forest);
            for query in [composed, decomposed] {
                assert_eq!(index.find(query).unwrap().count(), 2, "{query}");
                assert_eq!(marks(composed, &terms(query)), [(0, composed.len())]);
                assert_eq!(marks(decomposed, &terms(query)), [(0, decomposed.len())]);
            }
        }
    }

    #[test]
    fn an_ideograph_that_unicode_has_twice_is_found_and_marked_by_the_other() {
        fold::compose_ideographs(|text| text.nfc().collect());
        let forest = Forest::new([
            Organization::named("org_1", "\u{FA19}田"),
            Organization::named("org_2", "神田"),
        ]);
        let index = SearchIndex::new(&forest);
        for query in ["神田", "\u{FA19}田", "神", "\u{FA19}"] {
            assert_eq!(index.find(query).unwrap().count(), 2, "{query}");
        }
        // Four bytes that fold to three, between letters.
        let name = "A \u{2F800}\u{FA19}b";
        for query in ["神", "\u{FA19}"] {
            assert_eq!(marks(name, &terms(query)), [(6, 9)]);
        }
        assert_eq!(marks(name, &terms("丽")), [(2, 6)]);
        assert_eq!(marks(name, &terms("神b")), [(6, 10)]);
    }

    #[test]
    fn marks_fall_on_the_original_letters() {
        assert_eq!(marks("Müller", &terms("mull")), [(0, 5)]);
        assert_eq!(marks("Store store", &terms("store")), [(0, 5), (6, 11)]);
        assert_eq!(marks("banana", &terms("ana")), [(1, 4)]);
        assert_eq!(marks("abc", &terms("ab bc")), [(0, 3)]);
        assert_eq!(marks("Straße", &terms("strasse")), [(0, 7)]);
        assert!(marks("abc", &terms("x")).is_empty());
    }
}
