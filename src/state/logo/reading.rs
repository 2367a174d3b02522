//! From a dropped file to a logo: what it is, whether it can be shown, and what it can be turned into. Knows no form.

use std::sync::Arc;

use canopy_domain::picture::{
    MAX_BYTES, Original, Picture, PictureProblem, PictureType, Recognised, Vector, attempts, moves,
    size_text,
};

use crate::state::picture_file::{self, Decoded, File, ImageSource, PictureAddress};

/// Files larger than this are not even read, in bytes.
const MAX_READ: f64 = 50_000_000.0;

/// Where a browser protects against being recognized by its drawings.
const WITHHELD: &str = "This browser hides what it draws from web pages, so it can't convert it. Allow this site to \
    read canvas data in the browser's settings, or save the picture as a PNG in the program it came from.";

/// A drawing that moves may show nothing at its start.
const TRANSPARENT: &str = "This browser can't convert it, because the result would be fully transparent. Save it as a PNG \
    in the program it came from.";

const _: () = assert!(MAX_BYTES as f64 <= MAX_READ);

/// A file the API would not take as it is, drawn anew as one it takes. Nothing of it is in the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversion {
    /// Why the file cannot go as it is.
    pub reason: String,
    /// What it was: "an SVG file, 24 × 24, 1.2 kB".
    pub before: String,
    pub after: Picture,
    /// What is lost on the way, if anything.
    pub loss: Option<&'static str>,
    address: Arc<PictureAddress>,
}

impl Conversion {
    /// Where the converted picture can be seen.
    pub fn address(&self) -> String {
        self.address.as_str().to_owned()
    }
}

/// What became of a file.
pub enum Read {
    Fits(Picture),
    Converted(Conversion),
    Refused(String),
}

/// Reads a file and, where the API would not take it, tries to convert it.
pub async fn read(file: &File) -> Read {
    let size = picture_file::size_of(file);
    if size > MAX_READ {
        // A file's size is a whole number far below what a `usize` holds.
        let size = size_text(size as usize);
        return Read::Refused(format!(
            "This file is {size}. A logo has to be under 2 MB; choose a smaller file."
        ));
    }
    let Some(bytes) = picture_file::bytes_of(file).await else {
        return Read::Refused("This can't be read. Choose a file, not a folder.".into());
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
            let is_vector = kind == Recognised::Svg;
            let source = Source {
                media_type: kind.media_type(),
                name: kind.with_article().to_owned(),
                is_vector,
                is_photo: false,
            };
            converted(&bytes, problem, source).await
        }
        PictureProblem::TooLarge { kind, .. } => {
            let is_photo = kind == PictureType::Jpeg;
            let source = Source {
                media_type: kind.media_type(),
                name: format!("a {kind}"),
                is_vector: false,
                is_photo,
            };
            converted(&bytes, problem, source).await
        }
        _ => Read::Refused(problem.to_string()),
    }
}

/// A header can promise what the rest of the file does not keep.
async fn shown_or_refused(picture: Picture) -> Read {
    let dimensions = picture.dimensions();
    if !dimensions.can_be_drawn() {
        return Read::Refused(too_many_pixels(&dimensions.to_string()));
    }
    let address = PictureAddress::of(&picture);
    let decoded = match &address {
        Some(address) => Decoded::new(address.as_str(), ImageSource::Here).await,
        None => None,
    };
    match decoded {
        Some(_) => Read::Fits(picture),
        None => Read::Refused(format!(
            "This {} is damaged or cut off: it can't be shown. Choose another copy of the file.",
            picture.kind()
        )),
    }
}

struct Source {
    media_type: &'static str,
    name: String,
    is_vector: bool,
    is_photo: bool,
}

/// Draws a file anew as one the API takes.
async fn converted(bytes: &[u8], problem: PictureProblem, source: Source) -> Read {
    let refused = |reason: &str| Read::Refused(format!("{problem} {reason}"));
    let cannot =
        || refused("This browser can't convert it; save it as a PNG in the program it came from.");
    let vector = match source.is_vector.then(|| Vector::read(bytes)) {
        Some(Ok(vector)) => Some(vector),
        Some(Err(problem)) => return refused(&problem.to_string()),
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
        return Read::Refused(too_many_pixels(&said.to_string()));
    }
    if !picture_file::gives_pixels() {
        return refused(WITHHELD);
    }
    let decoded = match &vector {
        Some(vector) => Decoded::new(&vector.data_uri(), ImageSource::Here).await,
        None => match PictureAddress::new(bytes, source.media_type) {
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
        return refused(TRANSPARENT);
    }
    let is_moving = vector.as_ref().map_or_else(|| moves(bytes), Vector::moves);
    let seen = decoded.dimensions().unwrap_or(said);
    let original = Original {
        dimensions: vector.as_ref().map_or(seen, Vector::drawn),
        is_vector: source.is_vector,
        is_photo: source.is_photo,
        is_opaque: sample.is_opaque(),
    };
    let said = vector.as_ref().map_or(seen, Vector::dimensions);
    for attempt in attempts(original) {
        let Some(redrawn) = decoded.redrawn(attempt).await else {
            return cannot();
        };
        let Ok(after) = Picture::read(redrawn) else {
            continue;
        };
        let Some(address) = PictureAddress::of(&after) else {
            return cannot();
        };
        return Read::Converted(Conversion {
            reason: problem.to_string(),
            before: format!("{}, {said}, {}", source.name, size_text(bytes.len())),
            after,
            loss: is_moving.then_some("Only its first frame is kept."),
            address: Arc::new(address),
        });
    }
    cannot()
}

fn too_many_pixels(dimensions: &str) -> String {
    format!(
        "This picture is {dimensions} pixels, more than a logo can have. Make it smaller first."
    )
}
