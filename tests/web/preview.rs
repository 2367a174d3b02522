//! The branding preview: what is typed is seen at once, and nothing typed can blank it or break out of it.

use canopy::views::form::branding_preview::{Brand, BrandingPreview};
use canopy_domain::brand::Suggestion;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, window};

use crate::page::{Page, frame, until, with_styles};

const STYLES: &[&str] = &[include_str!("../../style/later/views/branding_preview.css")];

fn painted(element: &HtmlElement, property: &str) -> String {
    let window = window().expect("a page");
    let style = window
        .get_computed_style(element)
        .expect("a style")
        .expect("an element of the page");
    style.get_property_value(property).expect("a property")
}

fn brand(primary: &str, page_background: &str) -> Brand {
    Brand {
        name: "Acme".into(),
        primary: primary.into(),
        page_background: page_background.into(),
        ..Default::default()
    }
}

#[wasm_bindgen_test]
async fn every_keystroke_is_seen_and_half_a_color_keeps_the_last_whole_one() {
    with_styles(STYLES);
    let typed = RwSignal::new(brand("#0b6e4f", "#eef3ee"));
    let page = Page::show(
        move || view! { <BrandingPreview brand=typed logo=Signal::stored(None::<String>) seed="a"/> },
    );
    let button = page.one(".branding-preview-button");
    let ground = page.one(".branding-preview-page");
    assert_eq!(painted(&button, "background-color"), "rgb(11, 110, 79)");
    assert_eq!(painted(&ground, "background-color"), "rgb(238, 243, 238)");
    for half in ["#0b6e4", "#0b6e", "#", "#a0c1", "wine"] {
        typed.set(brand(half, "#eef3ee"));
        frame().await;
        assert_eq!(
            painted(&button, "background-color"),
            "rgb(11, 110, 79)",
            "{half}"
        );
    }
    typed.set(brand("#a0c", "#eef3ee"));
    until("three digits are six", || {
        painted(&button, "background-color") == "rgb(170, 0, 204)"
    })
    .await;
    typed.update(|brand| brand.display_name = "Acme & Söhne".into());
    until("the name is seen", || {
        page.one(".branding-preview-name").inner_text() == "Acme & Söhne"
    })
    .await;
}

#[wasm_bindgen_test]
async fn hostile_text_is_shown_as_text_and_reaches_no_style() {
    let hostile = "red;background:url(https://evil.test/x)";
    let typed = RwSignal::new(Brand {
        display_name: "<img src=x onerror=self.ran=1>".into(),
        login_hint: "</span><script>self.ran=1</script>".into(),
        ..brand(hostile, "url(javascript:1)")
    });
    let page = Page::show(
        move || view! { <BrandingPreview brand=typed logo=Signal::stored(None::<String>) seed="a"/> },
    );
    frame().await;
    let style = page
        .one(".branding-preview-stage")
        .get_attribute("style")
        .unwrap_or_default();
    assert!(!style.contains("url") && !style.contains("red"), "{style}");
    assert!(page.all("script, img").is_empty());
    assert_eq!(
        page.one(".branding-preview-name").inner_text(),
        "<img src=x onerror=self.ran=1>"
    );
}

#[wasm_bindgen_test]
async fn weak_contrast_comes_with_a_number_and_a_shade_that_passes() {
    let typed = RwSignal::new(brand("#ffee88", ""));
    let take = move |suggestion: Suggestion| {
        typed.update(|brand| brand.primary = suggestion.color.to_string())
    };
    let page = Page::show(move || {
        view! { <BrandingPreview brand=typed logo=Signal::stored(None::<String>) seed="a" on_take=take/> }
    });
    let weak = || page.all(".branding-preview-check[data-tone=caution]");
    assert!(!weak().is_empty());
    assert!(
        weak()[0].inner_text().contains(":1, needs at least 4.5:1"),
        "{}",
        weak()[0].inner_text()
    );
    page.all(".branding-preview-offer button")[0].click();
    until("all of it passes", || weak().is_empty()).await;
    assert_ne!(typed.get_untracked().primary, "#ffee88");
}

#[wasm_bindgen_test]
async fn only_to_look_at_it_offers_no_change() {
    let page = Page::show(|| {
        let brand = Signal::stored(brand("#ffee88", ""));
        view! { <BrandingPreview brand logo=Signal::stored(None::<String>) seed="a"/> }
    });
    assert!(page.all(".branding-preview-offer button").is_empty());
    let [desktop, phone] = ["Desktop", "Phone"].map(|name| page.named("button", name));
    assert_eq!(
        desktop.get_attribute("aria-pressed").as_deref(),
        Some("true")
    );
    phone.click();
    until("the phone is shown", || {
        page.one(".branding-preview-stage")
            .get_attribute("data-frame")
            .as_deref()
            == Some("phone")
    })
    .await;
    assert_eq!(phone.get_attribute("aria-pressed").as_deref(), Some("true"));
}
