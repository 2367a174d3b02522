//! A file that does not travel as it was chosen: what it was, and what it became.

use super::{Dimensions, Picture, SourceKind};

/// A file that another picture stands for.
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
    /// The file as it was chosen, where the API would take it.
    pub chosen: Option<Picture>,
}

/// What was done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rework {
    Converted,
    MadeSmaller,
    /// Its metadata was taken off.
    Cleaned {
        /// Whether it was drawn anew, as it is shown.
        is_turned: bool,
        named_place: bool,
    },
}

impl Reworked {
    /// A picture that the API takes, and the one that travels in its place.
    pub fn cleaned(chosen: Picture, after: Picture) -> Self {
        Self {
            before: Source {
                kind: SourceKind::Accepted(chosen.kind()),
                dimensions: chosen.dimensions(),
                size: chosen.size(),
            },
            after,
            loses_motion: false,
            chosen: Some(chosen),
        }
    }

    pub fn rework(&self) -> Rework {
        match (&self.chosen, self.before.kind) {
            (Some(chosen), _) => {
                let before = chosen.metadata();
                Rework::Cleaned {
                    is_turned: before.is_turned && !self.after.metadata().is_turned,
                    named_place: before.names_place,
                }
            }
            (None, SourceKind::Accepted(_)) => Rework::MadeSmaller,
            (None, SourceKind::Other(_)) => Rework::Converted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::{MAX_BYTES, PictureType, Recognized};

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
                chosen: None,
            };
            assert_eq!(reworked.rework(), expected, "{kind:?}");
        }
    }

    #[test]
    fn a_photo_was_turned_where_another_one_that_stands_upright_travels() {
        const TURNED: &[u8] = include_bytes!("../../tests/pictures/progressive-exif.jpg");
        const UPRIGHT: &[u8] = include_bytes!("../../tests/pictures/baseline.jpg");
        for (after, is_turned) in [(UPRIGHT, true), (TURNED, false)] {
            let [chosen, after] = [TURNED, after].map(|bytes| Picture::read(bytes).unwrap());
            let expected = Rework::Cleaned {
                is_turned,
                named_place: false,
            };
            assert_eq!(Reworked::cleaned(chosen, after).rework(), expected);
        }
    }
}
