//! The few colors a logo is made of; knows pixels but no file format and no canvas.

use crate::color::{Color, Oklab};

/// How many colors are worth offering. (ours)
const MOST: usize = 6;
/// Pixels looked at; more would only be slower.
const SAMPLES: usize = 1 << 16;
/// A pixel less opaque than this shows what is behind the logo.
const OPAQUE: u8 = 128;
/// Colors nearer than this in OKLab are one to the eye.
const SAME: f64 = 0.09;
/// A color on a smaller part of the picture is the blur of an edge.
const LEAST_SHARE: f64 = 0.005;

/// A color of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swatch {
    pub color: Color,
    /// The part of the opaque pixels that look like it, above 0 and at most 1.
    pub share: f64,
}

/// Up to six colors of a picture that are clearly distinct, the most telling first: those that
/// cover much of it, and the vivid before the gray.
///
/// `rgba` holds four bytes a pixel, row by row, as a canvas gives them. Transparent pixels do not
/// count. Each color is one that occurs in the picture, not an average. Where the sizes do not
/// fit together, only the whole rows there are count; that may be none.
pub fn swatches(rgba: &[u8], width: usize, height: usize) -> Vec<Swatch> {
    let pixels = samples(rgba, width, height);
    let mut bins = bins(&pixels);
    let mut swatches = Vec::with_capacity(MOST);
    // Blurred edges take a turn each without becoming a swatch; a photo has no end of them.
    for _ in 0..8 * MOST {
        let Some(top) = bins
            .iter()
            .max_by(|one, other| one.weight().total_cmp(&other.weight()))
        else {
            break;
        };
        let key = top.key;
        let color = most_frequent(&pixels, key);
        let seen = as_seen(color);
        let mut count = 0;
        bins.retain(|bin| {
            let same = bin.key == key || bin.lab.distance(seen) < SAME;
            count += if same { bin.count } else { 0 };
            !same
        });
        let share = f64::from(count) / pixels.len() as f64;
        if share >= LEAST_SHARE {
            swatches.push(Swatch { color, share });
        }
        if swatches.len() == MOST {
            break;
        }
    }
    swatches
}

/// Opaque pixels on an even grid over the picture.
fn samples(rgba: &[u8], width: usize, height: usize) -> Vec<Color> {
    if width == 0 {
        return Vec::new();
    }
    let pixels = width.saturating_mul(height).min(rgba.len() / 4);
    let mut step = 1;
    while pixels / (step * step) > SAMPLES {
        step += 1;
    }
    let rows = rgba
        .chunks_exact(width.saturating_mul(4))
        .take(height)
        .step_by(step);
    rows.flat_map(|row| row.chunks_exact(4).step_by(step))
        .filter(|pixel| pixel[3] >= OPAQUE)
        .map(|pixel| Color::rgb(pixel[0], pixel[1], pixel[2]))
        .collect()
}

/// The pixels that agree in the five upper bits of each channel.
struct Bin {
    key: u16,
    count: u32,
    lab: Oklab,
}

impl Bin {
    /// Vivid colors are what a brand is known by, so one counts up to three times its pixels.
    fn weight(&self) -> f64 {
        f64::from(self.count) * (1.0 + 8.0 * self.lab.chroma())
    }
}

fn bins(pixels: &[Color]) -> Vec<Bin> {
    let mut counts = vec![0_u32; 1 << 15];
    for pixel in pixels {
        counts[usize::from(upper(*pixel))] += 1;
    }
    (0_u16..)
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| Bin {
            key,
            count,
            lab: as_seen(compose(key, 0o444)),
        })
        .collect()
}

/// The one color that occurs most often in a bin: in a flat logo, exactly the brand's.
fn most_frequent(pixels: &[Color], key: u16) -> Color {
    let mut counts = [0_u32; 1 << 9];
    for pixel in pixels.iter().filter(|pixel| upper(**pixel) == key) {
        counts[usize::from(lower(*pixel))] += 1;
    }
    let most = (0_u16..).zip(counts).max_by_key(|(_, count)| *count);
    compose(key, most.map_or(0, |(low, _)| low))
}

/// Five bits of each channel.
fn upper(Color { r, g, b }: Color) -> u16 {
    u16::from(r >> 3) << 10 | u16::from(g >> 3) << 5 | u16::from(b >> 3)
}

/// The other three.
fn lower(Color { r, g, b }: Color) -> u16 {
    u16::from(r & 7) << 6 | u16::from(g & 7) << 3 | u16::from(b & 7)
}

