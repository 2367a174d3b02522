//! Which step of a plan has to come before which, so that the API takes both.

use std::{cmp::Reverse, collections::HashMap};

use super::{Act, Plan, simulation::Simulation};
use crate::{
    form::{draft::OrganizationDraft, field::Field},
    organization::{
        BillingAccountId, MAX_CHILDREN, MAX_ORGANIZATIONS, OrganizationId,
        limits::{Limit, Resource},
    },
};

/// Another step that has to be over before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    /// Its position in the plan.
    pub at: usize,
    /// Whether it also has to succeed.
    pub is_needed: bool,
}

/// Of each step of a plan, by its position, what has to come before it.
pub(super) struct Precedence {
    pub before: Vec<Vec<Before>>,
    /// The first step that is about the same organization, if it is another one.
    pub repeats: Vec<Option<usize>>,
}

impl Precedence {
    pub fn of(plan: &Plan, simulation: &Simulation<'_>) -> Self {
        let mut found = Finder::new(plan, simulation);
        for at in 0..plan.steps().len() {
            if !found.counts(at) {
                continue;
            }
            match &plan.steps()[at].act {
                Act::Create { draft, .. } => {
                    found.parent_first(at);
                    found.limits_among_ancestors(at);
                    found.hint_freed_first(at, draft);
                }
                Act::Update { edit, .. } => {
                    found.limits_among_ancestors(at);
                    if edit.changes(Field::LoginHint) {
                        found.hint_freed_first(at, &edit.after);
                    }
                }
                Act::Delete { .. } => found.children_first(at),
            }
        }
        found.room_made_first();
        Self {
            before: found.before,
            repeats: found.repeats,
        }
    }
}

struct Finder<'a> {
    plan: &'a Plan,
    simulation: &'a Simulation<'a>,
    /// The step about each node.
    about: Vec<Option<usize>>,
    before: Vec<Vec<Before>>,
    repeats: Vec<Option<usize>>,
}

/// Whether a value is allowed before another step and after it.
#[derive(Clone, Copy)]
struct Allowed {
    before: bool,
    after: bool,
}

impl<'a> Finder<'a> {
    fn new(plan: &'a Plan, simulation: &'a Simulation<'a>) -> Self {
        let steps = plan.steps();
        let mut about = vec![None; simulation.nodes.len()];
        let mut first: HashMap<&OrganizationId, usize> = HashMap::new();
        let mut repeats = vec![None; steps.len()];
        for (at, step) in steps
            .iter()
            .enumerate()
            .filter(|(_, step)| !step.is_left_out)
        {
            if let Some(id) = step.act.organization() {
                let first = *first.entry(id).or_insert(at);
                repeats[at] = Some(first).filter(|&first| first != at);
            }
            if let (Some(node), None) = (simulation.node_of[at], repeats[at]) {
                about[node] = Some(at);
            }
        }
        Self {
            plan,
            simulation,
            about,
            before: vec![Vec::new(); steps.len()],
            repeats,
        }
    }

    fn counts(&self, at: usize) -> bool {
        !self.plan.steps()[at].is_left_out && self.repeats[at].is_none()
    }

