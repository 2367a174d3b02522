//! What shows other people's text and pictures: nothing of it is executed, and all of it is shown.

use canopy::components::{
    highlight::Highlight,
    tile::Tile,
    toast::{Action, Toast, ToastRegion},
    tone::Tone,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, frame, until};

/// One transparent pixel.
const PIXEL: &str =
    "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

#[wasm_bindgen_test]
async fn marks_follow_the_text_and_markup_stays_text() {
    let text = RwSignal::new("<b>Oslo</b>".to_owned());
    let ranges = RwSignal::new(vec![(3, 7)]);
    let page = Page::show(move || view! { <Highlight text ranges/> });
    assert_eq!(page.one("bdi").inner_text(), "<b>Oslo</b>");
    assert_eq!(page.one("mark").inner_text(), "Oslo");
    assert!(page.all("b").is_empty());

    text.set("Bergen".to_owned());
    ranges.set(Vec::new());
    frame().await;
    assert_eq!(page.one("bdi").inner_text(), "Bergen");
    assert!(page.all("mark").is_empty());
}

#[wasm_bindgen_test]
async fn a_tile_falls_back_to_initials_and_tries_the_next_picture() {
    let picture = RwSignal::new(Some(PIXEL.to_owned()));
    let page = Page::show(move || view! { <Tile name="Acme Retail" seed="org_1" picture/> });
    assert_eq!(page.one("img").get_attribute("src").as_deref(), Some(PIXEL));
    assert_eq!(
        page.one("img").get_attribute("referrerpolicy").as_deref(),
        Some("no-referrer")
    );

    picture.set(Some("data:image/png;base64,broken".to_owned()));
    until("initials for a broken picture", || {
        page.all("img").is_empty()
    })
    .await;
    assert_eq!(page.one(".tile").inner_text(), "AR");

    picture.set(Some(PIXEL.to_owned()));
    until("the next picture", || page.all("img").len() == 1).await;

    for hostile in [
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//elsewhere/x.png",
    ] {
        picture.set(Some(hostile.to_owned()));
        frame().await;
        assert!(page.all("img").is_empty(), "{hostile}");
    }
}

#[wasm_bindgen_test]
async fn a_toast_about_a_failure_interrupts_and_any_can_be_dismissed() {
    let toast = |id, tone, text: &str| Toast {
        id,
        tone,
        text: text.to_owned(),
        action: None,
    };
    let undo = Toast {
        action: Some(Action::Button {
            label: "Undo".into(),
        }),
        ..toast(3, Tone::Good, "Changed")
    };
    let toasts = RwSignal::new(vec![
        toast(1, Tone::Good, "Saved"),
        toast(2, Tone::Over, "Not saved"),
    ]);
    let acted = RwSignal::new(None);
    let page = Page::show(move || {
        let dismiss = move |id| toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
        view! { <ToastRegion toasts on_dismiss=dismiss on_act=move |id| acted.set(Some(id))/> }
    });
    assert_eq!(page.one("[role=alert] p").inner_text(), "Not saved");
    let first = page.one("[role=status]");
    assert!(
        first
            .text_content()
            .is_some_and(|text| text.contains("Saved"))
    );
    page.all("button")[0].click();
    frame().await;
    assert!(page.all("[role=status]").is_empty());
    assert_eq!(page.all("[role=alert]").len(), 1);
    toasts.update(|toasts| toasts.push(undo));
    frame().await;
    page.named("button", "Undo").click();
    assert_eq!(acted.get_untracked(), Some(3));
}
