//! The commands that can be given from anywhere, and to whom each is offered. Does none of them.

choices! {
    /// Something that can be done from anywhere.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Command {
        CreateChild,
        Edit,
        ShowLimits,
        ShowInTree,
        OpenPage,
        OpenParent,
        Compare,
        CopyId,
        Delete,
        CreateOrganization,
        Organizations,
        Tree,
        Limits,
        Reload,
        CopyLink,
        Print,
        Workspaces,
        Journal,
        SystemTheme,
        LightTheme,
        DarkTheme,
        CompactRows,
        ComfortableRows,
        Shortcuts,
        About,
        SignOut,
    }
}

/// What a command is offered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// `None`: the person is in no workspace.
    pub workspace: Option<Within>,
}

/// The workspace the person is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Within {
    /// Whether the person may write there. Whether there is room is another matter: the form says what is full.
    pub can_write: bool,
    /// How the organization that the page is about is shown. `None`: it is about none, or about one that is not known.
    pub at_hand: Option<Shown>,
    /// Whether that organization has a parent that is known.
    pub has_parent: bool,
}

/// How the page shows the organization it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// On a page of its own.
    Page,
    /// Beside the tree.
    BesideTree,
    /// In a form.
    Form,
}

impl Command {
    /// Whether it is about the organization at hand.
    pub const fn is_about_one(self) -> bool {
        matches!(
            self,
            Command::CreateChild
                | Command::Edit
                | Command::ShowLimits
                | Command::ShowInTree
                | Command::OpenPage
                | Command::OpenParent
                | Command::Compare
                | Command::CopyId
                | Command::Delete
        )
    }

    /// Whether it can be done. What cannot be is not offered at all.
    pub fn is_offered(self, situation: Situation) -> bool {
        let within = situation.workspace;
        let can_write = within.is_some_and(|within| within.can_write);
        let shown = within.and_then(|within| within.at_hand);
        let is_elsewhere_than = |place| shown.is_some_and(|shown| shown != place);
        match self {
            Command::CreateChild => can_write && shown.is_some(),
            // The question before a deletion belongs to the place where the organization is shown.
            Command::Edit | Command::Delete => can_write && is_elsewhere_than(Shown::Form),
            Command::ShowLimits | Command::Compare | Command::CopyId => shown.is_some(),
            Command::ShowInTree => is_elsewhere_than(Shown::BesideTree),
            Command::OpenPage => is_elsewhere_than(Shown::Page),
            Command::OpenParent => {
                shown.is_some() && within.is_some_and(|within| within.has_parent)
            }
            Command::CreateOrganization => can_write,
            Command::Organizations
            | Command::Tree
            | Command::Limits
            | Command::Reload
            | Command::Journal => within.is_some(),
            Command::Workspaces
            | Command::CopyLink
            | Command::Print
            | Command::SystemTheme
            | Command::LightTheme
            | Command::DarkTheme
            | Command::CompactRows
            | Command::ComfortableRows
            | Command::Shortcuts
            | Command::About
            | Command::SignOut => true,
        }
    }

    /// What can be done to any organization that is named, by whoever may write or by everyone.
    pub fn on_any(can_write: bool) -> impl Iterator<Item = Command> {
        [
            Command::Edit,
            Command::ShowLimits,
            Command::ShowInTree,
            Command::OpenPage,
            Command::CopyId,
        ]
        .into_iter()
        .filter(move |command| can_write || *command != Command::Edit)
    }

    /// All that can be done, in order.
    pub fn offered(situation: Situation) -> impl Iterator<Item = Command> {
        Command::ALL
            .into_iter()
            .filter(move |command| command.is_offered(situation))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn situation(can_write: bool, shown: Shown) -> Situation {
        Situation {
            workspace: Some(Within {
                can_write,
                at_hand: Some(shown),
                has_parent: false,
            }),
        }
    }

    const WRITES: [Command; 4] = [
        Command::CreateChild,
        Command::Edit,
        Command::Delete,
        Command::CreateOrganization,
    ];

    #[test]
    fn whoever_may_not_write_is_offered_nothing_that_writes() {
        for shown in [Shown::Page, Shown::BesideTree, Shown::Form] {
            let offered: Vec<_> = Command::offered(situation(false, shown)).collect();
            assert!(
                WRITES.iter().all(|write| !offered.contains(write)),
                "{shown:?}"
            );
            assert!(offered.contains(&Command::CopyId));
        }
        let offered: Vec<_> = Command::offered(situation(true, Shown::Page)).collect();
        assert!(WRITES.iter().all(|write| offered.contains(write)));
    }

    #[test]
    fn nothing_leads_to_where_one_is() {
        let on = |shown| Command::offered(situation(true, shown)).collect::<Vec<_>>();
        assert!(!on(Shown::Page).contains(&Command::OpenPage));
        assert!(!on(Shown::BesideTree).contains(&Command::ShowInTree));
        let form = on(Shown::Form);
        assert!(!form.contains(&Command::Edit) && !form.contains(&Command::Delete));
        assert!(form.contains(&Command::OpenPage) && form.contains(&Command::ShowInTree));
    }

    #[test]
    fn without_an_organization_at_hand_there_is_nothing_to_do_with_it() {
        let within = Within {
            can_write: true,
            at_hand: None,
            has_parent: false,
        };
        let list = Situation {
            workspace: Some(within),
        };
        assert!(Command::offered(list).all(|command| !command.is_about_one()));
        assert!(Command::CreateOrganization.is_offered(list));
    }

    #[test]
    fn outside_of_a_workspace_only_what_belongs_to_none_is_offered() {
        let offered: Vec<_> = Command::offered(Situation::default()).collect();
        assert_eq!(
            offered,
            [
                Command::CopyLink,
                Command::Print,
                Command::Workspaces,
                Command::SystemTheme,
                Command::LightTheme,
                Command::DarkTheme,
                Command::CompactRows,
                Command::ComfortableRows,
                Command::Shortcuts,
                Command::About,
                Command::SignOut,
            ]
        );
    }

    #[test]
    fn every_command_is_in_the_list_once() {
        for (at, command) in Command::ALL.into_iter().enumerate() {
            assert!(!Command::ALL[..at].contains(&command));
        }
    }
}
