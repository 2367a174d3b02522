//! What can be done from anywhere by typing what it is called: which commands are offered to whom, and which of them a query means. Does none of them.

use crate::{tree::search::Fit, unicode::fold};

/// Something that can be done from anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    CreateChild,
    Edit,
    ShowLimits,
    ShowInTree,
    OpenPage,
    CopyId,
    Delete,
    CreateOrganization,
    Organizations,
    Tree,
    Limits,
    Workspaces,
    Journal,
    SystemTheme,
    LightTheme,
    DarkTheme,
    Shortcuts,
    About,
    SignOut,
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
    /// In the order they are offered in.
    pub const ALL: [Command; 19] = [
        Command::CreateChild,
        Command::Edit,
        Command::ShowLimits,
        Command::ShowInTree,
        Command::OpenPage,
        Command::CopyId,
        Command::Delete,
        Command::CreateOrganization,
        Command::Organizations,
        Command::Tree,
        Command::Limits,
        Command::Workspaces,
        Command::Journal,
        Command::SystemTheme,
        Command::LightTheme,
        Command::DarkTheme,
        Command::Shortcuts,
        Command::About,
        Command::SignOut,
    ];

    /// Whether it is about the organization at hand.
    pub const fn is_about_one(self) -> bool {
        matches!(
            self,
            Command::CreateChild
                | Command::Edit
                | Command::ShowLimits
                | Command::ShowInTree
                | Command::OpenPage
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
            Command::ShowLimits | Command::CopyId => shown.is_some(),
            Command::ShowInTree => is_elsewhere_than(Shown::BesideTree),
            Command::OpenPage => is_elsewhere_than(Shown::Page),
            Command::CreateOrganization => can_write,
            Command::Organizations | Command::Tree | Command::Limits | Command::Journal => {
                within.is_some()
            }
            Command::Workspaces
            | Command::SystemTheme
            | Command::LightTheme
            | Command::DarkTheme
            | Command::Shortcuts
            | Command::About
            | Command::SignOut => true,
        }
    }

    /// All that can be done, in order.
    pub fn offered(situation: Situation) -> impl Iterator<Item = Command> {
        Command::ALL
            .into_iter()
            .filter(move |command| command.is_offered(situation))
    }
}

/// How well what is called `title`, and by some also `other_words`, fits a query: every term of it has to begin a word.
/// One of the other words fits less than any of the title. `None`: not at all, or the query is blank.
pub fn fit(query: &str, title: &str, other_words: &str) -> Option<Fit> {
    let [query, title, other_words] = [query, title, other_words].map(fold::fold);
    let of_term =
        |term: &str| begun(&title, term).or_else(|| begun(&other_words, term).map(|_| Fit::Inside));
    let fits: Option<Vec<Fit>> = words(&query).map(of_term).collect();
    fits?.into_iter().min()
}

/// How well a term fits the word of a text that it begins.
fn begun(text: &str, term: &str) -> Option<Fit> {
    let rests = words(text).filter_map(|word| word.strip_prefix(term));
    rests
        .map(|rest| match rest {
            "" => Fit::Word,
            _ => Fit::WordStart,
        })
        .max()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Those that fit a query, best first, with how well; those that fit alike stay in order.
pub fn fitting<T>(
    query: &str,
    all: impl IntoIterator<Item = T>,
    words: impl Fn(&T) -> (&str, &str),
) -> Vec<(Fit, T)> {
    let mut found: Vec<(Fit, T)> = all
        .into_iter()
        .filter_map(|one| {
            let (title, other_words) = words(&one);
            Some((fit(query, title, other_words)?, one))
        })
        .collect();
    found.sort_by_key(|&(fit, _)| std::cmp::Reverse(fit));
    found
}

/// The words around the name of a parent in "create child of acme", folded.
#[derive(Clone, Copy, Debug)]
pub struct ChildQuery {
    /// Before the child; may be left out.
    pub create: &'static [&'static str],
    pub child: &'static [&'static str],
    /// Before the name; may be left out.
    pub of: &'static [&'static str],
}

/// The parent that a query names to create a child of: `acme` in "create child of acme", "new child acme", "child of acme".
pub fn parent_named(query: &str, words: ChildQuery) -> Option<&str> {
    let mut rest = query.trim();
    let mut skip = |words: &[&str]| {
        let (word, behind) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let is_one = words.contains(&fold::fold(word).as_str());
        if is_one {
            rest = behind.trim_start();
        }
        is_one
    };
    skip(words.create);
    let is_child = skip(words.child);
    skip(words.of);
    (is_child && !rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn situation(can_write: bool, shown: Shown) -> Situation {
        Situation {
            workspace: Some(Within {
                can_write,
                at_hand: Some(shown),
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
                Command::Workspaces,
                Command::SystemTheme,
                Command::LightTheme,
                Command::DarkTheme,
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

    #[test]
    fn every_term_begins_a_word_and_titles_come_first() {
        let of = |query| {
            let all = [
                ("Go to Tree", "explorer"),
                ("Explorer", ""),
                ("Sign out", "exit"),
            ];
            let found = fitting(query, all, |&words| words);
            found
                .into_iter()
                .map(|(_, (title, _))| title)
                .collect::<Vec<_>>()
        };
        assert_eq!(of("expl"), ["Explorer", "Go to Tree"]);
        assert_eq!(of("OUT sig"), ["Sign out"]);
        assert!(of("ign").is_empty(), "not from inside a word");
        assert!(of("sign quokka").is_empty(), "every term counts");
        assert!(of("  ").is_empty());
    }

    #[test]
    fn a_whole_word_fits_better_than_a_start_than_another_word() {
        assert_eq!(fit("tree", "Go to Tree", ""), Some(Fit::Word));
        assert_eq!(fit("tr", "Go to Tree", ""), Some(Fit::WordStart));
        assert_eq!(fit("expl", "Go to Tree", "explorer"), Some(Fit::Inside));
        assert_eq!(fit("go tr", "Go to Tree", ""), Some(Fit::WordStart));
        assert_eq!(fit("muller", "Switch to Müller", ""), Some(Fit::Word));
        assert_eq!(fit("r&d", "Switch to R&D", ""), Some(Fit::Word));
    }

    #[test]
    fn a_query_may_name_the_parent_of_a_child_to_be() {
        const WORDS: ChildQuery = ChildQuery {
            create: &["create", "new", "add"],
            child: &["child"],
            of: &["of", "to"],
        };
        for query in [
            "create child of Acme Süd",
            "Create Child Acme Süd",
            "new child acme süd",
            " child of  acme süd ",
            "add child to acme süd",
        ] {
            let parent = parent_named(query, WORDS).map(str::to_lowercase);
            assert_eq!(parent.as_deref(), Some("acme süd"), "{query}");
        }
        for query in [
            "",
            "create",
            "child",
            "create child of",
            "children acme",
            "acme",
            "new acme",
        ] {
            assert_eq!(parent_named(query, WORDS), None, "{query}");
        }
    }
}
