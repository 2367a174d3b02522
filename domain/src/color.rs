//! Decides what counts as a color as people type it, how the API gets it, and how two colors contrast.

mod contrast;
mod nearest;
mod oklab;
mod root;

use std::fmt;

use serde::{Serialize, Serializer};

use crate::unicode::numbers::plain;

pub(crate) use self::oklab::Oklab;
pub use self::{
    contrast::{NON_TEXT, TEXT, contrast, hundredths, luminance, readable_on},
    nearest::nearest_passing,
};

/// An opaque sRGB color, 0 to 255 in each channel. Written `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Color {
    pub r: u8,
    pub g: u8,
    pub b: u8,
}

impl Color {
    pub const BLACK: Self = Self::rgb(0x00, 0x00, 0x00);
    pub const WHITE: Self = Self::rgb(0xFF, 0xFF, 0xFF);

    pub const fn rgb(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b }
    }

    /// Reads three or six hex digits in any case, with or without `#`, and with blanks around
    /// them, as they come from a keyboard or a clipboard: full-width ones and those of other scripts
    /// are the digits they are. (ours)
    ///
    /// # Errors
    /// [`ColorProblem`].
    pub fn parse(text: &str) -> Result<Self, ColorProblem> {
        let text = plain(text);
        let digits = text.strip_prefix('#').unwrap_or(&text);
        if digits.is_empty() {
            return Err(ColorProblem::Empty);
        }
        let mut value = 0_u32;
        let mut count = 0;
        for c in digits.chars() {
            let digit = c.to_digit(16).ok_or(ColorProblem::NotADigit(c))?;
            value = value << 4 | digit;
            count += 1;
        }
        match count {
            // One digit stands for two of the same: 0xA is 0xAA.
            3 => Ok(Self::from_bits(
                [value >> 8, value >> 4, value].map(|digit| (digit & 0xF) * 0x11),
            )),
            6 => Ok(Self::from_bits([value >> 16, value >> 8, value])),
            4 | 8 => Err(ColorProblem::Transparency),
            count => Err(ColorProblem::Length(count)),
        }
    }

    fn from_bits([r, g, b]: [u32; 3]) -> Self {
        let low = |bits: u32| (bits & 0xFF) as u8;
        Self::rgb(low(r), low(g), low(b))
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }
}

/// As it is sent: `#rrggbb`.
impl Serialize for Color {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// Why a text is not a color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorProblem {
    Empty,
    /// The first character that is no hex digit.
    NotADigit(char),
    /// Neither three nor six digits, but this many.
    Length(usize),
    /// Four or eight digits: the last one or two are an opacity.
    Transparency,
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLUE: Color = Color::rgb(0x1A, 0x73, 0xE8);

    #[test]
    fn six_digits_are_read_however_they_are_typed() {
        for text in ["#1a73e8", "1a73e8", "#1A73E8", "  #1a73E8\n"] {
            assert_eq!(Color::parse(text), Ok(BLUE), "{text:?}");
        }
        assert_eq!(BLUE.to_string(), "#1a73e8");
    }

    #[test]
    fn digits_and_signs_of_other_keyboards_are_what_they_are() {
        for text in [
            "＃1a73e8",
            "＃１Ａ７３Ｅ８",
            "１ａ７３ｅ８",
            "﹟1a73e8",
            "#١a٧٣e٨",
            "\u{200f}#۱a۷۳e۸",
            "\u{3000}#1a73e8\u{feff}",
        ] {
            assert_eq!(Color::parse(text), Ok(BLUE), "{text:?}");
        }
        assert_eq!(Color::parse("＃１２３"), Color::parse("#123"));
        assert_eq!(
            Color::parse("＃＃１２３"),
            Err(ColorProblem::NotADigit('#'))
        );
    }

    #[test]
    fn three_digits_each_stand_for_two() {
        assert_eq!(Color::parse("#0aF"), Ok(Color::rgb(0x00, 0xAA, 0xFF)));
    }

    #[test]
    fn a_half_typed_color_says_how_far_it_got() {
        assert_eq!(Color::parse("#"), Err(ColorProblem::Empty));
        assert_eq!(Color::parse(""), Err(ColorProblem::Empty));
        assert_eq!(Color::parse("#1a"), Err(ColorProblem::Length(2)));
        assert_eq!(Color::parse("#1a73e"), Err(ColorProblem::Length(5)));
        assert_eq!(Color::parse("#1a73e8a"), Err(ColorProblem::Length(7)));
        assert_eq!(
            Color::parse(&"f".repeat(10_000)),
            Err(ColorProblem::Length(10_000))
        );
    }

    #[test]
    fn an_opacity_and_a_stylesheet_are_refused() {
        assert_eq!(Color::parse("#1a78"), Err(ColorProblem::Transparency));
        assert_eq!(Color::parse("#1a73e880"), Err(ColorProblem::Transparency));
        assert_eq!(
            Color::parse("red;background:url(//x)"),
            Err(ColorProblem::NotADigit('r'))
        );
        assert_eq!(Color::parse("##abc"), Err(ColorProblem::NotADigit('#')));
    }

    #[test]
    fn a_request_holds_all_six_digits_and_the_hash() {
        assert_eq!(serde_json::to_value(BLUE).unwrap(), "#1a73e8");
    }
}
