//! Keeps the keyboard on the page: where what had the focus goes away, the heading of what is left around it gets it.

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit};

/// What one wants to hear first where something else stands now.
const HEADINGS: &str = "h1, h2, h3";

/// What only a screen reader meets is no wider, in CSS pixels.
const HIDDEN: i32 = 1;

/// Goes into the page once, and watches for as long as it stands there.
#[component]
pub fn KeepsFocus() -> impl IntoView {
    // What had the focus last and everything around it, from the inside out.
    let way = StoredValue::new_local(Vec::<Element>::new());
    let listener = window_event_listener(ev::focusin, move |event| {
        let focused = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let up = std::iter::successors(focused, |element| element.parent_element());
        way.try_set_value(up.collect());
    });
    note_pointer();
    let is_asked = StoredValue::new(false);
    let watch = Changes::of_page(move || {
        let is_gone =
            way.try_with_value(|way| way.first().is_some_and(|last| !last.is_connected()));
        if is_gone != Some(true) || is_asked.try_get_value() != Some(false) {
            return;
        }
        is_asked.set_value(true);
        // Whoever took it away may have a place for the focus, and what comes instead is not there yet.
        request_animation_frame(move || {
            request_animation_frame(move || {
                is_asked.try_set_value(false);
                let place = way.try_with_value(|way| place_in(way)).flatten();
                if let Some(place) = place.filter(|_| is_lost()) {
                    take(&place);
                }
            });
        });
    });
    let watch = StoredValue::new_local(watch);
    on_cleanup(move || {
        listener.remove();
        watch.dispose();
    });
}

/// Notes on the page whether it is used by pointer just now: then a heading has the focus without a frame around it.
fn note_pointer() {
    let note = |by: &'static str| {
        let root = document().document_element();
        let root = root.filter(|root| root.get_attribute(BY).as_deref() != Some(by));
        // A right name is never refused.
        let _ = root.map(|root| root.set_attribute(BY, by));
    };
    let pressed = window_event_listener(ev::pointerdown, move |_| note("pointer"));
    let typed = window_event_listener(ev::keydown, move |_| note("keys"));
    on_cleanup(move || {
        pressed.remove();
        typed.remove();
    });
}

/// Names what the page is used by.
const BY: &str = "data-by";

fn is_lost() -> bool {
    let document = document();
    let body = document.body().map(Element::from);
    document
        .active_element()
        .is_none_or(|active| Some(active) == body)
}

/// The first heading that is seen in the smallest part of the page that is left.
fn place_in(way: &[Element]) -> Option<HtmlElement> {
    let left = way.iter().filter(|part| part.is_connected());
    let mut headings = left.filter_map(|part| {
        let headings = part.query_selector_all(HEADINGS).ok()?;
        (0..headings.length())
            .filter_map(|at| headings.item(at)?.dyn_into::<HtmlElement>().ok())
            .find(|heading| heading.offset_width() > HIDDEN)
    });
    headings.next()
}

/// Gives the focus to the first heading that matches, once a dialog that is closing now has given it back.
pub fn focus_heading(selector: &'static str) {
    request_animation_frame(move || {
        request_animation_frame(move || {
            let found = document().query_selector(selector).ok().flatten();
            if let Some(heading) = found.and_then(|found| found.dyn_into().ok()) {
                take(&heading);
            }
        });
    });
}

fn take(place: &HtmlElement) {
    if !place.has_attribute("tabindex") {
        // Refused only for a name that is none.
        let _ = place.set_attribute("tabindex", "-1");
    }
    // Refused behind a dialog, which keeps it.
    let _ = place.focus();
}

/// Hears of elements that come and go, until it is dropped.
struct Changes {
    observer: MutationObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Changes {
    /// `None` where the browser cannot watch.
    fn of_page(changed: impl FnMut() + 'static) -> Option<Self> {
        let changed = Closure::<dyn FnMut()>::new(changed);
        let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        let wanted = MutationObserverInit::new();
        wanted.set_child_list(true);
        wanted.set_subtree(true);
        let body = document().body()?;
        observer.observe_with_options(&body, &wanted).ok()?;
        Some(Self {
            observer,
            _changed: changed,
        })
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
