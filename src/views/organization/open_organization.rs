//! The organization at hand: what is known of it, and where its tabs and its relatives are.

use std::sync::Arc;

use canopy_domain::{
    limits::status::LimitStatuses,
    organization::{Organization, OrganizationId},
    tree::forest::{Forest, Index},
};
use leptos::{ev, prelude::*};

use crate::{
    address::{Address, use_address},
    components::lost_focus::focus_heading,
    reactive::{effect, memo, memo_anew},
    routes::{
        Route, Tab,
        query::{SEARCH, TAB},
    },
    state::{
        clock,
        news::Seat,
        workspace::{WorkspaceState, use_workspace},
    },
};

/// Whether it is still there is looked after no more often than this: seconds.
const BETWEEN_LOOKS: f64 = 5.0;

/// The name of an organization, where it is shown.
const HEADING: &str = ".organization-heading .page-title";

/// Where the organization is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ShownIn {
    /// On a page of its own.
    Page,
    /// Beside the tree.
    Panel,
}

/// An organization and the forest its index belongs to.
#[derive(Clone)]
pub struct Loaded {
    pub forest: Arc<Forest>,
    pub index: Index,
    pub organization: Arc<Organization>,
}

/// What is remembered of an organization that was shown, for when it is there no longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSeen {
    pub id: OrganizationId,
    pub name: String,
    /// From its parent up to its root.
    ancestors: Vec<OrganizationId>,
}

impl LastSeen {
    fn of(known: &Loaded) -> Self {
        let Loaded { forest, index, .. } = known;
        let ancestors = forest.ancestors(*index);
        Self {
            id: known.organization.id.clone(),
            name: known.organization.title().to_owned(),
            ancestors: ancestors
                .map(|index| forest.get(index).id.clone())
                .collect(),
        }
    }

    /// The lowest of its ancestors that is still there.
    pub fn closest_ancestor(&self, forest: &Forest) -> Option<Index> {
        let mut there = (self.ancestors.iter()).filter_map(|id| forest.index_of(id));
        there.next()
    }
}

/// The next of its siblings, or the one before where it is the last.
fn sibling_beside(forest: &Forest, index: Index) -> Option<OrganizationId> {
    let (position, _) = forest.position(index);
    let next = forest.siblings(index).nth(position + 1);
    let before = || forest.siblings(index).nth(position.checked_sub(1)?);
    let beside = next.or_else(before)?;
    Some(forest.get(beside).id.clone())
}

#[derive(Clone, Copy)]
pub struct OpenOrganization {
    pub id: Memo<OrganizationId>,
    pub tab: Memo<Tab>,
    pub place: ShownIn,
    pub state: WorkspaceState,
    pub known: Memo<Option<Loaded>>,
    /// What was last shown, for when it is there no longer.
    pub last_seen: Memo<Option<LastSeen>>,
    address: Address,
    query: Memo<String>,
}

impl OpenOrganization {
    pub fn new(id: Memo<OrganizationId>, tab: Memo<Tab>, place: ShownIn) -> Self {
        let (state, address) = (use_workspace(), use_address());
        let organizations = state.organizations;
        let known = memo_anew(move || {
            let forest = organizations.forest();
            let index = id.with(|id| forest.index_of(id))?;
            let organization = Arc::clone(forest.get(index));
            Some(Loaded {
                forest,
                index,
                organization,
            })
        });
        let last_seen = memo(move |before: Option<&Option<LastSeen>>| {
            let now = known.with(|known| known.as_ref().map(LastSeen::of));
            now.or_else(|| before.cloned().flatten())
        });
        let subject = Self {
            id,
            tab,
            place,
            state,
            known,
            last_seen,
            address,
            query: address.query(SEARCH),
        };
        effect(move || {
            let id = id.get();
            // Asked for when it is not known yet, and when a list has come without it.
            if known.with(Option::is_none) && untrack(|| organizations.why_absent(&id)).is_none() {
                organizations.ask_for(&id);
            }
        });
        // A memo remembers only what someone has read of it.
        effect(move || last_seen.with(|_| ()));
        subject.look_again_on_return();
        effect(move || {
            if organizations.has_arrived() && organizations.is_partial() {
                organizations.ask_below(&id.get());
            }
        });
        subject
    }

    /// Whether the organization at hand was shown before.
    pub fn was_known(self) -> bool {
        let id = self.id.get();
        self.last_seen.with(|last_seen| {
            last_seen
                .as_ref()
                .is_some_and(|last_seen| last_seen.id == id)
        })
    }

    /// Whoever comes back to this window may have deleted it in another, or others did.
    fn look_again_on_return(self) {
        let looked = StoredValue::new(0.0);
        let listener = window_event_listener(ev::focus, move |_| {
            let now = clock::now();
            let is_known = self.known.try_with_untracked(Option::is_some) == Some(true);
            if is_known && now - looked.get_value() >= BETWEEN_LOOKS {
                looked.set_value(now);
                self.state
                    .organizations
                    .look_again(&self.id.get_untracked());
            }
        });
        on_cleanup(move || listener.remove());
    }

