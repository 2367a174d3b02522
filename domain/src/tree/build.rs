//! Builds the tree from the list: drops repeated ids, cuts circles of parents, and puts all in pre-order.

mod anomalies;

use std::{collections::hash_map::Entry, sync::Arc};

use rustc_hash::FxBuildHasher;

use crate::{
    organization::Organization,
    tree::{
        forest::{Forest, Index, Node, Numbers},
        order::ranks,
    },
    unicode::fold::natural_key,
};

const NOBODY: u32 = u32::MAX;

impl Forest {
    /// Builds the tree from a list in any order. Takes time in proportion to n log n and no stack,
    /// however deep the list is.
    pub fn new(organizations: impl IntoIterator<Item = impl Into<Arc<Organization>>>) -> Self {
        Self::build(organizations.into_iter().map(Into::into).collect())
    }

    pub(super) fn build(listed: Vec<Arc<Organization>>) -> Self {
        let (organizations, ids, repeats) = without_duplicates(listed);
        let mut parents: Vec<u32> = organizations
            .iter()
            .map(|organization| {
                let parent = organization.parent_org_id.as_ref();
                parent
                    .and_then(|parent| ids.get(parent))
                    .copied()
                    .unwrap_or(NOBODY)
            })
            .collect();
        let cut = cut_cycles(&mut parents);
        let names: Vec<_> = organizations
            .iter()
            .map(|organization| natural_key(&organization.name))
            .collect();
        let names = ranks(&names);
        let order = pre_order(&organizations, &parents, &names);
        let mut forest = Self::arrange(&organizations, &order, &names);
        forest.by_id = ids;
        let mut ranks = parents;
        for (step, rank) in order.iter().zip(0..) {
            ranks[step.listed as usize] = rank;
        }
        for at in forest.by_id.values_mut() {
            *at = ranks[*at as usize];
        }
        forest.note_anomalies(&repeats, |index| cut[order[index.get()].listed as usize]);
        forest
    }

    /// Puts the organizations into the arena in the order found.
    fn arrange(organizations: &[Arc<Organization>], order: &[Step], names: &[u32]) -> Self {
        let mut forest = Forest {
            nodes: Vec::with_capacity(order.len()),
            ..Forest::default()
        };
        let mut open: Vec<Index> = Vec::new();
        for step in order {
            let index = Index(forest.nodes.len() as u32);
            open.truncate(step.depth as usize);
            let parent = open.last().copied();
            let siblings = match parent {
                Some(parent) => &mut forest.nodes[parent.get()].children,
                None => &mut forest.roots,
            };
            let position = *siblings;
            *siblings += 1;
            let organization = Arc::clone(&organizations[step.listed as usize]);
            forest.nodes.push(Node {
                organization,
                parent,
                depth: step.depth,
                end: index.0 + 1,
                children: 0,
                position,
                name_rank: names[step.listed as usize],
            });
            open.push(index);
        }
        for at in (0..forest.nodes.len()).rev() {
            if let Some(parent) = forest.nodes[at].parent {
                let end = forest.nodes[at].end;
                let above = &mut forest.nodes[parent.get()].end;
                *above = end.max(*above);
            }
        }
        forest
    }
}

/// Keeps the first of each id; says where each of them is, and how often those came that came again.
fn without_duplicates(
    mut listed: Vec<Arc<Organization>>,
) -> (Vec<Arc<Organization>>, Numbers, Numbers) {
    let mut ids = Numbers::with_capacity_and_hasher(listed.len(), FxBuildHasher);
    let mut times = Numbers::default();
    listed.retain(|organization| {
        let next = ids.len() as u32;
        match ids.entry(organization.id.clone()) {
            Entry::Vacant(first) => {
                first.insert(next);
                true
            }
            Entry::Occupied(_) => {
                *times.entry(organization.id.clone()).or_insert(1) += 1;
                false
            }
        }
    });
    (listed, ids, times)
}

/// Makes a root of one member of each circle of parents, the one listed first, and says which.
fn cut_cycles(parents: &mut [u32]) -> Vec<bool> {
    const NEW: u32 = 0;
    // Each walk up has a number of its own; meeting it again means a circle.
    let mut walked: Vec<u32> = vec![NEW; parents.len()];
    let mut cut = vec![false; parents.len()];
    for start in 0..parents.len() as u32 {
        let walk = start + 1;
        let mut at = start;
        while at != NOBODY && walked[at as usize] == NEW {
            walked[at as usize] = walk;
            at = parents[at as usize];
        }
        if at == NOBODY || walked[at as usize] != walk {
            continue;
        }
        let mut first = at;
        let mut member = parents[at as usize];
        while member != at {
            first = first.min(member);
            member = parents[member as usize];
        }
        parents[first as usize] = NOBODY;
        cut[first as usize] = true;
    }
    cut
}

/// One organization of the list in the order of the arena.
struct Step {
    listed: u32,
    depth: u32,
}

/// Pre-order with siblings in natural order of their names, whose ranks are given, then of their ids.
fn pre_order(organizations: &[Arc<Organization>], parents: &[u32], names: &[u32]) -> Vec<Step> {
    let in_order = |&one: &u32, &other: &u32| {
        let (one, other) = (one as usize, other as usize);
        let (a, b) = (&organizations[one], &organizations[other]);
        let by_rank = names[one].cmp(&names[other]);
        by_rank.then_with(|| (&a.name, &a.id).cmp(&(&b.name, &b.id)))
    };
    // Children of each parent lie together: `starts[p]..starts[p + 1]`, the roots behind all.
    let count = organizations.len();
    let slot = |parent: u32| {
        if parent == NOBODY {
            count
        } else {
            parent as usize
        }
    };
    let mut starts = vec![0u32; count + 2];
    for &parent in parents {
        starts[slot(parent) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut filled = starts.clone();
    let mut kin = vec![0u32; count];
    for (listed, &parent) in (0u32..).zip(parents) {
        let next = &mut filled[slot(parent)];
        kin[*next as usize] = listed;
        *next += 1;
    }
    let family = |of: usize| starts[of] as usize..starts[of + 1] as usize;
    for of in 0..=count {
        kin[family(of)].sort_unstable_by(in_order);
    }
    let mut order = Vec::with_capacity(count);
    let mut waiting: Vec<Step> = kin[family(count)]
        .iter()
        .rev()
        .map(|&listed| Step { listed, depth: 0 })
        .collect();
    while let Some(step) = waiting.pop() {
        let children = kin[family(step.listed as usize)].iter().rev();
        waiting.extend(children.map(|&listed| Step {
            listed,
            depth: step.depth + 1,
        }));
        order.push(step);
    }
    order
}
