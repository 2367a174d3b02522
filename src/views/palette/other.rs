//! The choice of one more organization to compare.

use canopy_domain::{
    organization::OrganizationId,
    tree::{
        forest::{Forest, Index},
        search::{cut, terms},
    },
};
use canopy_text::{
    commands::{groups, organizations_found},
    compare as text,
};
use leptos::prelude::*;

use super::{actions::Actions, row::organization_choice};
use crate::{
    components::combobox::{ChoiceGroup, Combobox},
    reactive::{derived, memo_anew},
};

/// So many are offered before anything is typed, in each group.
const OFFERED: usize = 8;
/// So many are found.
const FOUND: usize = 20;

#[component]
pub fn Other(actions: Actions) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let groups = memo_anew(move || typed.with(|query| groups_of(actions, query)));
    let count = move || {
        let is_asked = typed.with(|query| !query.trim().is_empty());
        let count = groups.with(|groups| {
            groups
                .iter()
                .map(|group| group.choices.len())
                .sum::<usize>()
        });
        match (is_asked, count) {
            (false, _) => text::TYPE_TO_FIND.to_owned(),
            (true, 0) => text::NONE_FOUND.to_owned(),
            (true, count) => organizations_found(count as u64),
        }
    };
    view! {
        <div class="palette">
            <Combobox label=text::FIND value=typed groups=derived(move || groups.get())/>
            <footer class="palette-foot">
                <p class="palette-status" role="status">
                    {count}
                </p>
            </footer>
        </div>
    }
}

fn groups_of(actions: Actions, query: &str) -> Vec<ChoiceGroup> {
    let Some(workspace) = actions.workspace else {
        return Vec::new();
    };
    let organizations = workspace.organizations;
    let forest = organizations.forest();
    let compared = actions.compared();
    let query = cut(query);
    let found = if query.trim().is_empty() {
        vec![
            (groups::RECENT, recent(actions, &forest)),
            (text::SIBLINGS, siblings(&forest, compared.first())),
        ]
    } else {
        let found = organizations.search_index().closest(query, FOUND);
        vec![(groups::ORGANIZATIONS, found.rows)]
    };
    let terms = terms(query);
    let mut offered = Vec::<Index>::new();
    let mut groups = Vec::new();
    for (label, rows) in found {
        let mut choices = Vec::new();
        for row in rows {
            if offered.contains(&row) || compared.contains(&forest.get(row).id) {
                continue;
            }
            offered.push(row);
            let pick = Actions::compares_with;
            choices.push(organization_choice(actions, &forest, row, &terms, pick));
        }
        if !choices.is_empty() {
            groups.push(ChoiceGroup {
                label: label.to_owned(),
                choices,
            });
        }
    }
    groups
}

fn recent(actions: Actions, forest: &Forest) -> Vec<Index> {
    let recents = actions.recents();
    let there = recents.iter().filter_map(|id| forest.index_of(id));
    there.take(OFFERED).collect()
}

/// Of the first that is compared.
fn siblings(forest: &Forest, first: Option<&OrganizationId>) -> Vec<Index> {
    let Some(index) = first.and_then(|id| forest.index_of(id)) else {
        return Vec::new();
    };
    let others = forest.siblings(index).filter(|&sibling| sibling != index);
    others.take(OFFERED).collect()
}
