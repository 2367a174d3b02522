//! Where the keyboard goes.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// Gives the focus to the first element inside `root` that matches the first selector, or else the
/// next, once what has changed is in the page. Nothing happens where there is none.
pub fn focus_first(root: Element, selectors: &'static [&'static str]) {
    focus_one(root, selectors, false);
}

/// As [`focus_first`], where the page must not move: what is looked at stays in sight.
pub fn focus_first_in_place(root: Element, selectors: &'static [&'static str]) {
    focus_one(root, selectors, true);
}

fn focus_one(root: Element, selectors: &'static [&'static str], stays: bool) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(stays);
    request_animation_frame(move || {
        let mut found = selectors
            .iter()
            .filter_map(|selector| root.query_selector(selector).ok().flatten());
        let found = found.next();
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            // Refused only for what cannot have it, and then it stays where it is.
            let _ = found.focus_with_options(&options);
        }
    });
}

/// Gives the focus to the first element of the page that matches, unless something in it has it: once
/// a dialog that is closing now has given it back, and what has changed is in the page.
pub fn focus_into(selector: &'static str) {
    request_animation_frame(move || {
        request_animation_frame(move || {
            let document = document();
            let is_inside = document
                .active_element()
                .is_some_and(|active| matches!(active.closest(selector), Ok(Some(_))));
            let place = document.query_selector(selector).ok().flatten();
            if let Some(place) = place.filter(|_| !is_inside)
                && let Ok(place) = place.dyn_into::<HtmlElement>()
            {
                // Refused behind a dialog, which keeps it.
                let _ = place.focus();
            }
        });
    });
}
