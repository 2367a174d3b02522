//! Commands of the palette.

use canopy_domain::{
    commands::{command::Command, query::ChildQuery},
    list::filter::Filter,
    unicode::bidi::isolated,
};

use crate::{
    compare,
    counts::{counted, grouped},
    list,
};

pub const FIND_ANYTHING: &str = "Find anything";
/// Names the field and the list below it.
pub const FIND: &str = "Find an organization or a command";
pub const TYPE_TO_FIND: &str = "Type a name, an ID or a command";
pub const NOTHING_FOUND: &str = "Nothing found";
pub const NOTHING_MATCHES: &str = "No organization or command matches.";
pub const LOADING: &str = "Loading organizations…";
pub const NOT_LOADED: &str = "The organizations couldn't be loaded.";

/// What the keys do, each behind its key at the foot of the palette.
pub mod keys {
    pub const MOVE: &str = "to move";
    pub const SELECT: &str = "to select";
    pub const CLOSE: &str = "to close";
}

/// The headings of the choices.
pub mod groups {
    pub const ORGANIZATIONS: &str = "Organizations";
    pub const COMMANDS: &str = "Commands";
    pub const WORKSPACES: &str = "Workspaces";
    pub const RECENT: &str = "Recent";
    pub const ELSEWHERE: &str = "Other workspaces";
}

/// The theme that is in use.
pub const CURRENT: &str = "Current";
pub const WORKSPACE: &str = "Workspace";
pub const ARCHIVED_WORKSPACE: &str = "Archived workspace";

/// What people who look for it may also type.
pub mod other_words {
    pub const CREATE_CHILD_OF: &str = "new add";
    pub const SWITCH_TO: &str = "workspace";
    pub const LIST: &str = "filter list all with limit usage";
}

/// The words around the name of a parent in "create child of Acme".
pub const CHILD_QUERY: ChildQuery = ChildQuery {
    create: &["create", "new", "add"],
    child: &["child"],
    of: &["of", "to", "under", "in"],
};

/// Its title, and what people who look for it may also type.
const fn words(command: Command) -> (&'static str, &'static str) {
    match command {
        Command::CreateChild => ("Create child", "new add sub organization"),
        Command::Edit => ("Edit", "change rename name logo branding"),
        Command::ShowLimits => ("Show limits", "usage quota capacity users locations sso"),
        Command::ShowInTree => ("Show in tree", "explorer hierarchy"),
        Command::OpenPage => ("Open page", "details overview"),
        Command::OpenParent => ("Open parent", "above up"),
        Command::Compare => (compare::COMPARE_WITH, "difference side by side versus"),
        Command::CopyId => ("Copy ID", "clipboard identifier"),
        Command::Delete => ("Delete organization…", "remove"),
        Command::CreateOrganization => ("Create organization", "new add root customer"),
        Command::Organizations => (
            "Go to Organizations",
            "list all customers home download export csv columns",
        ),
        Command::Tree => ("Go to Tree", "explorer hierarchy"),
        Command::Limits => (
            "Go to Limits",
            "usage quota capacity report users locations sso subscription billing download export csv chart",
        ),
        Command::Reload => ("Reload", "refresh update again sync"),
        Command::CopyLink => ("Copy link to this page", "url address share clipboard"),
        Command::Print => ("Print this page", "paper pdf save"),
        Command::Workspaces => ("All workspaces", "switch change"),
        Command::Journal => ("Session journal", "history changes writes revert undo curl"),
        Command::SystemTheme => ("Use system theme", "appearance automatic mode"),
        Command::LightTheme => ("Use light theme", "appearance bright white mode"),
        Command::DarkTheme => ("Use dark theme", "appearance black night mode"),
        Command::CompactRows => ("Use compact rows", "density small dense"),
        Command::ComfortableRows => ("Use comfortable rows", "density large spacious"),
        Command::Shortcuts => ("Keyboard shortcuts", "keys help hotkeys"),
        Command::About => ("About Canopy", "version diagnostics help"),
        Command::SignOut => ("Sign out", "log logout exit leave"),
    }
}

pub const fn title(command: Command) -> &'static str {
    words(command).0
}

/// What people who look for it may also type.
pub const fn other_words(command: Command) -> &'static str {
    words(command).1
}

pub fn create_child_of(parent: &str) -> String {
    format!("Create child of {}", isolated(parent))
}

