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

use crate::{
    address::Address,
    reactive::{memo, memo_anew},
    routes::query::SEARCH,
    state::organizations::Organizations,
};

/// Where one was when the search began.
#[derive(Clone)]
pub struct Before {
    pub active: Option<OrganizationId>,
    pub opened: Option<OrganizationId>,
    pub offset: f64,
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
        let matches = memo_anew(move || {
            query
                .with(|query| organizations.search_index().find(query))
                .map(Arc::new)
        });
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

    /// Notes where one is, once a search begins.
    pub fn note(self, before: Before) {
        self.before.set_value(Some(before));
        self.begin_afresh();
    }

    /// Forgets what was expanded for the last search.
    pub fn begin_afresh(self) {
        self.expansion.set(Expansion::as_needed());
    }

    /// Where one was when the search began; asked once.
    pub fn take_before(self) -> Option<Before> {
        self.before.try_update_value(Option::take).flatten()
    }

    /// Whether the keyboard goes back to the tree; asked once.
    pub fn takes_focus_back(self) -> bool {
        self.returns_focus.try_update_value(std::mem::take) == Some(true)
    }
}
