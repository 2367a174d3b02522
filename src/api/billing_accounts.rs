//! The calls on billing accounts. Nothing is sent here.

use canopy_domain::{
    wire::List,
    workspace::{BillingAccount, BillingAccountId, WorkspaceId, subscription::Subscription},
};

use super::call::Call;

/// Those of the workspace (documented: BA-LIST).
pub fn list(workspace: &WorkspaceId) -> Call<List<BillingAccount>> {
    Call::get(["workspaces", workspace.as_str(), "billing-accounts"])
}

/// The subscriptions of an account (documented: SUB).
pub fn subscriptions(
    workspace: &WorkspaceId,
    account: &BillingAccountId,
) -> Call<List<Subscription>> {
    let account = account.as_str();
    Call::get([
        "workspaces",
        workspace.as_str(),
        "billing-accounts",
        account,
        "subscriptions",
    ])
}
