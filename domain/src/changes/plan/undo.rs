//! The plan that takes back what was done to some organizations: by another plan, or by any entries of a journal. Knows
//! neither who did it nor whether the API would take it back: that is for the check of the plan.

mod fold;

use self::fold::{Folded, folded};
use super::{
    Act, Plan,
    restoration::{StaysOf, add_stays, anew, create_anew, put_back},
    run::Done,
};
use crate::{
    form::draft::{OrganizationDraft, roll_back},
    organization::OrganizationId,
    tree::forest::Forest,
};

/// The steps that take changes back, and what can't be taken back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undo {
    /// What was deleted is created again first, parents before those below them; then what was done last is taken back
    /// first. Each organization has one step at most.
    pub plan: Plan,
    /// Fields that were changed since, or that the API can't be sent as they were.
    pub stays: Vec<StaysOf>,
    /// Changed organizations that aren't there any more, by their ids and what they were called last.
    pub gone: Vec<(OrganizationId, String)>,
}

/// What takes `done` back, which is in the order it was done in, from the organizations as they are `now`. Several
/// changes of one organization are taken back at once. What was created is deleted if it is still there, and nothing
/// below it that wasn't created too; what was deleted gets another id; of what was changed each field that is still as
/// it was left goes back to what it was before.
pub fn undo(done: &[Done], now: &Forest) -> Undo {
    let mut undo = Undo::default();
    let mut deleted = Vec::new();
    let mut others = Plan::default();
    for one in folded(done).iter().rev() {
        match (one.was_created, &one.deleted) {
            // One that was deleted since is as if it had never been there.
            (true, _) => {
                if let Some(there) = now.find(one.id) {
                    others.add(Act::delete(there));
                }
            }
            (false, Some(last)) if now.find(one.id).is_none() => {
                let (draft, stays) =
                    roll_back(&one.before, &one.after, &OrganizationDraft::of(last));
                let title = last.title();
                add_stays(&mut undo.stays, one.id, title, stays);
                let (anew, lost) = anew(last, draft);
                for one in lost {
                    if !undo.stays.contains(&one) {
                        undo.stays.push(one);
                    }
                }
                deleted.push(anew);
            }
            // It was not deleted after all, or somebody restored it: only its fields are left to put back.
            (false, _) => undo.change(one, now, &mut others),
        }
    }
    create_anew(&mut undo.plan, deleted);
    for step in others.steps() {
        undo.plan.add(step.act.clone());
    }
    undo
}

impl Undo {
    fn change(&mut self, one: &Folded<'_>, now: &Forest, plan: &mut Plan) {
        match now.find(one.id) {
            Some(there) => put_back(plan, &mut self.stays, there, &one.before, &one.after),
            None => self.gone.push((one.id.clone(), one.title.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests;
