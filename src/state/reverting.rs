//! Taking back a change: what is there is read first, and only what nobody has changed since is put back.

use canopy_domain::{
    form::draft::{PutBack, Stays, take_back},
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
