//! Tokens for whoever is at this machine: the sandbox's stand-in for a login page. Must not know workspaces.

use axum::{Json, extract::State, http::StatusCode};
use canopy_domain::member::Role;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    Sandbox, auth::Person, body::JsonObject, error::Refusal, peer::Local, problems::Problems,
};

/// Half a day, so that nobody's first look ends with a sign-in. The vendor's last about an hour (TOOLS).
const DEFAULT_SECONDS: i64 = 12 * 60 * 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    role: Role,
    #[serde(default)]
    workspace_id: Option<String>,
    /// Negative for a token that has already ended.
    #[serde(default)]
    expires_in: Option<i64>,
}

#[derive(Serialize)]
pub struct Granted {
    token: String,
}

pub async fn create(
    _: Local,
    State(sandbox): State<Sandbox>,
    body: JsonObject,
) -> Result<(StatusCode, Json<Granted>), Refusal> {
    let wish: Wish = serde_json::from_value(Value::Object(body.take()?))
        .map_err(|error| Problems::about("body", &error.to_string()))?;
    let seconds = wish.expires_in.unwrap_or(DEFAULT_SECONDS);
    let token = sandbox
        .keys
        .sign(Person::with(wish.role), wish.workspace_id, seconds)?;
    Ok((StatusCode::CREATED, Json(Granted { token })))
}
