//! The plan that makes of the organizations there are what they were in a snapshot. Whether the API would take it is
//! for the check of the plan.

use super::{Snapshot, comparison::is_moved, pairs::Pairs};
use crate::{
    changes::plan::{
        Act, Place, Plan,
        restoration::{StaysOf, anew, create_anew, put_back as put_fields_back},
    },
    form::draft::OrganizationDraft,
    organization::OrganizationId,
    tree::forest::Forest,
};

/// The steps that put a snapshot back, and what can't be put back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reverting {
    /// What is gone is created again first, parents before those below them; then what was changed; then what was added
    /// is deleted, each organization with a step of its own.
    pub plan: Plan,
    /// Fields that the API can't be sent as they were.
    pub stays: Vec<StaysOf>,
    /// Those that have another parent now, where they stay: the API can't move an organization (no way is documented).
    pub moved: Vec<OrganizationId>,
}

/// What puts the organizations back as they were in the snapshot. What was deleted gets another id.
pub fn put_back(snapshot: &Snapshot, now: &Forest) -> Reverting {
    let before = &snapshot.organizations;
    let pairs = Pairs::of(before, now);
    let mut back = Reverting::default();
    let mut gone = Vec::new();
    for (index, was) in before
        .iter()
        .filter(|(index, _)| pairs.now(*index).is_none())
    {
        let (mut one, lost) = anew(was, OrganizationDraft::of(was));
        // Its parent may have another id since.
        let parent = before.parent(index).and_then(|parent| pairs.now(parent));
        if let Some(parent) = parent {
            one.place = Place::Under(now.get(parent).id.clone());
        }
        gone.push(one);
        back.stays.extend(lost);
    }
    create_anew(&mut back.plan, gone);
    for (index, is) in now.iter() {
        let Some(was) = pairs.was(index) else {
            continue;
        };
        if is_moved(before, now, &pairs, was) {
            back.moved.push(is.id.clone());
        }
        let then = before.get(was);
        if !std::sync::Arc::ptr_eq(then, is) {
            let [then, current] = [then, is].map(|it| OrganizationDraft::of(it));
            put_fields_back(&mut back.plan, &mut back.stays, is, &then, &current);
        }
    }
    for (_, organization) in now.iter().filter(|(index, _)| pairs.was(*index).is_none()) {
        back.plan.add(Act::delete(organization));
    }
    back
}
