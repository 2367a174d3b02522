//! Why a file or an address did not become a logo, beyond what its first bytes say.

use super::{
    Dimensions, PictureProblem, PictureSourceProblem, PictureType, Recognized, VectorProblem,
};

/// Why the last thing that was given did not become a logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogoRefusal {
    /// The browser handed over no file.
    NoFile,
    /// A file of `size` bytes, too large even to be read.
    FarTooLarge {
        size: usize,
    },
    /// The browser cannot read it: it is a folder, or has gone since.
    Unreadable,
    Address(PictureSourceProblem),
    File(PictureProblem),
    /// The browser cannot decode it, whatever its header says.
    Damaged(PictureType),
    TooManyPixels(Dimensions),
    /// The API would not take it as it is, and it could not be converted.
    Unconverted(PictureProblem, WhyUnconverted),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyUnconverted {
    Vector(VectorProblem),
    /// The browser keeps what it draws from pages.
    Withheld,
    /// Nothing could be seen of it.
    Transparent,
    /// The browser cannot, for no reason it tells.
    Impossible,
}

/// What a file is that was converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// One that the API takes, but was too large.
    Accepted(PictureType),
    Other(Recognized),
}

impl SourceKind {
    /// The media type an image element wants for it.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Accepted(kind) => kind.media_type(),
            Self::Other(kind) => kind.media_type(),
        }
    }
}
