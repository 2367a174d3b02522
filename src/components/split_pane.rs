//! Two panes side by side with a bar between them that can be moved.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{id::fresh_id, keys::pressed, measured::width_of, placement::reads_right_to_left};

/// Moved by an arrow key, in CSS pixels.
const STEP: f64 = 16.0;

/// Which pane is seen where there is no room for both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    #[default]
    Start,
    End,
}

/// `width` is that of the first pane in CSS pixels; it is kept between `least` and `most` whatever it is
/// set to. Until one is chosen the stylesheet gives it a part of the whole, which grows with the window. `on_resize`
/// hears the new one when a drag or a key has ended it. Where there is no room for both panes it shows the one that
/// `shown` names, and no bar.
#[component]
pub fn SplitPane(
    /// The bar's name: "Tree width".
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] width: Signal<Option<f64>>,
    #[prop(into)] on_resize: Callback<f64>,
    #[prop(default = 240.0)] least: f64,
    #[prop(default = 720.0)] most: f64,
    #[prop(optional, into)] shown: Signal<Pane>,
    #[prop(into)] start: ViewFnOnce,
    #[prop(into)] end: ViewFnOnce,
) -> impl IntoView {
    let pane_id = fresh_id("split-pane-start");
    let pane = NodeRef::new();
    let sizing = Sizing {
        pane,
        seen: width_of(pane),
        width,
        least,
        most,
        on_resize,
        dragged: RwSignal::new(None),
        drag: StoredValue::new(None),
    };
    view! {
        <div
            class="split-pane"
            data-shown=move || match shown.get() {
                Pane::Start => "start",
                Pane::End => "end",
            }
            data-dragging=move || sizing.dragged.with(Option::is_some).then_some("")
            style:--split-pane-width=move || sizing.chosen().map(|width| format!("{width}px"))
        >
            <div class="split-pane-start" id=pane_id.clone() node_ref=sizing.pane>
                {start.run()}
            </div>
            <div
                class="split-pane-bar"
                role="separator"
                tabindex="0"
                aria-orientation="vertical"
                aria-label=label
                aria-controls=pane_id
                aria-valuemin=least.to_string()
                aria-valuemax=most.to_string()
                aria-valuenow=move || sizing.current().round().to_string()
                on:pointerdown=move |event| sizing.press(&event)
                on:pointermove=move |event| sizing.travel(&event)
                on:pointerup=move |_| sizing.release()
                on:pointercancel=move |_| sizing.release()
                on:keydown=move |event| sizing.on_key(&event)
            ></div>
            <div class="split-pane-end">{end.run()}</div>
        </div>
    }
}

/// How wide the first pane is, and how a drag or a key changes it.
#[derive(Clone, Copy)]
struct Sizing {
    pane: NodeRef<html::Div>,
    /// How wide it is drawn.
    seen: Signal<f64>,
    width: Signal<Option<f64>>,
    least: f64,
    most: f64,
    on_resize: Callback<f64>,
    /// What a drag has made of the width so far.
    dragged: RwSignal<Option<f64>>,
    /// Where a drag began: the pointer and the width then.
    drag: StoredValue<Option<(f64, f64)>>,
}

impl Sizing {
    fn bounded(self, width: f64) -> f64 {
        if width.is_finite() {
            width.clamp(self.least, self.most)
        } else {
            self.least
        }
    }

    fn chosen(self) -> Option<f64> {
        let width = self.dragged.get().or_else(|| self.width.get());
        width.map(|width| self.bounded(width))
    }

    fn current(self) -> f64 {
        self.chosen()
            .unwrap_or_else(|| self.bounded(self.seen.get()))
    }

    /// The sign of a step to the right.
    fn direction(self) -> f64 {
        match self.pane.get_untracked() {
            Some(pane) if reads_right_to_left(&pane) => -1.0,
            _ => 1.0,
        }
    }

    fn press(self, event: &ev::PointerEvent) {
        if event.button() != 0 {
            return;
        }
        // The drag starts from what is seen, which a narrow window may have made less than was asked.
        let seen = self
            .pane
            .get_untracked()
            .map_or(0.0, |pane| pane.get_bounding_client_rect().width());
        self.drag
            .set_value(Some((f64::from(event.client_x()), seen)));
        if let Some(bar) = event
            .current_target()
            .and_then(|bar| bar.dyn_into::<Element>().ok())
        {
            // Without the capture a quick drag only ends early.
            let _ = bar.set_pointer_capture(event.pointer_id());
        }
    }

    fn travel(self, event: &ev::PointerEvent) {
        if let Some((from, width)) = self.drag.get_value() {
            let way = (f64::from(event.client_x()) - from) * self.direction();
            self.dragged.set(Some(self.bounded(width + way)));
        }
    }

    fn release(self) {
        self.drag.set_value(None);
        if let Some(width) = self.dragged.try_get_untracked().flatten() {
            self.on_resize.run(width);
            self.dragged.set(None);
        }
    }

    fn on_key(self, event: &ev::KeyboardEvent) {
        let now = untrack(|| self.current());
        let next = match pressed(event).as_str() {
            "ArrowLeft" => now - STEP * self.direction(),
            "ArrowRight" => now + STEP * self.direction(),
            "Home" => self.least,
            "End" => self.most,
            _ => return,
        };
        event.prevent_default();
        self.on_resize.run(self.bounded(next));
    }
}
