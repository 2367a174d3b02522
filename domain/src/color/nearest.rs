//! The shade of a color that can be seen where the color itself cannot.

use super::{Color, contrast::ratio, luminance, oklab::Oklab};

/// Steps from black to white; about two to each step of eight bits.
const STEPS: f64 = 512.0;

/// The shade of the same hue nearest to `color` whose contrast with `against` is at least `least`;
/// `color` itself where it passes already, and `None` where no shade of it does.
///
/// The hue is held in OKLab, where blue stays blue as it darkens; the chroma is held as far as a
/// screen allows. Up to 4.58 there is always an answer, in the end black or white.
pub fn nearest_passing(color: Color, against: Color, least: f64) -> Option<Color> {
    let ground = luminance(against);
    let passes = |shade: Color| ratio(luminance(shade), ground) >= least;
    if passes(color) {
        return Some(color);
    }
    let from = Oklab::from(color);
    let first_passing = |end: f64| {
        let steps = ((end - from.l).abs() * STEPS).ceil() as u32;
        (1..=steps)
            .map(|step| from.l + (end - from.l) * f64::from(step) / f64::from(steps))
            .map(|lightness| from.at_lightness(lightness))
            .find(|shade| passes(*shade))
    };
    let distance = |shade: Color| from.distance(shade.into());
    match (first_passing(0.0), first_passing(1.0)) {
        (Some(darker), Some(lighter)) if distance(lighter) < distance(darker) => Some(lighter),
        (darker, lighter) => darker.or(lighter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::{TEXT, contrast};

    const BLUE: Color = Color::rgb(0x1A, 0x73, 0xE8);

    #[test]
    fn a_color_that_passes_is_left_alone() {
        assert!(contrast(BLUE, Color::WHITE) >= TEXT);
        assert_eq!(nearest_passing(BLUE, Color::WHITE, TEXT), Some(BLUE));
    }

    #[test]
    fn the_nearest_shade_only_just_passes() {
        for color in ["#ffd600", "#4fc3f7", "#00e676", "#ff5733", "#cccccc"] {
            let color = Color::parse(color).unwrap();
            let shade = nearest_passing(color, Color::WHITE, TEXT).unwrap();
            let ratio = contrast(shade, Color::WHITE);
            assert!(
                (TEXT..TEXT + 0.1).contains(&ratio),
                "{color} became {shade} at {ratio}"
            );
        }
    }

    #[test]
    fn a_shade_goes_lighter_on_a_dark_ground() {
        let navy = Color::rgb(0x0B, 0x1F, 0x3A);
        let shade = nearest_passing(BLUE, navy, TEXT).unwrap();
        assert!(Oklab::from(shade).l > Oklab::from(BLUE).l, "{shade}");
    }

    #[test]
    fn no_shade_reaches_seven_on_middle_gray() {
        assert_eq!(
            nearest_passing(BLUE, Color::rgb(0x77, 0x77, 0x77), 7.0),
            None
        );
    }
}
