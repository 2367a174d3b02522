//! The parent, children and descendants of an organization over HTTP.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use canopy_domain::organization::Organization;
use rusqlite::Transaction;

use super::List;
use crate::{call::Call, error::Refusal, origin::Origin, path::Path, store::organizations};

/// A root has none, which is a 204 without a body (documented: PARENT).
pub async fn parent(
    call: Call,
    Path((_, organization)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let found = call
        .read(move |tx, access, origin| {
            let organization = organizations::get(tx, access.id(), &organization, origin)?;
            let parent = organization.parent_org_id;
            let parent = parent.map(|id| organizations::get(tx, access.id(), id.as_str(), origin));
            parent.transpose()
        })
        .await?;
    Ok(match found {
        Some(parent) => Json(parent).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    })
}

pub async fn children(
    call: Call,
    path: Path<(String, String)>,
) -> Result<Json<List<Organization>>, Refusal> {
    below(call, path, organizations::children).await
}

pub async fn descendants(
    call: Call,
    path: Path<(String, String)>,
) -> Result<Json<List<Organization>>, Refusal> {
    below(call, path, organizations::descendants).await
}

async fn below(
    call: Call,
    Path((_, organization)): Path<(String, String)>,
    select: fn(&Transaction<'_>, &Organization, &Origin) -> Result<Vec<Organization>, Refusal>,
) -> Result<Json<List<Organization>>, Refusal> {
    let found = call
        .read(move |tx, access, origin| {
            let organization = organizations::get(tx, access.id(), &organization, origin)?;
            select(tx, &organization, origin)
        })
        .await?;
    Ok(Json(List::of(found)))
}
