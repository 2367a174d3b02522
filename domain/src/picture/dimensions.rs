//! A picture's width and height from its header, without decoding a pixel; knows the three accepted formats only.

use std::fmt;

use super::{
    gif_blocks::{Block, blocks},
    jpeg_segments::{be16, segments},
    orientation,
    sniff::PictureType,
};

/// Width and height in pixels, each at least 1, as shown: one that its camera held sideways is turned first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dimensions {
    pub width: u32,
    pub height: u32,
}

impl fmt::Display for Dimensions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} × {}", self.width, self.height)
    }
}

/// `None` when the header is cut off, broken, or says there is not one pixel.
pub(super) fn read(kind: PictureType, bytes: &[u8]) -> Option<Dimensions> {
    let (width, height) = match kind {
        PictureType::Png => png(bytes)?,
        PictureType::Gif => gif(bytes)?,
        PictureType::Jpeg => jpeg(bytes)?,
    };
    let (width, height) = match orientation::orientation(kind, bytes) {
        5..=8 => (height, width),
        _ => (width, height),
    };
    (width > 0 && height > 0).then_some(Dimensions { width, height })
}

/// The first chunk must be `IHDR`, 13 bytes long, beginning with both numbers.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.get(8..16)? != b"\0\0\0\x0dIHDR" {
        return None;
    }
    Some((be32(bytes, 16)?, be32(bytes, 20)?))
}

/// The logical screen follows the six bytes of signature. Browsers enlarge it to hold the first frame.
fn gif(bytes: &[u8]) -> Option<(u32, u32)> {
    let frame = blocks(bytes).find(Block::is_frame).map(|frame| frame.at);
    let side = |screen, offset: usize| {
        let end = |at: usize| Some(le16(bytes, at + offset)? + le16(bytes, at + offset + 4)?);
        let frame = frame.and_then(end).unwrap_or(0);
        Some(le16(bytes, screen)?.max(frame))
    };
    Some((side(6, 1)?, side(8, 3)?))
}

/// Walks the segments to the frame header, which may stand behind any amount of metadata.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut size = None;
    segments(bytes, |marker, at| {
        // Every frame header there is; C4, C8 and CC in their midst are tables.
        let is_frame = matches!(marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF);
        if is_frame {
            size = be16(bytes, at + 5).zip(be16(bytes, at + 3));
        }
        !is_frame
    });
    size
}

fn le16(bytes: &[u8], at: usize) -> Option<u32> {
    let pair = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*pair).into())
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_be_bytes(*four))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(kind: PictureType, bytes: &[u8]) -> Option<(u32, u32)> {
        read(kind, bytes).map(|d| (d.width, d.height))
    }

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x40\0\0\0\xC8\x08\x06\0\0\0";
    const GIF: &[u8] = b"GIF89a\x40\x01\xC8\x00";
    const JPEG: &[u8] = b"\xFF\xD8\
        \xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\
        \xFF\xC4\0\x04\x11\x22\
        \xFF\xFF\xFF\xC2\0\x11\x08\x00\xC8\x01\x40\x03";

    #[test]
    fn each_header_gives_its_width_and_height() {
        assert_eq!(size(PictureType::Png, PNG), Some((320, 200)));
        assert_eq!(size(PictureType::Gif, GIF), Some((320, 200)));
        assert_eq!(size(PictureType::Jpeg, JPEG), Some((320, 200)));
    }

    #[test]
    fn a_cut_anywhere_before_the_numbers_end_gives_none() {
        for (kind, bytes, needed) in [
            (PictureType::Png, PNG, 24),
            (PictureType::Gif, GIF, 10),
            (PictureType::Jpeg, JPEG, JPEG.len() - 1),
        ] {
            for end in 0..needed {
                assert_eq!(size(kind, &bytes[..end]), None, "{kind} cut at {end}");
            }
            assert_eq!(size(kind, &bytes[..needed]), Some((320, 200)), "{kind}");
        }
    }

    #[test]
    fn a_picture_without_a_pixel_has_no_dimensions() {
        assert_eq!(size(PictureType::Gif, b"GIF89a\0\0\x01\0"), None);
    }

    #[test]
    fn a_gif_is_as_large_as_its_first_frame_where_its_screen_is_smaller() {
        let gif = |screen: [u16; 2], before: &[u8], frame: [u16; 4]| {
            let le = |numbers: &[u16]| -> Vec<u8> {
                numbers.iter().flat_map(|side| side.to_le_bytes()).collect()
            };
            let second = [b",".as_slice(), &le(&[0, 0, 9_999, 9_999]), b"\0\x02\0;"].concat();
            let start = [b"GIF89a".as_slice(), &le(&screen), b"\x80\0\0ABCDEF"].concat();
            [
                start,
                before.to_vec(),
                b",".to_vec(),
                le(&frame),
                b"\0\x02\0".to_vec(),
                second,
            ]
            .concat()
        };
        let control = b"!\xf9\x04\x04\x02\0\0\0!\xfe\x03,,,\0";
        for (screen, frame, expected) in [
            ([8, 8], [0, 0, 15_000, 15_000], (15_000, 15_000)),
            ([0, 0], [0, 0, 30, 20], (30, 20)),
            ([40, 40], [0, 0, 30, 20], (40, 40)),
            ([40, 10], [5, 6, 30, 20], (40, 26)),
            ([1, 1], [u16::MAX; 4], (131_070, 131_070)),
        ] {
            for before in [&b""[..], control] {
                let bytes = gif(screen, before, frame);
                assert_eq!(size(PictureType::Gif, &bytes), Some(expected), "{screen:?}");
            }
        }
    }

    #[test]
    fn a_jpeg_that_starts_its_pixels_without_a_frame_is_broken() {
        assert_eq!(
            size(
                PictureType::Jpeg,
                b"\xFF\xD8\xFF\xDA\0\x08\xFF\xC0\0\x11\x08\0\x01\0\x01"
            ),
            None
        );
    }

    #[test]
    fn a_segment_of_no_length_is_walked_past() {
        assert_eq!(
            size(
                PictureType::Jpeg,
                b"\xFF\xD8\xFF\xE0\0\0\xFF\xC0\0\x11\x08\0\x02\0\x03"
            ),
            Some((3, 2))
        );
    }
}