fn compose(upper: u16, lower: u16) -> Color {
    let channel = |upper: u16, lower: u16| ((upper & 0x1F) << 3 | lower & 7) as u8;
    Color::rgb(
        channel(upper >> 10, lower >> 6),
        channel(upper >> 5, lower >> 3),
        channel(upper, lower),
    )
}

/// OKLab makes much of the first steps above black, which no eye does on a lit screen.
fn as_seen(color: Color) -> Oklab {
    let lab = Oklab::from(color);
    Oklab {
        l: lab.l.max(0.15),
        ..lab
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLUE: Color = Color::rgb(0x1A, 0x73, 0xE8);
    const ORANGE: Color = Color::rgb(0xFF, 0x57, 0x33);

    /// One row: so many pixels of each color.
    fn row(parts: &[(Color, usize)]) -> Vec<u8> {
        parts
            .iter()
            .flat_map(|(Color { r, g, b }, n)| [*r, *g, *b, 255].repeat(*n))
            .collect()
    }

    fn of(parts: &[(Color, usize)]) -> Vec<Swatch> {
        let rgba = row(parts);
        swatches(&rgba, rgba.len() / 4, 1)
    }

    #[test]
    fn a_flat_logo_gives_its_exact_colors_and_their_shares() {
        assert_eq!(
            of(&[(BLUE, 60), (ORANGE, 40)]),
            [
                Swatch {
                    color: BLUE,
                    share: 0.6
                },
                Swatch {
                    color: ORANGE,
                    share: 0.4
                }
            ]
        );
    }

    #[test]
    fn a_vivid_color_comes_before_a_somewhat_larger_white() {
        let colors: Vec<_> = of(&[(Color::WHITE, 60), (BLUE, 40)])
            .into_iter()
            .map(|s| s.color)
            .collect();
        assert_eq!(colors, [BLUE, Color::WHITE]);
    }

    #[test]
    fn near_shades_are_one_swatch_of_the_most_frequent() {
        let near = [0, 1, 2, 3].map(|i| {
            (
                Color::rgb(0x1A + i, 0x73, 0xE8 - 2 * i),
                10 + usize::from(i),
            )
        });
        let [swatch] = of(&near)[..] else { panic!() };
        assert_eq!(
            swatch,
            Swatch {
                color: near[3].0,
                share: 1.0
            }
        );

        let black = of(&[
            (Color::BLACK, 50),
            (Color::rgb(9, 9, 9), 40),
            (Color::rgb(17, 17, 17), 10),
        ]);
        assert_eq!(black.len(), 1);
    }

    #[test]
    fn the_blur_of_an_edge_is_no_color() {
        // Halfway from blue to white in OKLab.
        let edge = Color::rgb(0x92, 0xBC, 0xF8);
        let colors: Vec<_> = of(&[(Color::WHITE, 600), (edge, 3), (BLUE, 397)])
            .into_iter()
            .map(|s| s.color)
            .collect();
        assert_eq!(colors, [BLUE, Color::WHITE]);
    }

    #[test]
    fn what_is_transparent_does_not_count() {
        let mut rgba = row(&[(BLUE, 50), (ORANGE, 50)]);
        rgba.chunks_exact_mut(4)
            .skip(50)
            .for_each(|pixel| pixel[3] = 0);
        assert_eq!(
            swatches(&rgba, 100, 1),
            [Swatch {
                color: BLUE,
                share: 1.0
            }]
        );
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(swatches(&[], 0, 0), []);
        assert_eq!(swatches(&[], 10, 10), []);
        assert_eq!(swatches(&[0; 400], 0, 100), []);
        assert_eq!(swatches(&[0; 400], 10, 10), [], "all transparent");
        assert_eq!(swatches(&[255; 400], usize::MAX, usize::MAX), []);
    }

    #[test]
    fn a_large_picture_is_looked_at_in_every_corner() {
        let (width, height) = (1200, 800);
        let rgba: Vec<u8> = (0..height)
            .flat_map(|y| {
                (0..width).map(move |x| if x >= 1100 && y >= 700 { ORANGE } else { BLUE })
            })
            .flat_map(|Color { r, g, b }| [r, g, b, 255])
            .collect();
        let found = swatches(&rgba, width, height);
        assert_eq!(
            found.iter().map(|s| s.color).collect::<Vec<_>>(),
            [BLUE, ORANGE]
        );
        assert!(
            (found[1].share - 100.0 * 100.0 / (1200.0 * 800.0)).abs() < 0.002,
            "{found:?}"
        );
    }
}
