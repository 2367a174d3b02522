//! What must hold for every color there is, checked against a second, plainer reckoning of hue.

use canopy_domain::color::{
    Color, NON_TEXT, TEXT, contrast, luminance, nearest_passing, readable_on,
};
use proptest::prelude::*;

fn any_color() -> impl Strategy<Value = Color> {
    any::<[u8; 3]>().prop_map(|[r, g, b]| Color::rgb(r, g, b))
}

/// The color's place on the plane of hue and chroma of OKLab, from its definition.
fn plane(color: Color) -> (f64, f64) {
    let [r, g, b] = [color.r, color.g, color.b].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    });
    let l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b).cbrt();
    let m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b).cbrt();
    let s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b).cbrt();
    (
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    )
}

/// How far `shade` lies off the line on which `color`'s hue runs from gray to full.
fn off_hue(color: Color, shade: Color) -> f64 {
    let ((a, b), (x, y)) = (plane(color), plane(shade));
    let chroma = a.hypot(b);
    if chroma < 0.01 {
        return 0.0;
    }
    let along = (a * x + b * y) / chroma;
    let across = (a * y - b * x) / chroma;
    if along < 0.0 {
        x.hypot(y)
    } else {
        across.abs()
    }
}

proptest! {
    #[test]
    fn a_color_is_read_back_as_it_was_written(color in any_color()) {
        let text = color.to_string();
        prop_assert_eq!(Color::parse(&text), Ok(color));
        prop_assert_eq!(Color::parse(&text.to_uppercase()), Ok(color));
        prop_assert_eq!(Color::parse(&text[1..]), Ok(color));
    }

    #[test]
    fn reading_any_text_never_panics_and_what_is_read_is_sent_with_all_six_digits(text in "#?[0-9a-fA-Fxé ]{0,9}") {
        if let Ok(color) = Color::parse(&text) {
            let sent = color.to_string();
            prop_assert!(sent.len() == 7 && sent.starts_with('#'), "{sent}");
            prop_assert_eq!(Color::parse(&sent), Ok(color));
        }
    }

    #[test]
    fn contrast_is_the_same_both_ways_and_within_its_range(one in any_color(), other in any_color()) {
        let ratio = contrast(one, other);
        prop_assert_eq!(ratio, contrast(other, one));
        prop_assert!((1.0..=21.0 + 1e-9).contains(&ratio), "{ratio}");
        prop_assert!((0.0..=1.0).contains(&luminance(one)));
        prop_assert_eq!(contrast(one, one), 1.0);
    }

    #[test]
    fn text_is_readable_on_every_color(ground in any_color()) {
        prop_assert!(matches!(readable_on(ground), Color::BLACK | Color::WHITE));
        prop_assert!(contrast(readable_on(ground), ground) >= TEXT);
    }

    #[test]
    fn the_nearest_shade_passes_and_keeps_its_hue(
        color in any_color(), ground in any_color(), ratio in prop::sample::select(vec![NON_TEXT, TEXT]),
    ) {
        let shade = nearest_passing(color, ground, ratio).unwrap();
        prop_assert!(contrast(shade, ground) >= ratio);
        // Near black one step of eight bits is wide enough to see; elsewhere it is not.
        let tolerance = if luminance(shade) < 0.01 { 0.03 } else { 0.006 };
        let off = off_hue(color, shade);
        prop_assert!(off < tolerance, "{color} became {shade}, {off} off");
        if contrast(color, ground) >= ratio {
            prop_assert_eq!(shade, color);
        }
    }

    #[test]
    fn where_no_shade_is_found_black_and_white_fail_too(
        color in any_color(), ground in any_color(), ratio in 1.0..21.0,
    ) {
        let passes = |shade| contrast(shade, ground) >= ratio;
        match nearest_passing(color, ground, ratio) {
            Some(shade) => prop_assert!(passes(shade)),
            None => prop_assert!(!passes(color) && !passes(Color::BLACK) && !passes(Color::WHITE)),
        }
    }
}
