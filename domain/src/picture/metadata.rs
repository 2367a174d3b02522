//! What a file says beside the pixels of its picture: who made it, with what, and perhaps where. It is nobody's logo.

use super::{
    exif::{Exif, orientation_alone},
    gif_blocks::{self, blocks},
    jpeg_segments, orientation, png_chunks,
    sniff::PictureType,
};

/// What is said of a picture beside its pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Whether the pixels are stored otherwise than they are shown.
    pub is_turned: bool,
    /// Whether there is a place in it: as a rule where the photo was taken.
    pub names_place: bool,
}

pub(super) fn read(kind: PictureType, bytes: &[u8]) -> Metadata {
    Metadata {
        is_turned: orientation::orientation(kind, bytes) != 1,
        names_place: names_place(kind, bytes),
    }
}

fn names_place(kind: PictureType, bytes: &[u8]) -> bool {
    let in_exif = orientation::exif(kind, bytes).is_some_and(|exif: Exif| exif.names_place());
    in_exif || text_names_place(kind, bytes)
}

/// XMP, the other form of the same facts, is text and may stand in several pieces.
fn text_names_place(kind: PictureType, bytes: &[u8]) -> bool {
    const WORD: &[u8] = b"GPSLatitude";
    let has_word = |text: &[u8]| text.windows(WORD.len()).any(|window| window == WORD);
    match kind {
        PictureType::Jpeg => {
            let mut found = false;
            jpeg_segments::segments(bytes, |marker, at| {
                let length = jpeg_segments::be16(bytes, at).unwrap_or(0) as usize;
                let content = bytes.get(at..at.saturating_add(length));
                found = marker == 0xE1 && content.is_some_and(has_word);
                !found
            });
            found
        }
        PictureType::Png => png_chunks::chunks(bytes)
            .any(|chunk| matches!(chunk.name, b"iTXt" | b"tEXt") && has_word(chunk.content)),
        PictureType::Gif => blocks(bytes).any(|block| block.is_metadata() && has_word(block.whole)),
    }
}

/// The file without its metadata, the pixels byte for byte as they were. How they are to be turned is still said.
/// `None` where there is nothing to take off.
pub(super) fn removed(kind: PictureType, bytes: &[u8]) -> Option<Vec<u8>> {
    let orientation = orientation::orientation(kind, bytes);
    let turn = (orientation != 1).then(|| orientation_alone(orientation));
    let without = match kind {
        PictureType::Jpeg => {
            let put = turn.map(|data| jpeg_exif(&data)).unwrap_or_default();
            jpeg_segments::without(bytes, &put, is_jpeg_metadata)
        }
        PictureType::Png => {
            let put = turn.map(|data| png_chunks::chunk(b"eXIf", &data));
            let is_metadata = |chunk: &png_chunks::Chunk| {
                matches!(chunk.name, b"eXIf" | b"tEXt" | b"zTXt" | b"iTXt")
            };
            png_chunks::without(bytes, &put.unwrap_or_default(), is_metadata)
        }
        PictureType::Gif => gif_blocks::without_metadata(bytes),
    };
    without.filter(|without| without != bytes)
}

/// Whatever a program may put there, and comments. What decoders need for the pixels stays: the kind of file, a color
/// profile, and how the colors are stored.
fn is_jpeg_metadata(marker: u8, content: &[u8]) -> bool {
    match marker {
        0xE0 => !content.starts_with(b"JFIF\0"),
        0xE2 => !content.starts_with(b"ICC_PROFILE\0"),
        0xEE => !content.starts_with(b"Adobe"),
        0xE1..=0xEF | 0xFE => true,
        _ => false,
    }
}

