//! The calls on workspaces. Nothing is sent here.

use canopy_domain::{
    wire::List,
    workspace::{Workspace, WorkspaceId},
};

use super::call::Call;

/// Those the caller belongs to (documented: WS-LIST).
pub fn list() -> Call<List<Workspace>> {
    Call::get(["workspaces"])
}

/// One of them (documented: WS-GET).
pub fn retrieve(workspace: &WorkspaceId) -> Call<Workspace> {
    Call::get(["workspaces", workspace.as_str()])
}
