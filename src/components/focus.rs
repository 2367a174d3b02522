//! Where the keyboard goes. Knows no field and no product.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Gives the focus to the first element inside `root` that matches, once what has changed is in the
/// page. Nothing happens where there is none.
pub fn focus_first(root: Element, selector: &'static str) {
    request_animation_frame(move || {
        let found = root.query_selector(selector).ok().flatten();
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            // Refused only for what cannot have it, and then it stays where it is.
            let _ = found.focus();
        }
    });
}
