//! Every organization of the workspace, once, in memory: list, tree, search, limits and pages all read this. Knows how it is filled, not how it is drawn.

mod gaps;

use std::{collections::HashSet, future::Future, sync::Arc};

use canopy_domain::{
    limits::status::LimitStatuses,
    organization::{Organization, OrganizationId, WorkspaceId},
    tree::{
        forest::{Forest, Index},
        search::SearchIndex,
        unread_values::unread,
    },
    wire::{List, Malformed, Unread},
};
use leptos::prelude::*;

use self::gaps::find_missing_parents;
use super::{clock, session::Session};
use crate::api::{self, error::ApiError};
use crate::reactive::{Anew, memo, spawn_scoped};

/// The organizations of one workspace.
#[derive(Clone, Copy)]
pub struct Estate {
    forest: RwSignal<Arc<Forest>>,
    statuses: Memo<Anew<LimitStatuses>>,
    search: Memo<Anew<SearchIndex>>,
    arrived: RwSignal<bool>,
    loading: RwSignal<bool>,
    partial: RwSignal<bool>,
    error: RwSignal<Option<ApiError>>,
    /// What could not be read of the lists, as it was when they came.
    unread: RwSignal<Vec<Unread>>,
    /// Organizations that were asked for by name and could not be had.
    absent: RwSignal<Option<(OrganizationId, ApiError)>>,
    /// Those that came by name, kept when the list arrives without them.
    by_name: StoredValue<Vec<Organization>>,
    asked_below: StoredValue<Vec<OrganizationId>>,
    /// Those whose children a partial list lacked and the API has told since.
    told_below: RwSignal<Vec<OrganizationId>>,
    /// Those of whose descendants the API told only some even then.
    cut_below: RwSignal<Vec<OrganizationId>>,
    /// Why something above or below, which the list lacks, could not be had.
    lacking: RwSignal<Option<ApiError>>,
    /// Those that are being asked for by name.
    under_way: RwSignal<Vec<OrganizationId>>,
    /// What is asked for belongs to the estate, and not to the panel that wanted it and may be gone before the answer.
    owner: StoredValue<Option<Owner>>,
    workspace: StoredValue<WorkspaceId>,
    session: Session,
}

/// What stands where the organizations would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Loading,
    /// Nothing is known and the last try failed; it stays so while the next is under way.
    Failed,
    Empty,
    Ready,
}

impl Estate {
    pub fn new(session: Session, workspace: WorkspaceId) -> Self {
        let forest = RwSignal::new(Arc::new(Forest::default()));
        Self {
            forest,
            statuses: memo(move |_| Anew::new(forest.with(|forest| LimitStatuses::new(forest)))),
            search: memo(move |_| Anew::new(forest.with(|forest| SearchIndex::new(forest)))),
            arrived: RwSignal::new(false),
            loading: RwSignal::new(false),
            partial: RwSignal::new(false),
            error: RwSignal::new(None),
            unread: RwSignal::new(Vec::new()),
            absent: RwSignal::new(None),
            by_name: StoredValue::new(Vec::new()),
            asked_below: StoredValue::new(Vec::new()),
            told_below: RwSignal::new(Vec::new()),
            cut_below: RwSignal::new(Vec::new()),
            lacking: RwSignal::new(None),
            under_way: RwSignal::new(Vec::new()),
            owner: StoredValue::new(Owner::current()),
            workspace: StoredValue::new(workspace),
            session,
        }
    }

    /// The tree as it is known now. Before the list has arrived it holds only what was asked for
    /// by name.
    pub fn forest(self) -> Arc<Forest> {
        // Who saves or deletes may have left the workspace before the answer: then nothing is known.
        self.forest.try_get().unwrap_or_default()
    }

    /// How everything stands against its limits.
    pub fn statuses(self) -> Arc<LimitStatuses> {
        self.statuses.get().0
    }

    /// Made when first searched, and again when the tree has changed.
    pub fn search_index(self) -> Arc<SearchIndex> {
        self.search.get().0
    }

