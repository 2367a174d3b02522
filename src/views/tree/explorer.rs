//! What the tree shows and what one does to it: expansion, search, the row the keyboard is on, the organization that is open. Knows no markup.

use std::sync::Arc;

use canopy_domain::{
    organization::OrganizationId,
    tree::{
        forest::{Forest, Index},
        search::{self, Matches, cut},
        tree_keys::Move,
        visible_rows::{Expansion, VisibleRow, nearest_row, row_of, visible_rows},
    },
};
use leptos::prelude::*;

use crate::{
    address::Address,
    components::virtual_rows::RowsHandle,
    reactive::{effect, memo},
    routes::Route,
    state::{
        preferences::{Preferences, use_preferences},
        storage::{BrowserStorage, Key},
        workspace::WorkspaceState,
    },
};

/// The key of the query that holds the search.
const QUERY: &str = "q";

/// The rows of the tree and the forest their indexes belong to.
#[derive(Default)]
pub struct Rows {
    pub forest: Arc<Forest>,
    pub rows: Vec<VisibleRow>,
}

impl Rows {
    pub fn id(&self, row: usize) -> Option<OrganizationId> {
        self.rows
            .get(row)
            .map(|row| self.forest.get(row.index).id.clone())
    }

    fn index(&self, row: usize) -> Option<Index> {
        self.rows.get(row).map(|row| row.index)
    }
}

/// Where one was when the search began.
#[derive(Clone)]
struct Before {
    active: Option<OrganizationId>,
    opened: Option<OrganizationId>,
    offset: f64,
}

/// The explorer of one workspace.
#[derive(Clone, Copy)]
pub struct Explorer {
    pub state: WorkspaceState,
    address: Address,
    /// The organization that is open beside the tree.
    pub selected: Memo<Option<OrganizationId>>,
    pub query: Memo<String>,
    /// The parts of the query, folded, to be marked in names.
    pub terms: Memo<Vec<String>>,
    pub matches: Memo<Option<Arc<Matches>>>,
    expansion: RwSignal<Expansion>,
    /// The expansion of the search at hand; each search has its own.
    search_expansion: RwSignal<Expansion>,
    pub rows: Memo<Arc<Rows>>,
    /// The organization the keyboard is on. `None`: wherever the tree begins.
    active: RwSignal<Option<OrganizationId>>,
    pub active_row: Memo<Option<usize>>,
    /// Whether the keyboard is in the tree.
    pub focused: RwSignal<bool>,
    /// Whether it was there before it went elsewhere on the page.
    was_focused: StoredValue<bool>,
    before_search: StoredValue<Option<Before>>,
    /// Whether the keyboard goes back to the tree when the search ends.
    returns: StoredValue<bool>,
    preferences: Preferences,
    pub handle: RowsHandle,
}

