//! How a picture is redrawn so that the API takes it: which types and sizes are tried, one after another.

use super::{dimensions::Dimensions, sniff::PictureType};

/// The longest side of a redrawn picture, in pixels: several times what a logo is ever shown at. (ours)
pub(super) const LONGEST: u32 = 1_024;
/// Below this the tries end: no picture of that size is too large.
const SHORTEST: u32 = 64;

/// What is redrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Original {
    /// As the browser sees it.
    pub dimensions: Dimensions,
    /// Whether it has no pixels of its own and can be drawn at any size.
    pub is_vector: bool,
    /// Whether it was a JPEG, which nothing is gained by turning into a PNG.
    pub is_photo: bool,
    /// Whether nothing shines through it.
    pub is_opaque: bool,
}

/// One way to redraw a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attempt {
    pub kind: PictureType,
    /// 0 to 1; only a JPEG heeds it.
    pub quality: f64,
    pub dimensions: Dimensions,
}

/// The ways to redraw `original`, best first; the first whose file is small enough is the one. The
/// whole picture each time, with its sides in the same proportion.
pub fn attempts(original: Original) -> Vec<Attempt> {
    let natural = original.dimensions;
    let longest = natural.width.max(natural.height);
    let mut side = if original.is_vector {
        LONGEST
    } else {
        longest.min(LONGEST)
    };
    let mut attempts = Vec::new();
    loop {
        let dimensions = scaled(natural, side);
        let attempt = |kind, quality| Attempt {
            kind,
            quality,
            dimensions,
        };
        if !original.is_photo || !original.is_opaque {
            attempts.push(attempt(PictureType::Png, 1.0));
        }
        if original.is_opaque {
            attempts.push(attempt(PictureType::Jpeg, 0.92));
        }
        side /= 2;
        if side < SHORTEST {
            return attempts;
        }
    }
}

/// `natural` with its longest side `side` long, and neither shorter than a pixel.
fn scaled(natural: Dimensions, side: u32) -> Dimensions {
    let longest = u64::from(natural.width.max(natural.height).max(1));
    let scale = |length: u32| {
        let scaled = (u64::from(length) * u64::from(side) + longest / 2) / longest;
        // At most `side`, which fits.
        u32::try_from(scaled).unwrap_or(side).max(1)
    };
    Dimensions {
        width: scale(natural.width),
        height: scale(natural.height),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn original(width: u32, height: u32) -> Original {
        Original {
            dimensions: Dimensions { width, height },
            is_vector: false,
            is_photo: false,
            is_opaque: true,
        }
    }

    fn first(original: Original) -> (PictureType, String) {
        let first = attempts(original)[0];
        (first.kind, first.dimensions.to_string())
    }

    #[test]
    fn a_small_picture_keeps_its_size_and_a_large_one_its_proportion() {
        assert_eq!(
            first(original(300, 200)),
            (PictureType::Png, "300 × 200".into())
        );
        assert_eq!(
            first(original(6_000, 4_000)),
            (PictureType::Png, "1024 × 683".into())
        );
        assert_eq!(
            first(original(10_000, 1)),
            (PictureType::Png, "1024 × 1".into())
        );
    }

    #[test]
    fn a_vector_is_drawn_large_whatever_it_says() {
        let vector = Original {
            is_vector: true,
            is_opaque: false,
            ..original(24, 12)
        };
        assert_eq!(first(vector), (PictureType::Png, "1024 × 512".into()));
    }

    #[test]
    fn a_photo_stays_a_jpeg_and_what_is_seen_through_is_never_one() {
        let photo = Original {
            is_photo: true,
            ..original(4_000, 3_000)
        };
        assert!(
            attempts(photo)
                .iter()
                .all(|attempt| attempt.kind == PictureType::Jpeg)
        );
        let glass = Original {
            is_opaque: false,
            ..original(4_000, 3_000)
        };
        assert!(
            attempts(glass)
                .iter()
                .all(|attempt| attempt.kind == PictureType::Png)
        );
    }

    #[test]
    fn each_further_try_is_no_larger_and_they_end() {
        for original in [original(1, 1), original(70, 9), original(40_000, 40_000)] {
            let attempts = attempts(original);
            assert!((1..20).contains(&attempts.len()));
            let areas: Vec<u32> = attempts
                .iter()
                .map(|attempt| attempt.dimensions.width * attempt.dimensions.height)
                .collect();
            assert!(areas.is_sorted_by(|one, next| one >= next), "{areas:?}");
            assert!(areas.iter().all(|area| *area > 0));
        }
    }
}
