//! Every organization of the workspace, once, in memory: list, tree, search, limits and pages all read this. Knows how
//! it is filled, not how it is drawn.

mod asking;
mod by_id;
mod gaps;

use std::{future::Future, sync::Arc};

use canopy_domain::{
    limits::{
        capacity::{Capacities, Pools},
        status::LimitStatuses,
    },
    organization::{Organization, OrganizationId, WorkspaceId},
    tree::{
        forest::{Forest, Index},
        search::SearchIndex,
        unread_values::unread,
    },
    wire::{List, Unread},
};
use leptos::prelude::*;

use self::{by_id::ById, gaps::find_missing_parents};
use super::{ApiError, clock, remote::Remote, session::Session};
use crate::api;
use crate::reactive::{Anew, memo, spawn_scoped};

/// The organizations of one workspace.
#[derive(Clone, Copy)]
pub struct Organizations {
    forest: RwSignal<Arc<Forest>>,
    capacities: RwSignal<Capacities>,
    statuses: Memo<Anew<LimitStatuses>>,
    search: Memo<Anew<SearchIndex>>,
    /// What the last list said of itself, whether a newer one is under way, and why the last try failed.
    list: Remote<Completeness>,
    /// When that list came, in seconds since 1970.
    read_at: RwSignal<Option<f64>>,
    by_id: ById,
    /// What is asked for belongs to the list, and not to the panel that wanted it and may be gone before the answer.
    owner: StoredValue<Owner>,
    workspace: StoredValue<WorkspaceId>,
    session: Session,
}

/// How much of a list there is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Completeness {
    /// Whether the API said that it has more than it sent.
    pub has_more: bool,
    /// What could not be read of what it sent.
    pub unread: Vec<Unread>,
}

/// What stands where the organizations would be. Why they could not be had, or are out of date, may change without
/// anything being drawn anew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Phase {
    Loading,
    /// Nothing is known and the last try failed; it stays so while the next is under way.
    Failed,
    Empty,
    Ready,
}

impl Organizations {
    pub fn new(session: Session, workspace: WorkspaceId) -> Self {
        let capacities = RwSignal::new(Capacities::default());
        let forest = RwSignal::new(Arc::new(Forest::default()));
        let list = Remote::<Completeness>::default();
        let by_id = ById::default();
        Self {
            forest,
            capacities,
            statuses: memo(move |_| {
                let is_whole = !is_partial(list, by_id);
                Anew::new(forest.with(|forest| {
                    let pools =
                        capacities.with(|capacities| Pools::new(capacities, forest, is_whole));
                    LimitStatuses::with(forest, pools)
                }))
            }),
            search: memo(move |_| Anew::new(forest.with(|forest| SearchIndex::new(forest)))),
            list,
            read_at: RwSignal::new(None),
            by_id,
            owner: StoredValue::new(Owner::new()),
            workspace: StoredValue::new(workspace),
            session,
        }
    }

    /// The tree as it is known now. Before the list has arrived it holds only what was asked for by id.
    pub fn forest(self) -> Arc<Forest> {
        // Who saves or deletes may have left the workspace before the answer: then nothing is known.
        self.forest.try_get().unwrap_or_default()
    }

    /// How everything stands against its limits.
    pub fn statuses(self) -> Arc<LimitStatuses> {
        self.statuses.get().0
    }

    /// What the subscriptions allow, which holds back everything.
    pub fn set_capacities(self, capacities: Capacities) {
        if self.capacities.with_untracked(|known| *known != capacities) {
            self.capacities.set(capacities);
        }
    }

    /// Made when first searched, and again when the tree has changed.
    pub fn search_index(self) -> Arc<SearchIndex> {
        self.search.get().0
    }

    pub fn phase(self) -> Phase {
        if !self.has_arrived() {
            return match self.list.error() {
                Some(_) => Phase::Failed,
                None => Phase::Loading,
            };
        }
        match self.forest.with(|forest| forest.is_empty()) {
            true => Phase::Empty,
            false => Phase::Ready,
        }
    }

    /// What the last list that has come said of itself: another one whenever a list has come.
    pub(super) fn last_list(self) -> Option<Arc<Completeness>> {
        self.list.latest()
    }

    /// Whether the list has come.
    pub fn has_arrived(self) -> bool {
        self.list.has_value()
    }

    /// As [`Organizations::has_arrived`], for a task: `None` where the workspace was left.
    fn has_arrived_untracked(self) -> Option<bool> {
        self.list.has_value_untracked()
    }