    /// Whether the list has come.
    pub fn has_arrived(self) -> bool {
        self.arrived.get()
    }

    pub fn is_loading(self) -> bool {
        self.loading.get()
    }

    /// Whether the API said that it has more than it sent.
    pub fn is_partial(self) -> bool {
        self.partial.get()
    }

    pub fn phase(self) -> Phase {
        if self.arrived.get() {
            if self.forest.with(|forest| forest.is_empty()) {
                Phase::Empty
            } else {
                Phase::Ready
            }
        } else if self.error.with(Option::is_some) {
            Phase::Failed
        } else {
            Phase::Loading
        }
    }

    /// What could not be read of what is known now.
    pub fn unread(self) -> Vec<Unread> {
        let forest = self.forest();
        self.unread.with(|told| unread(&forest, told))
    }

    /// Why the list could not be had the last time.
    pub fn error(self) -> Option<ApiError> {
        self.error.get()
    }

    /// Why something above or below, which the list lacks, could not be had. `None` also where the
    /// API has answered that there is nothing.
    pub fn lacking(self) -> Option<ApiError> {
        self.lacking.get()
    }

    /// Whether every child of an organization is known.
    pub fn knows_children(self, id: &OrganizationId) -> bool {
        self.arrived.get()
            && (!self.partial.get() || self.told_below.with(|told| told.contains(id)))
    }

    /// Whether the API was asked for what is below an organization, and told only some of it.
    pub fn is_cut_below(self, id: &OrganizationId) -> bool {
        self.cut_below.with(|cut| cut.contains(id))
    }

    /// One organization and where it stands, as far as it is known.
    pub fn find(self, id: &OrganizationId) -> Option<(Index, Arc<Organization>)> {
        let forest = self.forest();
        let index = forest.index_of(id)?;
        Some((index, Arc::clone(forest.get(index))))
    }

    /// Why an organization that was asked for by name is not there.
    pub fn why_absent(self, id: &OrganizationId) -> Option<ApiError> {
        self.absent.with(|absent| {
            let (absent, error) = absent.as_ref()?;
            (absent == id).then(|| error.clone())
        })
    }

    /// Whether an organization is being asked for by name.
    pub fn is_asked_for(self, id: &OrganizationId) -> bool {
        self.under_way.with(|under_way| under_way.contains(id))
    }

    /// Runs a task that ends with the workspace, not with the panel that began it.
    pub fn spawn(self, task: impl Future<Output = ()> + 'static) {
        match self.owner.try_get_value() {
            Some(Some(owner)) => owner.with(|| spawn_scoped(task)),
            Some(None) => spawn_scoped(task),
            // The workspace was left.
            None => {}
        }
    }

    /// Asks for the list. What is there stays until it has come.
    pub fn load(self) {
        let Some(workspace) = self.workspace.try_get_value() else {
            return;
        };
        self.loading.set(true);
        self.spawn(async move {
            let answer = self
                .session
                .send(api::organizations::list(&workspace))
                .await;
            // Whatever happened while it was read comes before it is shown.
            clock::next_task().await;
            self.loading.set(false);
            match answer {
                Ok(list) => {
                    self.take(list);
                    find_missing_parents(self).await;
                }
                Err(error) => self.error.set(Some(error)),
            }
        });
    }

    fn take(self, list: List<Arc<Organization>>) {
        let forest = Forest::new(list.data);
        // What the list has is the list's: if a later one lacks it, it is gone.
        self.by_name
            .update_value(|by_name| by_name.retain(|known| forest.index_of(&known.id).is_none()));
        let lacking = self.by_name.try_get_value().unwrap_or_default();
        let forest = if lacking.is_empty() {
            forest
        } else {
            forest.with_all(lacking)
        };
        self.asked_below.update_value(Vec::clear);
        self.told_below.set(Vec::new());
        self.cut_below.set(Vec::new());
        self.lacking.set(None);
        self.partial.set(list.has_more);
        self.error.set(None);
        self.unread.set(list.unread);
        self.forest.set(Arc::new(forest));
        self.arrived.set(true);
    }

