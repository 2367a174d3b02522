//! What the browser calls the page, in its tab and in its history, and what a screen reader says when it becomes
//! another.

use canopy_text::controls::page_title;
use leptos::prelude::*;

use crate::reactive::effect;

/// Names the page for as long as the view stands, with the product's name behind it.
#[component]
pub fn Title(#[prop(into)] text: Signal<String>) -> impl IntoView {
    effect(move || {
        let title = text.with(|text| page_title(text));
        let document = document();
        document.set_title(&title);
        // Nothing is loaded when the page becomes another, so nothing else tells it.
        if let Some(heard) = document.get_element_by_id("page-heard") {
            heard.set_text_content(Some(&title));
        }
    });
}
