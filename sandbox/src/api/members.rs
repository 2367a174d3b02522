//! The members of a workspace over HTTP.

use axum::Json;

use super::List;
use crate::{
    call::Call,
    error::Refusal,
    store::members::{self, Member},
};

/// Open to every member, including viewers, because it is how a client finds its own role (assumed: Q30).
pub async fn list(call: Call) -> Result<Json<List<Member>>, Refusal> {
    let found = call
        .read(|tx, access, _| members::list(tx, access.id()))
        .await?;
    Ok(Json(List::of(found)))
}