/// What is to be done with an organization that was named.
pub fn on(command: Command, name: &str) -> String {
    let name = isolated(name);
    match command {
        Command::Edit => format!("Edit {name}"),
        Command::ShowLimits => format!("Show limits of {name}"),
        Command::ShowInTree => format!("Show {name} in tree"),
        Command::CopyId => format!("Copy ID of {name}"),
        _ => format!("Open {name}"),
    }
}

pub const SEARCHING_ELSEWHERE: &str = "Searching workspaces…";

pub fn search_elsewhere(count: u64, is_in_one: bool) -> String {
    let workspaces = match is_in_one {
        true => counted(count, "other workspace", "other workspaces"),
        false => counted(count, "workspace", "workspaces"),
    };
    format!("Search {workspaces}")
}

/// Where an organization of another workspace is.
pub fn place_elsewhere(workspace: &str, path: &str) -> String {
    match path.is_empty() {
        true => isolated(workspace).into_owned(),
        false => format!("{} › {}", isolated(workspace), isolated(path)),
    }
}

/// A workspace that couldn't be searched, and why.
pub fn not_searched(workspace: &str, why: &str) -> String {
    format!("Couldn't search {}: {why}.", isolated(workspace))
}

/// What was found here, and how many in other workspaces.
pub fn status_with_elsewhere(status: &str, count: u64) -> String {
    format!("{status} here, {} in other workspaces", grouped(count))
}

pub fn switch_to(workspace: &str) -> String {
    format!("Switch to {}", isolated(workspace))
}

pub const LINK_COPIED: &str = "Copied the link.";
pub const LINK_NOT_COPIED: &str = "Couldn't copy the link. Copy it from the address bar.";

/// The command that shows only some organizations in the list.
pub fn list_of(filter: &Filter) -> String {
    format!("Show organizations: {}", list::filter(filter))
}

/// Where nothing has what was typed, and the names of these come close.
pub fn similar_found(count: u64) -> String {
    let names = counted(count, "similar name", "similar names");
    format!("No exact match. Showing {names}.")
}

pub fn organizations_found(count: u64) -> String {
    counted(count, "organization", "organizations")
}

pub fn commands_found(count: u64) -> String {
    counted(count, "command", "commands")
}

/// The way to the organizations there is no room for.
pub fn show_rest(count: u64) -> String {
    format!("Show {} more in the list", grouped(count))
}

pub fn id_copied(id: &str) -> String {
    format!("Copied {id}.")
}

pub fn id_not_copied(id: &str) -> String {
    format!("Couldn't copy the ID. Select it here and copy it: {id}")
}

#[cfg(test)]
mod tests {
    use canopy_domain::commands::query::{fitting, parent_named};

    use super::*;

    fn found(query: &str) -> Vec<Command> {
        let found = fitting(query, Command::ALL, |&command| {
            (title(command), other_words(command))
        });
        found.into_iter().map(|(_, command)| command).collect()
    }

    #[test]
    fn every_command_is_found_by_its_own_title() {
        for command in Command::ALL {
            assert_eq!(found(title(command)).first(), Some(&command));
        }
    }

    #[test]
    fn a_command_is_found_by_the_starts_of_its_words_in_any_order() {
        assert_eq!(found("sign"), [Command::SignOut]);
        assert_eq!(found("OUT sig"), [Command::SignOut]);
        assert_eq!(found("lim"), [Command::ShowLimits, Command::Limits]);
        assert_eq!(found("dark"), [Command::DarkTheme]);
        assert!(found("ign").is_empty(), "not from inside a word");
        assert!(found("sign quokka").is_empty(), "every term counts");
        assert!(found("  ").is_empty());
    }

    #[test]
    fn other_words_find_it_too_and_come_after_titles() {
        assert_eq!(found("log out"), [Command::SignOut]);
        assert_eq!(found("black"), [Command::DarkTheme]);
        assert_eq!(
            found("organization"),
            [
                Command::Delete,
                Command::CreateOrganization,
                Command::Organizations,
                Command::CreateChild,
            ]
        );
    }

    #[test]
    fn what_a_child_of_an_organization_is_created_by_names_its_parent() {
        let title = create_child_of("Acme");
        assert_eq!(parent_named(&title, CHILD_QUERY), Some("Acme"));
        for query in ["new child acme", "child of acme", "add child to acme"] {
            assert_eq!(parent_named(query, CHILD_QUERY), Some("acme"), "{query}");
        }
        assert_eq!(parent_named("create child of", CHILD_QUERY), None);
    }

    #[test]
    fn the_rest_is_counted() {
        assert_eq!(show_rest(1_012), "Show 1,012 more in the list");
    }
}
