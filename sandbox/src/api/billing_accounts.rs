//! The billing accounts of a workspace over HTTP.

use axum::{Json, extract::State};

use super::List;
use crate::{
    Sandbox,
    auth::Caller,
    error::Refusal,
    path::Path,
    store::{
        billing_accounts::{self, BillingAccount},
        workspaces::Access,
    },
};

/// Open to every member (assumed: Q31).
pub async fn list(
    Caller(user): Caller,
    State(sandbox): State<Sandbox>,
    Path(workspace): Path<String>,
) -> Result<Json<List<BillingAccount>>, Refusal> {
    let found = sandbox
        .store
        .read(move |tx| {
            Access::of(tx, &workspace, &user)?;
            billing_accounts::list(tx, &workspace)
        })
        .await?;
    Ok(Json(List::of(found)))
}

pub async fn retrieve(
    Caller(user): Caller,
    State(sandbox): State<Sandbox>,
    Path((workspace, account)): Path<(String, String)>,
) -> Result<Json<BillingAccount>, Refusal> {
    let found = sandbox
        .store
        .read(move |tx| {
            Access::of(tx, &workspace, &user)?;
            billing_accounts::get(tx, &workspace, &account)
        })
        .await?;
    Ok(Json(found))
}
