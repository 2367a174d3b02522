//! What a search does to the tree: each begins afresh, and the tree is as it was when the last one ends.

use leptos::prelude::*;

use super::{explorer::Explorer, search_session::Before};

impl Explorer {
    pub(super) fn follow_the_search(self) {
        Effect::watch(
            move || self.search.query.get(),
            move |query, before, _| {
                let was_searching = before.is_some_and(|before| !before.trim().is_empty());
                match (was_searching, query.trim().is_empty()) {
                    (false, false) => {
                        self.search.note(Before {
                            active: self.focus.active.get_untracked(),
                            opened: self.selected.get_untracked(),
                            offset: self.focus.handle.offset(),
                        });
                        self.focus.begin_at_first_match();
                    }
                    (true, false) => {
                        self.search.begin_afresh();
                        self.focus.begin_at_first_match();
                    }
                    (true, true) => self.end_search(),
                    (false, true) => {}
                }
            },
            false,
        );
    }

    fn end_search(self) {
        let opened = self.selected.get_untracked();
        match self.search.take_before() {
            // What was opened meanwhile should not get lost among the closed rows.
            Some(before) if before.opened == opened => {
                self.focus.active.set(before.active);
                self.focus.handle.restore(before.offset);
            }
            _ => {
                if let Some(id) = opened {
                    self.reveal(&id);
                }
            }
        }
        if self.search.takes_focus_back() {
            self.focus.enter();
        }
    }
}