fn jpeg_exif(data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 8).unwrap_or(u16::MAX);
    [b"\xFF\xE1", &length.to_be_bytes()[..], b"Exif\0\0", data].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::picture::Picture;

    const BASELINE: &[u8] = include_bytes!("../../tests/pictures/baseline.jpg");
    const TURNED: &[u8] = include_bytes!("../../tests/pictures/progressive-exif.jpg");
    const GIF: &[u8] = include_bytes!("../../tests/pictures/moving.gif");
    const PNG: &[u8] = include_bytes!("../../tests/pictures/logo.png");

    /// Camera data: how to turn the picture, and the latitude of a place.
    fn camera_data(orientation: u8) -> Vec<u8> {
        let entry = |tag: [u8; 2], kind: u8, value: [u8; 4]| {
            [&tag[..], &[0, kind, 0, 0, 0, 1], &value[..]].concat()
        };
        [
            b"MM\0*\0\0\0\x08\0\x02".to_vec(),
            entry([0x01, 0x12], 3, [0, orientation, 0, 0]),
            entry([0x88, 0x25], 4, [0, 0, 0, 38]),
            vec![0; 4],
            b"\0\x01".to_vec(),
            entry([0, 2], 5, [0, 0, 0, 0]),
            vec![0; 4],
        ]
        .concat()
    }

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], &length[..], content].concat()
    }

    /// The picture with segments behind the one that names the kind of file, and something behind the end.
    fn jpeg_with(more: &[Vec<u8>]) -> Vec<u8> {
        [
            &BASELINE[..20],
            &more.concat(),
            &BASELINE[20..],
            b"Exif behind the end",
        ]
        .concat()
    }

    #[test]
    fn what_names_a_place_is_found_in_both_forms() {
        let xmp = b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='52,3N'/>";
        let exif = [b"Exif\0\0", &camera_data(1)[..]].concat();
        for (content, names_place) in [
            (xmp.as_slice(), true),
            (&exif, true),
            (b"Exif\0\0MM\0*\0\0\0\x08\0\0", false),
        ] {
            let file = jpeg_with(&[segment(0xE1, content)]);
            assert_eq!(read(PictureType::Jpeg, &file).names_place, names_place);
        }
        let png = [
            &PNG[..33],
            &png_chunks::chunk(b"eXIf", &camera_data(1)),
            &PNG[33..],
        ]
        .concat();
        assert!(read(PictureType::Png, &png).names_place);
        assert_eq!(read(PictureType::Png, PNG), Metadata::default());
    }

    #[test]
    fn an_upright_jpeg_loses_its_metadata_and_nothing_else() {
        let exif = [b"Exif\0\0", &camera_data(1)[..]].concat();
        let profile = segment(0xE2, b"ICC_PROFILE\0\x01\x01profile");
        let file = jpeg_with(&[
            segment(0xE1, &exif),
            profile.clone(),
            segment(0xED, b"Photoshop 3.0\0"),
            segment(0xE2, b"MPF\0"),
            segment(0xFE, b"by Exif"),
        ]);
        let expected = [&BASELINE[..20], &profile, &BASELINE[20..]].concat();
        let kept = removed(PictureType::Jpeg, &file);
        assert_eq!(kept, Some(expected.clone()));
        assert_eq!(removed(PictureType::Jpeg, &expected), None);
    }

    #[test]
    fn one_that_lies_on_its_side_still_says_so() {
        let exif = [b"Exif\0\0", &camera_data(6)[..]].concat();
        let lying = png_chunks::chunk(b"eXIf", &camera_data(6));
        let text = png_chunks::chunk(b"tEXt", b"Author\0someone");
        let jpeg = jpeg_with(&[segment(0xE1, &exif), segment(0xFE, b"a comment")]);
        let png = [&PNG[..33], &lying, &text, &PNG[33..]].concat();
        for (kind, file) in [(PictureType::Jpeg, jpeg), (PictureType::Png, png)] {
            let kept = removed(kind, &file).unwrap();
            let expected = Metadata {
                is_turned: true,
                names_place: false,
            };
            assert_eq!(read(kind, &kept), expected, "{kind}");
            assert_eq!(
                Picture::dimensions_of(&kept).unwrap().to_string(),
                "32 × 48"
            );
            assert_eq!(removed(kind, &kept), None, "{kind}: there is nothing more");
        }
    }

    #[test]
    fn the_sum_of_a_chunk_is_the_one_decoders_expect() {
        for chunk in png_chunks::chunks(PNG) {
            assert_eq!(png_chunks::chunk(chunk.name, chunk.content), chunk.whole);
        }
    }

    #[test]
    fn a_gif_loses_its_comments_and_what_programs_put_there_and_nothing_else() {
        let comment = b"!\xFE\x0Bby someone\0";
        // Text that is no row of pieces, and what leads any reader of pieces to its end.
        let magic: Vec<u8> = [1].into_iter().chain((0..=255).rev()).chain([0]).collect();
        let xmp = [
            b"!\xFF\x0BXMP DataXMP<x exif:GPSLatitude='52,3N'/>",
            &magic[..],
        ]
        .concat();
        let repeat = b"!\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0";
        let table = 3 << ((GIF[10] & 7) + 1);
        let start = if GIF[10] & 0x80 == 0 { 13 } else { 13 + table };
        let (head, rest) = GIF.split_at(start);
        let file = [head, comment, &xmp, repeat, rest, b"behind the end"].concat();
        assert!(read(PictureType::Gif, &file).names_place);
        let expected = [head, repeat, rest].concat();
        assert_eq!(removed(PictureType::Gif, &file), Some(expected.clone()));
        assert_eq!(removed(PictureType::Gif, &expected), None);
        for end in 0..file.len() {
            read(PictureType::Gif, &file[..end]);
            removed(PictureType::Gif, &file[..end]);
        }
    }

    #[test]
    fn pictures_without_metadata_stay_as_they_are() {
        for (kind, file) in [
            (PictureType::Jpeg, BASELINE),
            (PictureType::Png, PNG),
            (PictureType::Gif, GIF),
        ] {
            assert_eq!(removed(kind, file), None, "{kind}");
        }
    }

    #[test]
    fn a_file_cut_anywhere_does_no_harm() {
        let exif = [b"Exif\0\0", &camera_data(6)[..]].concat();
        let file = jpeg_with(&[segment(0xE1, &exif)]);
        for end in 0..file.len() {
            for kind in [PictureType::Jpeg, PictureType::Png] {
                read(kind, &file[..end]);
                removed(kind, &file[..end]);
            }
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic_and_what_is_taken_off_is_off(
            start in 0..5_usize,
            at in 0..200_usize,
            noise in prop::collection::vec(any::<u8>(), 0..60),
        ) {
            let exif = [b"Exif\0\0", &camera_data(6)[..]].concat();
            let lying = jpeg_with(&[segment(0xE1, &exif)]);
            let png = [&PNG[..33], &png_chunks::chunk(b"eXIf", &camera_data(6)), &PNG[33..]].concat();
            let mut file = [lying, png, TURNED.to_vec(), b"\xFF\xD8\xFF".to_vec(), GIF.to_vec()][start].clone();
            let at = at.min(file.len());
            file.splice(at..(at + noise.len()).min(file.len()), noise);
            for kind in [PictureType::Jpeg, PictureType::Png, PictureType::Gif] {
                read(kind, &file);
                removed(kind, &file);
            }
            if let Ok(picture) = Picture::read(file)
                && let Some(kept) = picture.without_metadata()
            {
                prop_assert!(kept.size() <= picture.size() + 64);
                prop_assert_eq!(kept.metadata().is_turned, picture.metadata().is_turned);
                prop_assert_eq!(kept.without_metadata(), None);
            }
        }
    }
}
