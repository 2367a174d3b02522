//! What the palette lists for what is typed: which groups, and in which order.

use super::{
    actions::Actions,
    elsewhere::FoundElsewhere,
    entry::Entry,
    row::{command_choice, organization_choice, rest_choice},
};
use crate::components::combobox::ChoiceGroup;
use canopy_domain::{
    commands::{
        command::Command,
        query::{fitting, name_behind, parent_named},
    },
    list::{filter::Filter, listing::row_path},
    tree::search::{Closest, Fit, cut, terms},
};
use canopy_text::{
    commands::{self as text, groups},
    errors,
};

/// How many organizations are shown at most: as many as one looks through.
const SHOWN: usize = 20;
/// How many organizations are guessed at.
const SIMILAR: usize = 5;
/// How many parents are offered where the query asks to create a child.
const PARENTS: usize = 5;
/// How many organizations are offered where the query names a command before them.
const NAMED: usize = 3;

#[derive(Clone, Default)]
pub struct Listed {
    pub groups: Vec<ChoiceGroup>,
    /// How much was found.
    pub status: String,
    /// Why there is less than one looks for, a sentence each.
    pub notes: Vec<String>,
}

impl Listed {
    pub fn find(actions: Actions, query: &str) -> Self {
        let query = cut(query);
        if query.trim().is_empty() {
            return Self {
                groups: unasked(actions),
                status: text::TYPE_TO_FIND.to_owned(),
                notes: loading_notes(actions),
            };
        }
        elsewhere_too(
            Self::find_here(actions, query),
            FoundElsewhere::find(actions, query),
        )
    }

    fn find_here(actions: Actions, query: &str) -> Self {
        let closest = actions
            .workspace
            .map(|workspace| workspace.organizations.search_index().closest(query, SHOWN))
            .unwrap_or_default();
        let commands = commands(actions, query, &closest);
        if closest.count == 0 && commands.is_empty() {
            return Self::guess(actions, query);
        }
        let status = match (closest.count, commands.len()) {
            (0, many) => text::commands_found(many as u64),
            (all, _) => text::organizations_found(all as u64),
        };
        let is_command = commands.first().map(|(fit, _)| *fit) > closest.fit;
        let mut groups = vec![
            found(actions, query, &closest),
            group(
                actions,
                groups::COMMANDS,
                commands.into_iter().map(|(_, entry)| entry),
            ),
        ];
        if is_command {
            groups.reverse();
        }
        groups.retain(|group| !group.choices.is_empty());
        Self {
            groups,
            status,
            notes: loading_notes(actions),
        }
    }

    /// What may be meant where nothing has what was typed.
    fn guess(actions: Actions, query: &str) -> Self {
        let similar = actions
            .workspace
            .map(|workspace| {
                workspace
                    .organizations
                    .search_index()
                    .similar(query, SIMILAR)
            })
            .unwrap_or_default();
        let mut notes = loading_notes(actions);
        let (status, groups) = match similar.count {
            0 => (text::NOTHING_FOUND.to_owned(), Vec::new()),
            count => (
                text::similar_found(count as u64),
                vec![found(actions, query, &similar)],
            ),
        };
        if notes.is_empty() && groups.is_empty() {
            notes.push(text::NOTHING_MATCHES.to_owned());
        }
        Self {
            groups,
            status,
            notes,
        }
    }
}

/// Before anything is typed: what was open last, then what can be done.
fn unasked(actions: Actions) -> Vec<ChoiceGroup> {
    let forest = actions
        .workspace
        .map(|workspace| workspace.organizations.forest());
    let recents = forest.iter().flat_map(|forest| {
        let ids = actions.recents();
        let known = ids.into_iter().filter_map(|id| forest.index_of(&id));
        known.map(|index| organization_choice(actions, forest, index, &[], Actions::open))
    });
    let (about_one, others): (Vec<Command>, Vec<Command>) =
        Command::offered(actions.situation()).partition(|command| command.is_about_one());
    let entries = |commands: Vec<Command>| {
        commands
            .into_iter()
            .map(move |command| Entry::command(actions, command))
    };
    // Whoever is in none looks for one.
    let workspaces = match actions.workspace {
        Some(_) => Vec::new(),
        None => workspaces(actions),
    };
    let mut groups = vec![
        group(actions, groups::WORKSPACES, workspaces.into_iter()),
        ChoiceGroup {
            label: groups::RECENT.to_owned(),
            choices: recents.collect(),
        },
        group(
            actions,
            &title_at_hand(actions).unwrap_or_default(),
            entries(about_one),
        ),
        group(actions, groups::COMMANDS, entries(others)),
    ];
    groups.retain(|group| !group.choices.is_empty());
    groups
}

/// The organizations a query finds, and the way to those there is no room for.
fn found(actions: Actions, query: &str, closest: &Closest) -> ChoiceGroup {
    let terms = terms(query);
    let forest = actions
        .workspace
        .map(|workspace| workspace.organizations.forest());
    let rows = forest.iter().flat_map(|forest| {
        let rows = closest.rows.iter();
        rows.map(|&index| organization_choice(actions, forest, index, &terms, Actions::open))
    });
    let mut choices: Vec<_> = rows.collect();
    let hidden = (closest.count - choices.len()) as u64;
    if hidden > 0 {
        choices.push(rest_choice(actions, text::show_rest(hidden), query));
    }
    ChoiceGroup {
        label: groups::ORGANIZATIONS.to_owned(),
        choices,
    }
}

