//! How a picture has to be turned to be shown: a camera held sideways says so beside the pixels. Turns nothing.

use super::{exif::Exif, jpeg_segments::segments, png_chunks::chunks, sniff::PictureType};

/// 1 where it is shown as it is stored, 5 to 8 where width and height are the other way round once it is shown.
pub(super) fn orientation(kind: PictureType, bytes: &[u8]) -> u16 {
    let said = exif(kind, bytes).and_then(|exif| exif.orientation());
    said.filter(|said| (1..=8).contains(said)).unwrap_or(1)
}

/// The camera data that programs heed.
pub(super) fn exif(kind: PictureType, bytes: &[u8]) -> Option<Exif<'_>> {
    let camera_data = match kind {
        PictureType::Jpeg => jpeg(bytes),
        PictureType::Png => png(bytes),
        PictureType::Gif => None,
    };
    Exif::read(camera_data?)
}

/// What the first segment of camera data holds. Nothing behind the frame header counts.
fn jpeg(bytes: &[u8]) -> Option<&[u8]> {
    let mut found = None;
    segments(bytes, |marker, at| {
        let data = bytes.get(at + 2..).unwrap_or_default();
        if marker == 0xE1 {
            found = data.strip_prefix(b"Exif\0\0");
        }
        let is_frame = matches!(marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF);
        found.is_none() && !is_frame
    });
    found
}

/// A chunk of its own, before the pixels.
fn png(bytes: &[u8]) -> Option<&[u8]> {
    chunks(bytes)
        .take_while(|chunk| chunk.name != b"IDAT")
        .find(|chunk| chunk.name == b"eXIf")
        .map(|chunk| chunk.content)
}

#[cfg(test)]
mod tests {
    use crate::picture::Picture;

    const BASELINE: &[u8] = include_bytes!("../../tests/pictures/baseline.jpg");
    const PNG: &[u8] = include_bytes!("../../tests/pictures/logo.png");

    /// A directory of two entries, the orientation the second.
    fn camera_data(is_little: bool, orientation: u16) -> Vec<u8> {
        let short = |number: u16| {
            if is_little {
                number.to_le_bytes()
            } else {
                number.to_be_bytes()
            }
        };
        let long = |number: u32| {
            if is_little {
                number.to_le_bytes()
            } else {
                number.to_be_bytes()
            }
        };
        let mut data = if is_little {
            b"II*\0".to_vec()
        } else {
            b"MM\0*".to_vec()
        };
        data.extend(long(8));
        data.extend(short(2));
        for (tag, value) in [(0x010F, 77), (0x0112, orientation)] {
            data.extend(short(tag));
            data.extend(short(3));
            data.extend(long(1));
            data.extend(short(value));
            data.extend(short(0));
        }
        data.extend(long(0));
        data
    }

    fn jpeg_with(data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len() + 8).unwrap().to_be_bytes();
        [
            &BASELINE[..2],
            b"\xFF\xE1",
            &length,
            b"Exif\0\0",
            data,
            &BASELINE[2..],
        ]
        .concat()
    }

    fn png_with(data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        // Behind the header; nobody looks at the sum here.
        [&PNG[..33], &length, b"eXIf", data, b"sum.", &PNG[33..]].concat()
    }

    #[test]
    fn width_and_height_are_as_shown() {
        for is_little in [true, false] {
            for orientation in 0..=9 {
                let data = camera_data(is_little, orientation);
                let expected = if (5..=8).contains(&orientation) {
                    "32 × 48"
                } else {
                    "48 × 32"
                };
                for bytes in [jpeg_with(&data), png_with(&data)] {
                    let picture = Picture::read(bytes).unwrap();
                    assert_eq!(picture.dimensions().to_string(), expected, "{orientation}");
                }
            }
        }
    }

    #[test]
    fn camera_data_that_is_cut_off_or_leads_outside_turns_nothing() {
        let whole = camera_data(true, 6);
        for end in 0..whole.len() - 8 {
            let picture = Picture::read(jpeg_with(&whole[..end])).unwrap();
            assert_eq!(picture.dimensions().to_string(), "48 × 32", "cut at {end}");
        }
        for at in [4, 8] {
            let mut outside = whole.clone();
            outside[at..at + 2].copy_from_slice(&[0xFF; 2]);
            // Whatever is read there, nothing panics.
            assert!(Picture::read(jpeg_with(&outside)).is_ok());
            assert!(Picture::read(png_with(&outside)).is_ok());
        }
    }
}
