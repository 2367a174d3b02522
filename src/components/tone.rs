//! The meanings a color may carry, each with the shape that says the same without it.

use super::icon::Glyph;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Says something, judges nothing.
    #[default]
    Neutral,
    Good,
    Caution,
    /// Over a bound, refused, or failed.
    Over,
}

impl Tone {
    /// The value of `data-tone`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Good => "good",
            Tone::Caution => "caution",
            Tone::Over => "over",
        }
    }

    pub const fn glyph(self) -> Glyph {
        match self {
            Tone::Neutral => Glyph::Info,
            Tone::Good => Glyph::Good,
            Tone::Caution => Glyph::Warning,
            Tone::Over => Glyph::Error,
        }
    }
}