    fn act(&self, at: usize) -> &'a Act {
        &self.plan.steps()[at].act
    }

    fn add(&mut self, first: usize, then: usize, is_needed: bool) {
        let before = Before {
            at: first,
            is_needed,
        };
        let known = self.before[then].iter_mut().find(|one| one.at == first);
        match known {
            Some(known) => known.is_needed |= is_needed,
            None => self.before[then].push(before),
        }
    }

    /// The step about the organization above a step's own.
    fn parent_step(&self, at: usize) -> Option<usize> {
        let node = self.simulation.node_of[at]?;
        self.about[self.simulation.nodes[node].parent?]
    }

    fn parent_first(&mut self, at: usize) {
        if let Some(parent) = self.parent_step(at)
            && !matches!(self.act(parent), Act::Update { .. })
        {
            // One that is deleted is no parent any more, which is found when its turn comes.
            self.add(parent, at, true);
        }
    }

    fn children_first(&mut self, at: usize) {
        if let Some(parent) = self.parent_step(at)
            && matches!(self.act(parent), Act::Delete { .. })
        {
            self.add(at, parent, true);
        }
    }

    /// A raised limit from the top down, a lowered one from the bottom up; and a root's account before or after the
    /// limits that one of its two accounts wouldn't allow.
    fn limits_among_ancestors(&mut self, at: usize) {
        let Some(node) = self.simulation.node_of[at] else {
            return;
        };
        let targets = target_limits(self.act(at));
        let above: Vec<usize> = self.simulation.ancestors(node).collect();
        for ancestor in above {
            let Some(step) = self.about[ancestor] else {
                continue;
            };
            let set = target_limits(self.act(step));
            for resource in Resource::ALL {
                let place = resource as usize;
                let (Some(target), Some(set)) = (targets[place], set[place]) else {
                    continue;
                };
                let is = match self.act(step) {
                    Act::Create { .. } => set,
                    _ => self.simulation.nodes[ancestor].limits[place],
                };
                let allowed = Allowed {
                    before: allows(is.amount(), target),
                    after: allows(set.amount(), target),
                };
                self.put_between(step, at, allowed);
            }
            if let Some(account) = new_account(self.act(step)) {
                self.account_between(step, ancestor, &account, at, targets);
            }
        }
    }

    fn account_between(
        &mut self,
        step: usize,
        root: usize,
        account: &BillingAccountId,
        at: usize,
        targets: [Option<Limit>; 3],
    ) {
        let of = |account| {
            let pool = self.simulation.pool_of(account);
            pool.map(|pool| self.simulation.pools[pool].capacity.allowed)
        };
        let is = of(self.simulation.nodes[root].account.as_ref()).unwrap_or_default();
        let to = of(Some(account)).unwrap_or_default();
        for (place, target) in targets.into_iter().enumerate() {
            let Some(target) = target else { continue };
            let allowed = Allowed {
                before: allows(is[place], target),
                after: allows(to[place], target),
            };
            self.put_between(step, at, allowed);
        }
    }

    /// Puts a step that sets a value before or after another one that decides whether it is allowed.
    fn put_between(&mut self, decider: usize, at: usize, allowed: Allowed) {
        match allowed {
            Allowed {
                before: false,
                after: true,
            } => self.add(decider, at, true),
            Allowed {
                before: true,
                after: false,
            } => self.add(at, decider, false),
            _ => {}
        }
    }

    fn hint_freed_first(&mut self, at: usize, draft: &OrganizationDraft) {
        let hint = draft.login_hint.trim();
        let holder = self.simulation.holder_of(hint).filter(|_| !hint.is_empty());
        let Some(holder) = holder.filter(|&holder| self.simulation.node_of[at] != Some(holder))
        else {
            return;
        };
        let Some(step) = self.about[holder] else {
            return;
        };
        let is_freed = match self.act(step) {
            Act::Update { edit, .. } => edit.changes(Field::LoginHint),
            Act::Delete { .. } => true,
            Act::Create { .. } => false,
        };
        if is_freed {
            self.add(step, at, true);
        }
    }

    /// Deletions come before what is created in their place where both don't fit at once; otherwise last.
    fn room_made_first(&mut self) {
        let counted = (0..self.plan.steps().len()).filter(|&at| self.counts(at));
        let (mut creates, mut deletes) = (Vec::new(), Vec::new());
        for at in counted {
            match self.act(at) {
                Act::Create { .. } => creates.push(at),
                Act::Delete { .. } => deletes.push(at),
                Act::Update { .. } => {}
            }
        }
        if creates.is_empty() || deletes.is_empty() {
            return;
        }
        if self.simulation.living + creates.len() > MAX_ORGANIZATIONS {
            return self.all_deleted_first(deletes, &creates);
        }
        let parent = |at: usize| {
            let node = self.simulation.node_of[at]?;
            self.simulation.nodes[node].parent
        };
        let mut new_children: HashMap<usize, Vec<usize>> = HashMap::new();
        for at in creates {
            if let Some(parent) = parent(at) {
                new_children.entry(parent).or_default().push(at);
            }
        }
        let in_full = deletes.into_iter().filter_map(|delete| {
            let parent = parent(delete)?;
            let new = new_children.get(&parent)?;
            let children = self.simulation.nodes[parent].children + new.len();
            (children > MAX_CHILDREN).then_some((delete, new))
        });
        let in_full: Vec<_> = in_full.collect();
        for (delete, new) in in_full {
            for &create in new {
                self.add(delete, create, false);
            }
        }
    }

    /// One deletion after the other, the lowest level first, and then what is created: as many steps as there can be
    /// would otherwise each be tied to as many others.
    fn all_deleted_first(&mut self, mut deletes: Vec<usize>, creates: &[usize]) {
        let depth =
            |at: &usize| self.simulation.node_of[*at].map(|node| self.simulation.nodes[node].depth);
        deletes.sort_by_key(|at| Reverse(depth(at)));
        for pair in deletes.windows(2) {
            self.add(pair[0], pair[1], false);
        }
        if let Some(&last) = deletes.last() {
            for &create in creates {
                self.add(last, create, false);
            }
        }
    }
}

/// The limits that a step sets, per resource.
fn target_limits(act: &Act) -> [Option<Limit>; 3] {
    Resource::ALL.map(|resource| match act {
        Act::Create { draft, .. } => draft.limit(resource).read().ok(),
        Act::Update { edit, .. } => {
            let changes = edit.changes(Field::Limit(resource));
            let limit = edit.after.limit(resource).read();
            limit.ok().filter(|_| changes)
        }
        Act::Delete { .. } => None,
    })
}

/// The account that a step moves a root to.
pub(super) fn new_account(act: &Act) -> Option<BillingAccountId> {
    let Act::Update { edit, .. } = act else {
        return None;
    };
    let account = edit.after.billing_account.trim();
    let is_new = edit.changes(Field::BillingAccount) && !account.is_empty();
    is_new.then(|| account.into())
}

fn allows(ceiling: Option<u64>, target: Limit) -> bool {
    match (target.amount(), ceiling) {
        (Some(target), Some(ceiling)) => target <= ceiling,
        _ => true,
    }
}
