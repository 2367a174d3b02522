//! Where the keyboard goes. Knows no field and no product.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Gives the focus to the first element inside `root` that matches the first selector, or else the
/// next, once what has changed is in the page. Nothing happens where there is none.
pub fn focus_first(root: Element, selectors: &'static [&'static str]) {
    request_animation_frame(move || {
        let mut found = selectors
            .iter()
            .filter_map(|selector| root.query_selector(selector).ok().flatten());
        let found = found.next();
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            // Refused only for what cannot have it, and then it stays where it is.
            let _ = found.focus();
        }
    });
}
