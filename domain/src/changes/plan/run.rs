//! A plan while it is carried out: what became of each step, and which can be sent next. Knows no call and no clock.

use std::{collections::BTreeSet, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{Act, Place, Plan, StepId, check::Checked, precedence::Before};
use crate::{
    form::{draft::OrganizationDraft, field::Field},
    organization::{Organization, OrganizationId},
    tree::forest::Forest,
};

/// How many calls are under way at once, at most.
pub const AT_ONCE: usize = 3;

/// What became of a step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum StepState {
    /// Not sent, because the person left it out, or there was nothing to change.
    #[default]
    LeftOut,
    /// Not sent, because the API wouldn't take it.
    Blocked,
    Waiting,
    /// Sent, and not answered; with the organization as it was before. After a reload nobody knows whether it arrived.
    UnderWay(Option<Arc<Organization>>),
    /// Answered with an error, in words, that doesn't say whether it was carried out.
    InDoubt {
        why: String,
        before: Option<Arc<Organization>>,
    },
    Done(Box<Done>),
    /// In words.
    Failed(String),
    /// Not sent, because this step failed or was not sent either.
    Skipped(StepId),
}

/// A step that was carried out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Done {
    /// `None`: the step created it.
    pub before: Option<Arc<Organization>>,
    /// `None`: the step deleted it.
    pub after: Option<Arc<Organization>>,
    /// What the API accepted and did not take, in words.
    pub not_taken: Vec<String>,
}

/// How many steps came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub done: usize,
    pub failed: usize,
    /// Skipped or blocked.
    pub not_sent: usize,
    /// Waiting, under way or in doubt.
    pub open: usize,
}

impl Tally {
    /// All that were to be sent.
    pub fn all(self) -> usize {
        self.done + self.failed + self.not_sent + self.open
    }

    /// All of which it is known what became of them.
    pub fn over(self) -> usize {
        self.all() - self.open
    }
}

/// The state of each step of a plan, by its position, and how they depend on one another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    states: Vec<StepState>,
    order: Vec<usize>,
    before: Vec<Vec<Before>>,
}

impl Run {
    /// All that a plan would send.
    pub fn of(plan: &Plan, checked: &Checked) -> Self {
        let states = plan.steps().iter().zip(&checked.steps);
        let states = states.map(|(step, checked)| match &checked.request {
            _ if step.is_left_out => StepState::LeftOut,
            Some(_) => StepState::Waiting,
            None if checked.is_blocked() => StepState::Blocked,
            None => StepState::LeftOut,
        });
        let mut run = Self::with(states.collect());
        run.depend(checked);
        run
    }

    /// These states, as they were kept. What is sent next is known once the plan was checked: see [`Run::go_on`].
    pub fn with(states: Vec<StepState>) -> Self {
        Self {
            before: vec![Vec::new(); states.len()],
            order: Vec::new(),
            states,
        }
    }

    fn depend(&mut self, checked: &Checked) {
        self.order.clone_from(&checked.order);
        let before = checked.steps.iter().map(|step| step.before.clone());
        self.before = before.collect();
    }

    pub fn states(&self) -> &[StepState] {
        &self.states
    }