/// The commands a query means, the best first.
fn commands(actions: Actions, query: &str, closest: &Closest) -> Vec<(Fit, Entry)> {
    let named = named(actions, query);
    if !named.is_empty() {
        return named.into_iter().map(|entry| (Fit::Word, entry)).collect();
    }
    if let Some(parent) = parent_named(query, text::CHILD_QUERY) {
        let parents = actions.workspace.map(|workspace| {
            workspace
                .organizations
                .search_index()
                .closest(parent, PARENTS)
        });
        let entries = children_of(actions, &parents.unwrap_or_default());
        if !entries.is_empty() {
            return entries
                .into_iter()
                .map(|entry| (Fit::Word, entry))
                .collect();
        }
    }
    let title = title_at_hand(actions);
    let offered = Command::offered(actions.situation()).map(|command| {
        let detail = title.clone().filter(|_| command.is_about_one());
        let entry = Entry::command(actions, command);
        Entry {
            detail: entry.detail.or(detail),
            ..entry
        }
    });
    let filters = actions.workspace.map_or(&[][..], |_| &Filter::PLAIN);
    let filters = filters.iter().cloned().map(Entry::filter);
    let entries = offered.chain(filters).chain(workspaces(actions));
    let mut found = fitting(query, entries, |entry| (&entry.title, entry.other_words));
    // What is found by its name may be wanted as a parent.
    let first = Closest {
        rows: closest.rows.iter().take(1).copied().collect(),
        ..*closest
    };
    if closest.fit > Some(Fit::Inside) {
        found.extend(
            children_of(actions, &first)
                .into_iter()
                .map(|entry| (Fit::Inside, entry)),
        );
    }
    found
}

/// What a query like "edit acme" asks for.
fn named(actions: Actions, query: &str) -> Vec<Entry> {
    let Some(workspace) = actions.workspace else {
        return Vec::new();
    };
    let can_write = workspace.write_block().is_none();
    let forest = workspace.organizations.forest();
    let mut entries = Vec::new();
    for command in Command::on_any(can_write) {
        let words = (text::title(command), text::other_words(command));
        let Some(name) = name_behind(query, words, text::CHILD_QUERY.of) else {
            continue;
        };
        let index = workspace.organizations.search_index();
        let closest = match index.closest(name, NAMED) {
            exact if exact.count > 0 => exact,
            _ => index.similar(name, NAMED),
        };
        if closest.fit > Some(Fit::Inside) {
            entries.extend(closest.rows.iter().map(|&index| {
                let path = row_path(&forest, index).text;
                Entry::on(command, forest.get(index), path)
            }));
        }
    }
    entries
}

/// A new child of each, for whoever may write.
fn children_of(actions: Actions, parents: &Closest) -> Vec<Entry> {
    let workspace = actions.workspace;
    let Some(workspace) = workspace.filter(|workspace| workspace.write_block().is_none()) else {
        return Vec::new();
    };
    let forest = workspace.organizations.forest();
    let parents = parents.rows.iter().map(|&index| forest.get(index));
    parents
        .map(|parent| Entry::child_of(workspace, parent))
        .collect()
}

/// What the other workspaces have, below what this one has.
fn elsewhere_too(mut listed: Listed, found: FoundElsewhere) -> Listed {
    if let Some(count) = found.count {
        listed.status = text::status_with_elsewhere(&listed.status, count as u64);
        if count > 0 {
            listed.notes.retain(|note| note != text::NOTHING_MATCHES);
        }
    }
    listed.groups.extend(found.groups);
    listed.groups.retain(|group| !group.choices.is_empty());
    listed.notes.extend(found.notes);
    listed
}

/// The other workspaces, as far as they are known.
fn workspaces(actions: Actions) -> Vec<Entry> {
    let others = actions.elsewhere.workspaces();
    others
        .into_iter()
        .map(|other| Entry::switch_to(other.id.clone(), other.title(), other.archived))
        .collect()
}

fn group(actions: Actions, label: &str, entries: impl Iterator<Item = Entry>) -> ChoiceGroup {
    ChoiceGroup {
        label: label.to_owned(),
        choices: entries
            .map(|entry| command_choice(actions, entry))
            .collect(),
    }
}

fn title_at_hand(actions: Actions) -> Option<String> {
    let (_, organization) = actions.workspace?.organizations.find(&actions.at_hand()?)?;
    Some(organization.title().to_owned())
}

/// Why the organizations are not there yet.
fn loading_notes(actions: Actions) -> Vec<String> {
    let organizations = actions.workspace.map(|workspace| workspace.organizations);
    let Some(organizations) = organizations.filter(|organizations| !organizations.has_arrived())
    else {
        return Vec::new();
    };
    match organizations.error() {
        Some(error) => vec![
            text::NOT_LOADED.to_owned(),
            errors::title(&error).to_owned(),
        ],
        None => vec![text::LOADING.to_owned()],
    }
}
