//! What must hold for every brand a person can type and every logo they can take its colors from.

use canopy_domain::{
    brand::{
        BrandColor, BrandPreview, BrandText, ColorOrigin, Suggestion, check_contrast,
        logo_colors::swatches, mended,
    },
    color::{Color, TEXT, contrast},
    organization::branding::Branding,
};
use proptest::prelude::*;

fn any_color() -> impl Strategy<Value = Color> {
    any::<[u8; 3]>().prop_map(|[r, g, b]| Color::rgb(r, g, b))
}

/// How much of `#rrggbb` may stand there; `#` and three digits are a color of their own.
fn half_typed() -> impl Strategy<Value = usize> {
    prop::sample::select(vec![1, 2, 3, 5, 6])
}

proptest! {
    #[test]
    fn any_text_gives_a_whole_card(
        name in ".{0,8}", display_name in ".{0,8}", login_hint in ".{0,8}", primary in "#?[0-9a-fg; ]{0,8}",
        page_background in ".{0,8}",
    ) {
        let text = BrandText {
            name: &name, display_name: &display_name, login_hint: &login_hint, primary: &primary,
            page_background: &page_background,
        };
        let card = BrandPreview::new(text, None);
        prop_assert!(card.display_name.as_deref().is_none_or(|name| !name.trim().is_empty()));
        prop_assert!(contrast(card.button_text, card.button) >= TEXT);
        prop_assert!(contrast(card.page_text, card.page_background.color) >= TEXT);
        prop_assert_eq!(card.primary.origin == ColorOrigin::Set, Color::parse(&primary).is_ok());

        let again = BrandPreview::new(text, Some(&card));
        prop_assert_eq!(again.checks, card.checks);
    }

    #[test]
    fn a_half_typed_color_never_changes_the_card(
        color in any_color(), page in any_color(), kept in half_typed(),
    ) {
        let (whole, page) = (color.to_string(), page.to_string());
        let text = |primary| BrandText {
            name: "Acme",
            primary,
            page_background: &page,
            ..BrandText::default()
        };
        let before = BrandPreview::new(text(&whole), None);
        let half = BrandPreview::new(text(&whole[..kept]), Some(&before));
        prop_assert_eq!(half.primary.color, color);
        prop_assert_eq!(half.checks, before.checks);
        prop_assert_eq!(BrandPreview::new(text(&whole), Some(&half)), before);
    }

    #[test]
    fn taking_what_is_suggested_passes_every_check_and_leaves_nothing_to_suggest(
        primary in any_color(), page in any_color(),
    ) {
        let passes = |primary, page| check_contrast(primary, page).iter().all(|check| check.passes);
        let Some(Suggestion { of, color }) = mended(primary, page) else {
            prop_assert!(passes(primary, page), "{primary} on {page}");
            return Ok(());
        };
        prop_assert!(!passes(primary, page), "{primary} on {page}");
        let (primary, page) = match of {
            BrandColor::Primary => (color, page),
            BrandColor::PageBackground => (primary, color),
        };
        prop_assert!(passes(primary, page), "{primary} on {page}");
        prop_assert_eq!(mended(primary, page), None);
    }

    #[test]
    fn a_brand_survives_being_written_and_read(
        display_name in prop::option::of(".{0,9}"), login_hint in prop::option::of(".{0,9}"),
        primary in prop::option::of(".{0,9}"), page_background in prop::option::of(".{0,9}"),
    ) {
        let mut branding = Branding { display_name, login_hint, ..Branding::default() };
        branding.colors.primary = primary.map(Into::into);
        branding.colors.page_background = page_background.map(Into::into);
        let text = serde_json::to_string(&branding).unwrap();
        prop_assert_eq!(serde_json::from_str::<Branding>(&text).unwrap(), branding);
    }

    #[test]
    fn any_pixels_give_at_most_six_colors_that_are_in_them(
        rgba in prop::collection::vec(any::<u8>(), 0..2000), width in 0..40_usize, height in 0..40_usize,
    ) {
        let found = swatches(&rgba, width, height);
        prop_assert!(found.len() <= 6);
        prop_assert!(found.iter().map(|swatch| swatch.share).sum::<f64>() <= 1.0 + 1e-9);
        for swatch in found {
            prop_assert!(swatch.share > 0.0);
            let Color { r, g, b } = swatch.color;
            prop_assert!(rgba.chunks_exact(4).any(|pixel| pixel[..3] == [r, g, b] && pixel[3] >= 128));
        }
    }
}

#[test]
fn sizes_beyond_any_memory_are_no_panic() {
    for (width, height) in [
        (usize::MAX, 1),
        (1, usize::MAX),
        (usize::MAX / 4 + 1, 4),
        (usize::MAX, usize::MAX),
    ] {
        assert!(swatches(&[255; 4096], width, height).len() <= 1);
    }
}
