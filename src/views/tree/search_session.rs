//! The search in the tree: what is looked for, what matches, and where the person was before it began.

use std::sync::Arc;

use canopy_domain::{
    organization::OrganizationId,
    tree::{
        search::{self, Matches, cut},
        visible_rows::Expansion,
    },
};
use leptos::prelude::*;

use super::explorer::Explorer;
use crate::{
    address::Address, reactive::memo, routes::query::SEARCH, state::organizations::Organizations,
};

/// Where one was when the search began.
#[derive(Clone)]
struct Before {
    active: Option<OrganizationId>,
    opened: Option<OrganizationId>,
    offset: f64,
}

#[derive(Clone, Copy)]
pub struct SearchSession {
    address: Address,
    pub query: Memo<String>,
    /// The parts of the query, folded, to be marked in names.
    pub terms: Memo<Vec<String>>,
    pub matches: Memo<Option<Arc<Matches>>>,
    /// The expansion of the search at hand; each search has its own.
    pub expansion: RwSignal<Expansion>,
    before: StoredValue<Option<Before>>,
    /// Whether the keyboard goes back to the tree when the search ends.
    returns_focus: StoredValue<bool>,
}

impl SearchSession {
    pub fn new(organizations: Organizations, address: Address) -> Self {
        let query = address.query(SEARCH);
        let query = memo(move |_| query.with(|query| cut(query).to_owned()));
        let matches = Memo::new_with_compare(
            move |_| {
                query
                    .with(|query| organizations.search_index().find(query))
                    .map(Arc::new)
            },
            |_, _| true,
        );
        Self {
            address,
            query,
            terms: memo(move |_| query.with(|query| search::terms(query))),
            matches,
            expansion: RwSignal::new(Expansion::as_needed()),
            before: StoredValue::new(None),
            returns_focus: StoredValue::new(false),
        }
    }

    pub fn search(self, query: &str) {
        self.address.set_query(SEARCH, cut(query));
    }

    pub fn is_searching(self) -> bool {
        self.matches.with_untracked(Option::is_some)
    }

    /// Ends the search, and gives the keyboard back to the tree where `returns_focus` says so.
    pub fn leave(self, returns_focus: bool) {
        self.returns_focus.set_value(returns_focus);
        self.search("");
    }

    /// Begins each search afresh, and gives the tree back as it was when the last one ends.
    pub fn follow(self, explorer: Explorer) {
        Effect::watch(
            move || self.query.get(),
            move |query, before, _| {
                let was_searching = before.is_some_and(|before| !before.trim().is_empty());
                match (was_searching, query.trim().is_empty()) {
                    (false, false) => {
                        self.before.set_value(Some(Before {
                            active: explorer.focus.active.get_untracked(),
                            opened: explorer.selected.get_untracked(),
                            offset: explorer.focus.handle.offset(),
                        }));
                        self.begin(explorer);
                    }
                    (true, false) => self.begin(explorer),
                    (true, true) => self.end(explorer),
                    (false, true) => {}
                }
            },
            false,
        );
    }

    fn begin(self, explorer: Explorer) {
        self.expansion.set(Expansion::as_needed());
        explorer.focus.begin_at_first_match();
    }

    fn end(self, explorer: Explorer) {
        let before = self.before.try_update_value(Option::take).flatten();
        let opened = explorer.selected.get_untracked();
        match before {
            // What was opened meanwhile should not get lost among the closed rows.
            Some(before) if before.opened == opened => {
                explorer.focus.active.set(before.active);
                explorer.focus.handle.restore(before.offset);
            }
            _ => {
                if let Some(id) = opened {
                    explorer.reveal(&id);
                }
            }
        }
        if self.returns_focus.try_update_value(std::mem::take) == Some(true) {
            explorer.focus.enter();
        }
    }
}
