//! A file that does not travel as it was chosen: what was done to it, and what it was.

use canopy_domain::picture::{Rework, Reworked};

pub const LOSES_MOTION: &str = "Only the first frame is kept.";
/// Goes back to the file as it was chosen, or to the logo that was there before.
pub const UNDO: &str = "Undo";

/// What was done, and what came of it.
pub fn done(reworked: &Reworked) -> String {
    let after = &reworked.after;
    let result = super::picture(after.kind(), after.dimensions(), after.size());
    match reworked.rework() {
        Rework::MadeSmaller => format!("Made smaller: {result}."),
        Rework::Converted => format!("Converted: {result}."),
        Rework::Cleaned {
            is_turned,
            named_place,
        } => {
            let done = match is_turned {
                true => "Turned upright and metadata removed",
                false => "Metadata removed",
            };
            let place = match named_place {
                true => " (it included a location)",
                false => "",
            };
            format!("{done}{place}: {result}.")
        }
    }
}

pub fn before(reworked: &Reworked) -> String {
    let before = reworked.before;
    format!(
        "Before: {}.",
        super::source(before.kind, before.dimensions, before.size)
    )
}

#[cfg(test)]
mod tests {
    use canopy_domain::picture::{Picture, PictureType, Recognized, Source, SourceKind};

    use super::*;

    #[test]
    fn a_converted_file_says_what_it_became_and_what_it_was() {
        let mut bytes = b"GIF89a\x03\x00\x02\x00".to_vec();
        bytes.resize(3_000, 0);
        let after = Picture::read(bytes).unwrap();
        let mut reworked = Reworked {
            before: Source {
                kind: SourceKind::Accepted(PictureType::Png),
                dimensions: after.dimensions(),
                size: 6_050_000,
            },
            after,
            loses_motion: false,
            chosen: None,
        };
        assert_eq!(done(&reworked), "Made smaller: GIF, 3 × 2, 3 kB.");
        assert_eq!(before(&reworked), "Before: PNG, 3 × 2, 6.1 MB.");
        reworked.before.kind = SourceKind::Other(Recognized::Svg);
        assert_eq!(done(&reworked), "Converted: GIF, 3 × 2, 3 kB.");
        assert_eq!(before(&reworked), "Before: SVG file, 3 × 2, 6.1 MB.");
    }

    #[test]
    fn a_file_without_its_metadata_says_what_was_done_to_it() {
        const TURNED: &[u8] = include_bytes!("../../../domain/tests/pictures/progressive-exif.jpg");
        const UPRIGHT: &[u8] = include_bytes!("../../../domain/tests/pictures/baseline.jpg");
        // A comment that is read as XMP.
        let placed = [&UPRIGHT[..2], b"\xFF\xE1\0\x0dGPSLatitude", &UPRIGHT[2..]].concat();
        let [turned, upright] = [TURNED, UPRIGHT].map(|bytes| Picture::read(bytes).unwrap());
        let placed = Picture::read(placed).unwrap();
        assert_eq!(
            done(&Reworked::cleaned(turned, upright.clone())),
            "Turned upright and metadata removed: JPEG, 48 × 32, 1.2 kB."
        );
        assert_eq!(
            done(&Reworked::cleaned(placed, upright)),
            "Metadata removed (it included a location): JPEG, 48 × 32, 1.2 kB."
        );
    }
}
