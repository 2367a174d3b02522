//! Organizations over HTTP: list, create, retrieve, update, delete.

use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use canopy_domain::organization::Organization;

use super::List;
use crate::{
    Sandbox,
    auth::Caller,
    body::JsonObject,
    error::Refusal,
    organization_body::{OrganizationBody, Purpose},
    origin::Origin,
    path::Path,
    problems::Problems,
    store::{
        organizations::{self, write},
        workspaces::Access,
    },
};

pub async fn list(
    Caller(user): Caller,
    State(sandbox): State<Sandbox>,
    origin: Origin,
    Path(workspace): Path<String>,
) -> Result<Response, Refusal> {
    let body = sandbox
        .store
        .read(move |tx| {
            Access::of(tx, &workspace, &user)?;
            // Serialized here, on a thread that may block: a large workspace takes a while.
            written(&List::of(organizations::list(tx, &workspace, &origin)?))
        })
        .await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

fn written(list: &List<Organization>) -> Result<Bytes, Refusal> {
    serde_json::to_vec(list).map(Bytes::from).map_err(|error| {
        tracing::error!(%error, "couldn't serialize a list");
        Refusal::internal()
    })
}

pub async fn retrieve(
    Caller(user): Caller,
    State(sandbox): State<Sandbox>,
    origin: Origin,
    Path((workspace, organization)): Path<(String, String)>,
) -> Result<Json<Organization>, Refusal> {
    let found = sandbox
        .store
        .read(move |tx| {
            Access::of(tx, &workspace, &user)?;
            organizations::get(tx, &workspace, &organization, &origin)
        })
        .await?;
    Ok(Json(found))
}

pub async fn create(
    caller: Caller,
    State(sandbox): State<Sandbox>,
    origin: Origin,
    Path(workspace): Path<String>,
    body: JsonObject,
) -> Result<(StatusCode, Json<Organization>), Refusal> {
    create_under(caller, sandbox, origin, workspace, None, body).await
}

pub async fn create_child(
    caller: Caller,
    State(sandbox): State<Sandbox>,
    origin: Origin,
    Path((workspace, parent)): Path<(String, String)>,
    body: JsonObject,
) -> Result<(StatusCode, Json<Organization>), Refusal> {
    create_under(caller, sandbox, origin, workspace, Some(parent), body).await
}

async fn create_under(
    Caller(user): Caller,
    sandbox: Sandbox,
    origin: Origin,
    workspace: String,
    parent: Option<String>,
    body: JsonObject,
) -> Result<(StatusCode, Json<Organization>), Refusal> {
    let made = sandbox
        .store
        .write(move |tx| {
            let access = Access::of(tx, &workspace, &user)?;
            access.must_write()?;
            let parent = parent
                .map(|id| organizations::get(tx, &workspace, &id, &origin))
                .transpose()?;
            access.must_be_live()?;
            let mut problems = Problems::default();
            let body =
                OrganizationBody::read(body.take()?, Purpose::Create, &origin, &mut problems);
            write::create(tx, &access, parent.as_ref(), body, problems, &origin)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(made)))
}

pub async fn update(
    Caller(user): Caller,
    State(sandbox): State<Sandbox>,
    origin: Origin,
    Path((workspace, organization)): Path<(String, String)>,
    body: JsonObject,
) -> Result<Json<Organization>, Refusal> {
    let changed = sandbox
        .store
        .write(move |tx| {
            let access = Access::of(tx, &workspace, &user)?;
            access.must_write()?;
            let organization = organizations::get(tx, &workspace, &organization, &origin)?;
            access.must_be_live()?;
            let mut problems = Problems::default();
            let body =
                OrganizationBody::read(body.take()?, Purpose::Update, &origin, &mut problems);
            write::update(tx, &access, organization, body, problems, &origin)
        })
        .await?;
    Ok(Json(changed))
}

pub async fn delete(
    Caller(user): Caller,
    State(sandbox): State<Sandbox>,
    origin: Origin,
    Path((workspace, organization)): Path<(String, String)>,
) -> Result<StatusCode, Refusal> {
    sandbox
        .store
        .write(move |tx| {
            let access = Access::of(tx, &workspace, &user)?;
            access.must_write()?;
            let organization = organizations::get(tx, &workspace, &organization, &origin)?;
            access.must_be_live()?;
            write::delete(tx, &organization)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
