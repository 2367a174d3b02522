//! An organization that was deleted while it was edited: what is still there above it, and creating it again.

use canopy_domain::organization::{Organization, OrganizationId};
use leptos::prelude::*;

use super::{Editing, FormState};
use crate::state::{
    ApiError,
    drafts::{DraftKey, Target},
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

    /// Whether the last attempt to save found that the organization is there no longer.
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
        let target = match edit.closest.get_untracked() {
            Some(parent) => Target::NewChild(parent),
            None => Target::NewRoot,
        };
        let to = DraftKey {
            workspace: self.workspace.try_id()?,
            target: target.clone(),
        };
        let draft = self.draft.try_get_untracked()?.anew();
        self.autosave.hand_over(to, draft);
        // Nothing of it holds the new one back.
        self.workspace.organizations.take_out(&id);
        Some(target)
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
