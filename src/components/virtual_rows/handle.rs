//! Rows from outside: scrolled to, given the focus, asked which of them something happened to.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};

use super::{Rows, Slot, slot::SLOT, window::Sight};

/// Holds on to the rows from outside: made by the view, given to [`VirtualRows`](super::VirtualRows), usable
/// before it is mounted.
#[derive(Clone, Copy, Default)]
pub struct RowsHandle {
    pub(super) viewport: NodeRef<html::Div>,
    pub(super) body: NodeRef<html::Div>,
    pub(super) offset: RwSignal<f64>,
    pub(super) height: RwSignal<f64>,
    pub(super) extent: StoredValue<Option<Extent>>,
    pub(super) wanted: StoredValue<Option<Wanted>>,
    pub(super) slots: StoredValue<Vec<Slot>, LocalStorage>,
    /// What they were painted from.
    pub(super) painted: StoredValue<Option<Rows>>,
    /// Which row each of them shows.
    pub(super) drawn: RwSignal<Vec<Option<usize>>>,
    /// The one that has the focus: it goes on showing its row, wherever that is.
    pub(super) held: RwSignal<Option<usize>>,
    /// Whether they are drawn for paper, where one follows the other.
    pub(super) on_paper: RwSignal<bool>,
    /// The row that gets the focus when it has an element.
    pub(super) wants_focus: StoredValue<Option<usize>>,
}

#[derive(Clone, Copy)]
pub(super) struct Extent {
    pub(super) count: Memo<usize>,
    pub(super) row_height: Signal<u32>,
    pub(super) rows: Signal<Rows>,
}

#[derive(Clone, Copy)]
pub(super) enum Wanted {
    Shown(usize),
    First(usize),
    Offset(f64),
}

impl RowsHandle {
    pub fn new() -> Self {
        Self::default()
    }

    /// Belongs from now on to rows that have no elements yet.
    pub(super) fn begin(self, extent: Extent) {
        self.extent.set_value(Some(extent));
        self.slots.update_value(Vec::clear);
        self.painted.set_value(None);
        self.held.set(None);
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

    /// Scrolls no further than needed and gives the focus to what Tab would come to in `row`.
    pub fn focus_row(self, row: usize) {
        self.ensure_visible(row);
        self.focus_drawn_row(row);
    }

    /// Gives the focus to what Tab would come to in `row`, as soon as it is drawn.
    pub fn focus_drawn_row(self, row: usize) {
        self.wants_focus.set_value(Some(row));
        self.give_focus();
    }

    /// Whether `row` has an element now.
    pub fn shows(self, row: usize) -> bool {
        self.drawn.with(|drawn| drawn.contains(&Some(row)))
    }

    /// The row that has the focus, somewhere in it.
    pub fn focused_row(self) -> Option<usize> {
        let slot = self.held.get()?;
        self.drawn.with(|drawn| drawn.get(slot).copied().flatten())
    }

    /// The row in which something happened to `target`.
    pub fn row_at(self, target: Option<EventTarget>) -> Option<usize> {
        let slot = slot_of(target)?;
        let row = |drawn: &Vec<Option<usize>>| drawn.get(slot).copied().flatten();
        self.drawn.try_with_untracked(row).flatten()
    }

    /// What Tab would come to in `row`, if that is drawn.
    pub fn tab_stop_of(self, row: usize) -> Option<HtmlElement> {
        let stop = |slots: &Vec<Slot>| {
            let slot = slots.iter().find(|slot| slot.row() == Some(row))?;
            slot.tab_stop()
        };
        self.slots.try_with_value(stop).flatten()
    }

    pub(super) fn give_focus(self) {
        let wanted = self.wants_focus.try_get_value().flatten();
        // Rows that have become others stand elsewhere as soon as they are painted, which ends here too.
        let stop = wanted.filter(|_| self.is_painted());
        let stop = stop.and_then(|row| self.tab_stop_of(row));
        if let Some(stop) = stop.filter(|stop| stop.is_connected()) {
            self.wants_focus.set_value(None);
            // Where the browser refuses the focus, the row is still marked as the current one.
            let _ = stop.focus();
        }
    }

    /// Whether what stands there is what was to be shown last.
    fn is_painted(self) -> bool {
        let rows = self.extent.try_get_value().flatten();
        let rows = rows.and_then(|extent| extent.rows.try_get_untracked());
        self.painted
            .try_get_value()
            .is_some_and(|painted| painted == rows)
    }

    /// Whether it is the scrolling element. Scrolling inside a row bubbles as little as any other, but a list in a list
    /// would be heard.
    pub(super) fn is_viewport(self, element: &HtmlElement) -> bool {
        let own = self.viewport.try_get_untracked().flatten();
        own.is_some_and(|own| *own == *element)
    }

    /// Notes which row each slot shows now, and what it was painted from.
    pub(super) fn note_drawn(self, rows: &Rows) {
        let drawn: Vec<Option<usize>> = self
            .slots
            .with_value(|slots| slots.iter().map(Slot::row).collect());
        if self.drawn.with_untracked(|before| *before != drawn) {
            self.drawn.set(drawn);
        }
        self.painted.set_value(Some(rows.clone()));
    }

    /// Has the slot around `target` say what is only for those who point at it or listen.
    pub(super) fn describe_target(self, target: Option<EventTarget>) {
        if let Some(slot) = slot_of(target) {
            self.describe_where(|number, _| number == slot);
        }
    }

    pub(super) fn describe_all(self) {
        self.describe_where(|_, _| true);
    }

    fn describe_where(self, is_meant: impl Fn(usize, &Slot) -> bool) {
        let Some(Some(extent)) = self.extent.try_get_value() else {
            return;
        };
        let Some(rows) = extent.rows.try_get_untracked() else {
            return;
        };
        self.slots.try_update_value(|slots| {
            for (number, slot) in slots.iter_mut().enumerate() {
                if let Some(row) = slot.row()
                    && row < rows.count()
                    && is_meant(number, slot)
                    && !slot.is_described()
                {
                    slot.begin_description();
                    rows.describe(row, slot);
                }
            }
        });
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

    pub(super) fn measure(self, viewport: &Element, head: Option<&HtmlElement>) {
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

pub(super) fn slot_of(target: Option<EventTarget>) -> Option<usize> {
    let element = target?.dyn_into::<Element>().ok()?;
    let slot = element.closest(&format!("[{SLOT}]")).ok()??;
    slot.get_attribute(SLOT)?.parse().ok()
}
