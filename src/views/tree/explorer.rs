//! What the tree shows and what one does to it: expansion, the organization that is open, what a search does, and the
//! moves of the keys.

use std::sync::Arc;

use canopy_domain::{
    organization::OrganizationId,
    tree::{
        forest::Index,
        tree_keys::Move,
        visible_rows::{Expansion, row_of, visible_rows},
    },
};
use leptos::prelude::*;

use super::{
    focus::Focus,
    rows::Rows,
    search_session::{Before, SearchSession},
};
use crate::{
    address::Address,
    reactive::{effect, memo, memo_anew},
    routes::Route,
    state::{
        news::Seat,
        storage::{BrowserStorage, Key},
        workspace::WorkspaceState,
    },
};

/// The explorer of one workspace.
#[derive(Clone, Copy)]
pub struct Explorer {
    pub state: WorkspaceState,
    address: Address,
    /// The organization that is open beside the tree.
    pub selected: Memo<Option<OrganizationId>>,
    pub search: SearchSession,
    expansion: RwSignal<Expansion>,
    pub rows: Memo<Arc<Rows>>,
    pub focus: Focus,
}

impl Explorer {
    pub fn new(state: WorkspaceState, address: Address) -> Self {
        let route = address.route();
        let selected = memo(move |_| match route.get() {
            Route::Tree(_, organization) => organization,
            _ => None,
        });
        let search = SearchSession::new(state.organizations, address);
        let key = Key::new(&["tree", state.id().as_str()]);
        let expansion = RwSignal::new(BrowserStorage::Tab.read(&key).unwrap_or_default());
        let rows = memo_anew(move || {
            let forest = state.organizations.forest();
            let matches = search.matches.get();
            let in_force = if matches.is_some() {
                search.expansion
            } else {
                expansion
            };
            let rows =
                in_force.with(|in_force| visible_rows(&forest, in_force, matches.as_deref()));
            Arc::new(Rows { forest, rows })
        });
        let explorer = Self {
            state,
            address,
            selected,
            search,
            expansion,
            rows,
            focus: Focus::new(rows, selected.get_untracked()),
        };
        explorer.remember(key);
        explorer.follow_the_address();
        explorer.follow_the_search();
        explorer.focus.keep();
        explorer.seek();
        explorer
    }

    /// Keeps the expansion for this tab.
    fn remember(self, key: Key) {
        let expansion = self.expansion;
        Effect::watch(
            move || expansion.get(),
            move |expansion, _, _| {
                // Where nothing can be kept, the tree begins closed after a reload.
                let _ = BrowserStorage::Tab.write(&key, expansion);
            },
            false,
        );
    }

    /// Opens the way to the organization in the address, and again whenever more of that way is known.
    fn follow_the_address(self) {
        let way = memo(move |_| {
            let selected = self.selected.get()?;
            let forest = self.state.organizations.forest();
            let index = forest.index_of(&selected)?;
            let above: Vec<_> = forest
                .ancestors(index)
                .map(|above| forest.get(above).id.clone())
                .collect();
            // The list pushes a row away that came by name before it.
            Some((selected, above, self.state.organizations.has_arrived()))
        });
        effect(move || {
            if let Some((id, ..)) = way.get() {
                untrack(|| self.reveal(&id));
            }
        });
    }

    /// Brings the keyboard to the organization that is sought.
    fn seek(self) {
        effect(move || {
            if let Some(id) = self.state.news.found(Seat::Tree) {
                untrack(|| self.reveal(&id));
                self.focus.enter();
            }
        });
    }

    /// Each search begins afresh, and the tree is as it was when the last one ends.
    fn follow_the_search(self) {
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

    pub fn reveal(self, id: &OrganizationId) {
        let forest = self.state.organizations.forest();
        let Some(index) = forest.index_of(id) else {
            return;
        };
        self.expansion
            .update(|expansion| expansion.reveal(&forest, None, index));
        if let Some(matches) = self.search.matches.get() {
            self.search
                .expansion
                .update(|expansion| expansion.reveal(&forest, Some(&matches), index));
        }
        self.focus.active.set(Some(id.clone()));
        let row = self.rows.with(|rows| row_of(&rows.rows, index));
        if let Some(row) = row {
            self.focus.bring_into_sight(row);
        }
    }

    /// Ends the search, and gives the keyboard back to the tree if it came from there.
    pub fn leave_search(self) {
        self.search.leave(self.focus.has_been_here());
    }

    /// The organization in a row, to be opened in another way than [`Explorer::open`].
    pub fn id_at(self, row: usize) -> Option<OrganizationId> {
        self.rows.with_untracked(|rows| rows.id(row))
    }

    /// Opens an organization beside the tree; search and tab stay.
    pub fn open(self, id: OrganizationId) {
        self.focus.active.set(Some(id.clone()));
        self.state.organizations.ask_below(&id);
        self.address.visit(&self.href(id), false);
    }

    /// Where an organization is open beside the tree, with the same search.
    pub fn href(self, id: OrganizationId) -> String {
        let place = Route::Tree(self.state.id(), Some(id));
        self.address.href(&place) + &untrack(|| self.address.query_string())
    }

    pub fn toggle(self, row: usize) {
        if let Some(open) = self
            .rows
            .with_untracked(|rows| rows.rows.get(row)?.expanded)
        {
            self.set_open([row], !open);
        }
    }

    fn set_open(self, rows: impl IntoIterator<Item = usize>, open: bool) {
        let shown = self.rows.get_untracked();
        let matches = self.search.matches.get_untracked();
        let indexes: Vec<Index> = rows
            .into_iter()
            .filter_map(|row| shown.index(row))
            .collect();
        if open {
            for &index in &indexes {
                self.state
                    .organizations
                    .ask_below(&shown.forest.get(index).id);
            }
        }
        self.in_force().update(|expansion| {
            for index in indexes {
                expansion.set(&shown.forest, matches.as_deref(), index, open);
            }
        });
        self.focus.stay_in_sight();
    }

    pub fn expand_all(self) {
        self.in_force().set(Expansion::expanded());
    }

    pub fn collapse_all(self) {
        self.in_force().set(Expansion::collapsed());
    }

    /// The expansion that is seen now.
    fn in_force(self) -> RwSignal<Expansion> {
        if self.search.is_searching() {
            self.search.expansion
        } else {
            self.expansion
        }
    }

    pub fn make(self, what: Move) {
        match what {
            Move::Focus(row) => self.focus.go_to(row),
            Move::Expand(row) => self.set_open([row], true),
            Move::Collapse(row) => self.set_open([row], false),
            Move::ExpandSiblings(row) => self.expand_siblings(row),
            Move::Open(row) => {
                if let Some(id) = self.rows.with_untracked(|rows| rows.id(row)) {
                    self.open(id);
                }
            }
            Move::Stay => {}
        }
    }

    fn expand_siblings(self, row: usize) {
        let shown = self.rows.get_untracked();
        let Some(index) = shown.index(row) else {
            return;
        };
        let siblings = shown
            .forest
            .siblings(index)
            .filter_map(|sibling| row_of(&shown.rows, sibling));
        let closed: Vec<usize> = siblings
            .filter(|&row| shown.rows[row].expanded == Some(false))
            .collect();
        self.set_open(closed, true);
    }
}
