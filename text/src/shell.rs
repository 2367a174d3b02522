//! The frame around every page: navigation, account menu, missing pages.

use canopy_domain::{unicode::bidi::isolated, workspace::member::Role};

use crate::{counts::counted, workspace::role_name};

pub const CANOPY: &str = "Canopy";
pub const LOADING: &str = "Loading Canopy...";

pub const SKIP_TO_CONTENT: &str = "Skip to content";
pub const RAIL: &str = "Workspace and account";
pub const VIEWS: &str = "Views";
pub const ORGANIZATIONS: &str = "Organizations";
pub const TREE: &str = "Tree";
pub const LIMITS: &str = "Limits";

/// The last crumb of the trail.
pub mod trail {
    pub const NEW_ORGANIZATION: &str = "New organization";
    pub const NEW_CHILD: &str = "New child";
    pub const EDIT: &str = "Edit";
}

/// The tabs of an organization.
pub mod tab {
    pub const OVERVIEW: &str = "Overview";
    pub const BRANDING: &str = "Branding";
    pub const LIMITS: &str = "Limits";
    pub const CHILDREN: &str = "Children";
}

/// Names what a search in the bar has found.
pub const FOUND: &str = "Organizations found";

/// How much it has found.
pub fn found(count: u64) -> String {
    match count {
        0 => "No organizations match.".to_owned(),
        count => counted(count, "organization", "organizations"),
    }
}

pub const SEARCH_ORGANIZATIONS: &str = "Search organizations";
pub const FIND_ANYTHING: &str = "Find anything";

/// With the key that does the same, as the keyboard names it.
pub fn find_anything(key: &str) -> String {
    format!("Find anything ({key})")
}

pub mod account {
    pub const ROLE_UNKNOWN: &str = "Role: unknown";
    pub const SYSTEM_THEME: &str = "System theme";
    pub const LIGHT_THEME: &str = "Light theme";
    pub const DARK_THEME: &str = "Dark theme";
    pub const SESSION_JOURNAL: &str = "Session journal";
    pub const KEYBOARD_SHORTCUTS: &str = "Keyboard shortcuts";
    pub const ABOUT: &str = "About Canopy";
    pub const SIGN_OUT: &str = "Sign out";
}

/// What is seen of the button has to be in its name, for those who press it by saying so.
pub fn account_of(name: &str) -> String {
    format!("Account: {}", isolated(name))
}

pub fn role(role: Role) -> String {
    format!("Role: {}", role_name(role))
}

/// At an address that means nothing.
pub mod not_found {
    pub const TITLE: &str = "Page not found";
    pub const ADVICE: &str = "The link may be outdated or incomplete.";
    pub const HOME: &str = "Go to organizations";
}
