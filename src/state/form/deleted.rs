//! An organization that was deleted while it was edited: what is still there above it, and creating it again.

use canopy_domain::{
    form::draft::OrganizationDraft,
    organization::{Organization, OrganizationId},
};
use leptos::prelude::*;

use super::{Editing, FormState, autosave::hand_over};
use crate::{
    reactive::{effect, spawn_scoped},
    state::{
        ApiError,
        drafts::{DraftId, DraftKey, Target},
        session::use_session,
        workspace::WorkspaceState,
    },
};

impl FormState {
    /// Notes what is above the organization, for when it is there no longer.
    pub(super) fn remember_above(self, organization: &Organization) {
        let Some(edit) = self.editing else {
            return;
        };
        let forest = self.workspace.organizations.forest();
        let index = forest.index_of(&organization.id);
        let above = index.into_iter().flat_map(|index| forest.ancestors(index));
        let above = above.map(|index| forest.get(index).id.clone());
        edit.above.set_value(above.collect());
    }

    /// Whether the organization is known to be there no longer.
    pub fn is_deleted(self) -> bool {
        self.editing.is_some() && self.failure() == Some(ApiError::NotFound)
    }

    /// The lowest of those above that is still there, of an organization that was found deleted.
    pub fn closest_above(self) -> Option<OrganizationId> {
        self.editing?.closest.get()
    }

    /// Hands all that is in the form of an organization that was deleted to the form of a new one in its place, or as
    /// close to it as there is one; answers what that form is about.
    pub fn create_again(self) -> Option<Target> {
        let (edit, id) = self.editing.zip(self.existing())?;
        let to = place_of_new(self.workspace, edit.closest.get_untracked())?;
        let target = to.target.clone();
        let draft = self.draft.try_get_untracked()?.anew();
        self.autosave.hand_over(to, draft);
        // Nothing of it holds the new one back.
        self.workspace.organizations.take_out(&id);
        Some(target)
    }

    /// Says so as soon as a list comes without the organization and the API knows nothing of it, saved or not.
    pub(super) fn notice_deletion(self, id: OrganizationId) {
        let organizations = self.workspace.organizations;
        effect(move || {
            let is_known = organizations.find(&id).is_some() || self.is_deleted();
            if is_known || self.attempt.is_sending() {
                return;
            }
            match organizations.why_absent(&id) {
                Some(ApiError::NotFound) => untrack(|| self.notice_it_is_gone()),
                Some(_) => {}
                None => organizations.ask_for(&id),
            }
        });
    }

    fn notice_it_is_gone(self) {
        let Some(edit) = self.editing else {
            return;
        };
        spawn_scoped(async move {
            self.look_above(edit, &ApiError::NotFound).await;
            if self.attempt.is_over() {
                self.attempt.fail(ApiError::NotFound, false);
            }
        });
    }

    /// Looks which of those above an organization that was deleted is still there: where nobody can say, it counts as
    /// there.
    pub(super) async fn look_above(self, edit: Editing, error: &ApiError) {
        if *error != ApiError::NotFound {
            return;
        }
        let mut closest = None;
        for id in edit.above.try_get_value().unwrap_or_default() {
            let answer = self.workspace.organizations.retrieve(&id).await;
            if !matches!(answer, Err(ApiError::NotFound)) {
                closest = Some(id);
                break;
            }
        }
        edit.closest.try_set(closest);
    }
}

/// What was typed for an organization and not saved before it was deleted, kept in this browser.
#[derive(Clone)]
pub struct LeftBehind {
    workspace: WorkspaceState,
    whose: String,
    id: DraftId,
    draft: OrganizationDraft,
}

impl LeftBehind {
    /// Of the person who is signed in, the last touched.
    pub fn of(workspace: WorkspaceState, organization: OrganizationId) -> Option<Self> {
        let place = DraftKey {
            workspace: workspace.try_id()?,
            target: Target::Existing(organization),
        };
        let whose = use_session().whose();
        let (id, kept) = place.kept(&whose).into_iter().next()?;
        Some(Self {
            workspace,
            whose,
            id,
            draft: kept.draft.anew(),
        })
    }

    /// Hands it to the form of a new organization below `above`, or of a root; answers what that form is about.
    pub fn create_again(self, above: Option<OrganizationId>) -> Option<Target> {
        let to = place_of_new(self.workspace, above)?;
        let target = to.target.clone();
        hand_over(&self.whose, to, self.draft);
        self.id.drop_kept();
        Some(target)
    }
}

/// The form of a new organization below `above`, or of a root.
fn place_of_new(workspace: WorkspaceState, above: Option<OrganizationId>) -> Option<DraftKey> {
    Some(DraftKey {
        workspace: workspace.try_id()?,
        target: above.map_or(Target::NewRoot, Target::NewChild),
    })
}
