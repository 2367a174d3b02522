//! The logo of an organization: files, addresses, conversion, and why a picture was not taken.

pub mod refusal;
pub mod reworked;

use canopy_domain::picture::{
    DataUriProblem, Dimensions, HttpsUrl, HttpsUrlProblem, MAX_BYTES, Picture, PictureProblem,
    PictureSourceProblem, PictureType, Recognized, SourceKind, base64_len,
};

use crate::counts::grouped;

pub const READING: &str = "Reading the file…";
pub const INVITATION: &str = "Drop or paste an image anywhere on this page: JPEG, PNG or GIF under 2 MB. Other \
    formats and larger files are converted in your browser.";
pub const INVITATION_AGAIN: &str = "Drop or paste another image to replace it.";
pub const CHOOSE: &str = "Choose a file";
pub const CHOOSE_ANOTHER: &str = "Choose another file";

/// The image the organization has stays its logo.
pub const KEEP_CURRENT: &str = "Keep current logo";
pub const REMOVE: &str = "Remove logo";
pub const WILL_BE_REMOVED: &str = "The logo will be removed when you save.";

/// What is known of a picture, and how much of it will travel.
pub fn facts(picture: &Picture) -> [(&'static str, String); 4] {
    [
        ("Type", picture.kind().to_string()),
        ("Pixels", picture.dimensions().to_string()),
        ("File size", size(picture.size())),
        ("Upload size (base64)", size(base64_len(picture.size()))),
    ]
}

pub const URL: &str = "Logo URL";
pub const URL_EXAMPLE: &str = "https://example.com/logo.png";
pub const URL_HINT: &str =
    "A public HTTPS address of an image. The API fetches it and keeps a copy.";
pub const URL_UNUSED: &str =
    "Not used while an image is selected. Remove the image to use this URL.";
pub const URL_FAILED: &str =
    "Your browser can't load this image. The API fetches it itself and may report why.";

/// The grounds a logo is shown on.
pub mod grounds {
    pub const LIGHT: &str = "On light";
    pub const DARK: &str = "On dark";
    pub const TRANSPARENT: &str = "Transparent";
}

/// A picture in a row of facts: `PNG, 24 × 24, 1.2 kB`.
pub fn picture(kind: PictureType, dimensions: Dimensions, bytes: usize) -> String {
    format!("{kind}, {dimensions}, {}", size(bytes))
}

/// The same of a file of any type.
pub fn source(kind: SourceKind, dimensions: Dimensions, bytes: usize) -> String {
    match kind {
        SourceKind::Accepted(kind) => picture(kind, dimensions, bytes),
        SourceKind::Other(kind) => format!("{}, {dimensions}, {}", recognized(kind), size(bytes)),
    }
}

/// A type, without an article.
const fn recognized(kind: Recognized) -> &'static str {
    match kind {
        Recognized::Svg => "SVG file",
        Recognized::Webp => "WebP image",
        Recognized::Avif => "AVIF image",
        Recognized::Bmp => "BMP image",
        Recognized::Ico => "icon file",
        Recognized::Tiff => "TIFF image",
        Recognized::Heic => "HEIC photo",
        Recognized::JpegXl => "JPEG XL image",
        Recognized::Photoshop => "Photoshop file",
        Recognized::Pdf => "PDF",
        Recognized::Compressed => "compressed file (possibly SVGZ)",
    }
}

/// The same inside a sentence: "an SVG file".
fn with_article(kind: Recognized) -> String {
    let article = match kind {
        Recognized::Svg | Recognized::Avif | Recognized::Ico => "an",
        _ => "a",
    };
    format!("{article} {}", recognized(kind))
}

/// A size in decimal units: `512 bytes`, `24.3 kB`, `1.9 MB`. Neither what passes the limit nor what is over it may
/// read as the limit: below it a size is rounded down, above it up.
pub fn size(bytes: usize) -> String {
    let tenths = |unit: usize| {
        let tenth = unit / 10;
        let tenths = match bytes {
            0..MAX_BYTES => bytes / tenth,
            _ => bytes.div_ceil(tenth),
        };
        match (tenths / 10, tenths % 10) {
            (whole, 0) => whole.to_string(),
            (whole, tenth) => format!("{whole}.{tenth}"),
        }
    };
    match bytes {
        1 => "1 byte".into(),
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", tenths(1_000)),
        _ => format!("{} MB", tenths(1_000_000)),
    }
}

/// Why a file cannot be a logo as it is.
pub fn problem(problem: PictureProblem) -> String {
    match problem {
        PictureProblem::Empty => "This file is empty. Choose a JPEG, PNG or GIF.".to_owned(),
        PictureProblem::Unrecognized => {
            "This file isn't an image. Choose a JPEG, PNG or GIF.".to_owned()
        }
        PictureProblem::Convertible(kind) => {
            format!("This is {}. Use a JPEG, PNG or GIF.", with_article(kind))
        }
        PictureProblem::Unsupported(kind) => format!(
            "This is {}, which a browser can't convert. Save it as a JPEG, PNG or GIF first.",
            with_article(kind)
        ),
        PictureProblem::Damaged(kind) => format!(
            "This {kind} is damaged or incomplete: its header can't be read. Choose another copy of the file."
        ),
        PictureProblem::TooLarge { kind, size } => format!(
            "This {kind} is {}. A logo must be under 2 MB; make it smaller first.",
            self::size(size)
        ),
    }
}

