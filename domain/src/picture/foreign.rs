//! Width and height of the types the API does not take but a browser draws, from their headers. Decodes nothing.

use super::{dimensions::Dimensions, sniff::Recognized};

/// The most pixels that are handed to a browser to decode: 40 megapixels, some 160 MB once drawn.
/// A file of a few kilobytes can ask for a thousand times that. (ours)
pub const MAX_PIXELS: u64 = 40_000_000;

impl Dimensions {
    /// Whether a browser may be asked to decode this many pixels; see [`MAX_PIXELS`].
    pub fn can_be_drawn(self) -> bool {
        u64::from(self.width) * u64::from(self.height) <= MAX_PIXELS
    }
}

impl Recognized {
    /// The media type an image element wants for it.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Webp => "image/webp",
            Self::Avif => "image/avif",
            Self::Bmp => "image/bmp",
            Self::Ico => "image/x-icon",
            Self::Tiff => "image/tiff",
            Self::Heic => "image/heic",
            Self::JpegXl => "image/jxl",
            Self::Photoshop => "image/vnd.adobe.photoshop",
            Self::Pdf => "application/pdf",
            Self::Compressed => "application/gzip",
        }
    }
}

/// `None` where the header is cut off or broken, where the type has no pixels of its own (an SVG),
/// and for types no browser is asked to draw.
pub(super) fn read(kind: Recognized, bytes: &[u8]) -> Option<Dimensions> {
    let (width, height) = match kind {
        Recognized::Webp => webp(bytes)?,
        Recognized::Avif => avif(bytes)?,
        Recognized::Bmp => bmp(bytes)?,
        Recognized::Ico => ico(bytes)?,
        _ => return None,
    };
    (width > 0 && height > 0).then_some(Dimensions { width, height })
}

/// Three kinds of first chunk, each with its own way to say it.
fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes.get(12..16)? {
        b"VP8X" => Some((le24(bytes, 24)? + 1, le24(bytes, 27)? + 1)),
        b"VP8L" => {
            let bits = le32(bytes, 21)?;
            (bytes.get(20) == Some(&0x2F))
                .then_some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
        }
        b"VP8 " => {
            let is_key_frame = bytes.get(23..26)? == [0x9D, 0x01, 0x2A];
            let size = |at| Some(u32::from(le16(bytes, at)?) & 0x3FFF);
            is_key_frame.then_some((size(26)?, size(28)?))
        }
        _ => None,
    }
}

/// The largest of the `ispe` properties: a picture may be made of tiles and carry a thumbnail, each
/// with its own. They stand in nested boxes, found here by their name, size and version.
fn avif(bytes: &[u8]) -> Option<(u32, u32)> {
    const ISPE: &[u8] = b"\0\0\0\x14ispe\0\0\0\0";
    let found = bytes.windows(ISPE.len()).enumerate();
    let sizes = found
        .filter(|(_, window)| *window == ISPE)
        .filter_map(|(at, _)| {
            let at = at + ISPE.len();
            Some((be32(bytes, at)?, be32(bytes, at + 4)?))
        });
    sizes.max_by_key(|(width, height)| u64::from(*width) * u64::from(*height))
}

/// The old header has 16 bits for each, every later one 32; a negative height counts from the top.
fn bmp(bytes: &[u8]) -> Option<(u32, u32)> {
    match le32(bytes, 14)? {
        12 => Some((le16(bytes, 18)?.into(), le16(bytes, 20)?.into())),
        _ => Some((
            le32(bytes, 18)?,
            le32(bytes, 22)?.cast_signed().unsigned_abs(),
        )),
    }
}

/// The largest picture in it; 0 stands for 256.
fn ico(bytes: &[u8]) -> Option<(u32, u32)> {
    let side = |byte: u8| if byte == 0 { 256 } else { u32::from(byte) };
    let count = usize::from(le16(bytes, 4)?);
    let entries = bytes.get(6..)?.chunks_exact(16).take(count);
    entries.map(|entry| (side(entry[0]), side(entry[1]))).max()
}

fn le16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn le24(bytes: &[u8], at: usize) -> Option<u32> {
    let [a, b, c] = *bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes([a, b, c, 0]))
}

fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Picture;

    fn text(bytes: &[u8]) -> Option<String> {
        Picture::dimensions_of(bytes).map(|dimensions| dimensions.to_string())
    }

    #[test]
    fn each_kind_of_webp_says_its_size() {
        let extended = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x2b\x01\0\xc7\0\0";
        assert_eq!(text(extended).as_deref(), Some("300 × 200"));
        // 300 - 1 in the low 14 bits, 200 - 1 in the next.
        let lossless = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x2b\xc1\x31\0";
        assert_eq!(text(lossless).as_deref(), Some("300 × 200"));
        let lossy = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x2c\x01\xc8\0";
        assert_eq!(text(lossy).as_deref(), Some("300 × 200"));
    }

    #[test]
    fn a_bitmap_may_be_upside_down_and_an_icon_holds_several() {
        let mut bitmap = b"BM\0\0\0\0\0\0\0\0\0\0\0\0\x28\0\0\0".to_vec();
        bitmap.extend(300_i32.to_le_bytes());
        bitmap.extend((-200_i32).to_le_bytes());
        assert_eq!(text(&bitmap).as_deref(), Some("300 × 200"));

        let mut icon = b"\0\0\x01\0\x02\0".to_vec();
        icon.extend([16, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        icon.extend([0; 16]);
        assert_eq!(text(&icon).as_deref(), Some("256 × 256"));
    }

    #[test]
    fn real_files_say_their_size() {
        let files: [&[u8]; 4] = [
            include_bytes!("../../tests/pictures/logo.webp"),
            include_bytes!("../../tests/pictures/logo.avif"),
            include_bytes!("../../tests/pictures/logo.bmp"),
            include_bytes!("../../tests/pictures/logo.ico"),
        ];
        for bytes in files {
            assert!(text(bytes).is_some(), "{:?}", &bytes[..16]);
            for end in 0..bytes.len().min(400) {
                // No part of it may panic.
                let _ = text(&bytes[..end]);
            }
        }
    }

    #[test]
    fn what_has_no_pixels_or_no_header_has_no_size() {
        for bytes in [
            &b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..],
            b"%PDF-1.7",
            b"",
            b"text",
        ] {
            assert_eq!(text(bytes), None);
        }
    }

    #[test]
    fn forty_megapixels_are_drawn_and_one_row_more_is_not() {
        let of = |width, height| Dimensions { width, height };
        assert!(of(8_000, 5_000).can_be_drawn());
        assert!(!of(8_000, 5_001).can_be_drawn());
        assert!(!of(u32::MAX, u32::MAX).can_be_drawn());
    }
}
