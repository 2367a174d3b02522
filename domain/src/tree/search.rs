//! As-you-type search over every organization of a forest. Knows texts and ranks, not how results are drawn.

mod closest;
mod similar;

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
        // Folded they have about as many bytes, of some scripts more. A text that outgrows its room is given twice as
        // much.
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
            let inside = |neighbor: Option<char>| neighbor.is_some_and(char::is_alphanumeric);
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
    if terms.is_empty() {
        return Vec::new();
    }
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
        organization.account_id(),
    ]
}

#[cfg(test)]
mod tests;
