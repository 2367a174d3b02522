//! Which row the keyboard is on and how keys move it. Knows rows by their number and their links, not what they say.

use leptos::{ev, html, prelude::*};

use crate::{
    components::{
        keys::{is_plain, pressed},
        media::media,
        virtual_rows::RowsHandle,
    },
    reactive::derived,
    state::{
        preferences::use_preferences,
        workspace::{ListPlace, use_workspace},
    },
};

/// One for a table. The row it is on stays known while the focus is elsewhere.
#[derive(Clone, Copy)]
pub struct RowCursor {
    count: Signal<usize>,
    search: NodeRef<html::Input>,
    pub handle: RowsHandle,
    row: RwSignal<usize>,
    /// Whether a row has the focus.
    is_inside: RwSignal<bool>,
    row_height: Signal<u32>,
    place: StoredValue<Option<ListPlace>>,
}

impl RowCursor {
    /// Over so many rows, below a search.
    pub fn new(count: Signal<usize>, search: NodeRef<html::Input>) -> Self {
        Self {
            count,
            search,
            handle: RowsHandle::new(),
            row: RwSignal::new(0),
            is_inside: RwSignal::new(false),
            row_height: row_height(),
            place: use_workspace().list_place,
        }
    }

    /// In CSS pixels.
    pub fn row_height(self) -> Signal<u32> {
        self.row_height
    }

    /// The row that has the focus, somewhere in it.
    pub fn current(self) -> Option<usize> {
        self.is_inside.get().then(|| self.row.get())
    }

    pub fn enters(self, row: Option<usize>) {
        if let Some(row) = row {
            self.row.set(row);
            self.is_inside.set(true);
        }
    }

    /// No row has the focus any more, or the list is about to be drawn anew.
    pub fn leave(self) {
        self.is_inside.set(false);
    }

    /// Back to the top, where the list has become another one.
    pub fn starts_over(self) {
        self.row.set(0);
        self.handle.scroll_to(0);
    }

    /// Scrolls no further than needed and gives the row the focus.
    pub fn go_to(self, row: usize) {
        let count = self.count.get_untracked();
        if count == 0 {
            return;
        }
        let row = row.min(count - 1);
        self.row.set(row);
        self.handle.focus_row(row);
    }

    /// Keeps where the list is, to come back to.
    pub fn save_place(self, query: String) {
        let place = ListPlace {
            query,
            offset: self.handle.offset(),
            row: self.row.get_untracked(),
        };
        self.place.set_value(Some(place));
    }

    /// Goes back to the row that was opened from this very list.
    pub fn restore_place(self, query: &str) {
        let place = self.place.try_update_value(Option::take).flatten();
        let Some(place) = place.filter(|place| place.query == query) else {
            return;
        };
        self.row.set(place.row);
        self.handle.restore(place.offset);
        self.handle.focus_drawn_row(place.row);
    }

    pub fn handle_key(self, event: &ev::KeyboardEvent) {
        if !is_plain(event) || event.default_prevented() {
            return;
        }
        let is_inside = self.is_inside.get_untracked();
        let row = self.row.get_untracked();
        let page = self.handle.page();
        let next = match pressed(event).as_str() {
            "ArrowDown" if is_inside => row + 1,
            "ArrowDown" => self.row_in_sight(),
            "ArrowUp" if is_inside && row == 0 => {
                event.prevent_default();
                return self.focuses_search();
            }
            "ArrowUp" if is_inside => row - 1,
            "PageDown" if is_inside => row + page,
            "PageUp" if is_inside => row.saturating_sub(page),
            "Home" => 0,
            "End" => usize::MAX,
            _ => return,
        };
        event.prevent_default();
        self.go_to(next);
    }

    pub fn focuses_search(self) {
        if let Some(search) = self.search.get_untracked() {
            // A field that is on the page can have the focus.
            let _ = search.focus();
        }
    }

    /// The row it was on, or the first that is seen whole.
    fn row_in_sight(self) -> usize {
        let height = f64::from(self.row_height.get_untracked().max(1));
        let first = (self.handle.offset() / height).ceil() as usize;
        let row = self.row.get_untracked();
        if (first..first + self.handle.page()).contains(&row) {
            row
        } else {
            first
        }
    }
}

/// Where the shell folds for phones; rows are drawn in two lines there.
const PHONE: &str = "(width < 720px)";

/// How high a row is: two lines on a phone, otherwise as the person likes it.
fn row_height() -> Signal<u32> {
    const TWO_LINES: u32 = 56;
    let (preferences, is_narrow) = (use_preferences(), media(PHONE));
    derived(move || {
        if is_narrow.get() {
            TWO_LINES
        } else {
            preferences.row_height()
        }
    })
}