impl Explorer {
    pub fn new(state: WorkspaceState, address: Address) -> Self {
        let route = address.route();
        let selected = memo(move |_| match route.get() {
            Route::Tree(_, organization) => organization,
            _ => None,
        });
        let query = address.query(QUERY);
        let query = memo(move |_| query.with(|query| cut(query).to_owned()));
        let terms = memo(move |_| query.with(|query| search::terms(query)));
        let matches = Memo::new_with_compare(
            move |_| {
                query
                    .with(|query| state.organizations.search_index().find(query))
                    .map(Arc::new)
            },
            |_, _| true,
        );
        let key = Key::new(&["tree", state.id().as_str()]);
        let expansion = RwSignal::new(BrowserStorage::Tab.read(&key).unwrap_or_default());
        let search_expansion = RwSignal::new(Expansion::as_needed());
        let rows = Memo::new_with_compare(
            move |_| {
                let forest = state.organizations.forest();
                let matches = matches.get();
                let in_force = if matches.is_some() {
                    search_expansion
                } else {
                    expansion
                };
                let rows =
                    in_force.with(|in_force| visible_rows(&forest, in_force, matches.as_deref()));
                Arc::new(Rows { forest, rows })
            },
            |_, _| true,
        );
        let active = RwSignal::new(selected.get_untracked());
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
        let explorer = Self {
            state,
            address,
            selected,
            query,
            terms,
            matches,
            expansion,
            search_expansion,
            rows,
            active,
            active_row,
            focused: RwSignal::new(false),
            was_focused: StoredValue::new(false),
            before_search: StoredValue::new(None),
            returns: StoredValue::new(false),
            preferences: use_preferences(),
            handle: RowsHandle::new(),
        };
        explorer.remember(key);
        explorer.follow_the_address();
        explorer.follow_the_search();
        explorer.keep_the_focus();
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

    /// Begins each search afresh, and gives the tree back as it was when the last one ends.
    fn follow_the_search(self) {
        Effect::watch(
            move || self.query.get(),
            move |query, before, _| {
                let was_searching = before.is_some_and(|before| !before.trim().is_empty());
                match (was_searching, query.trim().is_empty()) {
                    (false, false) => {
                        self.before_search.set_value(Some(Before {
                            active: self.active.get_untracked(),
                            opened: self.selected.get_untracked(),
                            offset: self.handle.offset(),
                        }));
                        self.begin_search();
                    }
                    (true, false) => self.begin_search(),
                    (true, true) => self.end_search(),
                    (false, true) => {}
                }
            },
            false,
        );
    }

    /// The focus stays on its organization when that comes to stand in another row.
    fn keep_the_focus(self) {
        effect(move || {
            if let (Some(row), true) = (self.active_row.get(), self.focused.get()) {
                self.handle.focus_drawn_row(row);
            }
        });
    }

    fn begin_search(self) {
        self.search_expansion.set(Expansion::as_needed());
        self.active.set(None);
        match self.active_row.get_untracked() {
            Some(row) if !self.is_seen_from_the_top(row) => self.bring_into_sight(row),
            _ => self.handle.restore(0.0),
        }
    }

    fn end_search(self) {
        let before = self.before_search.try_update_value(Option::take).flatten();
        let opened = self.selected.get_untracked();
        match before {
            // What was opened meanwhile should not get lost among the closed rows.
            Some(before) if before.opened == opened => {
                self.active.set(before.active);
                self.handle.restore(before.offset);
            }
            _ => {
                if let Some(id) = opened {
                    self.reveal(&id);
                }
            }
        }
        if self.returns.try_update_value(std::mem::take) == Some(true) {
            self.enter();
        }
    }

    fn reveal(self, id: &OrganizationId) {
        let forest = self.state.organizations.forest();
        let Some(index) = forest.index_of(id) else {
            return;
        };
        self.expansion
            .update(|expansion| expansion.reveal(&forest, None, index));
        if let Some(matches) = self.matches.get() {
            self.search_expansion
                .update(|expansion| expansion.reveal(&forest, Some(&matches), index));
        }
        self.active.set(Some(id.clone()));
        let row = self.rows.with(|rows| row_of(&rows.rows, index));
        if let Some(row) = row {
            self.bring_into_sight(row);
        }
    }

    /// With some rows above it, unless it is in sight already.
    fn bring_into_sight(self, row: usize) {
        const ABOVE: usize = 3;
        let height = f64::from(untrack(|| self.preferences.row_height()));
        let (first, page) = (self.handle.offset() / height, self.handle.page());
        let is_in_sight = first <= row as f64 && row as f64 + 1.0 <= first + page as f64;
        if !is_in_sight {
            self.handle
                .scroll_to(row.saturating_sub((page / 3).max(ABOVE)));
        }
    }

    fn is_seen_from_the_top(self, row: usize) -> bool {
        row < self.handle.page()
    }

    pub fn search(self, query: &str) {
        self.address.set_query(QUERY, cut(query));
    }

    pub fn is_searching(self) -> bool {
        self.matches.with_untracked(Option::is_some)
    }

    /// Ends the search, and gives the keyboard back to the tree if it came from there.
    pub fn leave_search(self) {
        self.returns
            .set_value(self.focused.get_untracked() || self.was_focused.get_value());
        self.search("");
    }

    /// Notes that the keyboard is on an organization.
    pub fn arrive_at(self, id: OrganizationId) {
        self.focused.set(true);
        if self
            .active
            .with_untracked(|active| active.as_ref() != Some(&id))
        {
            self.active.set(Some(id));
        }
    }

    /// The organization in a row, to be opened in another way than [`Explorer::open`].
    pub fn id_at(self, row: usize) -> Option<OrganizationId> {
        self.rows.with_untracked(|rows| rows.id(row))
    }

    pub fn leave(self) {
        self.focused.set(false);
        self.was_focused.set_value(true);
    }

    /// Gives the keyboard to a row, scrolled into sight.
    pub fn go_to(self, row: usize) {
        if let Some(id) = self.rows.with_untracked(|rows| rows.id(row)) {
            self.active.set(Some(id));
            self.focused.set(true);
            self.handle.focus_row(row);
        }
    }

    /// Gives the keyboard to the row it was on last.
    pub fn enter(self) {
        if let Some(row) = self.active_row.get_untracked() {
            self.go_to(row);
        }
    }

    /// Opens an organization beside the tree; search and tab stay.
    pub fn open(self, id: OrganizationId) {
        self.active.set(Some(id.clone()));
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
        let matches = self.matches.get_untracked();
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
        // Rows above may have come or gone.
        if let (true, Some(row)) = (
            self.focused.get_untracked(),
            self.active_row.get_untracked(),
        ) {
            self.handle.ensure_visible(row);
        }
    }

    pub fn expand_all(self) {
        self.in_force().set(Expansion::expanded());
    }

    pub fn collapse_all(self) {
        self.in_force().set(Expansion::collapsed());
    }

    /// The expansion that is seen now.
    fn in_force(self) -> RwSignal<Expansion> {
        if self.matches.with_untracked(Option::is_some) {
            self.search_expansion
        } else {
            self.expansion
        }
    }

    pub fn make(self, what: Move) {
        match what {
            Move::Focus(row) => self.go_to(row),
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
