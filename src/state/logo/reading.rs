//! From a dropped file to a logo: what it is, whether it can be shown, and what it can be turned into.

use std::sync::Arc;

use canopy_domain::picture::{
    LogoRefusal, MAX_BYTES, Original, Picture, PictureProblem, PictureType, Recognized, Reworked,
    Source, SourceKind, Vector, WhyUnconverted, attempts, moves,
};

use crate::state::picture_file::{self, Decoded, File, ImageSource, PictureAddress};

/// Files larger than this are not even read, in bytes.
const MAX_READ: f64 = 50_000_000.0;

const _: () = assert!(MAX_BYTES as f64 <= MAX_READ);

/// What became of a file.
pub enum Read {
    Fits(Picture),
    /// It does not go as it was.
    Reworked(Reworked),
    Refused(LogoRefusal),
}

/// Reads a file and, where the API would not take it, converts it if that is possible.
pub async fn read(file: &File) -> Read {
    let size = file.size();
    if size > MAX_READ {
        // A file's size is a whole number far below what a `usize` holds.
        let size = size as usize;
        return Read::Refused(LogoRefusal::FarTooLarge { size });
    }
    let Some(bytes) = picture_file::bytes_of(file).await else {
        return Read::Refused(LogoRefusal::Unreadable);
    };
    read_bytes(bytes).await
}

/// The same for what is there already.
pub async fn read_bytes(bytes: Arc<[u8]>) -> Read {
    let problem = match Picture::read(Arc::clone(&bytes)) {
        Ok(picture) => return shown_or_refused(picture).await,
        Err(problem) => problem,
    };
    match problem {
        PictureProblem::Convertible(kind) => {
            converted(&bytes, problem, SourceKind::Other(kind)).await
        }
        PictureProblem::TooLarge { kind, .. } => {
            converted(&bytes, problem, SourceKind::Accepted(kind)).await
        }
        _ => Read::Refused(LogoRefusal::File(problem)),
    }
}

/// A header can promise what the rest of the file does not keep.
async fn shown_or_refused(picture: Picture) -> Read {
    let dimensions = picture.dimensions();
    if !dimensions.can_be_drawn() {
        return Read::Refused(LogoRefusal::TooManyPixels(dimensions));
    }
    let address = PictureAddress::of(&picture);
    let decoded = match &address {
        Some(address) => Decoded::new(address.as_str(), ImageSource::Here).await,
        None => None,
    };
    match decoded {
        Some(decoded) => cleaned(picture, &decoded).await,
        None => Read::Refused(LogoRefusal::Damaged(picture.kind())),
    }
}

/// Takes off what a file says of its picture beside the pixels, and turns upright what lies on its side.
async fn cleaned(picture: Picture, decoded: &Decoded) -> Read {
    let can_turn = || !moves(picture.bytes()) && picture_file::gives_pixels();
    let turned = match picture.metadata().is_turned && can_turn() {
        true => turned(&picture, decoded).await,
        false => None,
    };
    match turned.or_else(|| picture.without_metadata()) {
        Some(after) => Read::Reworked(Reworked::cleaned(picture, after)),
        None => Read::Fits(picture),
    }
}

/// A picture as it is shown, drawn anew.
async fn turned(picture: &Picture, decoded: &Decoded) -> Option<Picture> {
    let original = Original {
        dimensions: decoded.dimensions()?,
        is_vector: false,
        is_photo: picture.kind() == PictureType::Jpeg,
        is_opaque: decoded.sample()?.is_opaque(),
    };
    redrawn(decoded, original).await
}

/// The first way to draw a picture anew that the API takes.
async fn redrawn(decoded: &Decoded, original: Original) -> Option<Picture> {
    for attempt in attempts(original) {
        if let Ok(picture) = Picture::read(decoded.redrawn(attempt).await?) {
            return Some(picture);
        }
    }
    None
}

/// Draws a file anew as one the API takes.
async fn converted(bytes: &[u8], problem: PictureProblem, kind: SourceKind) -> Read {
    let refused = |why| Read::Refused(LogoRefusal::Unconverted(problem, why));
    let cannot = || refused(WhyUnconverted::Impossible);
    let is_vector = kind == SourceKind::Other(Recognized::Svg);
    let vector = match is_vector.then(|| Vector::read(bytes)) {
        Some(Ok(vector)) => Some(vector),
        Some(Err(problem)) => return refused(WhyUnconverted::Vector(problem)),
        None => None,
    };
    let said = match &vector {
        Some(vector) => Some(vector.dimensions()),
        None => Picture::dimensions_of(bytes),
    };
    let Some(said) = said else {
        return cannot();
    };
    if vector.is_none() && !said.can_be_drawn() {
        return Read::Refused(LogoRefusal::TooManyPixels(said));
    }
    if !picture_file::gives_pixels() {
        return refused(WhyUnconverted::Withheld);
    }
    let decoded = match &vector {
        Some(vector) => Decoded::new(&vector.data_uri(), ImageSource::Here).await,
        None => match PictureAddress::new(bytes, kind.media_type()) {
            Some(address) => Decoded::new(address.as_str(), ImageSource::Here).await,
            None => None,
        },
    };
    let Some(decoded) = decoded else {
        return cannot();
    };
    let Some(sample) = decoded.sample() else {
        return cannot();
    };
    if vector.is_some() && sample.is_transparent() {
        // A drawing that moves may show nothing at its start.
        return refused(WhyUnconverted::Transparent);
    }
    let is_moving = vector.as_ref().map_or_else(|| moves(bytes), Vector::moves);
    let seen = decoded.dimensions().unwrap_or(said);
    let original = Original {
        dimensions: vector.as_ref().map_or(seen, Vector::drawn),
        is_vector,
        is_photo: kind == SourceKind::Accepted(PictureType::Jpeg),
        is_opaque: sample.is_opaque(),
    };
    let said = vector.as_ref().map_or(seen, Vector::dimensions);
    let Some(after) = redrawn(&decoded, original).await else {
        return cannot();
    };
    Read::Reworked(Reworked {
        before: Source {
            kind,
            dimensions: said,
            size: bytes.len(),
        },
        after,
        loses_motion: is_moving,
        chosen: None,
    })
}
