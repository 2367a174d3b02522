//! The billing accounts of a workspace over HTTP.

use axum::Json;

use super::List;
use crate::{
    call::Call,
    error::Refusal,
    path::Path,
    store::billing_accounts::{self, BillingAccount},
};

/// Open to every member (assumed: Q31).
pub async fn list(call: Call) -> Result<Json<List<BillingAccount>>, Refusal> {
    let found = call
        .read(|tx, access, _| billing_accounts::list(tx, access.id()))
        .await?;
    Ok(Json(List::of(found)))
}

pub async fn retrieve(
    call: Call,
    Path((_, account)): Path<(String, String)>,
) -> Result<Json<BillingAccount>, Refusal> {
    call.read(move |tx, access, _| billing_accounts::get(tx, access.id(), &account))
        .await
        .map(Json)
}
