//! What a query finds in the other workspaces.

use std::sync::Arc;

use canopy_domain::{list::listing::row_path, tree::search::terms};
use canopy_text::{
    commands::{self as text, groups},
    errors,
};
use leptos::prelude::*;

use super::{
    actions::Actions,
    row::{Found, drawn_choice, search_choice},
};
use crate::{components::combobox::ChoiceGroup, state::elsewhere::OtherWorkspace};

/// How many organizations of each workspace are shown.
const SHOWN: usize = 5;

/// What the other workspaces add to what is listed.
#[derive(Default)]
pub struct FoundElsewhere {
    pub groups: Vec<ChoiceGroup>,
    pub notes: Vec<String>,
    /// How many fit. `None`: nobody has searched there.
    pub count: Option<usize>,
}

impl FoundElsewhere {
    pub fn find(actions: Actions, query: &str) -> Self {
        let elsewhere = actions.elsewhere;
        let count = elsewhere.workspaces().len();
        if count == 0 {
            return Self::default();
        }
        if elsewhere.read.is_loading() {
            return Self {
                notes: vec![text::SEARCHING_ELSEWHERE.to_owned()],
                ..Self::default()
            };
        }
        if let Some(read) = elsewhere.read.latest() {
            return Self::among(actions, &read, query);
        }
        let title = text::search_elsewhere(count as u64, actions.workspace.is_some());
        Self {
            groups: vec![ChoiceGroup {
                label: groups::ELSEWHERE.to_owned(),
                choices: vec![search_choice(
                    title,
                    Callback::new(move |()| elsewhere.ask()),
                )],
            }],
            ..Self::default()
        }
    }

    fn among(actions: Actions, read: &[OtherWorkspace], query: &str) -> Self {
        let terms = terms(query);
        let mut notes = Vec::new();
        let mut choices = Vec::new();
        let mut count = 0;
        for other in read {
            let (forest, index) = match &other.organizations {
                Ok(known) => known,
                Err(error) => {
                    notes.push(text::not_searched(&other.title, errors::title(error)));
                    continue;
                }
            };
            let closest = index.closest(query, SHOWN);
            count += closest.count;
            choices.extend(closest.rows.iter().map(|&at| {
                let organization = Arc::clone(forest.get(at));
                let (workspace, id) = (other.id.clone(), organization.id.clone());
                let open = move |()| actions.open_in(workspace.clone(), id.clone());
                let place = text::place_elsewhere(&other.title, &row_path(forest, at).text);
                let found = Found {
                    organization,
                    place,
                };
                drawn_choice(found, &terms, Callback::new(open))
            }));
        }
        Self {
            groups: vec![ChoiceGroup {
                label: groups::ELSEWHERE.to_owned(),
                choices,
            }],
            notes,
            count: Some(count),
        }
    }
}
