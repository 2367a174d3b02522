//! Rows of one height, of which only those in sight have elements, and those are reused as one scrolls.
//! Knows rows by their number; what is in a row and where the data is, it does not know.

mod assignment;
mod handle;
mod slot;
mod template;
mod window;

use std::time::Duration;

use leptos::{
    ev, html,
    leptos_dom::helpers::{TimeoutHandle, request_idle_callback_with_handle},
    prelude::*,
};
use web_sys::{Element, HtmlElement, Node};

use self::{
    assignment::{assigned, to_move},
    handle::{Extent, slot_of},
    window::{Overscan, Sight, Window},
};
pub use self::{
    handle::RowsHandle,
    slot::Slot,
    template::{Part, Template},
};
use super::resize::Resizes;
use crate::reactive::{Anew, effect, memo};

/// After this pause a scroll or a search has come to rest.
const REST: Duration = Duration::from_millis(250);

/// What is said in the rows, as it is now: painted into elements that were built from one [`Template`].
pub trait RowPainter {
    /// How many rows there are.
    fn count(&self) -> usize;

    /// The same for the same thing wherever it stands, and for no other: what is in sight still keeps its element.
    fn key(&self, row: usize) -> u64;

    /// Writes what is seen of `row` into `slot`. Signals are read where the painter is made, not here.
    fn paint(&self, row: usize, slot: &mut Slot);

    /// Writes with [`Slot::describe`] what is only for those who point at the row or listen to it. Done when it is
    /// pointed at, gets the focus, or has been at rest in an idle page, so that assistive technology finds it too.
    fn describe(&self, _row: usize, _slot: &mut Slot) {}
}

/// Rows count as others whenever their painter is made anew.
pub type Rows = Anew<Box<dyn RowPainter + Send + Sync>>;

impl Rows {
    pub fn by(painter: impl RowPainter + Send + Sync + 'static) -> Self {
        Self::new(Box::new(painter))
    }
}

