//! What is remembered of an organization that was shown, for when it is there no longer.

use canopy_domain::{
    organization::OrganizationId,
    tree::forest::{Forest, Index},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSeen {
    pub id: OrganizationId,
    pub name: String,
    /// From its parent up to its root.
    ancestors: Vec<OrganizationId>,
}

impl LastSeen {
    pub fn of(forest: &Forest, index: Index) -> Self {
        let organization = forest.get(index);
        let ancestors = forest.ancestors(index);
        Self {
            id: organization.id.clone(),
            name: organization.title().to_owned(),
            ancestors: ancestors
                .map(|index| forest.get(index).id.clone())
                .collect(),
        }
    }

    /// The lowest of its ancestors that is still there.
    pub fn closest_ancestor(&self, forest: &Forest) -> Option<Index> {
        let mut there = (self.ancestors.iter()).filter_map(|id| forest.index_of(id));
        there.next()
    }
}
