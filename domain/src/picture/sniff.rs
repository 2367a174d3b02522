//! What kind of picture some bytes are, by the signature each format begins with.

use std::fmt;

use super::encoding;

/// A type the API takes. (documented: CREATE)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PictureType {
    Jpeg,
    Png,
    Gif,
}

impl PictureType {
    pub const ALL: [Self; 3] = [Self::Jpeg, Self::Png, Self::Gif];

    /// The registered media type, e.g. `image/jpeg`.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
        }
    }

    /// The type of a media type in any case. `image/jpg`, never registered but often written,
    /// is one too (assumed).
    pub fn from_media_type(text: &str) -> Option<Self> {
        if text.eq_ignore_ascii_case("image/jpg") {
            return Some(Self::Jpeg);
        }
        Self::ALL
            .into_iter()
            .find(|kind| text.eq_ignore_ascii_case(kind.media_type()))
    }

    /// The usual end of a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
        }
    }
}

impl fmt::Display for PictureType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Gif => "GIF",
        })
    }
}

/// A type people try that the API does not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Recognized {
    Svg,
    Webp,
    Avif,
    Bmp,
    Ico,
    Tiff,
    Heic,
    JpegXl,
    Photoshop,
    Pdf,
    /// Whatever is in it.
    Compressed,
}

impl Recognized {
    /// Whether all current browsers draw it in an image element.
    pub fn browsers_decode_it(self) -> bool {
        matches!(
            self,
            Self::Svg | Self::Webp | Self::Avif | Self::Bmp | Self::Ico
        )
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sniffed {
    Accepted(PictureType),
    Other(Recognized),
}

/// How the files of a type begin.
const SIGNATURES: [(&[u8], Sniffed); 11] = [
    (b"\xFF\xD8\xFF", Sniffed::Accepted(PictureType::Jpeg)),
    (b"\x89PNG\r\n\x1A\n", Sniffed::Accepted(PictureType::Png)),
    (b"GIF87a", Sniffed::Accepted(PictureType::Gif)),
    (b"GIF89a", Sniffed::Accepted(PictureType::Gif)),
    (b"II*\0", Sniffed::Other(Recognized::Tiff)),
    (b"MM\0*", Sniffed::Other(Recognized::Tiff)),
    (b"\xFF\x0A", Sniffed::Other(Recognized::JpegXl)),
    (
        b"\0\0\0\x0CJXL \r\n\x87\n",
        Sniffed::Other(Recognized::JpegXl),
    ),
    (b"8BPS", Sniffed::Other(Recognized::Photoshop)),
    (b"%PDF-", Sniffed::Other(Recognized::Pdf)),
    (b"\x1F\x8B\x08", Sniffed::Other(Recognized::Compressed)),
];

/// `None` when the bytes begin like no picture known here.
pub(super) fn sniff(bytes: &[u8]) -> Option<Sniffed> {
    let mut signatures = SIGNATURES.iter();
    if let Some((_, kind)) = signatures.find(|(begin, _)| bytes.starts_with(begin)) {
        return Some(*kind);
    }
    Some(Sniffed::Other(match bytes {
        [b'R', b'I', b'F', b'F', _, _, _, _, name @ ..] if name.starts_with(b"WEBP") => {
            Recognized::Webp
        }
        // Two letters are no proof; the reserved zeros after the file's length are.
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Recognized::Bmp,
        [0, 0, 1 | 2, 0, count, _, ..] if *count > 0 => Recognized::Ico,
        [a, b, c, d, b'f', b't', b'y', b'p', brands @ ..] => {
            let box_size = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
            by_brand(&brands[..brands.len().min(box_size.saturating_sub(8))])?
        }
        _ if is_svg(bytes) => Recognized::Svg,
        _ => return None,
    }))
}

/// The still-image types that share the MP4 container name themselves in a list of four-letter
/// brands: the major one, a version, then the compatible ones.
fn by_brand(brands: &[u8]) -> Option<Recognized> {
    let names = |wanted: &[&[u8; 4]]| {
        brands
            .chunks_exact(4)
            .any(|brand| wanted.iter().any(|w| brand == *w))
    };
    if names(&[b"avif", b"avis"]) {
        Some(Recognized::Avif)
    } else if names(&[
        b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1",
    ]) {
        Some(Recognized::Heic)
    } else {
        None
    }
}

/// Whether the first element of an XML text is `svg`. An HTML page with a drawing in it is not one.
fn is_svg(bytes: &[u8]) -> bool {
    if let [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'<', 0, ..] | [0, b'<', ..] = bytes {
        // Two bytes a letter.
        let text = encoding::text_of(bytes);
        return text.is_some_and(|text| is_svg(text.as_bytes()));
    }
    let mut rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    loop {
        rest = rest.trim_ascii_start();
        rest = if let Some(comment) = rest.strip_prefix(b"<!--") {
            after(comment, b"-->")
        } else if let Some(declaration) = rest.strip_prefix(b"<?") {
            after(declaration, b"?>")
        } else if let Some(doctype) = rest.strip_prefix(b"<!") {
            after_doctype(doctype)
        } else {
            break;
        };
    }
    let Some(tag) = rest.strip_prefix(b"<") else {
        return false;
    };
    let end = tag
        .iter()
        .position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'));
    let name = &tag[..end.unwrap_or(0)];
    name == b"svg" || name.ends_with(b":svg")
}

fn after<'a>(bytes: &'a [u8], end: &[u8]) -> &'a [u8] {
    match bytes.windows(end.len()).position(|window| window == end) {
        Some(at) => &bytes[at + end.len()..],
        None => &[],
    }
}

