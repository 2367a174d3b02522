//! Parents that organizations name but the list lacks. Few workspaces have such gaps, so what fills them arrives later.

use std::{collections::HashSet, future::Future, pin::Pin, sync::Arc};

use canopy_domain::{
    organization::{MAX_LEVELS, Organization, OrganizationId},
    tree::forest::{Forest, Index},
};
use leptos::prelude::*;

use super::Estate;
use crate::state::ApiError;
use crate::{api, code_split::split_off};

/// How many rounds of asking there are at most: a path has that many levels.
const ROUNDS: u32 = MAX_LEVELS;
/// How many are asked for in one round.
const PARENTS_A_ROUND: usize = 50;

/// Asks for them level by level. What cannot be had stays a gap, which the tree shows as such.
pub async fn find_missing_parents(estate: Estate) {
    if !may_have_gaps(estate) {
        return;
    }
    if let Ok(filled) = fill(estate).await {
        filled.await;
    }
}

/// Whether there is anything to ask for. Where there is not, what would ask for it is not downloaded either.
fn may_have_gaps(estate: Estate) -> bool {
    let names_missing = |forest: &Arc<Forest>| {
        forest
            .roots()
            .any(|index| missing_parent(forest, index).is_some())
    };
    !estate.by_id.came().is_empty() || estate.forest.try_with_untracked(names_missing) == Some(true)
}

/// The parent that an organization names and the list lacks.
fn missing_parent(forest: &Forest, index: Index) -> Option<&OrganizationId> {
    let parent = forest.get(index).parent_org_id.as_ref()?;
    forest.index_of(parent).is_none().then_some(parent)
}

split_off! {
    places: fn fill(estate: Estate) -> Pin<Box<dyn Future<Output = ()>>> {
        Box::pin(ask(estate))
    }
}

async fn ask(estate: Estate) {
    look_again_for_those_by_id(estate);
    for _ in 0..ROUNDS {
        let children_of_missing = children_of_missing(estate);
        if children_of_missing.is_empty() {
            return;
        }
        let Some(workspace) = estate.workspace.try_get_value() else {
            return;
        };
        let asked = children_of_missing.iter().map(|child| {
            estate
                .session
                .send(api::organizations::parent(&workspace, child))
        });
        let answers = futures::future::join_all(asked).await;
        let mut found: Vec<Organization> = Vec::with_capacity(answers.len());
        for answer in answers {
            match answer {
                Ok(parent) => found.extend(parent),
                // The gap itself says that its parent is not there.
                Err(ApiError::NotFound) => {}
                Err(error) => estate.by_id.lack(error),
            }
        }
        if found.is_empty() {
            return;
        }
        estate.add(found);
    }
}

/// A whole list that lacks what came by id may lack it because it was deleted.
fn look_again_for_those_by_id(estate: Estate) {
    if !untrack(|| estate.is_partial()) {
        for known in estate.by_id.came().iter().take(PARENTS_A_ROUND) {
            estate.look_again(&known.id);
        }
    }
}

/// One child of each parent that is lacking.
fn children_of_missing(estate: Estate) -> Vec<OrganizationId> {
    let children = estate.forest.try_with_untracked(|forest| {
        let mut seen = HashSet::new();
        let orphans = forest.roots().filter_map(|index| {
            let is_new = seen.insert(missing_parent(forest, index)?.clone());
            is_new.then(|| forest.get(index).id.clone())
        });
        orphans.take(PARENTS_A_ROUND).collect()
    });
    children.unwrap_or_default()
}