/// Why a text is not the source of a picture.
pub fn source_problem(problem: PictureSourceProblem) -> String {
    match problem {
        PictureSourceProblem::DataUri(problem) => data_uri(problem),
        PictureSourceProblem::Url(problem) => url(problem),
    }
}

fn data_uri(problem: DataUriProblem) -> String {
    let fixed = match problem {
        DataUriProblem::NotADataUri => {
            "This isn't a data URI. One looks like data:image/png;base64,iVBORw0…"
        }
        DataUriProblem::NotBase64 => {
            "This data URI isn't in base64. One looks like data:image/png;base64,iVBORw0…"
        }
        DataUriProblem::BrokenBase64 => {
            "The base64 of this data URI is broken or incomplete. Copy the whole data URI again."
        }
        DataUriProblem::ClaimsAnotherType => {
            "The API doesn't accept the type of this data URI. Use image/jpeg, image/png or image/gif."
        }
        DataUriProblem::Picture(problem) => return self::problem(problem),
    };
    fixed.to_owned()
}

fn url(problem: HttpsUrlProblem) -> String {
    let fixed = match problem {
        HttpsUrlProblem::Empty => "Enter a URL that starts with https://",
        HttpsUrlProblem::Http => {
            "This URL starts with http://. The API only fetches images over https://"
        }
        HttpsUrlProblem::NotHttps => {
            "This isn't a web address. Enter a URL that starts with https://"
        }
        HttpsUrlProblem::NoHost => {
            "This URL has no host name. One looks like https://example.com/logo.png"
        }
        HttpsUrlProblem::Credentials => {
            "This URL contains a user name or password. Use one that opens without signing in."
        }
        HttpsUrlProblem::BadCharacter => {
            "This URL contains a space, a line break or a backslash. Remove it, or write a space as %20."
        }
        HttpsUrlProblem::TooLong => {
            return format!(
                "This URL is longer than {} characters. Use a shorter one.",
                grouped(HttpsUrl::MAX as u64)
            );
        }
    };
    fixed.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_facts_say_what_the_file_is_and_what_will_travel() {
        let mut bytes = b"GIF89a\x03\x00\x02\x00".to_vec();
        bytes.resize(3_000, 0);
        let picture = Picture::read(bytes).unwrap();
        let texts = facts(&picture).map(|(_, text)| text);
        assert_eq!(texts, ["GIF", "3 × 2", "3 kB", "4 kB"]);
    }

    #[test]
    fn a_size_has_one_digit_after_the_point_unless_that_is_zero() {
        let cases = [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (1_000, "1 kB"),
            (24_399, "24.3 kB"),
            (999_999, "999.9 kB"),
            (1_999_999, "1.9 MB"),
            (2_000_000, "2 MB"),
            (12_345_678, "12.4 MB"),
        ];
        for (bytes, text) in cases {
            assert_eq!(size(bytes), text);
        }
        assert!(size(usize::MAX).ends_with(" MB"));
    }

    #[test]
    fn a_size_over_the_limit_is_rounded_up() {
        assert_eq!(size(2_000_001), "2.1 MB");
        assert_eq!(size(12_300_000), "12.3 MB");
        let too_large = PictureProblem::TooLarge {
            kind: PictureType::Gif,
            size: 2_000_000,
        };
        assert_eq!(
            problem(too_large),
            "This GIF is 2 MB. A logo must be under 2 MB; make it smaller first."
        );
    }

    #[test]
    fn an_svg_is_told_what_to_use_and_a_heic_where_to_go() {
        assert_eq!(
            problem(PictureProblem::Convertible(Recognized::Svg)),
            "This is an SVG file. Use a JPEG, PNG or GIF."
        );
        assert_eq!(
            problem(PictureProblem::Unsupported(Recognized::Heic)),
            "This is a HEIC photo, which a browser can't convert. Save it as a JPEG, PNG or GIF first."
        );
    }

    #[test]
    fn every_source_is_told_what_is_wrong_with_it() {
        let uris = [
            DataUriProblem::NotADataUri,
            DataUriProblem::NotBase64,
            DataUriProblem::BrokenBase64,
            DataUriProblem::ClaimsAnotherType,
            DataUriProblem::Picture(PictureProblem::Unrecognized),
        ];
        let urls = [
            HttpsUrlProblem::Empty,
            HttpsUrlProblem::Http,
            HttpsUrlProblem::NotHttps,
            HttpsUrlProblem::NoHost,
            HttpsUrlProblem::Credentials,
            HttpsUrlProblem::BadCharacter,
            HttpsUrlProblem::TooLong,
        ];
        let uris = uris.map(PictureSourceProblem::from);
        let urls = urls.map(PictureSourceProblem::from);
        for problem in uris.into_iter().chain(urls) {
            assert!(!source_problem(problem).is_empty(), "{problem:?}");
        }
        assert_eq!(
            source_problem(HttpsUrlProblem::TooLong.into()),
            "This URL is longer than 2,048 characters. Use a shorter one."
        );
    }
}
