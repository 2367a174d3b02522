//! A file that was drawn anew because the API would not take it as it was: what it was, and what it became.

use super::{Dimensions, MAX_BYTES, Picture, SourceKind};

/// A file that is drawn anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    pub kind: SourceKind,
    pub dimensions: Dimensions,
    /// In bytes.
    pub size: usize,
}

/// A file and the picture that travels in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reworked {
    pub before: Source,
    pub after: Picture,
    /// Whether it moves, and its first frame is all that is kept.
    pub loses_motion: bool,
}

/// What was done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rework {
    Converted,
    MadeSmaller,
}

impl Reworked {
    pub fn rework(&self) -> Rework {
        match self.before.kind {
            SourceKind::Accepted(_) if self.before.size >= MAX_BYTES => Rework::MadeSmaller,
            SourceKind::Accepted(_) | SourceKind::Other(_) => Rework::Converted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::{PictureType, Recognized};

    #[test]
    fn a_file_of_a_type_the_api_takes_was_made_smaller_and_another_converted() {
        let after = Picture::read(*b"GIF89a\x03\x00\x02\x00\0\0").unwrap();
        for (kind, size, expected) in [
            (
                SourceKind::Accepted(PictureType::Png),
                MAX_BYTES,
                Rework::MadeSmaller,
            ),
            (SourceKind::Other(Recognized::Svg), 300, Rework::Converted),
            (
                SourceKind::Other(Recognized::Webp),
                MAX_BYTES,
                Rework::Converted,
            ),
        ] {
            let before = Source {
                kind,
                dimensions: after.dimensions(),
                size,
            };
            let reworked = Reworked {
                before,
                after: after.clone(),
                loses_motion: false,
            };
            assert_eq!(reworked.rework(), expected, "{kind:?}");
        }
    }
}
