//! Decides whether the API would take a file as a logo, by its bytes: its true type, dimensions and size.

mod conversion;
mod data_uri;
mod dimensions;
mod dragged;
mod encoding;
mod exif;
mod foreign;
mod gif_blocks;
mod jpeg_segments;
mod link;
mod metadata;
mod motion;
mod orientation;
mod png_chunks;
mod refusal;
mod reworked;
mod sniff;
mod source;
mod vector;

use std::{fmt, sync::Arc};

use self::sniff::Sniffed;
pub use self::{
    conversion::{Attempt, Original, attempts},
    data_uri::{DataUriProblem, base64_len},
    dimensions::Dimensions,
    dragged::{Dragged, dragged},
    foreign::MAX_PIXELS,
    link::{PictureLink, may_move, renewed},
    metadata::Metadata,
    motion::moves,
    refusal::{LogoRefusal, SourceKind, WhyUnconverted},
    reworked::{Rework, Reworked, Source},
    sniff::{PictureType, Recognized},
    source::{HttpsUrl, HttpsUrlProblem, PictureSource, PictureSourceProblem},
    vector::{Vector, VectorProblem},
};

/// A picture must be smaller than this many bytes. (documented: CREATE, "under 2 MB"; read as
/// decimal megabytes, which is safe under both readings)
pub const MAX_BYTES: usize = 2_000_000;

/// A JPEG, PNG or GIF of under [`MAX_BYTES`] bytes, unchanged. Cloning shares the bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    kind: PictureType,
    dimensions: Dimensions,
    bytes: Arc<[u8]>,
}

impl Picture {
    /// Reads a picture from a file's bytes.
    ///
    /// Only the header is looked at: a file that is cut off or damaged further on still passes.
    ///
    /// # Errors
    /// [`PictureProblem`] when the API would not take these bytes. The type comes before the size,
    /// so an SVG of 3 MB is told it is an SVG.
    pub fn read(bytes: impl Into<Arc<[u8]>>) -> Result<Self, PictureProblem> {
        let bytes = bytes.into();
        if bytes.is_empty() {
            return Err(PictureProblem::Empty);
        }
        let kind = match sniff::sniff(&bytes) {
            Some(Sniffed::Accepted(kind)) => kind,
            Some(Sniffed::Other(other)) if other.browsers_decode_it() => {
                return Err(PictureProblem::Convertible(other));
            }
            Some(Sniffed::Other(other)) => return Err(PictureProblem::Unsupported(other)),
            None => return Err(PictureProblem::Unrecognized),
        };
        let Some(dimensions) = dimensions::read(kind, &bytes) else {
            return Err(PictureProblem::Damaged(kind));
        };
        if bytes.len() >= MAX_BYTES {
            return Err(PictureProblem::TooLarge {
                kind,
                size: bytes.len(),
            });
        }
        Ok(Self {
            kind,
            dimensions,
            bytes,
        })
    }

    /// The dimensions a file's header gives, whether or not the API would take the file. `None` where
    /// it gives none: a vector has none, and no file that is no picture.
    pub fn dimensions_of(bytes: &[u8]) -> Option<Dimensions> {
        match sniff::sniff(bytes)? {
            Sniffed::Accepted(kind) => dimensions::read(kind, bytes),
            Sniffed::Other(kind) => foreign::read(kind, bytes),
        }
    }

    /// The picture in `data:image/…;base64,…`, whatever image type it claims to be.
    ///
    /// # Errors
    /// [`DataUriProblem`] when the text is no base64 data URI of an image type the API takes, or
    /// when what it holds is no such picture.
    pub fn from_data_uri(text: &str) -> Result<Self, DataUriProblem> {
        let uri = data_uri::decode(text)?;
        let picture = Self::read(uri.bytes)?;
        match PictureType::from_media_type(uri.media_type) {
            Some(_) => Ok(picture),
            None => Err(DataUriProblem::ClaimsAnotherType),
        }
    }

    pub fn metadata(&self) -> Metadata {
        metadata::read(self.kind, &self.bytes)
    }

    /// The picture without what its file says of it beside the pixels, which stay byte for byte. How it is to be turned
    /// is still said. `None` where there is nothing to take off.
    pub fn without_metadata(&self) -> Option<Self> {
        let bytes = metadata::removed(self.kind, &self.bytes)?;
        Self::read(bytes).ok()
    }

