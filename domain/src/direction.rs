//! Names that run from right to left inside text that does not. Knows letters, not where the text is shown.

use std::borrow::Cow;

/// Around a text whose direction is its own affair.
const ISOLATE: char = '\u{2068}';
const END_OF_ISOLATE: char = '\u{2069}';

/// `name`, fit to stand in a sentence: one with letters that run from right to left gets invisible
/// marks around it that keep what stands beside it in its place. Any other stays as it is.
pub fn isolated(name: &str) -> Cow<'_, str> {
    if name.chars().any(turns_the_line) {
        Cow::Owned(format!("{ISOLATE}{name}{END_OF_ISOLATE}"))
    } else {
        Cow::Borrowed(name)
    }
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
        for name in ["شركة النور", "Acme שלום", "a\u{202e}b"] {
            assert_eq!(isolated(name), format!("\u{2068}{name}\u{2069}"));
        }
    }
}
