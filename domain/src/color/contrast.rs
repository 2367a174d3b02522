//! Contrast as WCAG 2 measures it.

use super::{Color, oklab::to_linear};

/// The contrast text needs: 4.5 to 1. (documented: WCAG 2.2, 1.4.3, level AA)
pub const TEXT: f64 = 4.5;

/// The contrast of what one must see to use a page, a focus ring above all: 3 to 1.
/// (documented: WCAG 2.2, 1.4.11, level AA)
pub const NON_TEXT: f64 = 3.0;

/// Relative luminance, 0 for black to 1 for white. (documented: WCAG 2.2, with the threshold of
/// sRGB itself, which gives the same for eight-bit colors)
pub fn luminance(color: Color) -> f64 {
    0.2126 * to_linear(color.r) + 0.7152 * to_linear(color.g) + 0.0722 * to_linear(color.b)
}

/// The contrast ratio of two colors, 1 for the same to 21 for black and white, whichever way
/// round. (documented: WCAG 2.2)
pub fn contrast(one: Color, other: Color) -> f64 {
    ratio(luminance(one), luminance(other))
}

/// The same of two luminances.
pub(super) fn ratio(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A ratio in hundredths, cut rather than rounded, so that what fails never reads as what passes.
pub fn hundredths(ratio: f64) -> u32 {
    // A ratio is at most 21, and the sum below only mends a lost last bit.
    (ratio * 100.0 + 1e-9) as u32
}

/// White where white text can be read, black everywhere else; at least [`TEXT`] on any ground.
///
/// Not whichever has the higher ratio: on a middle blue that is black, by a hair, and it is white
/// that people read with ease. (ours)
pub fn readable_on(ground: Color) -> Color {
    if contrast(Color::WHITE, ground) >= TEXT {
        Color::WHITE
    } else {
        Color::BLACK
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_just_below_the_line_reads_below_it() {
        assert_eq!(hundredths(4.499_999), 449);
        assert_eq!(hundredths(4.5), 450);
        assert_eq!(hundredths(21.0), 2_100);
        assert_eq!(hundredths(1.05), 105);
    }

    #[test]
    fn text_on_yellow_is_black_and_on_blue_white() {
        assert_eq!(readable_on(Color::rgb(0xFF, 0xD6, 0x00)), Color::BLACK);
        assert_eq!(readable_on(Color::rgb(0x1A, 0x73, 0xE8)), Color::WHITE);
    }
}
