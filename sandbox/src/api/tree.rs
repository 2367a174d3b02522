//! The parent, children and descendants of an organization over HTTP.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use canopy_domain::organization::Organization;
use rusqlite::Transaction;

use super::List;
use crate::{
    Sandbox,
    auth::Caller,
    error::Refusal,
    origin::Origin,
    path::Path,
    store::{organizations, workspaces::Access},
};

/// A root has none, which is a 204 without a body (documented: PARENT).
pub async fn parent(
    Caller(user): Caller,
    State(sandbox): State<Sandbox>,
    origin: Origin,
    Path((workspace, organization)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let found = sandbox
        .store
        .read(move |tx| {
            Access::of(tx, &workspace, &user)?;
            let organization = organizations::get(tx, &workspace, &organization, &origin)?;
            let parent = organization.parent_org_id;
            let parent = parent.map(|id| organizations::get(tx, &workspace, id.as_str(), &origin));
            parent.transpose()
        })
        .await?;
    Ok(match found {
        Some(parent) => Json(parent).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    })
}

pub async fn children(
    caller: Caller,
    sandbox: State<Sandbox>,
    origin: Origin,
    path: Path<(String, String)>,
) -> Result<Json<List<Organization>>, Refusal> {
    below(caller, sandbox, origin, path, organizations::children).await
}

pub async fn descendants(
    caller: Caller,
    sandbox: State<Sandbox>,
    origin: Origin,
    path: Path<(String, String)>,
) -> Result<Json<List<Organization>>, Refusal> {
    below(caller, sandbox, origin, path, organizations::descendants).await
}

async fn below(
    Caller(user): Caller,
    State(sandbox): State<Sandbox>,
    origin: Origin,
    Path((workspace, organization)): Path<(String, String)>,
    select: fn(&Transaction<'_>, &Organization, &Origin) -> Result<Vec<Organization>, Refusal>,
) -> Result<Json<List<Organization>>, Refusal> {
    let found = sandbox
        .store
        .read(move |tx| {
            Access::of(tx, &workspace, &user)?;
            let organization = organizations::get(tx, &workspace, &organization, &origin)?;
            select(tx, &organization, &origin)
        })
        .await?;
    Ok(Json(List::of(found)))
}
