//! The organization at hand: what is known of it, and where its tabs and its relatives are. Knows no markup.

use std::sync::Arc;

use canopy_domain::{
    forest::{Forest, Index},
    organization::{Organization, OrganizationId},
    standing::Standings,
};
use leptos::prelude::*;

use crate::{
    address::{Address, use_address},
    boxed::effect,
    routes::{Route, Tab},
    state::workspace::{WorkspaceState, use_workspace},
};

/// The key of the query that holds the tab beside the tree.
pub const TAB: &str = "tab";
const QUERY: &str = "q";

/// Where the organization is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On a page of its own.
    Page,
    /// Beside the tree.
    Panel,
}

/// An organization and the forest its index belongs to.
#[derive(Clone)]
pub struct Known {
    pub forest: Arc<Forest>,
    pub index: Index,
    pub organization: Arc<Organization>,
}

#[derive(Clone, Copy)]
pub struct Subject {
    pub id: Memo<OrganizationId>,
    pub tab: Memo<Tab>,
    pub place: Place,
    pub state: WorkspaceState,
    pub known: Memo<Option<Known>>,
    address: Address,
    query: Memo<String>,
}

impl Subject {
    pub fn new(id: Memo<OrganizationId>, tab: Memo<Tab>, place: Place) -> Self {
        let (state, address) = (use_workspace(), use_address());
        let estate = state.estate;
        let known = Memo::new_with_compare(
            move |_| {
                let forest = estate.forest();
                let index = id.with(|id| forest.index_of(id))?;
                let organization = Arc::clone(forest.get(index));
                Some(Known {
                    forest,
                    index,
                    organization,
                })
            },
            |_, _| true,
        );
        let subject = Self {
            id,
            tab,
            place,
            state,
            known,
            address,
            query: address.query(QUERY),
        };
        effect(move || estate.ask_for(&id.get()));
        effect(move || {
            if estate.has_arrived() && estate.is_partial() {
                estate.ask_below(&id.get());
            }
        });
        subject
    }

    /// Asks again for the organization and for the whole estate.
    pub fn ask_again(self) {
        self.state.reload();
        self.state.estate.ask_for(&self.id.get_untracked());
    }

    pub fn title(self) -> String {
        self.read(|known| known.organization.title().to_owned())
            .unwrap_or_default()
    }

    /// Something of the organization, once it is known.
    pub fn read<T>(self, read: impl FnOnce(&Known) -> T) -> Option<T> {
        self.known.with(|known| known.as_ref().map(read))
    }

    /// Something of the organization that needs the whole estate: its relatives, and limits above it.
    pub fn read_estate<T>(self, read: impl FnOnce(&Known, &Standings) -> T) -> Option<T> {
        let standings = self.state.estate.standings();
        self.read(|known| read(known, &standings))
    }

    /// Whether its relatives are known. When the list cannot be had, what came by name has to do.
    pub fn has_relatives(self) -> bool {
        self.state.estate.has_arrived() || self.state.estate.error().is_some()
    }

    /// `None` until it can be known.
    pub fn child_count(self) -> Option<usize> {
        let count = self.read(|known| known.forest.child_count(known.index))?;
        self.state.estate.has_arrived().then_some(count)
    }

    /// One of its tabs, in the same place.
    pub fn tab_href(self, tab: Tab) -> String {
        self.href(self.id.get(), tab)
    }

    /// Another organization, in the same place with the same tab open.
    pub fn href_of(self, id: &OrganizationId) -> String {
        self.href(id.clone(), self.tab.get())
    }

    fn href(self, id: OrganizationId, tab: Tab) -> String {
        let workspace = self.state.id();
        match self.place {
            Place::Page => self.address.href(&Route::Organization(workspace, id, tab)),
            Place::Panel => self.query.with(|query| {
                let query = [(QUERY, query.as_str()), (TAB, tab.word())];
                self.address
                    .href_with(&Route::Tree(workspace, Some(id)), query)
            }),
        }
    }

    /// The same organization in the other place.
    pub fn elsewhere(self) -> String {
        let (workspace, id, tab) = (self.state.id(), self.id.get(), self.tab.get());
        match self.place {
            Place::Panel => self.address.href(&Route::Organization(workspace, id, tab)),
            Place::Page => self
                .address
                .href_with(&Route::Tree(workspace, Some(id)), [(TAB, tab.word())]),
        }
    }

    /// The tree without an organization beside it: the step back on a phone.
    pub fn tree_href(self) -> String {
        self.query.with(|query| {
            self.address.href_with(
                &Route::Tree(self.state.id(), None),
                [(QUERY, query.as_str())],
            )
        })
    }

    /// Goes to another organization, in the same place with the same tab open.
    pub fn go_to(self, id: &OrganizationId) {
        let href = untrack(|| self.href_of(id));
        self.address.visit(&href, false);
    }

    pub fn go_to_edit(self) {
        self.address
            .go(&Route::Edit(self.state.id(), self.id.get_untracked()));
    }

    pub fn go_to_new_child(self) {
        self.address
            .go(&Route::NewChild(self.state.id(), self.id.get_untracked()));
    }
}
