//! Any bytes for a picture: a picture whose size is known, or a refusal in words.

use canopy_domain::picture::{
    Picture, PictureLink, PictureSource, Recognized, Vector, base64_len, moves,
};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::inputs::{Outcome, damage, damaged, try_all};

const FILES: [&[u8]; 14] = [
    include_bytes!("../pictures/logo.png"),
    include_bytes!("../pictures/palette.png"),
    include_bytes!("../pictures/baseline.jpg"),
    include_bytes!("../pictures/progressive-exif.jpg"),
    include_bytes!("../pictures/gray.jpg"),
    include_bytes!("../pictures/still.gif"),
    include_bytes!("../pictures/moving.gif"),
    include_bytes!("../pictures/logo.svg"),
    include_bytes!("../pictures/logo.webp"),
    include_bytes!("../pictures/logo.avif"),
    include_bytes!("../pictures/logo.bmp"),
    include_bytes!("../pictures/logo.ico"),
    include_bytes!("../pictures/logo.tiff"),
    include_bytes!("../pictures/logo.pdf"),
];

/// Real files that went wrong on the way, mostly in their headers; two files in one; signatures with anything behind.
fn any_file() -> impl Strategy<Value = Vec<u8>> {
    const SIGNATURES: [&[u8]; 11] = [
        b"",
        b"\xFF\xD8\xFF",
        b"\x89PNG\r\n\x1a\n",
        b"GIF87a",
        b"GIF89a",
        b"<svg",
        b"<!--",
        b"<?xml",
        b"\0\0\0\x18ftypavif",
        b"RIFF\0\0\0\0WEBP",
        b"BM",
    ];
    let file = || select(FILES.to_vec());
    let broken = (file(), 1..400_usize, vec(damage(), 0..6)).prop_map(|(file, header, damages)| {
        let (header, rest) = file.split_at(header.min(file.len()));
        [&damaged(header, &damages), rest].concat()
    });
    let two = (file(), file(), any::<prop::sample::Index>())
        .prop_map(|(first, second, at)| [&first[..at.index(first.len())], second].concat());
    let signed = (select(SIGNATURES.to_vec()), vec(any::<u8>(), 0..200))
        .prop_map(|(start, rest)| [start, &rest].concat());
    prop_oneof![4 => broken, 1 => two, 2 => signed]
}

#[test]
fn any_bytes_are_a_picture_with_a_size_or_refused() {
    try_all("bytes to a picture", 10_000, any_file(), |bytes| {
        if let Some(dimensions) = Picture::dimensions_of(&bytes) {
            prop_assert!(dimensions.width > 0 && dimensions.height > 0);
            dimensions.can_be_drawn();
        }
        moves(&bytes);
        if let Ok(vector) = Vector::read(&bytes) {
            // What is handed to a browser is as harmless as what was read.
            prop_assert!(Vector::read(vector.text().as_bytes()).is_ok());
        }
        match Picture::read(bytes.as_slice()) {
            Ok(picture) => {
                prop_assert_eq!(picture.bytes(), bytes.as_slice());
                prop_assert_eq!(Some(picture.dimensions()), Picture::dimensions_of(&bytes));
                let uri = picture.data_uri();
                prop_assert!(PictureLink::read(&uri, "").is_some());
                Ok(Outcome::Read)
            }
            Err(_) => Ok(Outcome::Refused),
        }
    });
}

#[test]
fn any_text_is_a_source_of_a_picture_or_refused() {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let kinds = [
        "image/png",
        "IMAGE/GIF",
        "image/svg+xml",
        "text/html",
        "image/jpeg;charset=x",
        "",
    ];
    let uri = (select(kinds.to_vec()), any_file(), vec(damage(), 0..2)).prop_map(
        |(kind, bytes, damages)| {
            let payload = STANDARD.encode(&bytes);
            assert_eq!(payload.len(), base64_len(bytes.len()));
            let uri = format!("data:{kind};base64,{payload}");
            String::from_utf8_lossy(&damaged(uri.as_bytes(), &damages)).into_owned()
        },
    );
    let address =
        "(https?://|HTTPS://|javascript:|//|blob:|)[a-z0-9.:@/\\\\\\[\\]?#%<>é\\u{202e} -]{0,40}";
    let text = prop_oneof![3 => uri, 2 => address, 1 => "\\PC{0,40}"];
    try_all(
        "texts to a source of a picture",
        2_000,
        text,
        |text| match PictureSource::parse(&text) {
            Ok(source) => {
                // What is sent and shown is of no kind that runs, and an address is what was given.
                let sent = serde_json::to_value(&source).unwrap();
                let sent = sent.as_str().unwrap();
                match source {
                    PictureSource::Url(_) => {
                        prop_assert_eq!(sent, &text);
                        prop_assert!(text.to_ascii_lowercase().starts_with("https://"));
                    }
                    PictureSource::DataUri(picture) => {
                        let start = format!("data:{};base64,", picture.kind().media_type());
                        prop_assert!(sent.starts_with(&start));
                    }
                }
                Ok(Outcome::Read)
            }
            Err(_) => Ok(Outcome::Refused),
        },
    );
}

#[test]
fn a_vector_with_anything_in_it_is_never_a_picture_that_passes_unchanged() {
    let inside = "(<script>|<!\\[CDATA\\[|onload=|\\PC|[<>\"'&;]){0,30}";
    try_all("vectors", 2_000, inside, |inside| {
        let vector = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>");
        let problem = Picture::read(vector.as_bytes()).unwrap_err();
        prop_assert_eq!(
            problem,
            canopy_domain::picture::PictureProblem::Convertible(Recognized::Svg)
        );
        Ok(Outcome::Refused)
    });
}

#[test]
fn a_vector_that_unfolds_in_its_entities_or_its_styles_is_refused() {
    let entity = "A".repeat(1_000_000);
    let entities = format!(
        "<!DOCTYPE svg [<!ENTITY a \"{entity}\">]><svg x=\"{}\"/>",
        "&a;".repeat(990_000)
    );
    let styles = format!(
        "<svg id=\"z\"><style>{}</style>{}</svg>",
        "url(#a)".repeat(500_000),
        "<g/>".repeat(19_900)
    );
    for text in [entities, styles] {
        assert!(text.len() < 4_000_000, "{}", text.len());
        assert!(Vector::read(text.as_bytes()).is_err());
    }
}

#[test]
fn any_drawing_that_went_wrong_on_the_way_is_drawn_as_it_was_read_or_refused() {
    const DRAWINGS: [&[u8]; 4] = [
        include_bytes!("../pictures/svg/illustrator.svg"),
        include_bytes!("../pictures/svg/illustrator-css.svg"),
        include_bytes!("../pictures/svg/figma.svg"),
        include_bytes!("../pictures/svg/inkscape.svg"),
    ];
    let broken = (select(DRAWINGS.to_vec()), vec(damage(), 0..4));
    let broken = broken.prop_map(|(bytes, damages)| damaged(bytes, &damages));
    try_all(
        "bytes to a drawing",
        2_000,
        broken,
        |bytes| match Vector::read(&bytes) {
            Ok(vector) => {
                let drawn = vector.drawn();
                prop_assert!(
                    drawn.width.max(drawn.height) == 1_024 && drawn.width.min(drawn.height) > 0
                );
                prop_assert!(Vector::read(vector.text().as_bytes()).is_ok());
                Ok(Outcome::Read)
            }
            Err(_) => Ok(Outcome::Refused),
        },
    );
}
