//! Keeps the person on a page: links, steps back and the closing of the tab are caught while a question holds. Knows not why.

use leptos::{ev, leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Element;

use super::Address;

/// A step that was held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// To an address on this site.
    To(String),
    /// Back or forward in the browser's history.
    Back,
}

/// While the current owner lives: asks `holds` of every address the person is about to go to, and where it
/// answers that they stay, tells `on_exit` instead of going.
pub fn hold_back(
    address: Address,
    holds: impl Fn(&str) -> bool + Copy + Send + Sync + 'static,
    on_exit: impl Fn(Exit) + Copy + Send + Sync + 'static,
) {
    address.hold(move |href| {
        let is_held = holds(href);
        if is_held {
            on_exit(Exit::To(href.to_owned()));
        }
        is_held
    });
    on_cleanup(move || address.release());

    // Before the router sees it.
    listen_first("click", move |event| {
        if let Some(href) = event.dyn_ref().and_then(target_of)
            && address.is_held(&href)
        {
            event.prevent_default();
        }
    });
    listen_first("popstate", move |event| {
        let here = untrack(|| {
            address
                .route()
                .with(|route| address.href(route) + &address.query_string())
        });
        if href_of_page().is_some_and(|href| holds(&href)) {
            event.stop_immediate_propagation();
            // The browser has gone already: this undoes a step back, and whatever lay ahead stays ahead.
            let history = window().history();
            // Refused only to pages that do it many times a second; then the address is wrong until the next step.
            let _ = history
                .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&here)));
            on_exit(Exit::Back);
        }
    });
    let closing = window_event_listener_untyped("beforeunload", move |event| {
        // No address at all: the browser asks in its own words.
        if holds("") {
            event.prevent_default();
        }
    });
    on_cleanup(move || closing.remove());
}

/// Listens on the window, before everything in the page, while the current owner lives.
fn listen_first(event: &'static str, heard: impl Fn(web_sys::Event) + 'static) {
    let heard: Box<dyn Fn(web_sys::Event)> = Box::new(heard);
    let heard = Closure::wrap(heard);
    // Refused only what is no function.
    let _ = window().add_event_listener_with_callback_and_bool(
        event,
        heard.as_ref().unchecked_ref(),
        true,
    );
    let heard = StoredValue::new_local(heard);
    on_cleanup(move || {
        heard.with_value(|heard| {
            // As above.
            let _ = window().remove_event_listener_with_callback_and_bool(
                event,
                heard.as_ref().unchecked_ref(),
                true,
            );
        });
    });
}

/// Where a plain click leads on this site. `None`: nowhere, elsewhere, or to a tab of its own.
fn target_of(event: &ev::MouseEvent) -> Option<String> {
    let is_plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if !is_plain || event.default_prevented() {
        return None;
    }
    let element: Element = event.target()?.dyn_into().ok()?;
    let link = element.closest("a[href]").ok()??;
    if link.has_attribute("target") || link.has_attribute("download") {
        return None;
    }
    let link: web_sys::HtmlAnchorElement = link.dyn_into().ok()?;
    let is_here = window()
        .location()
        .origin()
        .is_ok_and(|origin| origin == link.origin());
    let is_jump = link
        .get_attribute("href")
        .is_some_and(|href| href.starts_with('#'));
    (is_here && !is_jump).then(|| link.pathname() + &link.search())
}

fn href_of_page() -> Option<String> {
    let location = window().location();
    Some(location.pathname().ok()? + &location.search().ok()?)
}