    /// Asks for one organization and puts it nowhere.
    ///
    /// # Errors
    /// As [`Session::send`]; and an answer about another organization is malformed.
    pub async fn retrieve(self, id: &OrganizationId) -> Result<Organization, ApiError> {
        let workspace = (self.workspace.try_get_value()).ok_or(ApiError::Unauthorized)?;
        let call = api::organizations::retrieve(&workspace, id);
        let itself: Organization = self.session.send(call).await?;
        if itself.id == *id {
            return Ok(itself);
        }
        Err(ApiError::Malformed(Malformed {
            json_path: "id".into(),
            message: "another organization than was asked for".into(),
        }))
    }

    /// Asks for one organization and its parent beside the list, so that its page stands early.
    /// Costs nothing once the list has come and holds it.
    pub fn ask_for(self, id: &OrganizationId) {
        if self.arrived.get_untracked() && untrack(|| self.find(id)).is_some() {
            return;
        }
        let takes = |under_way: &mut Vec<_>| {
            let is_new = !has_or_takes(under_way, id);
            (is_new, is_new)
        };
        if self.under_way.try_maybe_update(takes) != Some(true) {
            return;
        }
        let (workspace, id) = (self.workspace.get_value(), id.clone());
        self.absent.update(|absent| {
            if absent.as_ref().is_some_and(|(absent, _)| *absent == id) {
                *absent = None;
            }
        });
        self.spawn(async move {
            let itself = self.retrieve(&id);
            let parent = self
                .session
                .send(api::organizations::parent(&workspace, &id));
            let (itself, parent) = futures::future::join(itself, parent).await;
            let answered = |under_way: &mut Vec<_>| under_way.retain(|asked| *asked != id);
            if self.under_way.try_update(answered).is_none() {
                return;
            }
            match itself {
                Ok(itself) => {
                    // A failure shows as a gap in the breadcrumb, which the list then closes.
                    let parent = parent.ok().flatten();
                    let known = std::iter::once(itself).chain(parent).collect();
                    self.add_by_name(known);
                    // The list looks for gaps when it comes; whoever comes after it looks again.
                    if self.arrived.try_get_untracked() == Some(true) {
                        find_missing_parents(self).await;
                    }
                }
                Err(error) => self.absent.set(Some((id, error))),
            }
        });
    }

    /// In a partial list, asks for what lies below an organization: first its children, then all.
    pub fn ask_below(self, id: &OrganizationId) {
        let asked = self
            .asked_below
            .try_update_value(|asked| has_or_takes(asked, id));
        if !self.partial.get_untracked() || asked.unwrap_or(true) {
            return;
        }
        let (workspace, id) = (self.workspace.get_value(), id.clone());
        self.spawn(async move {
            // What is below shows up as it comes: the first level early, and all of it with the second answer.
            let children = self
                .session
                .send(api::organizations::children(&workspace, &id))
                .await;
            if let Ok(children) = children {
                self.take_below(&id, children);
            }
            let below = self
                .session
                .send(api::organizations::descendants(&workspace, &id))
                .await;
            match below {
                Ok(below) => {
                    let lost = below
                        .unread
                        .iter()
                        .filter(|unread| unread.is_record)
                        .cloned();
                    self.unread.update(|unread| unread.extend(lost));
                    self.take_below(&id, below);
                }
                Err(error) => {
                    // Whoever asks again may have more luck.
                    self.asked_below
                        .update_value(|asked| asked.retain(|asked| *asked != id));
                    self.lack(error);
                }
            }
        });
    }

    fn take_below(self, id: &OrganizationId, below: List<Organization>) {
        let is_whole = below.is_whole();
        self.add_by_name(below.data);
        self.cut_below.update(|cut| {
            cut.retain(|cut| cut != id);
            if !is_whole {
                cut.push(id.clone());
            }
        });
        if is_whole {
            self.told_below.update(|told| told.push(id.clone()));
        }
    }

    fn lack(self, error: ApiError) {
        self.lacking.set(Some(error));
    }

