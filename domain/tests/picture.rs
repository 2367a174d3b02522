//! Pictures as the outside world sends them: real files of each kind, and those files broken in every way.

use canopy_domain::picture::{
    DataUriProblem, Dimensions, MAX_BYTES, Picture, PictureLink, PictureProblem, PictureSource,
    PictureType, Recognized, base64_len,
};
use proptest::prelude::*;

/// Every accepted file is 48 by 32 pixels as stored; one says that it is shown turned by a quarter.
const ACCEPTED: [(&[u8], PictureType); 7] = [
    (include_bytes!("pictures/logo.png"), PictureType::Png),
    (include_bytes!("pictures/palette.png"), PictureType::Png),
    (include_bytes!("pictures/baseline.jpg"), PictureType::Jpeg),
    (
        include_bytes!("pictures/progressive-exif.jpg"),
        PictureType::Jpeg,
    ),
    (include_bytes!("pictures/gray.jpg"), PictureType::Jpeg),
    (include_bytes!("pictures/still.gif"), PictureType::Gif),
    (include_bytes!("pictures/moving.gif"), PictureType::Gif),
];

const OTHERS: [(&[u8], PictureProblem); 7] = [
    (
        include_bytes!("pictures/logo.svg"),
        PictureProblem::Convertible(Recognized::Svg),
    ),
    (
        include_bytes!("pictures/logo.webp"),
        PictureProblem::Convertible(Recognized::Webp),
    ),
    (
        include_bytes!("pictures/logo.avif"),
        PictureProblem::Convertible(Recognized::Avif),
    ),
    (
        include_bytes!("pictures/logo.bmp"),
        PictureProblem::Convertible(Recognized::Bmp),
    ),
    (
        include_bytes!("pictures/logo.ico"),
        PictureProblem::Convertible(Recognized::Ico),
    ),
    (
        include_bytes!("pictures/logo.tiff"),
        PictureProblem::Unsupported(Recognized::Tiff),
    ),
    (
        include_bytes!("pictures/logo.pdf"),
        PictureProblem::Unsupported(Recognized::Pdf),
    ),
];

#[test]
fn real_files_are_read_for_what_they_are() {
    for (bytes, kind) in ACCEPTED {
        let picture = Picture::read(bytes).unwrap();
        assert_eq!(picture.kind(), kind);
        let is_turned = bytes == include_bytes!("pictures/progressive-exif.jpg");
        let expected = if is_turned { "32 × 48" } else { "48 × 32" };
        assert_eq!(picture.dimensions().to_string(), expected, "{kind}");
    }
    for (bytes, problem) in OTHERS {
        assert_eq!(Picture::read(bytes), Err(problem));
    }
}

/// The shorter side before the longer.
fn sides(dimensions: Dimensions) -> [u32; 2] {
    let Dimensions { width, height } = dimensions;
    [width.min(height), width.max(height)]
}

#[test]
fn what_a_header_says_is_what_a_kept_reader_reads_in_it() {
    let files = ACCEPTED.map(|(bytes, _)| bytes).into_iter();
    for bytes in files.chain(OTHERS.map(|(bytes, _)| bytes)) {
        let Some(said) = Picture::dimensions_of(bytes) else {
            continue;
        };
        // It reads what is stored, not what is shown.
        let read = imagesize::blob_size(bytes).unwrap();
        let read = [read.width.min(read.height), read.width.max(read.height)];
        assert_eq!(sides(said).map(|side| side as usize), read);
    }
}

#[test]
fn a_file_cut_anywhere_is_read_or_refused_but_never_by_panic() {
    for (bytes, kind) in ACCEPTED {
        let mut read = 0;
        for end in 0..bytes.len() {
            match Picture::read(&bytes[..end]) {
                Ok(picture) => {
                    assert_eq!(picture.kind(), kind);
                    assert_eq!(sides(picture.dimensions()), [32, 48]);
                    read += 1;
                }
                Err(problem) => assert!(
                    matches!(
                        problem,
                        PictureProblem::Empty
                            | PictureProblem::Unrecognized
                            | PictureProblem::Damaged(_)
                    ),
                    "{kind} cut at {end}: {problem:?}"
                ),
            }
        }
        assert!(read > 0, "{kind}: no cut left a whole header");
    }
}

