//! The calls on billing accounts. Nothing is sent here.

use canopy_domain::{
    wire::List,
    workspace::{BillingAccount, WorkspaceId},
};

use super::call::Call;

/// Those of the workspace (documented: BA-LIST).
pub fn list(workspace: &WorkspaceId) -> Call<List<BillingAccount>> {
    Call::get(["workspaces", workspace.as_str(), "billing-accounts"])
}
