//! Plans as this browser keeps them, for a month: the plan, and what became of each step.

use std::collections::BTreeSet;

use canopy_domain::{
    changes::plan::{Plan, run::StepState},
    organization::{OrganizationId, WorkspaceId},
};
use leptos::prelude::untrack;
use serde::{Deserialize, Serialize};

use super::database::{self, Store};
use crate::state::{clock, workspace::WorkspaceState};

/// Of what is kept; another is not read.
const VERSION: u32 = 1;
/// How long a plan is kept: 30 days, in seconds.
const KEPT_FOR: f64 = 30.0 * 24.0 * 3_600.0;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptPlan {
    version: u32,
    pub id: String,
    pub whose: String,
    pub workspace: WorkspaceId,
    /// What it was made from, in words.
    pub title: String,
    /// In seconds since 1970-01-01 UTC.
    pub made_at: f64,
    pub plan: Plan,
    /// `None`: none of it was sent.
    pub began: Option<Began>,
}

/// How a run began, and how long it has taken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Began {
    /// In seconds since 1970-01-01 UTC.
    pub at: f64,
    /// The organizations that were there before the first step.
    pub there_before: BTreeSet<OrganizationId>,
}

/// Keeps a plan that was just made. Answers with its id, also where this browser keeps nothing: then it can't be opened.
pub async fn keep_new(
    workspace: WorkspaceState,
    whose: String,
    title: String,
    plan: Plan,
) -> Option<String> {
    let id = format!(
        "{:x}{:05x}",
        clock::milliseconds(),
        (clock::chance() * 1_048_575.0) as u32
    );
    let kept = KeptPlan {
        version: VERSION,
        id: id.clone(),
        whose,
        workspace: untrack(|| workspace.try_id())?,
        title,
        made_at: clock::now(),
        plan,
        began: None,
    };
    keep(&kept).await.then_some(id)
}

/// Whether it is kept.
pub(super) async fn keep(kept: &KeptPlan) -> bool {
    let Ok(text) = serde_json::to_string(kept) else {
        return false;
    };
    database::keep(Store::Plans, vec![(kept.id.clone(), text)]).await
}

/// Keeps what became of some steps.
pub(super) async fn keep_steps(id: &str, steps: Vec<(usize, StepState)>) -> bool {
    let records = steps.into_iter().filter_map(|(at, state)| {
        Some((step_key(id, at), serde_json::to_string(&(at, state)).ok()?))
    });
    database::keep(Store::Steps, records.collect()).await
}

fn step_key(id: &str, at: usize) -> String {
    format!("{id} {at:06}")
}

/// A plan and, where it has begun, what became of each step.
pub(super) async fn read(id: &str) -> Option<(KeptPlan, Option<Vec<StepState>>)> {
    let text = database::read(Store::Plans, id).await?;
    let kept: KeptPlan = serde_json::from_str(&text).ok()?;
    if kept.version != VERSION {
        return None;
    }
    if kept.began.is_none() {
        return Some((kept, None));
    }
    let mut states = vec![StepState::LeftOut; kept.plan.steps().len()];
    for text in database::all_below(Store::Steps, &format!("{id} ")).await {
        let read: Result<(usize, StepState), _> = serde_json::from_str(&text);
        if let Ok((at, state)) = read
            && let Some(known) = states.get_mut(at)
        {
            *known = state;
        }
    }
    Some((kept, Some(states)))
}

/// The plans that this person has in a workspace, the newest first. Those older than a month are forgotten.
pub async fn kept_plans(workspace: WorkspaceId, whose: String) -> Vec<KeptPlan> {
    let mut plans = Vec::new();
    for text in database::all_below(Store::Plans, "").await {
        let Ok(kept) = serde_json::from_str::<KeptPlan>(&text) else {
            continue;
        };
        if clock::now() - kept.made_at > KEPT_FOR {
            forget(&kept.id).await;
        } else if kept.workspace == workspace && kept.whose == whose {
            plans.push(kept);
        }
    }
    plans.reverse();
    plans
}

pub async fn forget(id: &str) {
    database::forget_below(Store::Steps, &format!("{id} ")).await;
    database::forget_below(Store::Plans, id).await;
}