    fn add_by_name(self, organizations: Vec<Organization>) {
        self.by_name.update_value(|by_name| {
            by_name.retain(|known| organizations.iter().all(|new| new.id != known.id));
            by_name.extend(organizations.iter().cloned());
        });
        self.put_all(organizations);
    }

    /// Puts in what the API answered to a write.
    pub fn put(self, organization: Organization) {
        self.put_all(vec![organization]);
    }

    fn put_all(self, organizations: Vec<Organization>) {
        if !organizations.is_empty() {
            self.forest
                .update(|forest| *forest = Arc::new(forest.with_all(organizations)));
        }
    }

    /// Takes out an organization that was deleted, and everything below it.
    pub fn take_out(self, id: &OrganizationId) {
        let left = self.forest.try_with_untracked(|forest| forest.without(id));
        let Some(left) = left else { return };
        self.by_name
            .update_value(|by_name| by_name.retain(|known| left.index_of(&known.id).is_some()));
        self.forest.set(Arc::new(left));
    }

    /// Asks anew for an organization and everything below it, and takes out what is no longer there.
    ///
    /// # Errors
    /// As [`Estate::retrieve`]; the estate is unchanged then.
    pub async fn read_below(self, id: &OrganizationId) -> Result<(), ApiError> {
        let workspace = (self.workspace.try_get_value()).ok_or(ApiError::Unauthorized)?;
        let itself = self.retrieve(id);
        let below = (self.session).send(api::organizations::descendants(&workspace, id));
        let (itself, below) = futures::future::join(itself, below).await;
        let itself = itself?;
        match below {
            Ok(below) => {
                // Whoever is asked about a deletion is told what the answer lacks.
                if below.has_more {
                    self.partial.set(true);
                }
                let lost = below.unread.iter().filter(|unread| unread.is_record);
                let lost: Vec<_> = lost.cloned().collect();
                self.unread.update(|unread| {
                    unread.retain(|one| !lost.contains(one));
                    unread.extend(lost);
                });
                self.replace_below(itself, below);
            }
            // An API that does not tell what is below one organization tells it of all.
            Err(ApiError::NotFound) => {
                let list = api::organizations::list(&workspace);
                self.take(self.session.send(list).await?);
                self.put(itself);
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn replace_below(self, itself: Organization, below: List<Organization>) {
        let id = itself.id.clone();
        let there: HashSet<OrganizationId> = below.data.iter().map(|one| one.id.clone()).collect();
        let mut forest = self
            .forest()
            .with_all(std::iter::once(itself).chain(below.data));
        // What could not be read may be there.
        if !below.has_more && below.unread.is_empty() {
            let index = forest.index_of(&id);
            let known = index
                .into_iter()
                .flat_map(|index| forest.descendants(index));
            let known = known.filter_map(|rank| Some(forest.get(forest.at(rank)?).id.clone()));
            let gone: Vec<_> = known.filter(|id| !there.contains(id)).collect();
            for id in gone {
                forest = forest.without(&id);
            }
        }
        self.forest.set(Arc::new(forest));
    }

    /// Looks whether an organization that is known is still there, and takes it out if it is not. Where
    /// the API cannot say, what is known stays.
    pub fn look_again(self, id: &OrganizationId) {
        let id = id.clone();
        self.spawn(async move {
            match self.retrieve(&id).await {
                Ok(now) => {
                    let known = untrack(|| self.find(&id));
                    if known.is_none_or(|(_, known)| *known != now) {
                        self.put(now);
                    }
                }
                Err(ApiError::NotFound) => {
                    self.absent.set(Some((id.clone(), ApiError::NotFound)));
                    self.take_out(&id);
                }
                Err(_) => {}
            }
        });
    }
}

/// Whether an id is among these few; if not, it is from now on.
fn has_or_takes(ids: &mut Vec<OrganizationId>, id: &OrganizationId) -> bool {
    let has = ids.contains(id);
    if !has {
        ids.push(id.clone());
    }
    has
}
