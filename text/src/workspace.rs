//! Workspaces, members and roles.

use canopy_domain::{
    form::create_block::CreateBlock,
    unicode::bidi::isolated,
    workspace::{member::Role, permission::WriteBlock},
};

use crate::{errors::UNUSABLE_ID, problems};

/// The page on which one is chosen.
pub mod picker {
    pub const PAGE: &str = "Workspaces";
    pub const TITLE: &str = "Choose a workspace";
    pub const LIST: &str = "Workspaces";
    pub const LOADING: &str = "Loading workspaces...";
    pub const NONE: &str = "No workspaces";
    pub const NONE_ADVICE: &str =
        "Your account doesn't belong to a workspace. Ask a workspace owner to add you.";
    pub const INCOMPLETE: &str = "This list is incomplete: the API returned only some of the workspaces. To open \
        another workspace, use a link to it.";
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
pub fn write_block(block: WriteBlock) -> String {
    match block {
        WriteBlock::Archived => "This workspace is archived".to_owned(),
        WriteBlock::Role(role) => format!("Your role is {}", role_name(role)),
        WriteBlock::NotListed => {
            "The API listed only some of the members, and you aren't among them. To make changes \
            anyway, choose Allow changes in the account menu"
                .to_owned()
        }
        WriteBlock::RoleUnknown => {
            "Your role couldn't be determined. To make changes anyway, choose Allow changes in \
            the account menu"
                .to_owned()
        }
        WriteBlock::UnusableId => UNUSABLE_ID.to_owned(),
    }
}

/// Why no organization can be created in a place.
pub fn create_block(block: CreateBlock) -> String {
    match block {
        CreateBlock::Write(block) => write_block(block),
        CreateBlock::Full(full) => problems::full(full),
    }
}

/// Above a form that can't be sent.
pub fn read_only(block: CreateBlock) -> String {
    match block {
        CreateBlock::Write(WriteBlock::Role(role)) => format!(
            "Read only: your role here is {}. Owners and admins can make changes.",
            role_name(role)
        ),
        CreateBlock::Write(WriteBlock::Archived) => {
            "Read only: this workspace is archived.".to_owned()
        }
        CreateBlock::Write(block) => format!("Read only. {}.", write_block(block)),
        CreateBlock::Full(full) => problems::full(full),
    }
}

/// Above the organizations, where the person is not among the members that were listed.
pub const NOT_LISTED: &str = "The API listed only some of the members, and you aren't among them. Do you want to make \
    changes anyway?";
pub const ALLOW_CHANGES: &str = "Allow changes";

#[cfg(test)]
mod tests {
    use canopy_domain::tree::full::Full;

    use super::*;

    #[test]
    fn what_stands_against_a_change_stands_against_a_new_organization_in_the_same_words() {
        let viewer = WriteBlock::Role(Role::Viewer);
        assert_eq!(write_block(viewer), "Your role is viewer");
        assert_eq!(
            read_only(CreateBlock::Write(viewer)),
            "Read only: your role here is viewer. Owners and admins can make changes."
        );
        let archived = CreateBlock::Write(WriteBlock::Archived);
        assert_eq!(
            read_only(archived),
            "Read only: this workspace is archived."
        );
        assert_eq!(
            create_block(CreateBlock::Write(viewer)),
            write_block(viewer)
        );
        assert_eq!(
            create_block(CreateBlock::Full(Full::Levels)),
            problems::full(Full::Levels)
        );
    }
}
