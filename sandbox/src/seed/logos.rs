//! Draws small logos: flat shapes in two colors.

use std::io;

use canopy_domain::{
    color::Color,
    picture::{Picture, PictureProblem},
};

/// The shapes a logo can have.
pub const MARKS: usize = 10;

/// How a logo fills its picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layout {
    /// The mark on a colored background.
    Tile,
    /// The mark alone, on nothing.
    Bare,
    /// The mark beside two stripes, four times as wide as high, on nothing.
    Wide,
}

impl Layout {
    const fn size(self) -> (u32, u32) {
        match self {
            Layout::Tile => (64, 64),
            Layout::Bare => (96, 96),
            Layout::Wide => (192, 48),
        }
    }
}

/// A picture that was made by hand, in each of the other two types.
pub const SUNRISE_JPEG: &[u8] = include_bytes!("sunrise.jpg");
pub const HARBOR_GIF: &[u8] = include_bytes!("harbor.gif");

#[derive(Debug)]
pub enum LogoProblem {
    Encoding(png::EncodingError),
    Picture(PictureProblem),
}

/// Samples per pixel and axis: edges are smooth without any geometry.
const SAMPLES: u32 = 4;

/// Draws the mark with this number in `ink`, on `ground` where the layout has one.
pub fn draw(
    mark: usize,
    layout: Layout,
    ink: Color,
    ground: Color,
) -> Result<Picture, LogoProblem> {
    let (width, height) = layout.size();
    let mut pixels = Vec::with_capacity((width * height * 4) as usize);
    for y in 0..height {
        for x in 0..width {
            let covered = coverage(mark, layout, x, y, height);
            pixels.extend(match layout {
                Layout::Tile => {
                    let mixed = |ink: u8, ground: u8| blend(ink, ground, covered);
                    [
                        mixed(ink.r, ground.r),
                        mixed(ink.g, ground.g),
                        mixed(ink.b, ground.b),
                        255,
                    ]
                }
                Layout::Bare | Layout::Wide => [ink.r, ink.g, ink.b, blend(255, 0, covered)],
            });
        }
    }
    let bytes = encode(width, height, &pixels).map_err(LogoProblem::Encoding)?;
    Picture::read(bytes).map_err(LogoProblem::Picture)
}

/// How many of a pixel's samples lie in the shape.
fn coverage(mark: usize, layout: Layout, x: u32, y: u32, height: u32) -> u32 {
    let at = |pixel: u32, sample: u32| {
        (f64::from(pixel) + (f64::from(sample) + 0.5) / f64::from(SAMPLES)) / f64::from(height)
    };
    let mut covered = 0;
    for sample_y in 0..SAMPLES {
        for sample_x in 0..SAMPLES {
            let (x, y) = (at(x, sample_x), at(y, sample_y));
            let inside = match layout {
                Layout::Wide if x > 1.0 => stripes(x, y),
                // On a colored background, the mark keeps a distance from the edge.
                Layout::Tile => shape(mark, (x - 0.5) * 1.35, (y - 0.5) * 1.35),
                Layout::Bare | Layout::Wide => shape(mark, x - 0.5, y - 0.5),
            };
            covered += u32::from(inside);
        }
    }
    covered
}

fn stripes(x: f64, y: f64) -> bool {
    (x > 1.2 && x < 3.8 && (0.26..0.48).contains(&y))
        || (x > 1.2 && x < 3.0 && (0.62..0.74).contains(&y))
}

/// Whether a point is in the shape. The middle is (0, 0), the edges are at ±0.5.
fn shape(mark: usize, x: f64, y: f64) -> bool {
    let radius = x.hypot(y);
    match mark % MARKS {
        0 => radius < 0.46,
        1 => (0.28..0.46).contains(&radius),
        2 => radius < 0.46 && (x < -0.06 || y < -0.06),
        3 => y < 0.38 && y > -0.42 + 1.75 * x.abs(),
        4 => {
            x.abs() < 0.46
                && [-0.25, 0.0, 0.25]
                    .iter()
                    .any(|row| (y - row - 0.07 * (x * 13.0).sin()).abs() < 0.065)
        }
        5 => x.abs() < 0.4 && x.abs() * 0.577 + y.abs() < 0.46,
        6 => (x + 0.44).hypot(y - 0.44) < 0.88 && x > -0.44 && y < 0.44,
        7 => dot_distance(x).hypot(dot_distance(y)) < 0.11 && x.abs() < 0.45 && y.abs() < 0.45,
        8 => (x - 0.24).hypot(y + 0.24) < 0.62 && (x + 0.24).hypot(y - 0.24) < 0.62,
        _ => (x.abs() < 0.14 || y.abs() < 0.14) && radius < 0.47,
    }
}

/// How far a coordinate is from the nearest row of a grid of dots.
fn dot_distance(coordinate: f64) -> f64 {
    let beyond = coordinate.abs() % 0.32;
    beyond.min(0.32 - beyond)
}

fn blend(ink: u8, ground: u8, covered: u32) -> u8 {
    let all = SAMPLES * SAMPLES;
    let mixed = (u32::from(ink) * covered + u32::from(ground) * (all - covered) + all / 2) / all;
    // A mean of two bytes is a byte.
    mixed as u8
}

fn encode(width: u32, height: u32, pixels: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = io::Cursor::new(Vec::new());
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use canopy_domain::picture::PictureType;

    const INK: Color = Color {
        r: 180,
        g: 30,
        b: 60,
    };
    const GROUND: Color = Color {
        r: 250,
        g: 250,
        b: 240,
    };

    #[test]
    fn every_mark_in_every_layout_is_a_small_picture_of_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for mark in 0..MARKS {
            for layout in [Layout::Tile, Layout::Bare, Layout::Wide] {
                let picture = draw(mark, layout, INK, GROUND).unwrap();
                assert_eq!(picture.kind(), PictureType::Png);
                assert!(
                    picture.size() < 4_000,
                    "{mark} {layout:?}: {} bytes",
                    picture.size()
                );
                assert!(
                    seen.insert(picture.bytes().to_vec()),
                    "{mark} {layout:?} looks like another"
                );
            }
        }
    }

    #[test]
    fn the_handmade_ones_are_what_they_are_called() {
        assert_eq!(
            Picture::read(SUNRISE_JPEG).unwrap().kind(),
            PictureType::Jpeg
        );
        assert_eq!(Picture::read(HARBOR_GIF).unwrap().kind(), PictureType::Gif);
    }
}
