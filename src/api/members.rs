//! The calls on members. Nothing is sent here.

use canopy_domain::{
    wire::List,
    workspace::{WorkspaceId, member::Member},
};

use super::call::Call;

/// Everyone in the workspace with their role (documented: MEM-LIST).
pub fn list(workspace: &WorkspaceId) -> Call<List<Member>> {
    Call::get(["workspaces", workspace.as_str(), "members"])
}
