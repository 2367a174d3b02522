//! Organizations over HTTP: list, create, retrieve, update, delete.

use axum::{
    Json,
    body::Bytes,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use canopy_domain::organization::Organization;

use super::List;
use crate::{
    body::JsonObject,
    call::Call,
    error::Refusal,
    organization_body::{OrganizationBody, Purpose},
    path::Path,
    problems::Problems,
    store::organizations::{self, write},
};

pub async fn list(call: Call) -> Result<Response, Refusal> {
    let body = call
        .read(|tx, access, origin| {
            // Serialized here, on a thread that may block: a large workspace takes a while.
            written(&List::of(organizations::list(tx, access.id(), origin)?))
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
    call: Call,
    Path((_, organization)): Path<(String, String)>,
) -> Result<Json<Organization>, Refusal> {
    call.read(move |tx, access, origin| organizations::get(tx, access.id(), &organization, origin))
        .await
        .map(Json)
}

pub async fn create(
    call: Call,
    body: JsonObject,
) -> Result<(StatusCode, Json<Organization>), Refusal> {
    create_under(call, None, body).await
}

pub async fn create_child(
    call: Call,
    Path((_, parent)): Path<(String, String)>,
    body: JsonObject,
) -> Result<(StatusCode, Json<Organization>), Refusal> {
    create_under(call, Some(parent), body).await
}

async fn create_under(
    call: Call,
    parent: Option<String>,
    body: JsonObject,
) -> Result<(StatusCode, Json<Organization>), Refusal> {
    let made = call
        .write(move |tx, access, origin| {
            access.must_write()?;
            let parent = parent
                .map(|id| organizations::get(tx, access.id(), &id, origin))
                .transpose()?;
            access.must_be_live()?;
            let mut problems = Problems::default();
            let body = OrganizationBody::read(body.take()?, Purpose::Create, origin, &mut problems);
            write::create(tx, &access, parent.as_ref(), body, problems, origin)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(made)))
}

pub async fn update(
    call: Call,
    Path((_, organization)): Path<(String, String)>,
    body: JsonObject,
) -> Result<Json<Organization>, Refusal> {
    call.write(move |tx, access, origin| {
        access.must_write()?;
        let organization = organizations::get(tx, access.id(), &organization, origin)?;
        access.must_be_live()?;
        let mut problems = Problems::default();
        let body = OrganizationBody::read(body.take()?, Purpose::Update, origin, &mut problems);
        write::update(tx, &access, organization, body, problems, origin)
    })
    .await
    .map(Json)
}

pub async fn delete(
    call: Call,
    Path((_, organization)): Path<(String, String)>,
) -> Result<StatusCode, Refusal> {
    call.write(move |tx, access, origin| {
        access.must_write()?;
        let organization = organizations::get(tx, access.id(), &organization, origin)?;
        access.must_be_live()?;
        write::delete(tx, &organization)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
