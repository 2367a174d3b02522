//! The tree of a workspace, built from the flat list the API sends.
//! Knows order and kinship, no expansion, search or limits.
//!
//! Organizations stand in one arena in pre-order, so a subtree is a contiguous range: descendants,
//! their number and whether one organization lies below another are questions about ranges, never
//! walks. Whatever the list holds, each id in it stands in the arena exactly once.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
    sync::Arc,
};

use rustc_hash::FxBuildHasher;

use crate::{
    organization::{Organization, OrganizationId},
    tree::anomaly::Anomaly,
    unicode::unseen::is_blank,
};

/// Where an organization stands in its [`Forest`]: its rank in pre-order. Good for that forest alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Index(pub(crate) u32);

impl Index {
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) organization: Arc<Organization>,
    pub(super) parent: Option<Index>,
    pub(super) depth: u32,
    /// One past the last descendant.
    pub(super) end: u32,
    pub(super) children: u32,
    /// Among its siblings, from 0.
    pub(super) position: u32,
    /// Of its name, among all names of the forest.
    pub(super) name_rank: u32,
}

/// The tree of a workspace. Roots and siblings are in natural order of their names: "Store 2"
/// before "Store 10".
#[derive(Clone, Debug, Default)]
pub struct Forest {
    pub(super) nodes: Vec<Node>,
    pub(super) by_id: Numbers,
    pub(super) roots: u32,
    pub(super) anomalies: BTreeMap<Index, Vec<Anomaly>>,
}

/// One kind of map for all that is counted by id: each kind is compiled anew, and downloaded.
pub(super) type Numbers = HashMap<OrganizationId, u32, FxBuildHasher>;

impl Forest {
    /// The forest with one organization put in, or put in place of the one with its id.
    #[must_use]
    pub fn with(&self, organization: Organization) -> Self {
        self.with_all([organization])
    }

    /// The forest with some organizations put in, each in place of the one with its id.
    #[must_use]
    pub fn with_all(&self, organizations: impl IntoIterator<Item = Organization>) -> Self {
        let mut listed: Vec<_> = self
            .iter()
            .map(|(_, organization)| Arc::clone(organization))
            .collect();
        let mut added = Numbers::default();
        for organization in organizations {
            let held = self.by_id.get(&organization.id);
            match held.or_else(|| added.get(&organization.id)) {
                Some(&at) => listed[at as usize] = Arc::new(organization),
                None => {
                    added.insert(organization.id.clone(), listed.len() as u32);
                    listed.push(Arc::new(organization));
                }
            }
        }
        Self::build(listed)
    }

