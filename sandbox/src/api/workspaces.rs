//! Workspaces over HTTP.

use axum::{Json, extract::State, http::StatusCode};
use canopy_domain::{
    organization::NAME_MAX,
    workspace::{BillingMode, WORKSPACE_DESCRIPTION_MAX, Workspace},
};
use serde_json::{Map, Value};

use super::List;
use crate::{
    Sandbox,
    auth::Caller,
    body::JsonObject,
    call::Call,
    error::Refusal,
    fields::{Change, Fields},
    problems::Problems,
    store::workspaces::{self, NewWorkspace},
};

pub async fn list(
    Caller(user): Caller,
    State(sandbox): State<Sandbox>,
) -> Result<Json<List<Workspace>>, Refusal> {
    let found = sandbox
        .store
        .read(move |tx| workspaces::list(tx, &user))
        .await?;
    Ok(Json(List::of(found)))
}

pub async fn create(
    Caller(user): Caller,
    State(sandbox): State<Sandbox>,
    body: JsonObject,
) -> Result<(StatusCode, Json<Workspace>), Refusal> {
    let new = read_new(body.take()?)?;
    let made = sandbox
        .store
        .write(move |tx| workspaces::create(tx, &new, &user))
        .await?;
    Ok((StatusCode::CREATED, Json(made)))
}

pub async fn retrieve(call: Call) -> Result<Json<Workspace>, Refusal> {
    call.read(|_, access, _| Ok(Json(access.workspace))).await
}

pub async fn update(call: Call, body: JsonObject) -> Result<Json<Workspace>, Refusal> {
    call.write(|tx, access, _| {
        access.must_write()?;
        access.must_be_live()?;
        let (name, description) = read_changes(body.take()?)?;
        let name = name.unwrap_or(access.workspace.name);
        let description = description.after(access.workspace.description);
        workspaces::update(
            tx,
            access.workspace.id.as_str(),
            &name,
            description.as_deref(),
        )
    })
    .await
    .map(Json)
}

pub async fn archive(call: Call) -> Result<StatusCode, Refusal> {
    call.write(|tx, access, _| {
        access.must_own()?;
        access.must_be_live()?;
        workspaces::archive(tx, access.id())
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Name and billing mode required, description optional (documented: WS-CREATE).
fn read_new(map: Map<String, Value>) -> Result<NewWorkspace, Refusal> {
    let mut problems = Problems::default();
    let mut fields = Fields::of_body(map, &mut problems);
    let name = fields.required_text("name").unwrap_or_default();
    let name = checked_name(&mut fields, &name);
    let description = description(&mut fields).initial();
    let mode = fields.required_word(
        "billing_mode",
        BillingMode::from_slug,
        "This must be single, assigned or pooled.",
    );
    fields.finish();
    problems.refuse()?;
    // A missing mode is a problem, refused above.
    let mode = mode.ok_or_else(Refusal::internal)?;
    Ok(NewWorkspace {
        name,
        description,
        mode,
    })
}

/// Name and description (documented: WS-UPDATE); the billing mode is permanent (documented: G-LIMITS).
fn read_changes(map: Map<String, Value>) -> Result<(Option<String>, Change<String>), Refusal> {
    let mut problems = Problems::default();
    let mut fields = Fields::of_body(map, &mut problems);
    if fields.is_empty() {
        fields.invalid("body", "The body contains no change.");
    }
    let name = match fields.text("name") {
        Change::Keep => None,
        Change::Clear => {
            fields.invalid("name", "A workspace needs a name.");
            None
        }
        Change::To(name) => Some(checked_name(&mut fields, &name)),
    };
    let description = description(&mut fields);
    if fields.take("billing_mode").is_some() {
        fields.invalid(
            "billing_mode",
            "The billing mode of a workspace can't be changed.",
        );
    }
    fields.finish();
    problems.refuse()?;
    Ok((name, description))
}

/// At most 50 characters (documented: WS-CREATE), trimmed and not blank (assumed).
fn checked_name(fields: &mut Fields<'_>, name: &str) -> String {
    let name = name.trim();
    match name.chars().count() {
        0 if fields.problems().touch("name") => {}
        0 => fields.invalid("name", "Enter a name."),
        1..=NAME_MAX => {}
        _ => fields.invalid("name", "A name can have at most 50 characters."),
    }
    name.to_owned()
}

/// At most 200 characters, or null (documented: WS-CREATE).
fn description(fields: &mut Fields<'_>) -> Change<String> {
    let change = fields.text("description");
    if let Change::To(text) = &change
        && text.chars().count() > WORKSPACE_DESCRIPTION_MAX
    {
        fields.invalid(
            "description",
            "A description can have at most 200 characters.",
        );
    }
    change
}