    /// When the list came that is shown, in seconds since 1970. `None`: none has, or the workspace was left.
    pub fn read_at(self) -> Option<f64> {
        self.read_at.try_get().flatten()
    }

    pub fn is_loading(self) -> bool {
        self.list.is_loading()
    }

    /// Whether the API said that it has more than it sent.
    pub fn is_partial(self) -> bool {
        is_partial(self.list, self.by_id)
    }

    /// What could not be read of what is known now.
    pub fn unread(self) -> Vec<Unread> {
        let list = self.list.latest();
        let mut all = list.map(|list| list.unread.clone()).unwrap_or_default();
        for one in self.by_id.unread() {
            if !all.contains(&one) {
                all.push(one);
            }
        }
        unread(&self.forest(), &all)
    }

    /// Why the list could not be had the last time.
    pub fn error(self) -> Option<ApiError> {
        self.list.error()
    }

    /// Why what is shown may be out of date: a newer list could not be had.
    pub fn stale(self) -> Option<ApiError> {
        self.list.error().filter(|_| self.has_arrived())
    }

    /// Why a parent or a descendant that the list lacks could not be had. `None` also where the API has answered that
    /// there is nothing.
    pub fn lacking(self) -> Option<ApiError> {
        self.by_id.lacking()
    }

    /// Whether every child of an organization is known.
    pub fn knows_children(self, id: &OrganizationId) -> bool {
        self.has_arrived() && (!self.is_partial() || self.by_id.is_whole_below(id))
    }

    /// Whether the API was asked for the descendants of an organization, and sent only some of them.
    pub fn is_cut_below(self, id: &OrganizationId) -> bool {
        self.by_id.is_cut_below(id)
    }

    /// One organization and where it stands, as far as it is known.
    pub fn find(self, id: &OrganizationId) -> Option<(Index, Arc<Organization>)> {
        let forest = self.forest();
        let index = forest.index_of(id)?;
        Some((index, Arc::clone(forest.get(index))))
    }

    /// Why an organization that was asked for by id is not there.
    pub fn why_absent(self, id: &OrganizationId) -> Option<ApiError> {
        self.by_id.why_absent(id)
    }

    /// Whether an organization is being asked for by id.
    pub fn is_asked_for(self, id: &OrganizationId) -> bool {
        self.by_id.is_under_way(id)
    }

    /// Runs a task that ends with the workspace, not with the panel that began it.
    pub fn spawn(self, task: impl Future<Output = ()> + 'static) {
        // Otherwise the workspace was left.
        if let Some(owner) = self.owner.try_get_value() {
            owner.with(|| spawn_scoped(task));
        }
    }

    /// Asks for the list. What is there stays until it has come.
    pub fn load(self) {
        let Some(workspace) = self.workspace.try_get_value() else {
            return;
        };
        let answer = async move {
            let answer = (self.session)
                .send(api::organizations::list(&workspace))
                .await;
            // Whatever happened while it was read comes before it is shown.
            clock::next_task().await;
            answer.map(|list| self.take(list))
        };
        self.list
            .ask_then(answer, move |_| self.spawn(find_missing_parents(self)));
    }

    fn take(self, list: List<Arc<Organization>>) -> Completeness {
        let forest = Forest::new(list.data);
        let lacking = self.by_id.begin_anew(&forest);
        let forest = if lacking.is_empty() {
            forest
        } else {
            forest.with_all(lacking)
        };
        self.forest.set(Arc::new(forest));
        self.read_at.set(Some(clock::now()));
        Completeness {
            has_more: list.has_more,
            unread: list.unread,
        }
    }

    fn put_all(self, organizations: Vec<Organization>) {
        if !organizations.is_empty() {
            self.forest
                .update(|forest| *forest = Arc::new(forest.with_all(organizations)));
        }
    }

    /// Puts in what the API answered to a write.
    pub fn put(self, organization: Organization) {
        self.put_all(vec![organization]);
    }

    /// Takes out an organization that was deleted, and its descendants.
    pub fn take_out(self, id: &OrganizationId) {
        let left = self.forest.try_with_untracked(|forest| forest.without(id));
        let Some(left) = left else { return };
        self.by_id.keep_only(&left);
        self.forest.set(Arc::new(left));
    }
}

fn is_partial(list: Remote<Completeness>, by_id: ById) -> bool {
    let list_has_more = list.latest().is_some_and(|list| list.has_more);
    list_has_more || by_id.has_more()
}
