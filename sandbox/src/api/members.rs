//! The members of a workspace over HTTP.

use axum::{Json, extract::State};

use super::List;
use crate::{
    Sandbox,
    auth::Caller,
    error::Refusal,
    path::Path,
    store::{
        members::{self, Member},
        workspaces::Access,
    },
};

/// Open to every member, including viewers, because it is how a client finds its own role (assumed: Q30).
pub async fn list(
    Caller(user): Caller,
    State(sandbox): State<Sandbox>,
    Path(workspace): Path<String>,
) -> Result<Json<List<Member>>, Refusal> {
    let found = sandbox
        .store
        .read(move |tx| {
            Access::of(tx, &workspace, &user)?;
            members::list(tx, &workspace)
        })
        .await?;
    Ok(Json(List::of(found)))
}
