//! The row of the tree that the keyboard is on, and whether it is there.

use std::sync::Arc;

use canopy_domain::{organization::OrganizationId, tree::visible_rows::nearest_row};
use leptos::prelude::*;

use super::rows::Rows;
use crate::{
    components::virtual_rows::RowsHandle,
    reactive::{effect, memo},
    state::preferences::{Preferences, use_preferences},
};

#[derive(Clone, Copy)]
pub struct Focus {
    rows: Memo<Arc<Rows>>,
    /// The organization the keyboard is on. `None`: wherever the tree begins.
    pub active: RwSignal<Option<OrganizationId>>,
    pub active_row: Memo<Option<usize>>,
    is_here: RwSignal<bool>,
    /// Whether it was here before it went elsewhere on the page.
    was_here: StoredValue<bool>,
    preferences: Preferences,
    pub handle: RowsHandle,
}

impl Focus {
    /// Begins on the organization `at`.
    pub fn new(rows: Memo<Arc<Rows>>, at: Option<OrganizationId>) -> Self {
        let active = RwSignal::new(at);
        let active_row = memo(move |_| {
            let rows = rows.get();
            let nearest = active.with(|active| {
                let index = rows.forest.index_of(active.as_ref()?)?;
                nearest_row(&rows.forest, &rows.rows, index)
            });
            let first_match = || rows.rows.iter().position(|row| row.matched);
            nearest
                .or_else(first_match)
                .or_else(|| (!rows.rows.is_empty()).then_some(0))
        });
        Self {
            rows,
            active,
            active_row,
            is_here: RwSignal::new(false),
            was_here: StoredValue::new(false),
            preferences: use_preferences(),
            handle: RowsHandle::new(),
        }
    }

    /// The focus stays on its organization when that comes to stand in another row.
    pub fn keep(self) {
        effect(move || {
            if let (Some(row), true) = (self.active_row.get(), self.is_here.get()) {
                self.handle.focus_drawn_row(row);
            }
        });
    }

    /// Whether the keyboard is in the tree, or was before it went elsewhere on the page.
    pub fn has_been_here(self) -> bool {
        self.is_here.get_untracked() || self.was_here.get_value()
    }

    /// Notes that the keyboard is on an organization.
    pub fn arrive_at(self, id: OrganizationId) {
        self.is_here.set(true);
        if self
            .active
            .with_untracked(|active| active.as_ref() != Some(&id))
        {
            self.active.set(Some(id));
        }
    }

    pub fn leave(self) {
        self.is_here.set(false);
        self.was_here.set_value(true);
    }

    /// Gives the keyboard to a row, scrolled into sight.
    pub fn go_to(self, row: usize) {
        if let Some(id) = self.rows.with_untracked(|rows| rows.id(row)) {
            self.active.set(Some(id));
            self.is_here.set(true);
            self.handle.focus_row(row);
        }
    }

    /// Gives the keyboard to the row it was on last.
    pub fn enter(self) {
        if let Some(row) = self.active_row.get_untracked() {
            self.go_to(row);
        }
    }

    /// Puts the first match in sight, for the keyboard to come to.
    pub fn begin_at_first_match(self) {
        self.active.set(None);
        match self.active_row.get_untracked() {
            Some(row) if row >= self.handle.page() => self.bring_into_sight(row),
            _ => self.handle.restore(0.0),
        }
    }

    /// With some rows above it, unless it is in sight already.
    pub fn bring_into_sight(self, row: usize) {
        const ABOVE: usize = 3;
        let height = f64::from(untrack(|| self.preferences.row_height()));
        let (first, page) = (self.handle.offset() / height, self.handle.page());
        let is_in_sight = first <= row as f64 && row as f64 + 1.0 <= first + page as f64;
        if !is_in_sight {
            self.handle
                .scroll_to(row.saturating_sub((page / 3).max(ABOVE)));
        }
    }

    /// Keeps the row with the keyboard in sight when rows above it have come or gone.
    pub fn stay_in_sight(self) {
        if let (true, Some(row)) = (
            self.is_here.get_untracked(),
            self.active_row.get_untracked(),
        ) {
            self.handle.ensure_visible(row);
        }
    }
}
