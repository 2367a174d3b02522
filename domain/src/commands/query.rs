//! Which commands and other entries a query means, and how well each fits it.

use crate::{tree::search::Fit, unicode::fold};

/// How well what is called `title`, and by some also `other_words`, fits a query: every term of it has to begin a word.
/// One of the other words fits less than any of the title. `None`: not at all, or the query is blank.
pub fn fit(query: &str, title: &str, other_words: &str) -> Option<Fit> {
    let [query, title, other_words] = [query, title, other_words].map(fold::fold);
    let of_term =
        |term: &str| begun(&title, term).or_else(|| begun(&other_words, term).map(|_| Fit::Inside));
    let fits: Option<Vec<Fit>> = words(&query).map(of_term).collect();
    fits?.into_iter().min()
}

/// How well a term fits the word of a text that it begins.
fn begun(text: &str, term: &str) -> Option<Fit> {
    let rests = words(text).filter_map(|word| word.strip_prefix(term));
    rests
        .map(|rest| match rest {
            "" => Fit::Word,
            _ => Fit::WordStart,
        })
        .max()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Those that fit a query, best first, with how well; those that fit alike stay in order.
pub fn fitting<T>(
    query: &str,
    all: impl IntoIterator<Item = T>,
    words: impl Fn(&T) -> (&str, &str),
) -> Vec<(Fit, T)> {
    let mut found: Vec<(Fit, T)> = all
        .into_iter()
        .filter_map(|one| {
            let (title, other_words) = words(&one);
            Some((fit(query, title, other_words)?, one))
        })
        .collect();
    found.sort_by_key(|&(fit, _)| std::cmp::Reverse(fit));
    found
}

/// The words around the name of a parent in "create child of acme", folded.
#[derive(Clone, Copy, Debug)]
pub struct ChildQuery {
    /// Before the child; may be left out.
    pub create: &'static [&'static str],
    pub child: &'static [&'static str],
    /// Before the name; may be left out.
    pub of: &'static [&'static str],
}

/// The parent that a query names to create a child of: `acme` in "create child of acme", "new child acme", "child of
/// acme".
pub fn parent_named(query: &str, words: ChildQuery) -> Option<&str> {
    let mut rest = query.trim();
    let mut skip = |words: &[&str]| {
        let (word, behind) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let is_one = words.contains(&fold::fold(word).as_str());
        if is_one {
            rest = behind.trim_start();
        }
        is_one
    };
    skip(words.create);
    let is_child = skip(words.child);
    skip(words.of);
    (is_child && !rest.is_empty()).then_some(rest)
}

/// The name of an organization behind words that mean a command, e.g. `acme` in "edit acme" or "show limits of acme":
/// the words are of its title or its other words, whole. `None`: none of them is before it, or nothing is behind.
pub fn name_behind<'q>(query: &'q str, command: (&str, &str), of: &[&str]) -> Option<&'q str> {
    let known = fold::fold(&format!("{} {}", command.0, command.1));
    let is_known = |word: &str| words(&known).any(|one| one == word);
    let mut rest = query.trim();
    let mut is_meant = false;
    loop {
        let (word, behind) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let word = fold::fold(word);
        if is_known(&word) {
            is_meant = true;
        } else if !(is_meant && of.contains(&word.as_str())) {
            break;
        }
        rest = behind.trim_start();
    }
    (is_meant && !rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_begins_a_word_and_titles_come_first() {
        let of = |query| {
            let all = [
                ("Go to Tree", "explorer"),
                ("Explorer", ""),
                ("Sign out", "exit"),
            ];
            let found = fitting(query, all, |&words| words);
            found
                .into_iter()
                .map(|(_, (title, _))| title)
                .collect::<Vec<_>>()
        };
        assert_eq!(of("expl"), ["Explorer", "Go to Tree"]);
        assert_eq!(of("OUT sig"), ["Sign out"]);
        assert!(of("ign").is_empty(), "not from inside a word");
        assert!(of("sign quokka").is_empty(), "every term counts");
        assert!(of("  ").is_empty());
    }

    #[test]
    fn a_whole_word_fits_better_than_a_start_than_another_word() {
        assert_eq!(fit("tree", "Go to Tree", ""), Some(Fit::Word));
        assert_eq!(fit("tr", "Go to Tree", ""), Some(Fit::WordStart));
        assert_eq!(fit("expl", "Go to Tree", "explorer"), Some(Fit::Inside));
        assert_eq!(fit("go tr", "Go to Tree", ""), Some(Fit::WordStart));
        assert_eq!(fit("muller", "Switch to Müller", ""), Some(Fit::Word));
        assert_eq!(fit("r&d", "Switch to R&D", ""), Some(Fit::Word));
    }

    #[test]
    fn a_query_may_name_the_parent_of_a_child_to_be() {
        const WORDS: ChildQuery = ChildQuery {
            create: &["create", "new", "add"],
            child: &["child"],
            of: &["of", "to"],
        };
        for query in [
            "create child of Acme Süd",
            "Create Child Acme Süd",
            "new child acme süd",
            " child of  acme süd ",
            "add child to acme süd",
        ] {
            let parent = parent_named(query, WORDS).map(str::to_lowercase);
            assert_eq!(parent.as_deref(), Some("acme süd"), "{query}");
        }
        for query in [
            "",
            "create",
            "child",
            "create child of",
            "children acme",
            "acme",
            "new acme",
        ] {
            assert_eq!(parent_named(query, WORDS), None, "{query}");
        }
    }

    #[test]
    fn an_organization_may_be_named_behind_what_is_to_be_done_with_it() {
        let limits = ("Show limits", "usage quota");
        let behind = |query| name_behind(query, limits, &["of", "in"]);
        assert_eq!(behind("show limits of Acme Süd"), Some("Acme Süd"));
        assert_eq!(behind("Limits  acme"), Some("acme"));
        assert_eq!(behind("quota acme"), Some("acme"));
        for query in [
            "",
            "acme",
            "limits",
            "limits of",
            "lim acme",
            "of acme",
            "acme limits x",
        ] {
            assert_eq!(behind(query), None, "{query}");
        }
    }
}
