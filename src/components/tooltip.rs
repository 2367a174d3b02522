//! The one bubble that shows the `data-tip` of whatever is hovered or focused.
//!
//! A single bubble for the page costs rows nothing: an element only carries the attribute. The bubble
//! is for the eye; what it says must also be in the element's name or description.

use std::time::Duration;

use leptos::{ev, html, leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

use super::{
    keys::pressed,
    placement::{Align, Side, put_beside},
};

const GAP: f64 = 6.0;
/// Long enough that a pointer on its way elsewhere shows nothing.
const HOVER_PAUSE: Duration = Duration::from_millis(400);
/// Someone who tries a control that refuses should not have to wait for the reason.
const REASON_PAUSE: Duration = Duration::from_millis(60);

/// Goes into the page once, at the root.
#[component]
pub fn Tooltips() -> impl IntoView {
    let bubble = Bubble::default();
    let over = window_event_listener(ev::pointerover, move |event| bubble.point(&event));
    let focus = window_event_listener(ev::focusin, move |event| bubble.attend(event.target()));
    // The bubble may arrive after the keyboard did.
    bubble
        .element
        .on_load(move |_| bubble.attend(document().active_element().map(Into::into)));
    let blur = window_event_listener(ev::focusout, move |_| bubble.hide());
    let press = window_event_listener(ev::pointerdown, move |event| {
        if !anchor_of(event.target()).is_some_and(|anchor| refuses(&anchor)) {
            bubble.hide();
        }
    });
    let key = window_event_listener(ev::keydown, move |event| {
        if pressed(&event) == "Escape" {
            bubble.hide();
        }
    });
    let wheel = window_event_listener(ev::wheel, move |_| bubble.hide());
    on_cleanup(move || {
        bubble.forget();
        for listener in [over, focus, blur, press, key, wheel] {
            listener.remove();
        }
    });

    view! { <div class="tooltip" popover="manual" aria-hidden="true" node_ref=bubble.element></div> }
}

#[derive(Clone, Copy, Default)]
struct Bubble {
    element: NodeRef<html::Div>,
    /// What it stands at.
    shown: StoredValue<Option<Element>, LocalStorage>,
    /// What it will stand at when the pointer has rested there.
    waiting: StoredValue<Option<(Element, TimeoutHandle)>, LocalStorage>,
}

impl Bubble {
    /// Ends the wait.
    fn forget(self) {
        if let Some((_, timer)) = self.waiting.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    fn hide(self) {
        self.forget();
        let shown = self.shown.try_update_value(Option::take).flatten();
        if shown.is_some()
            && let Some(bubble) = self.element.try_get_untracked().flatten()
        {
            // Refused only when it is hidden already.
            let _ = bubble.hide_popover();
        }
    }

    fn show(self, anchor: Element) {
        let Some(bubble) = self.element.get_untracked() else {
            return;
        };
        let Some(tip) = tip_of(&anchor) else {
            return;
        };
        bubble.set_text_content(Some(&tip));
        // Hidden first, so that it comes above a dialog that was opened since.
        let _ = bubble.hide_popover();
        if bubble.show_popover().is_ok() {
            put_beside(&bubble, &anchor, side_of(&anchor), Align::Center, GAP);
            self.shown.set_value(Some(anchor));
        }
    }

    /// The pointer has come to another element.
    fn point(self, event: &ev::PointerEvent) {
        let Some(anchor) = anchor_of(event.target()) else {
            return self.hide();
        };
        if self.is_known(&anchor) || event.pointer_type() == "touch" {
            return;
        }
        self.hide();
        let pause = if refuses(&anchor) {
            REASON_PAUSE
        } else {
            HOVER_PAUSE
        };
        let later = anchor.clone();
        let timer = set_timeout_with_handle(
            move || {
                self.waiting.set_value(None);
                if later.is_connected() {
                    self.show(later);
                }
            },
            pause,
        );
        if let Ok(timer) = timer {
            self.waiting.set_value(Some((anchor, timer)));
        }
    }

    /// Whether it stands at `anchor`, or will.
    fn is_known(self, anchor: &Element) -> bool {
        let is_shown = |shown: &Option<Element>| shown.as_ref() == Some(anchor);
        self.shown.with_value(is_shown)
            || self.waiting.with_value(|waiting| {
                waiting
                    .as_ref()
                    .is_some_and(|(waiting, _)| waiting == anchor)
            })
    }

    /// The focus has come to another element.
    fn attend(self, focused: Option<EventTarget>) {
        self.hide();
        if let Some(anchor) = anchor_of(focused)
            && (refuses(&anchor) || anchor.matches(":focus-visible").unwrap_or(false))
        {
            self.show(anchor);
        }
    }
}

fn anchor_of(target: Option<EventTarget>) -> Option<Element> {
    target?
        .dyn_into::<Element>()
        .ok()?
        .closest("[data-tip], [data-tip-if]")
        .ok()?
}

/// What there is to show now. Two attributes make it depend on what can be read already:
/// `data-tip-if="cut"` shows it only where the element's own text is cut short, which is what it shows where there is
/// no `data-tip`; and the style `--tip: none` not at all, for labels that a wider page shows beside their icon.
fn tip_of(anchor: &Element) -> Option<String> {
    let only_if_cut = anchor.get_attribute("data-tip-if").as_deref() == Some("cut");
    if only_if_cut && anchor.scroll_width() <= anchor.client_width() {
        return None;
    }
    let tip = anchor.get_attribute("data-tip");
    let tip = tip.or_else(|| only_if_cut.then(|| anchor.text_content()).flatten());
    let tip = tip.filter(|tip| !tip.is_empty())?;
    let style = window().get_computed_style(anchor).ok()??;
    let is_needless = style
        .get_property_value("--tip")
        .is_ok_and(|tip| tip.trim() == "none");
    (!is_needless).then_some(tip)
}

fn side_of(anchor: &Element) -> Side {
    match anchor.get_attribute("data-tip-side").as_deref() {
        Some("end") => Side::After,
        _ => Side::Below,
    }
}

fn refuses(anchor: &Element) -> bool {
    anchor.get_attribute("aria-disabled").as_deref() == Some("true")
}
