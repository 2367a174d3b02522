//! All that holds an organization back, and not the tightest alone.

use super::LimitStatuses;
use crate::{
    limits::{
        ceiling::{Ceiling, scarcest},
        ceiling_source::CeilingSource,
    },
    organization::limits::Resource,
    tree::forest::{Forest, Index},
    workspace::BillingAccountId,
};

impl LimitStatuses {
    /// All that holds an organization back: its own limit first, then those above it from the parent up, then the
    /// subscriptions, each with what is used under it.
    pub fn ceilings(
        &self,
        forest: &Forest,
        index: Index,
        resource: Resource,
    ) -> Vec<Ceiling<CeilingSource>> {
        let own = set_by(forest, index, resource, CeilingSource::Own);
        let above = self.ceilings_above(forest, index, resource);
        own.into_iter().chain(above).collect()
    }

    /// How much more can be used and who leaves that little, where it is less than the ceiling leaves and all of it is
    /// known: an ancestor with a higher limit, or the subscriptions, of which others have used more.
    pub fn scarcer(
        &self,
        forest: &Forest,
        index: Index,
        resource: Resource,
    ) -> Option<(u64, CeilingSource)> {
        let status = self.of(forest, index, resource);
        let is_known = !status.is_unknown() && !self.is_room_unknown(forest, index, resource);
        let ceilings = self.ceilings(forest, index, resource);
        let least = scarcest(&ceilings).filter(|_| is_known)?;
        let (amount, source) = status.ceiling?;
        let is_less = least.room() < amount.saturating_sub(status.used_under);
        (is_less && least.source != source).then_some((least.room(), least.source))
    }

    /// [All that hold it back](Self::ceilings) without its own limit.
    pub fn ceilings_above(
        &self,
        forest: &Forest,
        index: Index,
        resource: Resource,
    ) -> Vec<Ceiling<CeilingSource>> {
        match forest.parent(index) {
            Some(parent) => self.ceilings_of_child(forest, parent, resource),
            None => {
                let pool = self.pools.of_root(forest, index);
                pool.and_then(|pool| self.pools.ceiling(pool, resource))
                    .into_iter()
                    .collect()
            }
        }
    }

    /// All that would hold back a child of `parent`, from the parent up.
    pub fn ceilings_of_child(
        &self,
        forest: &Forest,
        parent: Index,
        resource: Resource,
    ) -> Vec<Ceiling<CeilingSource>> {
        let (mut found, mut root) = (Vec::new(), parent);
        for at in std::iter::once(parent).chain(forest.ancestors(parent)) {
            found.extend(set_by(forest, at, resource, CeilingSource::Ancestor(at)));
            root = at;
        }
        let pool = self.pools.of_root(forest, root);
        found.extend(pool.and_then(|pool| self.pools.ceiling(pool, resource)));
        found
    }

    /// What would hold back a root that is billed to this account.
    pub fn ceiling_of_account(
        &self,
        account: Option<&BillingAccountId>,
        resource: Resource,
    ) -> Option<Ceiling<CeilingSource>> {
        self.pools
            .ceiling(self.pools.of_account(account)?, resource)
    }

    /// Whether what an organization or a child of it can still use depends on a use that is not known: of one above
    /// that limits it, or of all that share the subscriptions.
    pub fn is_room_unknown(&self, forest: &Forest, index: Index, resource: Resource) -> bool {
        let mut root = index;
        for above in forest.ancestors(index) {
            root = above;
            let organization = forest.get(above);
            if organization.limits.get(resource).amount().is_some()
                && !organization.usage.subtree.is_known(resource)
            {
                return true;
            }
        }
        let pool = self.pools.of_root(forest, root);
        pool.is_some_and(|pool| self.pools.is_room_unknown(pool, resource))
    }
}

/// The ceiling that an organization sets by its own limit.
pub(super) fn set_by(
    forest: &Forest,
    at: Index,
    resource: Resource,
    source: CeilingSource,
) -> Option<Ceiling<CeilingSource>> {
    let organization = forest.get(at);
    Some(Ceiling {
        amount: organization.limits.get(resource).amount()?,
        used: organization.usage.subtree.get(resource),
        source,
    })
}
