//! The names from a root down to an organization as one text: `Acme / North`. A slash or backslash in a name has a
//! backslash before it.

use crate::tree::forest::{Forest, Index};

const BETWEEN: &str = " / ";

pub(super) fn joined(names: &mut dyn Iterator<Item = &str>) -> String {
    let mut text = String::new();
    for name in names {
        if !text.is_empty() {
            text.push_str(BETWEEN);
        }
        for c in name.trim().chars() {
            if matches!(c, '/' | '\\') {
                text.push('\\');
            }
            text.push(c);
        }
    }
    text
}

/// The path of an organization of this name below the one with that path. Empty: below none.
pub(super) fn below(above: &str, name: &str) -> String {
    let name = joined(&mut std::iter::once(name));
    match above {
        "" => name,
        above => [above, &name].join(BETWEEN),
    }
}

pub(super) fn of_parts(parts: &[String]) -> String {
    joined(&mut parts.iter().map(String::as_str))
}

/// The names in a text, with or without blanks around what is between them. Empty ones don't count.
pub(super) fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, parts.last_mut()) {
            ('/', _) => parts.push(String::new()),
            ('\\', Some(part)) => part.push(chars.next().unwrap_or(c)),
            (c, Some(part)) => part.push(c),
            (_, None) => {}
        }
    }
    let parts = parts.iter().map(|part| part.trim().to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

/// The path of an organization, itself included. An id stands for a name of which nothing can be seen.
pub(super) fn path_of(forest: &Forest, index: Index) -> String {
    let mut way: Vec<Index> = std::iter::once(index)
        .chain(forest.ancestors(index))
        .collect();
    way.reverse();
    joined(&mut way.into_iter().map(|at| forest.get(at).title()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_path_reads_back_as_its_names(names in prop::collection::vec(r"[/\\ a]{0,4}[/\\b]", 1..4)) {
            let text = joined(&mut names.iter().map(String::as_str));
            let names: Vec<_> = names.iter().map(|name| name.trim()).collect();
            prop_assert_eq!(parts(&text), names);
        }
    }

    #[test]
    fn blanks_and_slashes_around_a_path_do_not_matter() {
        assert_eq!(parts("/Acme/ North /"), ["Acme", "North"]);
        assert_eq!(parts(r"R\/D \\"), [r"R/D \"]);
        assert_eq!(parts("\\"), ["\\"]);
        assert!(parts(" / ").is_empty());
    }
}
