//! Parents that organizations name but the list lacks. Few workspaces have such gaps, so what fills them arrives later.

use std::{collections::HashSet, future::Future, pin::Pin, sync::Arc};

use canopy_domain::{
    organization::{MAX_LEVELS, Organization, OrganizationId},
    tree::forest::{Forest, Index},
};
use leptos::prelude::*;

use super::Organizations;
use crate::state::ApiError;
use crate::{api, code_split::split_off};

/// How many rounds of asking there are at most: a path has that many levels.
const ROUNDS: u32 = MAX_LEVELS;
/// How many are asked for in one round.
const PARENTS_A_ROUND: usize = 50;

/// Asks for them level by level. What cannot be had stays a gap, which the tree shows as such.
pub async fn find_missing_parents(organizations: Organizations) {
    if !may_have_gaps(organizations) {
        return;
    }
    if let Ok(filled) = fill(organizations).await {
        filled.await;
    }
}

/// Whether there is anything to ask for. Where there is not, what would ask for it is not downloaded either.
fn may_have_gaps(organizations: Organizations) -> bool {
    let names_missing = |forest: &Arc<Forest>| {
        forest
            .roots()
            .any(|index| missing_parent(forest, index).is_some())
    };
    !organizations.by_id.came().is_empty()
        || organizations.forest.try_with_untracked(names_missing) == Some(true)
}

/// The parent that an organization names and the list lacks.
fn missing_parent(forest: &Forest, index: Index) -> Option<&OrganizationId> {
    let parent = forest.get(index).parent_org_id.as_ref()?;
    forest.index_of(parent).is_none().then_some(parent)
}

split_off! {
    places: fn fill(organizations: Organizations) -> Pin<Box<dyn Future<Output = ()>>> {
        Box::pin(ask(organizations))
    }
}

async fn ask(organizations: Organizations) {
    look_again_for_those_by_id(organizations);
    for _ in 0..ROUNDS {
        let children_of_missing = children_of_missing(organizations);
        if children_of_missing.is_empty() {
            return;
        }
        let Some(workspace) = organizations.workspace.try_get_value() else {
            return;
        };
        let asked = children_of_missing.iter().map(|child| {
            organizations
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
                Err(error) => organizations.by_id.lack(error),
            }
        }
        if found.is_empty() {
            return;
        }
        organizations.add(found);
    }
}

/// A whole list that lacks what came by id may lack it because it was deleted.
fn look_again_for_those_by_id(organizations: Organizations) {
    if !untrack(|| organizations.is_partial()) {
        for known in organizations.by_id.came().iter().take(PARENTS_A_ROUND) {
            organizations.look_again(&known.id);
        }
    }
}

/// One child of each parent that is lacking.
fn children_of_missing(organizations: Organizations) -> Vec<OrganizationId> {
    let children = organizations.forest.try_with_untracked(|forest| {
        let mut seen = HashSet::new();
        let orphans = forest.roots().filter_map(|index| {
            let is_new = seen.insert(missing_parent(forest, index)?.clone());
            is_new.then(|| forest.get(index).id.clone())
        });
        orphans.take(PARENTS_A_ROUND).collect()
    });
    children.unwrap_or_default()
}
