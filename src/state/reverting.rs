//! Taking back a change: what is there is read first, and only what nobody has changed since is put back.

use canopy_domain::{
    form::draft::{Foreseen, PutBack, Stays, foreseen as foresee, take_back},
    organization::Organization,
};
use leptos::prelude::untrack;

use super::{
    ApiError,
    form::{name_holder, surroundings_of},
    workspace::WorkspaceState,
};

/// What became of it.
pub struct Reverted {
    /// Whether something was put back. If not, everything was back already, or stays.
    pub is_changed: bool,
    pub stays: Vec<Stays>,
}

/// Puts an organization back to what it was `before` a change that left it as `after`.
///
/// # Errors
/// Whatever kept the API from telling what is there, or from changing it.
pub async fn revert(
    workspace: WorkspaceState,
    before: &Organization,
    after: &Organization,
) -> Result<Reverted, ApiError> {
    loop {
        let now = workspace.read_again(&after.id).await?;
        let PutBack { request, stays } = untrack(|| {
            // The login hint that would be put back is the one that may be taken by now.
            let surroundings = surroundings_of(workspace, before);
            take_back(before, after, &now, &surroundings, name_holder(workspace))
        });
        let is_changed = request.is_some();
        if let Some(request) = request {
            match workspace.update(&now, &request).await {
                Ok(_) => {}
                Err(ApiError::SignedInAgain) => continue,
                Err(error) => return Err(error),
            }
        }
        return Ok(Reverted { is_changed, stays });
    }
}

/// Why a change would not be taken back, as far as that is known beforehand.
pub fn foreseen(
    workspace: WorkspaceState,
    before: &Organization,
    after: &Organization,
) -> Option<Foreseen> {
    let organizations = workspace.organizations;
    let Some((_, now)) = organizations.find(&after.id) else {
        let is_whole = organizations.has_arrived()
            && organizations.error().is_none()
            && !organizations.is_partial()
            && organizations.unread().is_empty();
        return is_whole.then_some(Foreseen::Deleted);
    };
    let surroundings = surroundings_of(workspace, before);
    foresee(before, after, &now, &surroundings, name_holder(workspace))
}
