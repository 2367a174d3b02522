//! Changes of many organizations: which they are, whether the API would take each of them as things will be by then,
//! and in which order. Knows no request under way and no screen.

pub mod check;
pub mod copied;
pub mod finding;
mod order;
pub mod precedence;
mod restoration;
pub mod run;
pub mod saved;
pub mod selection;
mod simulation;
pub mod snapshot;
mod step;
pub mod undo;

use serde::{Deserialize, Serialize};

pub use self::{
    restoration::StaysOf,
    step::{Act, Edit, Place, Step, StepId},
};
use crate::organization::OrganizationId;

/// A list of changes, at most one to each organization, that is checked and read before any of it is sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    steps: Vec<Step>,
    next: u32,
}

impl Plan {
    /// In the order they were planned in.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Adds a step behind the others.
    pub fn add(&mut self, act: Act) -> StepId {
        self.add_of_row(act, None)
    }

    /// Adds a step that changes an organization, unless it would change nothing.
    pub fn edit(&mut self, id: &OrganizationId, edit: Edit) -> Option<StepId> {
        let id = id.clone();
        let edit = Some(edit).filter(|edit| !edit.is_empty()).map(Box::new)?;
        Some(self.add(Act::Update { id, edit }))
    }

    /// Adds a step that comes from a row of a file.
    pub fn add_of_row(&mut self, act: Act, row: Option<usize>) -> StepId {
        let id = StepId(self.next);
        self.next += 1;
        self.steps.push(Step {
            id,
            act,
            is_left_out: false,
            row,
        });
        id
    }

    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.position(id).map(|at| &self.steps[at])
    }

    pub fn step_mut(&mut self, id: StepId) -> Option<&mut Step> {
        self.position(id).map(|at| &mut self.steps[at])
    }

    /// Where a step stands among all of them.
    pub fn position(&self, id: StepId) -> Option<usize> {
        // Steps are only ever added behind, so that their numbers rise.
        self.steps.binary_search_by_key(&id, |step| step.id).ok()
    }

    /// How many steps of each kind there are, without those that are left out.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for step in self.steps.iter().filter(|step| !step.is_left_out) {
            match step.act {
                Act::Create { .. } => counts.creates += 1,
                Act::Update { .. } => counts.updates += 1,
                Act::Delete { .. } => counts.deletes += 1,
            }
        }
        counts
    }

    /// Whether each step has a number of its own, and they rise.
    fn is_sound(&self) -> bool {
        let rises = self.steps.windows(2).all(|pair| pair[0].id < pair[1].id);
        rises && self.steps.last().is_none_or(|last| last.id.0 < self.next)
    }

    /// The step that is about an organization.
    pub fn about(&self, id: &OrganizationId) -> Option<&Step> {
        (self.steps.iter()).find(|step| step.act.organization() == Some(id))
    }
}

/// How many organizations would be created, changed and deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub creates: usize,
    pub updates: usize,
    pub deletes: usize,
}

impl Counts {
    /// Each of them is one call.
    pub fn calls(self) -> usize {
        self.creates + self.updates + self.deletes
    }
}

#[cfg(test)]
mod tests;
