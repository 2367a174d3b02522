//! A command as the palette lists it: what it is called, and what stands beside it.

use canopy_domain::{
    commands::command::Command,
    list::filter::{Filter, filters_word},
    organization::{Organization, OrganizationId, WorkspaceId},
};
use canopy_text::{commands, workspace::create_block};

use super::actions::Actions;
use crate::{
    components::icon::Glyph,
    routes::query::FILTER,
    state::{preferences::Theme, workspace::WorkspaceState},
};

/// What an entry does.
#[derive(Clone)]
pub enum Deed {
    Command(Command),
    ChildOf(OrganizationId),
    /// Does to an organization what the command does to the one at hand.
    On(Command, OrganizationId),
    SwitchTo(WorkspaceId),
    /// Lists those that a filter lets through.
    List(Filter),
}

#[derive(Clone)]
pub struct Entry {
    pub deed: Deed,
    pub title: String,
    /// What else it is called.
    pub other_words: &'static str,
    /// What is to be known of it: why it will not go far, or what it is about.
    pub detail: Option<String>,
}

impl Entry {
    pub fn command(actions: Actions, command: Command) -> Self {
        let full = |parent: Option<OrganizationId>| {
            let block = actions.workspace?.create_block(parent.as_ref());
            block.map(create_block)
        };
        let is_worn = |theme: Theme| {
            (actions.preferences.theme() == theme).then(|| commands::CURRENT.to_owned())
        };
        let has_rows = |compact: bool| {
            (actions.preferences.is_compact() == compact).then(|| commands::CURRENT.to_owned())
        };
        Self {
            deed: Deed::Command(command),
            title: commands::title(command).to_owned(),
            other_words: commands::other_words(command),
            detail: match command {
                Command::CreateChild => full(actions.at_hand()),
                Command::CreateOrganization => full(None),
                Command::SystemTheme => is_worn(Theme::System),
                Command::LightTheme => is_worn(Theme::Light),
                Command::DarkTheme => is_worn(Theme::Dark),
                Command::CompactRows => has_rows(true),
                Command::ComfortableRows => has_rows(false),
                _ => None,
            },
        }
    }

    pub fn child_of(workspace: WorkspaceState, parent: &Organization) -> Self {
        Self {
            deed: Deed::ChildOf(parent.id.clone()),
            title: commands::create_child_of(parent.title()),
            other_words: commands::other_words::CREATE_CHILD_OF,
            detail: workspace.create_block(Some(&parent.id)).map(create_block),
        }
    }

    pub fn on(command: Command, organization: &Organization, path: String) -> Self {
        Self {
            deed: Deed::On(command, organization.id.clone()),
            title: commands::on(command, organization.title()),
            other_words: "",
            detail: Some(path),
        }
    }

    pub fn switch_to(id: WorkspaceId, title: &str, is_archived: bool) -> Self {
        Self {
            deed: Deed::SwitchTo(id),
            title: commands::switch_to(title),
            other_words: commands::other_words::SWITCH_TO,
            detail: Some(
                if is_archived {
                    commands::ARCHIVED_WORKSPACE
                } else {
                    commands::WORKSPACE
                }
                .to_owned(),
            ),
        }
    }

    pub fn filter(filter: Filter) -> Self {
        Self {
            title: commands::list_of(&filter),
            other_words: commands::other_words::LIST,
            detail: None,
            deed: Deed::List(filter),
        }
    }

    pub fn glyph(&self) -> Glyph {
        match &self.deed {
            Deed::ChildOf(_) => Glyph::Plus,
            Deed::SwitchTo(_) => Glyph::Workspace,
            Deed::List(_) => Glyph::List,
            Deed::Command(command) | Deed::On(command, _) => glyph(*command),
        }
    }

    /// The key that does the same.
    pub fn key(&self) -> Option<&'static str> {
        matches!(self.deed, Deed::Command(Command::Shortcuts)).then_some("?")
    }

    pub fn run(&self, actions: Actions) {
        match self.deed.clone() {
            Deed::Command(command) => actions.run(command),
            Deed::ChildOf(id) => actions.creates_child(id),
            Deed::On(command, id) => actions.run_on(command, id),
            Deed::SwitchTo(id) => actions.switches_to(id),
            Deed::List(filter) => actions.open_list(&[(FILTER, &filters_word(&[filter]))]),
        }
    }
}

const fn glyph(command: Command) -> Glyph {
    match command {
        Command::CreateChild | Command::CreateOrganization => Glyph::Plus,
        Command::Edit => Glyph::Edit,
        Command::ShowLimits | Command::Limits => Glyph::Limits,
        Command::Reload => Glyph::Retry,
        Command::ShowInTree | Command::Tree => Glyph::Tree,
        Command::OpenPage => Glyph::External,
        Command::OpenParent => Glyph::ArrowUp,
        Command::Compare => Glyph::Columns,
        Command::CopyId | Command::CopyLink => Glyph::Copy,
        Command::Print => Glyph::Download,
        Command::Delete => Glyph::Trash,
        Command::Organizations => Glyph::List,
        Command::Workspaces => Glyph::Workspace,
        Command::Journal => Glyph::Clock,
        Command::SystemTheme => Glyph::Monitor,
        Command::LightTheme => Glyph::Sun,
        Command::DarkTheme => Glyph::Moon,
        Command::CompactRows | Command::ComfortableRows => Glyph::List,
        Command::Shortcuts => Glyph::Keyboard,
        Command::About => Glyph::Info,
        Command::SignOut => Glyph::SignOut,
    }
}
