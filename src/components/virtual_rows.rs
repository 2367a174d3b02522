//! Rows of one height, of which only those in sight have elements, and those are reused as one scrolls.
//! Knows rows by their number; what is in a row and where the data is, it does not know.

mod window;

use std::sync::Arc;

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use self::window::{Held, Sight, Window};
use super::{each::Each, resize::Resizes};
use crate::boxed::{derived, effect, memo};

/// Rows drawn beyond each edge, so that a quick scroll meets rows and not blank ground.
const OVERSCAN: usize = 4;

/// What stands in one reused element: made once, and then told by its signal which row it shows now.
/// `None` means it shows no row and is hidden.
#[derive(Clone)]
pub struct RowView(Arc<dyn Fn(Signal<Option<usize>>) -> AnyView + Send + Sync>);

impl<F, V> From<F> for RowView
where
    F: Fn(Signal<Option<usize>>) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    fn from(view: F) -> Self {
        Self(Arc::new(move |row| view(row).into_any()))
    }
}

/// Holds on to the rows from outside: made by the view, given to [`VirtualRows`], usable before it is mounted.
#[derive(Clone, Copy)]
pub struct RowsHandle {
    viewport: NodeRef<html::Div>,
    body: NodeRef<html::Div>,
    offset: RwSignal<f64>,
    height: RwSignal<f64>,
    extent: StoredValue<Option<Extent>>,
    wanted: StoredValue<Option<Wanted>>,
}

#[derive(Clone, Copy)]
struct Extent {
    count: Signal<usize>,
    row_height: Signal<u32>,
}

#[derive(Clone, Copy)]
enum Wanted {
    Shown(usize),
    First(usize),
    Offset(f64),
}

impl Default for RowsHandle {
    fn default() -> Self {
        Self::new()
    }
}

impl RowsHandle {
    pub fn new() -> Self {
        Self {
            viewport: NodeRef::new(),
            body: NodeRef::new(),
            offset: RwSignal::new(0.0),
            height: RwSignal::new(0.0),
            extent: StoredValue::new(None),
            wanted: StoredValue::new(None),
        }
    }

    /// Scrolls no further than needed for `row` to be seen whole. What was asked before the rows were
    /// measured is done as soon as they are.
    pub fn ensure_visible(self, row: usize) {
        self.go(Wanted::Shown(row));
    }

    /// Scrolls so that `row` is the first in sight, as far as the list reaches.
    pub fn scroll_to(self, row: usize) {
        self.go(Wanted::First(row));
    }

    /// How far the rows are scrolled, in CSS pixels: to be given back to [`RowsHandle::restore`].
    pub fn offset(self) -> f64 {
        self.offset.get_untracked()
    }

    pub fn restore(self, offset: f64) {
        self.go(Wanted::Offset(offset));
    }

    /// How many rows are seen whole: what Page Up and Page Down move by. Never 0.
    pub fn page(self) -> usize {
        self.sight_untracked().map_or(1, Sight::whole_rows)
    }

    /// Gives the focus to the scrolling element.
    pub fn focus(self) {
        if let Some(viewport) = self.viewport.get_untracked() {
            // Nothing to do where the browser refuses the focus.
            let _ = viewport.focus();
        }
    }

    fn sight_untracked(self) -> Option<Sight> {
        let extent = self.extent.try_get_value()??;
        Some(Sight {
            offset: self.offset.get_untracked(),
            height: self.height.get_untracked(),
            row_height: f64::from(extent.row_height.get_untracked()),
        })
    }

    fn go(self, wanted: Wanted) {
        let (Some(viewport), Some(body), Some(extent), Some(sight)) = (
            self.viewport.get_untracked(),
            self.body.get_untracked(),
            self.extent.get_value(),
            self.sight_untracked(),
        ) else {
            return self.wanted.set_value(Some(wanted));
        };
        if sight.height <= 0.0 {
            return self.wanted.set_value(Some(wanted));
        }
        self.wanted.set_value(None);
        let offset = match wanted {
            Wanted::Shown(row) => sight.offset_to_show(row),
            Wanted::First(row) => row as f64 * sight.row_height,
            Wanted::Offset(offset) => offset,
        };
        if offset == sight.offset {
            return;
        }
        // The list may have grown in this very turn, and the browser scrolls no further than it reaches.
        let height = extent.count.get_untracked() as f64 * sight.row_height;
        // Only a read-only style could refuse it.
        let _ = HtmlElement::style(&body).set_property("height", &format!("{}px", height as u64));
        viewport.set_scroll_top(offset.round() as i32);
        // Told now and not by the event, so that the rows are there before the next frame.
        self.offset.set(f64::from(viewport.scroll_top()));
    }

    fn measure(self, viewport: &Element, head: Option<&HtmlElement>) {
        let head = head.map_or(0, HtmlElement::offset_height);
        let height = f64::from((viewport.client_height() - head).max(0));
        if self.height.get_untracked() != height {
            self.height.set(height);
        }
        if let Some(wanted) = self.wanted.get_value() {
            self.go(wanted);
        }
    }
}

