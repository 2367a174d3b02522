//! Presses of the pointer on what leads elsewhere without being a link itself, by the rules of links.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement};

use super::keys::is_apple;

/// Where a press asks to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Here,
    NewTab,
}

/// What a press asks for, if it asks to go: not the one that calls the menu, with the other button or with Ctrl on
/// Apple's systems.
pub fn way(event: &ev::MouseEvent) -> Option<Way> {
    let (ctrl, other) = (event.ctrl_key(), event.meta_key() || event.shift_key());
    match event.button() {
        0 if ctrl && is_apple() => None,
        0 if ctrl || other => Some(Way::NewTab),
        0 => Some(Way::Here),
        1 => Some(Way::NewTab),
        _ => None,
    }
}

/// Opens a tab that gets no more of this one than one opened by a link.
pub fn open_tab(href: &str) {
    // A browser that opens no window says so itself.
    let _ = window().open_with_url_and_target_and_features(href, "_blank", "noopener");
}

/// Does at a press anywhere in a row what it would do on the link of the row. What is a link or a button there answers
/// for itself, and whoever selects text goes nowhere.
pub fn press_row(event: &ev::MouseEvent, link: Option<HtmlElement>) {
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let is_pressed = is_within(event, "a, button");
    let is_selecting = || {
        let selection = window().get_selection().ok().flatten();
        selection.is_some_and(|selection| !selection.is_collapsed())
    };
    let (Some(way), Some(link)) = (way(event), link) else {
        return;
    };
    // Only the first button selects; what was selected before says nothing of the others.
    if is_pressed || (event.button() == 0 && is_selecting()) {
        return;
    }
    match way {
        // The click comes by here again, on its way up from the link, and this has to have ended by then.
        Way::Here => queue_microtask(move || link.click()),
        Way::NewTab => open_tab(&link.href()),
    }
}

/// Whether what was pressed is, or is in, an element that fits a selector.
pub fn is_within(event: &ev::MouseEvent, selector: &str) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))))
}

/// Keeps a press of the middle button from beginning to scroll the page, as on a link.
pub fn begin_press(event: &ev::MouseEvent) {
    if event.button() == 1 {
        event.prevent_default();
    }
}
