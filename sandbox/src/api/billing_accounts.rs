//! The billing accounts of a workspace over HTTP.

use axum::Json;

use super::List;
use crate::{
    call::Call,
    error::Refusal,
    path::Path,
    store::{
        billing_accounts::{self, BillingAccount},
        subscriptions::{self, Subscription},
    },
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

/// Those that count and those that do not (documented: SUB). Open to every member (assumed).
pub async fn subscriptions(
    call: Call,
    Path((_, account)): Path<(String, String)>,
) -> Result<Json<List<Subscription>>, Refusal> {
    let found = call
        .read(move |tx, access, _| {
            billing_accounts::get(tx, access.id(), &account)?;
            subscriptions::list(tx, &account)
        })
        .await?;
    Ok(Json(List::of(found)))
}
