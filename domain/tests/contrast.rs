//! Contrast by example: pairs whose ratios are published, and what becomes of well-known brand colors.

use canopy_domain::{
    brand::{BrandColor, BrandPreview, BrandText, Checked},
    color::{Color, NON_TEXT, TEXT, contrast, hundredths, nearest_passing, readable_on},
};

/// A ratio as it is published.
fn contrast_text(ratio: f64) -> String {
    let hundredths = hundredths(ratio);
    format!("{}.{:02}:1", hundredths / 100, hundredths % 100)
}

fn color(text: &str) -> Color {
    Color::parse(text).expect("the examples are colors")
}

/// As WebAIM's contrast checker and others give them.
#[test]
fn published_pairs_have_their_published_ratios() {
    for (front, ground, ratio) in [
        ("#000", "#fff", "21.00:1"),
        ("#fff", "#fff", "1.00:1"),
        ("#767676", "#fff", "4.54:1"),
        ("#777", "#fff", "4.47:1"),
        ("#595959", "#fff", "7.00:1"),
        ("#949494", "#fff", "3.03:1"),
        ("#f00", "#fff", "3.99:1"),
        ("#0f0", "#fff", "1.37:1"),
        ("#00f", "#fff", "8.59:1"),
        ("#008000", "#fff", "5.13:1"),
        ("#ff0", "#fff", "1.07:1"),
        ("#ff0", "#000", "19.55:1"),
        ("#00f", "#000", "2.44:1"),
        ("#f00", "#00f", "2.14:1"),
        ("#007bff", "#fff", "3.97:1"),
        ("#ff5733", "#fff", "3.15:1"),
        ("#ff5733", "#000", "6.66:1"),
    ] {
        assert_eq!(
            contrast_text(contrast(color(front), color(ground))),
            ratio,
            "{front} on {ground}"
        );
    }
}

#[test]
fn the_lightest_gray_for_text_on_white_is_767676_and_for_a_ring_949494() {
    let on_white = |gray: &str| contrast(color(gray), Color::WHITE);
    assert!(on_white("#767676") >= TEXT && on_white("#777777") < TEXT);
    assert!(on_white("#949494") >= NON_TEXT && on_white("#959595") < NON_TEXT);
}

#[test]
fn button_text_is_white_wherever_white_can_be_read() {
    for (button, text) in [
        ("#1a73e8", "#ffffff"),
        ("#00205b", "#ffffff"),
        ("#767676", "#ffffff"),
        ("#777777", "#000000"),
        ("#ff5733", "#000000"),
        ("#ffd600", "#000000"),
        ("#ffffff", "#000000"),
    ] {
        assert_eq!(readable_on(color(button)).to_string(), text, "on {button}");
    }
}

#[test]
fn a_shade_that_passes_is_the_same_color_a_little_darker() {
    for (brand, shade) in [
        ("#1a73e8", "#1a73e8"),
        ("#007bff", "#0072ee"),
        ("#ff5733", "#de3509"),
        ("#ffd600", "#8c7500"),
        ("#00c853", "#008936"),
        ("#999999", "#767676"),
    ] {
        let found =
            nearest_passing(color(brand), Color::WHITE, TEXT).map(|shade| shade.to_string());
        assert_eq!(found.as_deref(), Some(shade), "for {brand}");
    }
}

#[test]
fn the_documented_sample_brand_reads_badly_and_one_click_mends_it() {
    let text = |primary| BrandText {
        name: "ACME Corp",
        primary,
        page_background: "#FFFFFF",
        ..BrandText::default()
    };
    let card = BrandPreview::new(text("#FF5733"), None);
    let verdicts = card
        .checks
        .map(|check| (check.what, contrast_text(check.ratio), check.passes));
    assert_eq!(
        verdicts,
        [
            (Checked::ButtonText, "6.66:1".to_owned(), true),
            (Checked::LinkOnCard, "3.15:1".to_owned(), false),
            (Checked::PageText, "15.89:1".to_owned(), true),
            (Checked::FocusRing, "3.15:1".to_owned(), true),
        ]
    );

    let suggestion = card.suggestion.expect("what fails can be mended");
    assert_eq!(suggestion.of, BrandColor::Primary);
    assert!(BrandPreview::new(text(&suggestion.color.to_string()), Some(&card)).passes());
}
