//! Simulated failures over HTTP.

use axum::{Json, extract::State, http::StatusCode};
use serde_json::Value;

use super::List;
use crate::{
    Sandbox, body::JsonObject, error::Refusal, faults::Fault, peer::Local, problems::Problems,
};

pub async fn list(_: Local, State(sandbox): State<Sandbox>) -> Json<List<Fault>> {
    Json(List::of(sandbox.faults.list()))
}

pub async fn add(
    _: Local,
    State(sandbox): State<Sandbox>,
    body: JsonObject,
) -> Result<(StatusCode, Json<Fault>), Refusal> {
    let fault: Fault = serde_json::from_value(Value::Object(body.take()?))
        .map_err(|error| Problems::about("body", &error.to_string()))?;
    if let Some((field, text)) = fault.problem() {
        return Err(Problems::about(field, text));
    }
    sandbox.faults.add(fault.clone());
    Ok((StatusCode::CREATED, Json(fault)))
}

pub async fn clear(_: Local, State(sandbox): State<Sandbox>) -> StatusCode {
    sandbox.faults.clear();
    StatusCode::NO_CONTENT
}