/// Drawing programs put entities in brackets inside the doctype, each with its own `>`. What stands in quotes or in a
/// comment ends nothing.
fn after_doctype(bytes: &[u8]) -> &[u8] {
    let mut rest = bytes;
    let mut is_inside = false;
    loop {
        rest = match rest {
            [b'<', b'!', b'-', b'-', comment @ ..] => after(comment, b"-->"),
            [quote @ (b'"' | b'\''), quoted @ ..] => after(quoted, &[*quote]),
            [b'[', after @ ..] => {
                is_inside = true;
                after
            }
            [b']', after @ ..] => {
                is_inside = false;
                after
            }
            [b'>', after @ ..] if !is_inside => return after,
            [_, after @ ..] => after,
            [] => return &[],
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(bytes: &[u8]) -> Option<Recognized> {
        match sniff(bytes) {
            Some(Sniffed::Other(other)) => Some(other),
            _ => None,
        }
    }

    #[test]
    fn each_accepted_type_is_known_by_its_signature() {
        let signatures: [(&[u8], PictureType); 4] = [
            (b"\xFF\xD8\xFF\xE0", PictureType::Jpeg),
            (b"\x89PNG\r\n\x1a\n", PictureType::Png),
            (b"GIF87a", PictureType::Gif),
            (b"GIF89a", PictureType::Gif),
        ];
        for (bytes, kind) in signatures {
            assert_eq!(sniff(bytes), Some(Sniffed::Accepted(kind)));
        }
    }

    #[test]
    fn each_other_type_is_known_by_its_signature() {
        let signatures: [(&[u8], Recognized); 17] = [
            (b"\x1F\x8B\x08\0svgz", Recognized::Compressed),
            (b"<\0s\0v\0g\0>\0", Recognized::Svg),
            (b"\xFF\xFE<\0s\0v\0g\0>\0", Recognized::Svg),
            (b"\xFE\xFF\0<\0s\0v\0g\0>", Recognized::Svg),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Recognized::Webp),
            (b"\0\0\0\x1cftypavif\0\0\0\0mif1miaf", Recognized::Avif),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", Recognized::Avif),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Recognized::Heic),
            (b"BM\x46\0\0\0\0\0\0\0\x36\0", Recognized::Bmp),
            (b"\0\0\x01\0\x01\0\x10\x10", Recognized::Ico),
            (b"II*\0\x08\0\0\0", Recognized::Tiff),
            (b"MM\0*\0\0\0\x08", Recognized::Tiff),
            (b"\xFF\x0A\xFA\x7F", Recognized::JpegXl),
            (b"\0\0\0\x0cJXL \r\n\x87\n", Recognized::JpegXl),
            (b"8BPS\0\x01", Recognized::Photoshop),
            (b"%PDF-1.7", Recognized::Pdf),
            (b"<svg/>", Recognized::Svg),
        ];
        for (bytes, kind) in signatures {
            assert_eq!(other(bytes), Some(kind), "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn an_svg_is_found_behind_whatever_may_stand_before_it() {
        for text in [
            "<svg>",
            "\u{feff}  \n<svg width='1'>",
            "<?xml version=\"1.0\"?>\n<!-- made > by hand --><svg\n>",
            "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/svg11.dtd\"><svg >",
            "<!DOCTYPE svg [ <!ENTITY ns \"http://x/\"> <!ENTITY b \"c\"> ]>\n<svg:svg xmlns:svg='x'>",
            "<!DOCTYPE svg [ <!-- don't ]> --> <!ENTITY a \"b]>'\"> ]><svg>",
        ] {
            assert_eq!(other(text.as_bytes()), Some(Recognized::Svg), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_picture_is_not_one() {
        for text in [
            "BMW is a maker of cars",
            "<html><svg/></html>",
            "<svgx>",
            "<svg",
            "<!-- <svg>",
            "<!DOCTYPE svg [",
            "plain text about <svg>",
            "\0\0\0\x18ftypisom\0\0\0\0mp42isom",
            "\0\0\0\x08ftypavif",
            "GIF88a",
        ] {
            assert_eq!(sniff(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn media_types_are_read_in_any_case() {
        assert_eq!(
            PictureType::from_media_type("Image/JPG"),
            Some(PictureType::Jpeg)
        );
        for kind in PictureType::ALL {
            assert_eq!(PictureType::from_media_type(kind.media_type()), Some(kind));
        }
        assert_eq!(PictureType::from_media_type("image/svg+xml"), None);
    }
}
