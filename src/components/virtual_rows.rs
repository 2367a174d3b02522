//! Rows of one height, of which only those in sight have elements, and those are reused as one scrolls.
//! Knows rows by their number; what is in a row and where the data is, it does not know.

mod assignment;
mod drawing;
mod handle;
mod resting;
mod slot;
mod template;
mod window;

use leptos::{ev, html, prelude::*};
use web_sys::{Element, HtmlElement};

use self::{
    drawing::{Drawing, Painted, mark_current},
    handle::{Extent, slot_of},
    resting::Resting,
    window::{Overscan, Sight, Window},
};
pub use self::{
    handle::RowsHandle,
    slot::Slot,
    template::{Part, Template},
};
use super::resize::Resizes;
use crate::reactive::{Anew, effect, memo};

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

/// So many rows are drawn for paper, from the first on.
pub const MOST_PRINTED: usize = 5_000;

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
    let extent = Extent {
        count,
        row_height,
        rows,
    };
    handle.begin(extent);
    let head_ref = NodeRef::<html::Div>::new();
    let overscan = RwSignal::new(Overscan::AT_REST);

    let window = window_of(handle, extent, overscan);
    follow_sizes(handle, head_ref);
    draw_for_paper(handle, row_height, head_ref);
    let resting = Resting::new(handle, overscan);
    on_cleanup(move || resting.stop());
    draw_in_window(handle, extent, template, window, current, resting);
    effect(move || {
        let current = current.get();
        handle
            .slots
            .update_value(|slots| mark_current(slots, current));
    });

    let focused = move |event: ev::FocusEvent| {
        handle.held.set(slot_of(event.target()));
        handle.describe_target(event.target());
    };
    let blurred = move |event: ev::FocusEvent| {
        let page_has_focus = document().has_focus().unwrap_or(true);
        // Another slot says so itself; and a page that was left for another keeps its place.
        if slot_of(event.related_target()).is_none() && page_has_focus {
            handle.held.set(None);
        }
    };
    view! {
        <div
            class="virtual-rows"
            style:--virtual-row=move || format!("{}px", row_height.get())
            node_ref=handle.viewport
            on:scroll=move |event| note_scroll(handle, overscan, row_height, &event)
            on:pointerover=move |event: ev::PointerEvent| handle.describe_target(event.target())
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

fn window_of(handle: RowsHandle, extent: Extent, overscan: RwSignal<Overscan>) -> Memo<Window> {
    memo(move |_| {
        let sight = Sight {
            offset: handle.offset.get(),
            height: handle.height.get(),
            row_height: f64::from(extent.row_height.get()),
        };
        Window::over(sight, extent.count.get(), overscan.get())
    })
}

/// Notes how far one has scrolled, and has more rows drawn where that leads.
fn note_scroll(
    handle: RowsHandle,
    overscan: RwSignal<Overscan>,
    row_height: Signal<u32>,
    event: &ev::Event,
) {
    let viewport = event_target::<HtmlElement>(event);
    if handle.is_viewport(&viewport) {
        let to = f64::from(viewport.scroll_top());
        let height = f64::from(row_height.get_untracked());
        let ahead = Overscan::after_step(handle.offset.get_untracked(), to, height);
        if overscan.get_untracked() != ahead {
            overscan.set(ahead);
        }
        handle.offset.set(to);
    }
}

/// Draws what is in the window whenever that, or what the rows say, becomes another.
fn draw_in_window(
    handle: RowsHandle,
    extent: Extent,
    template: Template,
    window: Memo<Window>,
    current: Signal<Option<usize>>,
    resting: Resting,
) {
    #[expect(clippy::disallowed_methods, reason = "it looks back at its last run")]
    Effect::new(move |before: Option<Painted>| {
        let now = Painted {
            rows: extent.rows.get(),
            row_height: match handle.on_paper.get() {
                true => 0,
                false => extent.row_height.get(),
            },
        };
        let (window, held) = (window.get(), handle.held.get());
        let Some(body) = handle.body.get() else {
            return now;
        };
        let drawing = Drawing {
            template: &template,
            body: &body,
            painted: &now,
            is_anew: before.is_none_or(|before| before != now),
            window,
            held,
        };
        handle
            .slots
            .update_value(|slots| drawing.draw(slots, current.get_untracked()));
        handle.note_drawn(&now.rows);
        resting.begin();
        handle.give_focus();
        now
    });
}

/// Draws the first rows for as long as the page is printed, and then those in sight again.
fn draw_for_paper(handle: RowsHandle, row_height: Signal<u32>, head: NodeRef<html::Div>) {
    let before = window_event_listener(ev::beforeprint, move |_| {
        handle.on_paper.set(true);
        handle.offset.set(0.0);
        let row_height = f64::from(row_height.get_untracked());
        handle.height.set(MOST_PRINTED as f64 * row_height);
    });
    let after = window_event_listener(ev::afterprint, move |_| {
        handle.on_paper.set(false);
        if let Some(viewport) = handle.viewport.get_untracked() {
            handle.measure(&viewport, head.get_untracked().as_deref());
            handle.offset.set(f64::from(viewport.scroll_top()));
        }
    });
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}

/// Measures again whenever the rows or their head change size.
fn follow_sizes(handle: RowsHandle, head: NodeRef<html::Div>) {
    let sizes = StoredValue::new_local(None::<Resizes>);
    effect(move || {
        let Some(viewport) = handle.viewport.get() else {
            return;
        };
        let head = head.get_untracked();
        let mut watched: Vec<&Element> = vec![&viewport];
        watched.extend(head.as_deref().map(AsRef::<Element>::as_ref));
        let (viewport, head) = (viewport.clone(), head.clone());
        sizes.set_value(Resizes::of(&watched, move || {
            handle.measure(&viewport, head.as_deref());
        }));
    });
}