#[test]
fn a_file_with_any_one_bit_turned_is_read_or_refused_but_never_by_panic() {
    let files = ACCEPTED
        .map(|(bytes, _)| bytes)
        .into_iter()
        .chain(OTHERS.map(|(bytes, _)| bytes));
    for bytes in files {
        let mut bytes = bytes.to_vec();
        let header = bytes.len().min(700);
        for bit in 0..header * 8 {
            bytes[bit / 8] ^= 1 << (bit % 8);
            if let Ok(picture) = Picture::read(bytes.as_slice()) {
                assert!(picture.dimensions().width > 0 && picture.dimensions().height > 0);
            }
            bytes[bit / 8] ^= 1 << (bit % 8);
        }
    }
}

/// A whole header of some accepted type with anything at all behind it.
fn any_picture() -> impl Strategy<Value = Vec<u8>> {
    (
        0..ACCEPTED.len(),
        prop::collection::vec(any::<u8>(), 0..400),
    )
        .prop_map(|(file, tail)| {
            let mut bytes = ACCEPTED[file].0.to_vec();
            bytes.extend(tail);
            bytes
        })
}

/// Bytes that get past the first signature more often than chance would let them.
fn any_file() -> impl Strategy<Value = Vec<u8>> {
    let start = prop::sample::select(vec![
        &b""[..],
        b"\xFF\xD8\xFF",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"<svg",
        b"<!--",
        b"<!DOCTYPE [",
        b"<?",
        b"\0\0\0\x18ftyp",
        b"RIFF",
        b"BM",
    ]);
    (start, prop::collection::vec(any::<u8>(), 0..400))
        .prop_map(|(start, tail)| [start, &tail].concat())
}

proptest! {
    #[test]
    fn reading_any_bytes_never_panics(bytes in any_file()) {
        if let Ok(picture) = Picture::read(bytes.as_slice()) {
            prop_assert_eq!(picture.bytes(), bytes);
        }
    }

    #[test]
    fn a_picture_survives_the_way_through_a_data_uri(bytes in any_picture()) {
        let picture = Picture::read(bytes.as_slice()).unwrap();
        let uri = picture.data_uri();

        let back = Picture::from_data_uri(&uri).unwrap();
        prop_assert_eq!(back.bytes(), bytes.as_slice());
        prop_assert_eq!(back.data_uri(), uri.clone());

        prop_assert!(PictureLink::read(&uri, "").is_some());
        prop_assert_eq!(PictureSource::parse(&uri), Ok(PictureSource::DataUri(picture)));
    }

    #[test]
    fn any_base64_is_decoded_to_its_bytes_before_they_are_judged(bytes in any_file()) {
        use base64::{Engine, engine::general_purpose::STANDARD};
        let payload = STANDARD.encode(&bytes);
        prop_assert_eq!(payload.len(), base64_len(bytes.len()));

        let through_uri = Picture::from_data_uri(&format!("data:image/png;base64,{payload}"));
        let direct = Picture::read(bytes).map_err(DataUriProblem::Picture);
        prop_assert_eq!(through_uri, direct);
    }

    #[test]
    fn any_text_as_a_source_is_kept_exactly_or_refused(text in "(data:|https://|http://|)[ -~é]{0,60}") {
        if let Ok(source) = PictureSource::parse(&text) {
            prop_assert_eq!(serde_json::to_value(source).unwrap(), text);
        }
    }

    #[test]
    fn the_size_rule_has_one_edge(excess in -3_i64..3) {
        let size = usize::try_from(MAX_BYTES as i64 + excess).unwrap();
        let mut bytes = ACCEPTED[0].0.to_vec();
        bytes.resize(size, 0);
        prop_assert_eq!(Picture::read(bytes).is_ok(), excess < 0);
    }
}