/// A scrolling window over `count` rows of `row_height` CSS pixels.
///
/// Give it the outer role with `attr:role` ("table", "tree", …), its name, `attr:tabindex="0"` and what
/// else belongs to that role; `body_role` is the role of the element around the rows ("rowgroup" for a
/// table, "presentation" for a tree). The row itself, with its role and `aria-rowindex` or `aria-level`,
/// is what `row` returns. Rows stand in the document in the order they are seen in.
///
/// The row that has the focus keeps its element, even while it is scrolled out of sight.
#[component]
pub fn VirtualRows(
    #[prop(into)] count: Signal<usize>,
    #[prop(into)] row_height: Signal<u32>,
    #[prop(into)] row: RowView,
    /// Stays above the rows and scrolls sideways with them.
    #[prop(optional, into)]
    head: Option<ViewFn>,
    #[prop(optional)] handle: Option<RowsHandle>,
    #[prop(default = "presentation")] body_role: &'static str,
) -> impl IntoView {
    let handle = handle.unwrap_or_default();
    handle.extent.set_value(Some(Extent { count, row_height }));
    let head_ref = NodeRef::<html::Div>::new();
    let held = RwSignal::new(None::<Held>);

    let window = memo(move |before: Option<&Window>| {
        let sight = Sight {
            offset: handle.offset.get(),
            height: handle.height.get(),
            row_height: f64::from(row_height.get()),
        };
        Window::over(
            sight,
            count.get(),
            OVERSCAN,
            before.map_or(0, |before| before.pool),
        )
    });
    let pool = memo(move |_| window.get().pool);
    let slots = StoredValue::new(Vec::<NodeRef<html::Div>>::new());

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

    // Readers of the page and the Tab key follow the document, so its order follows the rows.
    Effect::new(move |before: Option<usize>| {
        let window = window.get();
        let held = held.get();
        if let Some(body) = handle.body.get() {
            let mut order: Vec<(usize, usize)> = (0..=window.pool)
                .map(|slot| (window.row_of(slot, held).unwrap_or(usize::MAX), slot))
                .collect();
            order.sort_unstable();
            // On the way out of the page the rows go before this last run does.
            let elements = slots.with_value(|slots| {
                order
                    .iter()
                    .filter_map(|&(_, slot)| Some((slot, slots.get(slot)?.try_get_untracked()??)))
                    .map(|(slot, element)| {
                        (held.is_some_and(|held| held.slot == slot), element.into())
                    })
                    .collect()
            });
            put_in_order(
                &body,
                elements,
                before.is_some_and(|before| window.first < before),
            );
        }
        window.first
    });

    let slot_view = move |slot: usize| {
        let shown = memo(move |_| window.get().row_of(slot, held.get()));
        let element = NodeRef::new();
        slots.update_value(|slots| {
            if slots.len() <= slot {
                slots.resize(slot + 1, element);
            }
            slots[slot] = element;
        });
        let top = move || {
            shown
                .get()
                .map(|row| format!("{}px", row as u64 * u64::from(row_height.get())))
        };
        view! {
            <div
                class="virtual-rows-slot"
                role="presentation"
                data-slot=slot
                hidden=move || shown.get().is_none()
                style:top=top
                node_ref=element
            >
                {(row.0)(shown.into())}
            </div>
        }
    };

    let scrolled = move |event: ev::Event| {
        let viewport = event_target::<HtmlElement>(&event);
        // Scrolling inside a row bubbles as little as any other, but a list in a list would be heard.
        if handle
            .viewport
            .try_get_untracked()
            .flatten()
            .is_some_and(|own| *own == viewport)
        {
            handle.offset.set(f64::from(viewport.scroll_top()));
        }
    };
    let focused = move |event: ev::FocusEvent| {
        let slot = slot_of(event.target());
        held.set(slot.and_then(|slot| {
            let row = window
                .try_get_untracked()?
                .row_of(slot, held.try_get_untracked()?)?;
            Some(Held { slot, row })
        }));
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
            >
                <Each keys=derived(move || (0..=pool.get() as u64).collect()) item=move |slot| slot_view(slot as usize)/>
            </div>
        </div>
    }
}

fn slot_of(target: Option<web_sys::EventTarget>) -> Option<usize> {
    let element = target?.dyn_into::<Element>().ok()?;
    element
        .closest("[data-slot]")
        .ok()??
        .get_attribute("data-slot")?
        .parse()
        .ok()
}

/// Brings the children of `body` into the order given, moving few of them and never one that is fixed:
/// moving an element takes the focus from it. `from_start` says at which end the change is.
fn put_in_order(body: &Element, mut elements: Vec<(bool, Element)>, from_start: bool) {
    if !from_start {
        elements.reverse();
    }
    let mut neighbour: Option<Element> = None;
    for (is_fixed, element) in elements {
        let beside = if from_start {
            element.previous_element_sibling()
        } else {
            element.next_element_sibling()
        };
        if beside != neighbour && !is_fixed {
            let before: Option<Node> = match (&neighbour, from_start) {
                (Some(neighbour), true) => neighbour.next_sibling(),
                (None, true) => body.first_child(),
                (Some(neighbour), false) => Some(neighbour.clone().into()),
                (None, false) => None,
            };
            // Refused only for a parent that is not one, which a child of `body` cannot be.
            let _ = body.insert_before(&element, before.as_ref());
        }
        neighbour = Some(element);
    }
}
