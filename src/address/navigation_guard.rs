//! Keeps the person on a page: links, the way back and the closing of the tab are caught while a question holds.

use std::sync::Arc;

use leptos::{ev, leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Element;

use super::Address;

/// A navigation away from where the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Navigation<'a> {
    /// To an address on this site.
    To(&'a str),
    /// Back or forward in the browser's history, which has been taken already.
    InHistory,
}

/// A navigation that was held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blocked {
    /// To an address on this site.
    To(String),
    /// Back or forward in the browser's history.
    Back,
}

type Hold = Arc<dyn Fn(Navigation<'_>) -> bool + Send + Sync>;

/// Whether a navigation is held back is asked here. One for the whole console.
#[derive(Clone, Copy, Default)]
pub struct NavigationGuard(StoredValue<Option<Hold>>);

impl NavigationGuard {
    /// Has to be called before there is a router: a window tells its listeners in the order in which
    /// they came, and what is held back the router must not hear of.
    pub fn listen(self) {
        let stepped = window_event_listener(ev::popstate, move |event| {
            if self.blocks(Navigation::InHistory) {
                event.stop_immediate_propagation();
            }
        });
        on_cleanup(move || stepped.remove());
    }

    pub(super) fn blocks(self, navigation: Navigation<'_>) -> bool {
        let hold = self.0.try_get_value().flatten();
        hold.is_some_and(|hold| hold(navigation))
    }
}

impl Address {
    /// Lets the person go wherever they want, from now on.
    pub fn release(self) {
        self.guard.0.try_set_value(None);
    }

    /// While the current owner lives: asks `holds` of every address the person is about to go to, and
    /// where it answers that they stay, tells `on_blocked` instead of going. It is asked of the empty
    /// address when the tab closes.
    pub fn guard(
        self,
        holds: impl Fn(&str) -> bool + Copy + Send + Sync + 'static,
        on_blocked: impl Fn(Blocked) + Copy + Send + Sync + 'static,
    ) {
        let hold = move |navigation: Navigation<'_>| match navigation {
            Navigation::To(href) => {
                let is_held = holds(href);
                if is_held {
                    on_blocked(Blocked::To(href.to_owned()));
                }
                is_held
            }
            Navigation::InHistory => {
                let is_held = href_of_page().is_some_and(|href| holds(&href));
                if is_held {
                    self.step_back_in();
                    on_blocked(Blocked::Back);
                }
                is_held
            }
        };
        self.guard.0.set_value(Some(Arc::new(hold)));
        // Before the router sees it.
        listen_first("click", move |event| {
            if let Some(href) = event.dyn_ref().and_then(target_of)
                && self.guard.blocks(Navigation::To(&href))
            {
                event.prevent_default();
            }
        });
        let closing = window_event_listener_untyped("beforeunload", move |event| {
            // The browser asks in its own words.
            if holds("") {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            self.release();
            closing.remove();
        });
    }

    /// Puts the address back that the browser has left. After a navigation back, what lay ahead lies ahead again.
    fn step_back_in(self) {
        let here = untrack(|| {
            let href = self.route.with(|route| self.href(route));
            href + &self.query_string()
        });
        let history = window().history();
        // Refused only to pages that do it many times a second; then the address is wrong until the next navigation.
        let _ = history
            .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&here)));
    }
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
