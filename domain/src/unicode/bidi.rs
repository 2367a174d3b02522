//! Names that run from right to left inside text that does not. Knows letters, not where the text is shown.

use std::borrow::Cow;

/// Around a text whose direction is its own affair.
const ISOLATE: char = '\u{2068}';
const END_OF_ISOLATE: char = '\u{2069}';

/// `name`, fit to stand in a sentence: one with letters that run from right to left gets invisible
/// marks around it that keep what stands beside it in its place, and loses those of its own that
/// would end them. Any other stays as it is.
pub fn isolated(name: &str) -> Cow<'_, str> {
    if name.chars().any(turns_the_line) {
        let mut isolated = String::from(ISOLATE);
        isolated.extend(name.chars().filter(|&c| !ends_or_begins(c)));
        isolated.push(END_OF_ISOLATE);
        Cow::Owned(isolated)
    } else {
        Cow::Borrowed(name)
    }
}

/// Marks that begin or end a direction, and what ends a paragraph and with it every isolate.
fn ends_or_begins(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2029}') || c.is_control()
}

/// Letters of scripts that run from right to left, and marks that turn a line round.
fn turns_the_line(c: char) -> bool {
    matches!(c,
        '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'
        | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_turn_the_line_are_isolated() {
        for name in ["Acme", "Müller", "東京", "Αθήνα", ""] {
            assert_eq!(isolated(name), name);
        }
        for name in ["شركة النور", "Acme שלום", "a\u{200f}b"] {
            assert_eq!(isolated(name), format!("\u{2068}{name}\u{2069}"));
        }
    }

    #[test]
    fn a_name_cannot_end_its_isolate_and_turn_the_sentence_round() {
        for (name, left) in [
            ("Acme\u{2069}\u{202e}", "Acme"),
            ("a\u{202e}b\u{202c}", "ab"),
            ("\u{2069}\u{2069}\u{2067}א", "א"),
            ("\u{202a}a\u{202b}b\u{202d}c\u{2066}d\u{2068}", "abcd"),
            ("א\u{2029}\n\u{85}\u{1c}b", "אb"),
            ("א\u{200f}\u{200e}\u{61c}b", "א\u{200f}\u{200e}\u{61c}b"),
        ] {
            assert_eq!(
                isolated(name),
                format!("\u{2068}{left}\u{2069}"),
                "{name:?}"
            );
        }
    }
}