    /// The forest without an organization and everything below it.
    #[must_use]
    pub fn without(&self, id: &OrganizationId) -> Self {
        let Some(index) = self.index_of(id) else {
            return self.clone();
        };
        let gone = self.subtree(index);
        let stays = self.iter().filter(|(at, _)| !gone.contains(&at.get()));
        Self::build(
            stays
                .map(|(_, organization)| Arc::clone(organization))
                .collect(),
        )
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// All of them in pre-order.
    pub fn iter(
        &self,
    ) -> impl DoubleEndedIterator<Item = (Index, &Arc<Organization>)> + ExactSizeIterator {
        self.nodes
            .iter()
            .enumerate()
            .map(|(at, place)| (Index(at as u32), &place.organization))
    }

    /// The organization that stands at `index`.
    ///
    /// # Panics
    /// Where `index` comes from a larger forest. Keep ids across forests, never indexes.
    pub fn get(&self, index: Index) -> &Arc<Organization> {
        &self.nodes[index.get()].organization
    }

    pub fn index_of(&self, id: &OrganizationId) -> Option<Index> {
        self.by_id.get(id).copied().map(Index)
    }

    pub fn find(&self, id: &OrganizationId) -> Option<&Arc<Organization>> {
        self.index_of(id).map(|index| self.get(index))
    }

    /// The index at a rank in pre-order.
    pub fn at(&self, rank: usize) -> Option<Index> {
        (rank < self.nodes.len()).then_some(Index(rank as u32))
    }

    pub fn parent(&self, index: Index) -> Option<Index> {
        self.nodes[index.get()].parent
    }

    /// Levels above it in this tree, 0 for a root.
    pub fn depth(&self, index: Index) -> u32 {
        self.nodes[index.get()].depth
    }

    /// Itself and everything below, as a range of ranks.
    pub fn subtree(&self, index: Index) -> Range<usize> {
        index.get()..self.nodes[index.get()].end as usize
    }

    /// Everything below, as a range of ranks.
    pub fn descendants(&self, index: Index) -> Range<usize> {
        index.get() + 1..self.nodes[index.get()].end as usize
    }

    /// From its parent up to its root.
    pub fn ancestors(&self, index: Index) -> impl Iterator<Item = Index> {
        std::iter::successors(self.parent(index), |&above| self.parent(above))
    }

    /// The ids and titles from the root down to an organization, itself included. Above an ancestor
    /// that is not in the forest, `path` tells the ids, and ids stand for the titles. An organization
    /// that is not in the forest is its id alone.
    pub fn way_to(&self, id: &OrganizationId) -> Vec<(OrganizationId, String)> {
        let Some(index) = self.index_of(id) else {
            return vec![(id.clone(), id.to_string())];
        };
        let mut known: Vec<Index> = std::iter::once(index)
            .chain(self.ancestors(index))
            .collect();
        known.reverse();
        let top = self.get(known[0]);
        let above = top.path_ids().filter(|_| top.parent_org_id.is_some());
        let above = above.map(|id| (OrganizationId::from(id), id.to_owned()));
        let known = known.into_iter().map(|index| {
            let organization = self.get(index);
            (organization.id.clone(), organization.title().to_owned())
        });
        above.chain(known).collect()
    }

    pub fn child_count(&self, index: Index) -> usize {
        self.nodes[index.get()].children as usize
    }

    pub fn root_count(&self) -> usize {
        self.roots as usize
    }

    /// Its direct children, in order.
    pub fn children(&self, index: Index) -> impl Iterator<Item = Index> {
        self.row_of_siblings(self.descendants(index))
    }

    pub fn roots(&self) -> impl Iterator<Item = Index> {
        self.row_of_siblings(0..self.nodes.len())
    }

    /// Itself and its siblings, in order.
    pub fn siblings(&self, index: Index) -> impl Iterator<Item = Index> {
        match self.parent(index) {
            Some(parent) => self.row_of_siblings(self.descendants(parent)),
            None => self.row_of_siblings(0..self.nodes.len()),
        }
    }

    /// The place of its name among all names in natural order, from 0; the same for names that differ only in case or
    /// accents.
    /// `None`: nothing of its name can be seen.
    pub fn name_rank(&self, index: Index) -> Option<u32> {
        let place = &self.nodes[index.get()];
        (!is_blank(&place.organization.name)).then_some(place.name_rank)
    }

    /// Its place among its siblings, from 0, and how many they are with it.
    pub fn position(&self, index: Index) -> (usize, usize) {
        let siblings = self
            .parent(index)
            .map_or(self.root_count(), |parent| self.child_count(parent));
        (self.nodes[index.get()].position as usize, siblings)
    }

    /// What did not fit about it.
    pub fn anomalies(&self, index: Index) -> &[Anomaly] {
        self.anomalies.get(&index).map_or(&[], Vec::as_slice)
    }

    /// All that did not fit, in pre-order.
    pub fn all_anomalies(&self) -> impl Iterator<Item = (Index, &Anomaly)> {
        self.anomalies
            .iter()
            .flat_map(|(&index, found)| found.iter().map(move |anomaly| (index, anomaly)))
    }

    fn row_of_siblings(&self, range: Range<usize>) -> impl Iterator<Item = Index> {
        let mut next = range.start;
        std::iter::from_fn(move || {
            let index = (next < range.end).then_some(Index(next as u32))?;
            next = self.nodes[next].end as usize;
            Some(index)
        })
    }
}

#[cfg(test)]
mod tests;
