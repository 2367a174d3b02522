//! The organizations as they will be after some of the steps: as much of each as the rules ask for.

mod examine;

use std::collections::HashMap;

use super::{Act, Place, Plan, finding::Around};
use crate::{
    form::{draft::OrganizationDraft, field::Field},
    limits::capacity::Pool,
    organization::{
        BillingAccountId, Organization, OrganizationId,
        limits::{Limit, Resource},
    },
    tree::forest::Index,
};

/// An organization that is there, or that a step creates.
pub(super) struct Node {
    pub title: String,
    pub parent: Option<usize>,
    pub children: usize,
    pub depth: u32,
    pub limits: [Limit; 3],
    /// By it and everything below it.
    pub used: [u64; 3],
    /// Of a root alone.
    pub account: Option<BillingAccountId>,
    pub hint: String,
    pub is_there: bool,
}

pub(super) struct Simulation<'a> {
    around: &'a Around<'a>,
    /// Those that are there, in the order of the forest, then those that steps create.
    pub nodes: Vec<Node>,
    /// Of each step, in the order of the plan. `None`: there is no such organization.
    pub node_of: Vec<Option<usize>>,
    by_hint: HashMap<String, usize>,
    pub pools: Vec<Pool>,
    pub living: usize,
}

impl<'a> Simulation<'a> {
    pub fn new(plan: &Plan, around: &'a Around<'a>) -> Self {
        let forest = around.forest;
        let nodes = forest.iter().map(|(index, organization)| {
            let parent = forest.parent(index).map(Index::get);
            let account = organization.billing_account_id.clone();
            Node {
                title: organization.title().to_owned(),
                parent,
                children: forest.child_count(index),
                depth: forest.depth(index),
                limits: Resource::ALL.map(|resource| organization.limits.get(resource)),
                used: Resource::ALL.map(|resource| organization.usage.subtree.get(resource)),
                account: account.filter(|_| parent.is_none()),
                hint: organization.branding.login_hint.clone().unwrap_or_default(),
                is_there: true,
            }
        });
        let nodes: Vec<Node> = nodes.collect();
        let hints = nodes.iter().enumerate();
        let hints = hints.filter(|(_, node)| !node.hint.is_empty());
        let mut simulation = Self {
            around,
            by_hint: hints.map(|(at, node)| (node.hint.clone(), at)).collect(),
            living: nodes.len(),
            nodes,
            node_of: Vec::new(),
            pools: around.pools.all().to_vec(),
        };
        simulation.add_new(plan);
        simulation
    }

    /// A node for each organization that a step creates, not there yet.
    fn add_new(&mut self, plan: &Plan) {
        for step in plan.steps() {
            let node = match step.act.organization() {
                Some(id) => self.find(id),
                None => {
                    self.nodes.push(Node {
                        title: step.act.title().to_owned(),
                        parent: None,
                        children: 0,
                        depth: 0,
                        limits: [Limit::None; 3],
                        used: [0; 3],
                        account: None,
                        hint: String::new(),
                        is_there: false,
                    });
                    Some(self.nodes.len() - 1)
                }
            };
            self.node_of.push(node);
        }
        for (at, step) in plan.steps().iter().enumerate() {
            if let (Act::Create { place, .. }, Some(node)) = (&step.act, self.node_of[at]) {
                self.nodes[node].parent = match place {
                    Place::Root | Place::Unknown(_) => None,
                    Place::Under(id) => self.find(id),
                    Place::UnderStep(id) => plan
                        .position(*id)
                        .and_then(|position| self.node_of[position]),
                };
            }
        }
    }

    fn find(&self, id: &OrganizationId) -> Option<usize> {
        self.around.forest.index_of(id).map(Index::get)
    }

    /// From its parent up. Ends although new organizations may stand in a circle, below one another.
    pub fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> {
        let above = std::iter::successors(self.nodes[node].parent, |&at| self.nodes[at].parent);
        above.take(self.nodes.len())
    }

    pub fn holder_of(&self, hint: &str) -> Option<usize> {
        self.by_hint.get(hint).copied()
    }

    /// Which capacity a root of this account shares.
    pub fn pool_of(&self, account: Option<&BillingAccountId>) -> Option<usize> {
        self.around.pools.of_account(account)
    }

    fn organization(&self, node: usize) -> &Organization {
        self.around.forest.get(Index(node as u32))
    }

    /// Carries a step out.
    pub fn apply(&mut self, act: &Act, node: usize) {
        match act {
            Act::Create { draft, .. } => {
                if let Some(parent) = self.nodes[node].parent {
                    self.nodes[parent].children += 1;
                    self.nodes[node].depth = self.nodes[parent].depth + 1;
                }
                self.nodes[node].is_there = true;
                self.living += 1;
                self.set_limits(node, draft);
                self.set_hint(node, draft.login_hint.trim());
                if self.nodes[node].parent.is_none() {
                    let chosen = Some(draft.billing_account.trim()).filter(|id| !id.is_empty());
                    let chosen = chosen.map(BillingAccountId::from);
                    self.nodes[node].account = chosen.or_else(|| self.around.only_account.cloned());
                }
            }
            Act::Update { edit, .. } => {
                let mine = edit.put_into(&OrganizationDraft::of(self.organization(node)));
                self.set_limits(node, &mine);
                self.set_hint(node, mine.login_hint.trim());
                if edit.changes(Field::BillingAccount) && self.nodes[node].parent.is_none() {
                    self.move_to(node, mine.billing_account.trim().into());
                }
            }
            Act::Delete { .. } => {
                if let Some(parent) = self.nodes[node].parent {
                    self.nodes[parent].children -= 1;
                }
                self.nodes[node].is_there = false;
                self.living -= 1;
                self.set_hint(node, "");
            }
        }
    }

    fn set_limits(&mut self, node: usize, draft: &OrganizationDraft) {
        for resource in Resource::ALL {
            if let Ok(limit) = draft.limit(resource).read() {
                self.nodes[node].limits[resource as usize] = limit;
            }
        }
    }

    fn set_hint(&mut self, node: usize, hint: &str) {
        let before = std::mem::replace(&mut self.nodes[node].hint, hint.to_owned());
        if before != hint {
            if self.by_hint.get(&before) == Some(&node) {
                self.by_hint.remove(&before);
            }
            if !hint.is_empty() {
                self.by_hint.insert(hint.to_owned(), node);
            }
        }
    }

    /// A root and all it uses go to another account.
    fn move_to(&mut self, root: usize, account: BillingAccountId) {
        let before = self.pool_of(self.nodes[root].account.as_ref());
        let after = self.pool_of(Some(&account));
        let used = self.nodes[root].used;
        for (pool, is_in) in [(before, false), (after, true)] {
            let Some(pool) = pool else { continue };
            for (sum, used) in self.pools[pool].used.iter_mut().zip(used) {
                *sum = match is_in {
                    true => sum.saturating_add(used),
                    false => sum.saturating_sub(used),
                };
            }
        }
        self.nodes[root].account = Some(account);
    }
}
