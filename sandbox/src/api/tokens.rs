//! Tokens for anyone on this machine, in place of a login page.

use axum::{Json, extract::State, http::StatusCode};
use canopy_domain::workspace::member::Role;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    Sandbox, auth::Person, body::JsonObject, error::Refusal, fields::Fields, peer::Local,
    problems::Problems,
};

/// Half a day, so that a first try isn't interrupted. The vendor's tokens last about an hour (TOOLS).
const DEFAULT_SECONDS: i64 = 12 * 60 * 60;

/// The longest lifetime of a token, in both directions.
const MAX_SECONDS: i64 = i32::MAX as i64;

struct Wish {
    role: Role,
    /// A claim of the token that nothing here checks.
    workspace_id: Option<String>,
    /// Negative for a token that has already expired.
    seconds: i64,
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
    let wish = read(body.take()?)?;
    let token = sandbox
        .keys
        .sign(Person::with(wish.role), wish.workspace_id, wish.seconds)?;
    Ok((StatusCode::CREATED, Json(Granted { token })))
}

fn read(map: Map<String, Value>) -> Result<Wish, Refusal> {
    let mut problems = Problems::default();
    let mut fields = Fields::of_body(map, &mut problems);
    let role = fields.required_word(
        "role",
        Role::from_slug,
        "This must be owner, admin or viewer.",
    );
    let workspace_id = fields.text("workspace_id").initial();
    let seconds = match fields.take("expires_in") {
        None | Some(Value::Null) => DEFAULT_SECONDS,
        Some(value) => whole(&value).unwrap_or_else(|| {
            fields.invalid(
                "expires_in",
                "This must be a whole number of seconds, or null.",
            );
            0
        }),
    };
    fields.finish();
    problems.refuse()?;
    // A missing role is a problem, refused above.
    let role = role.ok_or_else(Refusal::internal)?;
    Ok(Wish {
        role,
        workspace_id,
        seconds,
    })
}

/// JSON has one kind of number: 5.0 is as whole as 5.
fn whole(value: &Value) -> Option<i64> {
    let number = value.as_f64().filter(|number| number.fract() == 0.0)?;
    (number.abs() <= MAX_SECONDS as f64).then_some(number as i64)
}