    /// Goes to its parent, in the same place, or where there is none to all organizations, where the keyboard is to
    /// go to the one beside it: if the person is still with it when the time comes.
    pub fn way_out(self) -> impl FnOnce() + 'static {
        let (address, workspace) = (self.address, self.state.id());
        let id = self.id.get_untracked();
        let seat = match self.place {
            ShownIn::Page => Seat::Table,
            ShownIn::Panel => Seat::Tree,
        };
        let parent = untrack(|| {
            self.read(|known| {
                let parent = known.forest.parent(known.index)?;
                Some(known.forest.get(parent).id.clone())
            })
            .flatten()
        });
        let beside = untrack(|| self.read(|known| sibling_beside(&known.forest, known.index)));
        let beside = beside.flatten().filter(|_| parent.is_none());
        let news = self.state.news;
        let has_parent = parent.is_some();
        let href = untrack(|| match (parent, self.place) {
            (Some(parent), _) => self.href(parent, Tab::Overview),
            (None, ShownIn::Page) => address.href(&Route::Organizations(workspace)),
            (None, ShownIn::Panel) => self.tree_href(),
        });
        move || {
            let route = address.route();
            if route.with_untracked(|route| route.organization() == Some(&id)) {
                address.visit(&href, true);
                if has_parent {
                    focus_heading(HEADING);
                } else if let Some(beside) = beside {
                    // Once what was deleted is out of the list, where others move up.
                    request_animation_frame(move || {
                        request_animation_frame(move || news.seek(seat, beside));
                    });
                }
            }
        }
    }

    /// Asks again for the organization and for all organizations.
    pub fn ask_again(self) {
        self.state.reload();
        self.state.organizations.ask_for(&self.id.get_untracked());
    }

    pub fn title(self) -> String {
        self.read(|known| known.organization.title().to_owned())
            .unwrap_or_default()
    }

    /// Something of the organization, once it is known.
    pub fn read<T>(self, read: impl FnOnce(&Loaded) -> T) -> Option<T> {
        self.known.with(|known| known.as_ref().map(read))
    }

    /// Something of the organization that needs all organizations: its relatives, and limits above it.
    pub fn read_with_limits<T>(self, read: impl FnOnce(&Loaded, &LimitStatuses) -> T) -> Option<T> {
        let statuses = self.state.organizations.statuses();
        self.read(|known| read(known, &statuses))
    }

    /// Whether its relatives are known. When the list cannot be had, what came by name has to do.
    pub fn has_relatives(self) -> bool {
        self.state.organizations.has_arrived() || self.state.organizations.error().is_some()
    }

    /// `None` until it can be known.
    pub fn child_count(self) -> Option<usize> {
        let count = self.read(|known| known.forest.child_count(known.index))?;
        let organizations = self.state.organizations;
        let can_be_known = organizations.has_arrived()
            && (count > 0 || organizations.knows_children(&self.id.get()));
        can_be_known.then_some(count)
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
            ShownIn::Page => self.address.href(&Route::Organization(workspace, id, tab)),
            ShownIn::Panel => self.query.with(|query| {
                let query = [(SEARCH, query.as_str()), (TAB, tab.slug())];
                self.address
                    .href_with(&Route::Tree(workspace, Some(id)), query)
            }),
        }
    }

    /// Whether a route shows this organization in the same place.
    pub fn is_at(self, route: &Route, id: &OrganizationId) -> bool {
        match (self.place, route) {
            (ShownIn::Page, Route::Organization(_, at, _))
            | (ShownIn::Panel, Route::Tree(_, Some(at))) => at == id,
            _ => false,
        }
    }

    /// The same organization in the other place.
    pub fn elsewhere(self) -> String {
        let (workspace, id, tab) = (self.state.id(), self.id.get(), self.tab.get());
        match self.place {
            ShownIn::Panel => self.address.href(&Route::Organization(workspace, id, tab)),
            ShownIn::Page => self
                .address
                .href_with(&Route::Tree(workspace, Some(id)), [(TAB, tab.slug())]),
        }
    }

    /// The tree without an organization beside it: the step back on a phone.
    pub fn tree_href(self) -> String {
        self.query.with(|query| {
            self.address.href_with(
                &Route::Tree(self.state.id(), None),
                [(SEARCH, query.as_str())],
            )
        })
    }

    /// Goes to an address of the console.
    pub fn go_to(self, href: impl FnOnce() -> String) {
        self.address.visit(&untrack(href), false);
    }

    pub fn edit_href(self) -> String {
        self.address
            .href(&Route::Edit(self.state.id(), self.id.get()))
    }

    pub fn new_child_href(self) -> String {
        self.address
            .href(&Route::NewChild(self.state.id(), self.id.get()))
    }
}
