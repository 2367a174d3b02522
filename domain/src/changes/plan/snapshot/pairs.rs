//! Which organization of now is which of a snapshot. One that was deleted and created again has another id since, and
//! is known by its parent and its name. Compares nothing else.

use std::{collections::HashMap, ops::Range};

use crate::tree::forest::{Forest, Index};

/// The same organizations in a snapshot and now.
pub(super) struct Pairs {
    /// Of each organization of the snapshot, by its rank, the one now.
    now: Vec<Option<Index>>,
    /// Of each organization of now, by its rank, the one in the snapshot.
    was: Vec<Option<Index>>,
    /// How many have another id now.
    pub anew: usize,
}

impl Pairs {
    pub fn of(before: &Forest, after: &Forest) -> Self {
        let mut pairs = Self {
            now: vec![None; before.len()],
            was: vec![None; after.len()],
            anew: 0,
        };
        for (index, organization) in before.iter() {
            if let Some(now) = after.index_of(&organization.id) {
                pairs.join(index, now);
            }
        }
        pairs.join_children(before, after, None);
        // In pre-order, so that those above are told apart before those below.
        for (index, _) in before.iter() {
            if let Some(now) = pairs.now[index.get()] {
                pairs.join_children(before, after, Some((index, now)));
            }
        }
        pairs
    }

    /// What an organization of the snapshot is now.
    pub fn now(&self, index: Index) -> Option<Index> {
        self.now[index.get()]
    }

    /// What an organization of now was in the snapshot.
    pub fn was(&self, index: Index) -> Option<Index> {
        self.was[index.get()]
    }

    fn join(&mut self, index: Index, now: Index) {
        self.now[index.get()] = Some(now);
        self.was[now.get()] = Some(index);
    }

    /// Those below a pair, or the roots, whose names are the same: the first of a name with the first of it.
    fn join_children(&mut self, before: &Forest, after: &Forest, above: Option<(Index, Index)>) {
        let (was, now) = above.unzip();
        let gone = children(before, was);
        let gone: Vec<Index> = gone
            .into_iter()
            .filter(|it| self.now(*it).is_none())
            .collect();
        if gone.is_empty() {
            return;
        }
        let mut added: HashMap<String, usize> = HashMap::new();
        let candidates = children(after, now);
        for (at, candidate) in candidates.iter().enumerate().rev() {
            if self.was(*candidate).is_none() {
                added.insert(name(after, *candidate), at);
            }
        }
        for index in gone {
            let Some(at) = added.get_mut(&name(before, index)) else {
                continue;
            };
            let free: Range<usize> = *at..candidates.len();
            let same = |candidate: &usize| {
                let candidate = candidates[*candidate];
                self.was(candidate).is_none() && name(after, candidate) == name(before, index)
            };
            if let Some(found) = free.into_iter().find(same) {
                *at = found + 1;
                self.join(index, candidates[found]);
                self.anew += 1;
            }
        }
    }
}

fn children(forest: &Forest, above: Option<Index>) -> Vec<Index> {
    match above {
        Some(above) => forest.children(above).collect(),
        None => forest.roots().collect(),
    }
}

fn name(forest: &Forest, index: Index) -> String {
    forest.get(index).name.trim().to_owned()
}