    /// The form in which a picture travels to the API. (documented: CREATE)
    pub fn data_uri(&self) -> String {
        data_uri::encode(self.kind.media_type(), &self.bytes)
    }

    /// What the bytes are, whatever the file was called.
    pub fn kind(&self) -> PictureType {
        self.kind
    }

    pub fn dimensions(&self) -> Dimensions {
        self.dimensions
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The size in bytes, at least 1 and below [`MAX_BYTES`].
    pub fn size(&self) -> usize {
        self.bytes.len()
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Picture({}, {}, {} bytes)",
            self.kind,
            self.dimensions,
            self.bytes.len()
        )
    }
}

/// Why the API would not take a file as a picture. (documented: CREATE, for types and size)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureProblem {
    Empty,
    Unrecognized,
    /// A type browsers can draw, and so turn into a PNG.
    Convertible(Recognized),
    /// A type not every browser can draw.
    Unsupported(Recognized),
    /// The right type, with no readable dimensions where they must be.
    Damaged(PictureType),
    /// `size` bytes, at least [`MAX_BYTES`].
    TooLarge {
        kind: PictureType,
        size: usize,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A GIF of 3 by 2 pixels, padded with its own kind of nothing to `size` bytes.
    fn gif(size: usize) -> Vec<u8> {
        let mut bytes = b"GIF89a\x03\x00\x02\x00".to_vec();
        bytes.resize(size, 0);
        bytes
    }

    #[test]
    fn a_picture_keeps_its_bytes_and_says_what_it_is() {
        let picture = Picture::read(gif(40)).unwrap();
        assert_eq!(picture.kind(), PictureType::Gif);
        assert_eq!(picture.dimensions().to_string(), "3 × 2");
        assert_eq!(picture.bytes(), gif(40));
        assert_eq!(format!("{picture:?}"), "Picture(GIF, 3 × 2, 40 bytes)");
    }

    #[test]
    fn the_last_byte_under_two_million_passes_and_the_next_does_not() {
        assert_eq!(Picture::read(gif(MAX_BYTES - 1)).unwrap().size(), 1_999_999);
        let problem = Picture::read(gif(MAX_BYTES)).unwrap_err();
        assert_eq!(
            problem,
            PictureProblem::TooLarge {
                kind: PictureType::Gif,
                size: 2_000_000
            }
        );
    }

    #[test]
    fn an_svg_can_be_converted_and_a_heic_cannot() {
        let svg = Picture::read(*b"<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap_err();
        assert_eq!(svg, PictureProblem::Convertible(Recognized::Svg));

        let heic = Picture::read(*b"\0\0\0\x18ftypheic\0\0\0\0mif1heic").unwrap_err();
        assert_eq!(heic, PictureProblem::Unsupported(Recognized::Heic));
    }

    #[test]
    fn nothing_and_nonsense_are_told_apart() {
        assert_eq!(Picture::read([]).unwrap_err(), PictureProblem::Empty);
        assert_eq!(
            Picture::read(*b"name,limit\n").unwrap_err(),
            PictureProblem::Unrecognized
        );
    }

    #[test]
    fn a_png_cut_off_in_its_header_is_damaged() {
        let problem = Picture::read(*b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0").unwrap_err();
        assert_eq!(problem, PictureProblem::Damaged(PictureType::Png));
    }

    #[test]
    fn a_data_uri_is_believed_in_its_bytes_and_not_in_its_claim() {
        let uri = Picture::read(gif(12)).unwrap().data_uri();
        let claims_png = uri.replace("image/gif", "IMAGE/PNG");
        assert_eq!(
            Picture::from_data_uri(&claims_png).unwrap().kind(),
            PictureType::Gif
        );

        let claims_svg = uri.replace("image/gif", "image/svg+xml");
        assert_eq!(
            Picture::from_data_uri(&claims_svg),
            Err(DataUriProblem::ClaimsAnotherType)
        );

        let holds_svg = data_uri::encode("image/png", b"<svg/>");
        assert_eq!(
            Picture::from_data_uri(&holds_svg),
            Err(DataUriProblem::Picture(PictureProblem::Convertible(
                Recognized::Svg
            )))
        );
    }
}
