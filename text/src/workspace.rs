//! Workspaces, members and roles.

use canopy_domain::{unicode::bidi::isolated, workspace::member::Role};

/// The page on which one is chosen.
pub mod picker {
    pub const PAGE: &str = "Workspaces";
    pub const TITLE: &str = "Choose a workspace";
    pub const LIST: &str = "Workspaces";
    pub const LOADING: &str = "Loading workspaces...";
    pub const NONE: &str = "No workspaces";
    pub const NONE_ADVICE: &str =
        "Your account doesn't belong to a workspace. Ask a workspace owner to add you.";
    pub const INCOMPLETE: &str = "This list is incomplete: the API returned only some of the workspaces. To open another workspace, use a link to it.";
    pub const ARCHIVED: &str = "Archived";
    pub const SIGN_OUT: &str = "Sign out";
}

/// The menu in the rail that leads to the others.
pub mod switcher {
    pub const WORKSPACES: &str = "Workspaces";
    pub const CURRENT: &str = "Current";
    pub const ARCHIVED: &str = "Archived";
    pub const OTHERS: &str = "Other workspaces";
    pub const LOADING: &str = "Loading workspaces...";
    pub const ALL: &str = "All workspaces";

    pub fn label(name: &str) -> String {
        format!("Workspace: {}", super::isolated(name))
    }
}

/// A role inside a sentence.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Owner => "owner",
        Role::Admin => "admin",
        Role::Viewer => "viewer",
    }
}

/// Why nothing can be changed in a workspace, without a period.
pub mod block {
    use canopy_domain::workspace::member::Role;

    pub const ARCHIVED: &str = "This workspace is archived";
    pub const NOT_LISTED: &str = "The API listed only some of the members, and you aren't among them. To make changes anyway, choose Allow changes in the account menu";
    pub const ROLE_UNKNOWN: &str = "Your role couldn't be determined. To make changes anyway, choose Allow changes in the account menu";

    pub fn role(role: Role) -> String {
        format!("Your role is {}", super::role_name(role))
    }
}

/// Above the organizations, where the person is not among the members that were listed.
pub const NOT_LISTED: &str = "The API listed only some of the members, and you aren't among them. Do you want to make changes anyway?";
pub const ALLOW_CHANGES: &str = "Allow changes";