    pub fn state(&self, at: usize) -> &StepState {
        &self.states[at]
    }

    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for state in &self.states {
            match state {
                StepState::LeftOut => {}
                StepState::Blocked | StepState::Skipped(_) => tally.not_sent += 1,
                StepState::Waiting | StepState::UnderWay(_) | StepState::InDoubt { .. } => {
                    tally.open += 1
                }
                StepState::Done(_) => tally.done += 1,
                StepState::Failed(_) => tally.failed += 1,
            }
        }
        tally
    }

    pub fn is_over(&self) -> bool {
        self.tally().open == 0
    }

    /// Whether it can't be told of some steps whether they were carried out.
    pub fn has_doubts(&self) -> bool {
        self.states
            .iter()
            .any(|state| matches!(state, StepState::InDoubt { .. }))
    }

    /// Takes the next step that can be sent: it is under way from then on. Steps that can't be sent because another one
    /// has failed are skipped on the way; their positions are put into `skipped`.
    pub fn take_next(
        &mut self,
        plan: &Plan,
        forest: &Forest,
        skipped: &mut Vec<usize>,
    ) -> Option<usize> {
        self.skip(plan, skipped);
        let under_way = self
            .states
            .iter()
            .filter(|state| matches!(state, StepState::UnderWay(_)));
        if under_way.count() >= AT_ONCE {
            return None;
        }
        let is_over = |before: &Before| {
            !matches!(
                self.states[before.at],
                StepState::Waiting | StepState::UnderWay(_) | StepState::InDoubt { .. }
            )
        };
        let can_go = |at: &usize| {
            self.states[*at] == StepState::Waiting && self.before[*at].iter().all(is_over)
        };
        let next = self.order.iter().copied().find(can_go)?;
        let before = plan.steps()[next].act.organization();
        let before = before.and_then(|id| forest.find(id)).map(Arc::clone);
        self.states[next] = StepState::UnderWay(before);
        Some(next)
    }

    fn skip(&mut self, plan: &Plan, skipped: &mut Vec<usize>) {
        for place in 0..self.order.len() {
            let at = self.order[place];
            if self.states[at] != StepState::Waiting {
                continue;
            }
            let has_failed = |before: &&Before| {
                let state = &self.states[before.at];
                let has_failed = matches!(state, StepState::Failed(_) | StepState::Skipped(_));
                before.is_needed && has_failed
            };
            if let Some(failed) = self.before[at].iter().find(has_failed) {
                self.states[at] = StepState::Skipped(plan.steps()[failed.at].id);
                skipped.push(at);
            }
        }
    }

    /// Notes what became of a step.
    pub fn end(&mut self, at: usize, state: StepState) {
        if let Some(known) = self.states.get_mut(at) {
            *known = state;
        }
    }

    /// Has what failed, and what was not sent because of it, sent again.
    pub fn retry(&mut self) {
        for state in &mut self.states {
            if matches!(
                state,
                StepState::Failed(_) | StepState::Skipped(_) | StepState::Blocked
            ) {
                *state = StepState::Waiting;
            }
        }
    }

    /// After what is there was read anew: what was under way when nobody could hear the answer is found there, or waits
    /// again; what was in doubt is found there, or has failed. `there_before` are the organizations that were there
    /// when the run began.
    pub fn settle(
        &mut self,
        plan: &Plan,
        forest: &Forest,
        there_before: &BTreeSet<OrganizationId>,
    ) {
        for at in 0..self.states.len() {
            let (before, otherwise) = match &mut self.states[at] {
                StepState::UnderWay(before) => (before.take(), StepState::Waiting),
                StepState::InDoubt { why, before } => {
                    let why = std::mem::take(why);
                    (before.take(), StepState::Failed(why))
                }
                _ => continue,
            };
            let found = self.found(plan, at, before, forest, there_before);
            self.states[at] = found.map_or(otherwise, |done| StepState::Done(Box::new(done)));
        }
    }

    /// What a step has left there, if it has arrived.
    fn found(
        &self,
        plan: &Plan,
        at: usize,
        before: Option<Arc<Organization>>,
        forest: &Forest,
        there_before: &BTreeSet<OrganizationId>,
    ) -> Option<Done> {
        match &plan.steps()[at].act {
            Act::Create { place, draft } => {
                let parent = match place {
                    Place::Root => None,
                    place => Some(self.parent(plan, place)?),
                };
                let is_told = |id: &OrganizationId| {
                    self.states.iter().any(|state| {
                        matches!(state, StepState::Done(done)
                        if done.after.as_ref().is_some_and(|after| after.id == *id))
                    })
                };
                let is_it = |organization: &Organization| {
                    organization.parent_org_id == parent
                        && organization.name.trim() == draft.name.trim()
                        && !there_before.contains(&organization.id)
                        && !is_told(&organization.id)
                };
                let (_, found) = forest
                    .iter()
                    .find(|(_, organization)| is_it(organization))?;
                Some(Done {
                    after: Some(Arc::clone(found)),
                    ..Done::default()
                })
            }
            Act::Update { id, edit } => {
                let now = forest.find(id)?;
                let theirs = OrganizationDraft::of(now);
                let is_there = |field: &Field| edit.after.same(&theirs, *field);
                edit.fields().iter().all(is_there).then(|| Done {
                    before,
                    after: Some(Arc::clone(now)),
                    ..Done::default()
                })
            }
            Act::Delete { id, .. } => forest.find(id).is_none().then(|| Done {
                before,
                ..Done::default()
            }),
        }
    }

    /// The organization that a new one goes under, where that is there by now.
    pub fn parent(&self, plan: &Plan, place: &Place) -> Option<OrganizationId> {
        match place {
            Place::Root | Place::Unknown(_) => None,
            Place::Under(id) => Some(id.clone()),
            Place::UnderStep(step) => match &self.states[plan.position(*step)?] {
                StepState::Done(done) => Some(done.after.as_ref()?.id.clone()),
                _ => None,
            },
        }
    }

    /// What is still to be carried out of a plan: the rest is left out, and what was created is there.
    pub fn remaining(&self, plan: &Plan) -> Plan {
        let mut remaining = plan.clone();
        for (at, step) in remaining.steps.iter_mut().enumerate() {
            step.is_left_out = self.states[at] != StepState::Waiting;
            if let Act::Create { place, .. } = &mut step.act
                && matches!(place, Place::UnderStep(_))
                && let Some(parent) = self.parent(plan, place)
            {
                *place = Place::Under(parent);
            }
        }
        remaining
    }

    /// Goes on with what waits, as [`Run::remaining`] was checked: what can't be sent any more is blocked.
    pub fn go_on(&mut self, checked: &Checked) {
        self.depend(checked);
        for (at, step) in checked.steps.iter().enumerate() {
            if self.states[at] == StepState::Waiting && step.request.is_none() {
                self.states[at] = match step.is_blocked() {
                    true => StepState::Blocked,
                    false => StepState::LeftOut,
                };
            }
        }
    }
}

/// How long the rest takes, in seconds, if it goes on as it did for the `elapsed` seconds so far. `None`: it can't
/// be told yet.
pub fn time_left(tally: Tally, elapsed: f64) -> Option<f64> {
    let sent = tally.done + tally.failed;
    (sent > 0).then(|| elapsed / sent as f64 * tally.open as f64)
}

#[cfg(test)]
mod tests;
