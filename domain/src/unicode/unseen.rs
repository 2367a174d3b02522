//! What of a text cannot be seen. Knows characters, not whose name they make.

use crate::unicode::marks::is_mark;

/// Whether nothing of `text` can be seen: it is empty, or only blanks, controls, characters without
/// width and marks with no letter to sit on.
pub fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || c.is_control() || is_unseen(c) || is_mark(c))
}

/// What to call something: its name, or its id where nothing of the name can be seen.
pub fn title<'a>(name: &'a str, id: &'a str) -> &'a str {
    if is_blank(name) { id } else { name }
}

/// `text` without what has no width, with single spaces between its words: what a person can read of
/// it, and type again.
pub fn legible(text: &str) -> String {
    let blank = |c: char| c.is_whitespace() || is_filler(c);
    let has_width = |c: &char| blank(*c) || !(c.is_control() || is_unseen(*c));
    let shown: String = text.chars().filter(has_width).collect();
    let words = shown.split(blank).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Characters that a font draws nothing for: Unicode's default ignorable ones, with the blank of
/// Braille, the marks of annotations and variation selectors. Blanks and controls are not among them.
pub fn is_unseen(c: char) -> bool {
    is_filler(c)
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// Letters that only take room.
const fn is_filler(c: char) -> bool {
    matches!(c, '\u{2800}' | '\u{3164}' | '\u{FFA0}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_which_nothing_can_be_seen_is_blank() {
        for text in [
            "",
            " \t\n",
            "\u{a0}\u{2003}\u{3000}\u{85}\u{2028}",
            "\0\u{1b}\u{9f}",
            "\u{200b}",
            "\u{3164}",
            "\u{ffa0}",
            "\u{2800}\u{2800}",
            "\u{115f}\u{1160}",
            "\u{ad}",
            "\u{34f}",
            "\u{200e}\u{200f}\u{61c}",
            "\u{202e}\u{2066}\u{2069}",
            "\u{feff}",
            "\u{2060}\u{2064}\u{206a}",
            "\u{180e}",
            "\u{fe0f}",
            "\u{e0100}\u{e0041}\u{e007f}",
            "\u{1d173}",
            "\u{fff9}",
            "\u{301}\u{20dd}",
        ] {
            assert!(is_blank(text), "{text:?}");
        }
    }

    #[test]
    fn a_text_with_something_to_see_is_none() {
        for text in [
            "a",
            " . ",
            "\u{200b}a",
            "東",
            "ـ",
            "\u{fffd}",
            "🏢",
            "\u{e000}",
            "\u{1100}",
        ] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    #[test]
    fn what_cannot_be_seen_goes_by_its_id() {
        assert_eq!(title("\u{3164}", "org_1"), "org_1");
        assert_eq!(title("Acme", "org_1"), "Acme");
    }

    #[test]
    fn what_is_legible_has_single_spaces_and_nothing_without_width() {
        assert_eq!(
            legible(" A\u{200b}c\0me\u{3000}\u{3164} Inc\u{fe0f}\n"),
            "Acme Inc"
        );
        assert_eq!(legible("\u{2800}\u{feff}"), "");
        assert_eq!(legible("e\u{301}"), "e\u{301}");
    }
}
