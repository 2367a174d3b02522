//! Björn Ottosson's OKLab, in which equal steps look equal and a hue stays itself as it darkens; private to
//! the rules of color.

use super::{Color, root::root};

/// `l` is the lightness, 0 black to 1 white; `a` and `b` point to the hue, and their length is the
/// chroma, up to about 0.32 in sRGB.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Oklab {
    pub(crate) l: f64,
    pub(crate) a: f64,
    pub(crate) b: f64,
}

impl Oklab {
    pub(crate) fn chroma(self) -> f64 {
        (self.a * self.a + self.b * self.b).sqrt()
    }

    /// How different two colors look: about 0.02 is the least one can see, 1 is black to white.
    pub(crate) fn distance(self, other: Self) -> f64 {
        let (l, a, b) = (self.l - other.l, self.a - other.a, self.b - other.b);
        (l * l + a * a + b * b).sqrt()
    }

    /// The color of this hue at another lightness, with as much of this chroma as a screen has
    /// there.
    pub(crate) fn at_lightness(self, l: f64) -> Color {
        let with_chroma = |share: f64| Self {
            l,
            a: self.a * share,
            b: self.b * share,
        };
        if with_chroma(1.0).is_on_screen() {
            return with_chroma(1.0).into();
        }
        let (mut on, mut off) = (0.0, 1.0);
        // Ten halvings are finer than a step of eight bits.
        for _ in 0..10 {
            let middle = (on + off) / 2.0;
            if with_chroma(middle).is_on_screen() {
                on = middle;
            } else {
                off = middle;
            }
        }
        with_chroma(on).into()
    }

    fn is_on_screen(self) -> bool {
        // For the last digits of the published matrices; every eight-bit color stays on screen.
        const SLACK: f64 = 0.000_001;
        self.linear()
            .iter()
            .all(|light| (-SLACK..=1.0 + SLACK).contains(light))
    }

    fn linear(self) -> [f64; 3] {
        let Self { l, a, b } = self;
        let cube = |x: f64| x * x * x;
        let long = cube(l + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
        let medium = cube(l - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
        let short = cube(l - 0.089_484_177_5 * a - 1.291_485_548_0 * b);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short,
        ]
    }
}

impl From<Color> for Oklab {
    fn from(color: Color) -> Self {
        let [r, g, b] = [color.r, color.g, color.b].map(to_linear);
        let long = root(
            0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b,
            3,
        );
        let medium = root(
            0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b,
            3,
        );
        let short = root(
            0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b,
            3,
        );
        Self {
            l: 0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short,
            a: 1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short,
            b: 0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short,
        }
    }
}

/// The nearest color of eight bits; light a screen does not have is cut off.
impl From<Oklab> for Color {
    fn from(lab: Oklab) -> Self {
        let [r, g, b] = lab.linear().map(from_linear);
        Self::rgb(r, g, b)
    }
}

/// The light of one sRGB channel, 0 to 1.
pub(super) fn to_linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.040_45 {
        share / 12.92
    } else {
        let base = (share + 0.055) / 1.055;
        // The exponent of the standard is 2.4: a square and two fifths.
        let fifth = root(base, 5);
        base * base * fifth * fifth
    }
}

/// The sRGB channel of some light; light below 0 or above 1 ends at 0 or 255.
fn from_linear(light: f64) -> u8 {
    let share = if light <= 0.003_130_8 {
        light * 12.92
    } else {
        // The other way it is 1/2.4: five twelfths.
        let twelfth = root(light, 3).sqrt().sqrt();
        1.055 * twelfth * twelfth * twelfth * twelfth * twelfth - 0.055
    };
    // `as` saturates.
    (share * 255.0 + 0.5) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_color_at_its_own_lightness_is_itself() {
        for color in [
            Color::WHITE,
            Color::rgb(0, 0, 255),
            Color::rgb(255, 255, 0),
            Color::rgb(26, 115, 232),
        ] {
            assert_eq!(Oklab::from(color).at_lightness(Oklab::from(color).l), color);
        }
    }

    #[test]
    fn every_channel_value_survives_the_way_to_light_and_back() {
        for channel in 0..=255 {
            assert_eq!(from_linear(to_linear(channel)), channel);
        }
    }

    #[test]
    fn known_colors_have_their_published_coordinates() {
        for (color, l, a, b) in [
            (Color::WHITE, 1.0, 0.0, 0.0),
            (Color::BLACK, 0.0, 0.0, 0.0),
            (Color::rgb(255, 0, 0), 0.627_955, 0.224_863, 0.125_846),
            (Color::rgb(0, 255, 0), 0.866_440, -0.233_888, 0.179_498),
            (Color::rgb(0, 0, 255), 0.452_014, -0.032_457, -0.311_528),
        ] {
            let lab = Oklab::from(color);
            assert!(
                lab.distance(Oklab { l, a, b }) < 0.000_01,
                "{color}: {lab:?}"
            );
            assert_eq!(Color::from(lab), color);
        }
    }

    #[test]
    fn the_ends_of_lightness_are_black_and_white_for_every_hue() {
        for color in [
            Color::rgb(255, 0, 0),
            Color::rgb(0, 0, 255),
            Color::rgb(250, 240, 0),
        ] {
            assert_eq!(Oklab::from(color).at_lightness(0.0), Color::BLACK);
            assert_eq!(Oklab::from(color).at_lightness(1.0), Color::WHITE);
        }
    }
}