/// A scrolling window over rows of `row_height` CSS pixels.
///
/// Give it the outer role with `attr:role` ("table", "tree", …), its name, `attr:tabindex="0"` and what
/// else belongs to that role; `body_role` is the role of the element around the rows ("rowgroup" for a
/// table, "presentation" for a tree). The row itself, with its role, is what `template` says. Rows stand
/// in the document in the order they are seen in.
///
/// The row that has the focus keeps its element, even while it is scrolled out of sight.
#[component]
pub fn VirtualRows(
    template: Template,
    #[prop(into)] rows: Signal<Rows>,
    #[prop(into)] row_height: Signal<u32>,
    /// The row that Tab comes to.
    #[prop(into)]
    current: Signal<Option<usize>>,
    /// Stays above the rows and scrolls sideways with them.
    #[prop(optional, into)]
    head: Option<ViewFn>,
    #[prop(optional)] handle: Option<RowsHandle>,
    #[prop(default = "presentation")] body_role: &'static str,
) -> impl IntoView {
    let handle = handle.unwrap_or_default();
    let count = memo(move |_| rows.with(|rows| rows.count()));
    handle.extent.set_value(Some(Extent {
        count,
        row_height,
        rows,
    }));
    handle.slots.update_value(Vec::clear);
    handle.painted.set_value(None);
    handle.held.set(None);
    let held = handle.held;
    let head_ref = NodeRef::<html::Div>::new();
    let overscan = RwSignal::new(Overscan::AT_REST);

    let window = memo(move |_| {
        let sight = Sight {
            offset: handle.offset.get(),
            height: handle.height.get(),
            row_height: f64::from(row_height.get()),
        };
        Window::over(sight, count.get(), overscan.get())
    });

    let sizes = StoredValue::new_local(None::<Resizes>);
    effect(move || {
        let Some(viewport) = handle.viewport.get() else {
            return;
        };
        let head = head_ref.get_untracked();
        let mut watched: Vec<&Element> = vec![&viewport];
        watched.extend(head.as_deref().map(AsRef::<Element>::as_ref));
        let (viewport, head) = (viewport.clone(), head.clone());
        sizes.set_value(Resizes::of(&watched, move || {
            handle.measure(&viewport, head.as_deref());
        }));
    });

    let resting = StoredValue::new_local(None::<TimeoutHandle>);
    let stop_waiting = move || {
        if let Some(timer) = resting.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    on_cleanup(stop_waiting);
    let rest_begins = move || {
        stop_waiting();
        let timer = set_timeout_with_handle(
            move || {
                overscan.try_set(Overscan::AT_REST);
                // A browser that cannot tell when it is idle has been at rest for long enough.
                if request_idle_callback_with_handle(move || handle.describe_all()).is_err() {
                    handle.describe_all();
                }
            },
            REST,
        );
        resting.try_set_value(timer.ok());
    };

    Effect::new(move |before: Option<Painted>| {
        let now = Painted {
            rows: rows.get(),
            row_height: row_height.get(),
        };
        let (window, held) = (window.get(), held.get());
        let Some(body) = handle.body.get() else {
            return now;
        };
        let is_anew = before.is_none_or(|before| before != now);
        handle.slots.update_value(|slots| {
            let wanted = wanted_rows(window, &now.rows, slots, held);
            let keys: Vec<u64> = wanted.iter().map(|&(_, key)| key).collect();
            let status = standing_order(slots);
            // What has the focus shows nothing else than it did.
            let is_held =
                |number: usize| Some(number) == held && !is_among(&keys, slots[number].key());
            let shown: Vec<(usize, Option<u64>)> = status
                .iter()
                .copied()
                .chain((0..slots.len()).filter(|&number| slots[number].row().is_none()))
                .filter(|&number| !is_held(number))
                .map(|number| (number, slots[number].key()))
                .collect();
            let order = assigned(&shown, &keys, slots.len());
            for (number, slot) in slots.iter_mut().enumerate() {
                if !order.contains(&number) {
                    slot.hide();
                }
            }
            for (&number, (row, key)) in order.iter().zip(wanted) {
                if number == slots.len() {
                    match Slot::build(&template, number) {
                        Some(slot) => slots.push(slot),
                        None => return,
                    }
                }
                let slot = &mut slots[number];
                if slot.show(row, key) || is_anew {
                    slot.begin(row as u64 * u64::from(now.row_height));
                    now.rows.paint(row, slot);
                }
            }
            mark_current(slots, current.get_untracked());
            put_in_order(&body, slots, &order, &status, held);
        });
        let drawn: Vec<Option<usize>> = handle
            .slots
            .with_value(|slots| slots.iter().map(Slot::row).collect());
        if handle.drawn.with_untracked(|before| *before != drawn) {
            handle.drawn.set(drawn);
        }
        handle.painted.set_value(Some(now.rows.clone()));
        rest_begins();
        handle.give_focus();
        now
    });
    effect(move || {
        let current = current.get();
        handle
            .slots
            .update_value(|slots| mark_current(slots, current));
    });

    let scrolled = move |event: ev::Event| {
        let viewport = event_target::<HtmlElement>(&event);
        // Scrolling inside a row bubbles as little as any other, but a list in a list would be heard.
        if handle
            .viewport
            .try_get_untracked()
            .flatten()
            .is_some_and(|own| *own == viewport)
        {
            let (from, to) = (
                handle.offset.get_untracked(),
                f64::from(viewport.scroll_top()),
            );
            let ahead = Overscan::after_step(from, to, f64::from(row_height.get_untracked()));
            if overscan.get_untracked() != ahead {
                overscan.set(ahead);
            }
            handle.offset.set(to);
        }
    };
    let focused = move |event: ev::FocusEvent| {
        let slot = slot_of(event.target());
        held.set(slot);
        if let Some(slot) = slot {
            handle.describe(slot);
        }
    };
    let pointed = move |event: ev::PointerEvent| {
        if let Some(slot) = slot_of(event.target()) {
            handle.describe(slot);
        }
    };
    let blurred = move |event: ev::FocusEvent| {
        let page_has_focus = document().has_focus().unwrap_or(true);
        // Another slot says so itself; and a page that was left for another keeps its place.
        if slot_of(event.related_target()).is_none() && page_has_focus {
            held.set(None);
        }
    };

    view! {
        <div
            class="virtual-rows"
            style:--virtual-row=move || format!("{}px", row_height.get())
            node_ref=handle.viewport
            on:scroll=scrolled
            on:pointerover=pointed
            on:focusin=focused
            on:focusout=blurred
        >
            {head
                .map(|head| {
                    view! {
                        <div class="virtual-rows-head" role=body_role node_ref=head_ref>
                            {head.run()}
                        </div>
                    }
                })}
            <div
                class="virtual-rows-body"
                role=body_role
                style:height=move || format!("{}px", count.get() as u64 * u64::from(row_height.get()))
                node_ref=handle.body
            ></div>
        </div>
    }
}

/// What the rows were painted from.
#[derive(PartialEq)]
struct Painted {
    rows: Rows,
    row_height: u32,
}

/// The rows to be drawn, from top to bottom, each with its key: those in the window, and the one that has the focus.
fn wanted_rows(
    window: Window,
    rows: &Rows,
    slots: &[Slot],
    held: Option<usize>,
) -> Vec<(usize, u64)> {
    let mut wanted: Vec<(usize, u64)> = window.rows().map(|row| (row, rows.key(row))).collect();
    let held = held.and_then(|held| {
        let slot = slots.get(held)?;
        Some((slot.row()?, slot.key()?))
    });
    if let Some((row, key)) = held {
        let is_there = wanted.iter().any(|&(_, wanted)| wanted == key);
        // Another list may have something else there, or end before.
        if !is_there && row < window.count && rows.key(row) == key {
            let at = wanted.partition_point(|&(wanted, _)| wanted < row);
            wanted.insert(at, (row, key));
        }
    }
    wanted
}

fn is_among(keys: &[u64], key: Option<u64>) -> bool {
    key.is_some_and(|key| keys.contains(&key))
}

/// The numbers of the slots that show something, as they stand in the document.
fn standing_order(slots: &[Slot]) -> Vec<usize> {
    let mut status: Vec<(usize, usize)> = slots
        .iter()
        .enumerate()
        .filter_map(|(number, slot)| Some((slot.row()?, number)))
        .collect();
    status.sort_unstable();
    status.into_iter().map(|(_, number)| number).collect()
}

fn mark_current(slots: &mut [Slot], current: Option<usize>) {
    for slot in slots {
        slot.set_current(slot.row().is_some() && slot.row() == current);
    }
}

/// Readers of the page and the Tab key follow the document, so its order follows the rows. `standing` is how it was.
fn put_in_order(
    body: &Element,
    slots: &[Slot],
    order: &[usize],
    status: &[usize],
    held: Option<usize>,
) {
    let moved = to_move(status, order, held);
    let mut next: Option<Node> = None;
    for number in order.iter().rev() {
        let element = slots[*number].element();
        if !status.contains(number) || moved.contains(number) {
            // Refused only where `next` is elsewhere, and that one was put there before.
            let _ = body.insert_before(element, next.as_ref());
        }
        next = Some(element.clone().into());
    }
}
