//! The limits that apply to an organization: its own, its ancestors' and the capacity.

use canopy_domain::{
    limits::ceiling::Ceiling,
    organization::{Organization, limits::Resource},
};
use rusqlite::Transaction;

use super::get;
use crate::{
    error::Refusal,
    origin::Origin,
    store::{
        capacity::{self, Pool},
        workspaces::Access,
    },
};

/// What set a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setter {
    Itself,
    Ancestor { name: String },
    Capacity,
}

/// The ancestors and the capacity of an organization, or of one about to be created.
pub struct Above {
    /// The root first.
    ancestors: Vec<Organization>,
    pool: Pool,
}

impl Above {
    /// Of an organization that exists.
    pub fn of(
        tx: &Transaction<'_>,
        access: &Access,
        organization: &Organization,
    ) -> Result<Above, Refusal> {
        let ancestors = organization
            .path_ids()
            .map(|id| get(tx, access.id(), id, &Origin::default()))
            .collect::<Result<_, _>>()?;
        Self::new(tx, access, ancestors, organization.account_id())
    }

    /// Of a new child of `parent`.
    pub fn of_child(
        tx: &Transaction<'_>,
        access: &Access,
        parent: &Organization,
    ) -> Result<Above, Refusal> {
        let mut above = Self::of(tx, access, parent)?;
        above.ancestors.push(parent.clone());
        Ok(above)
    }

    /// Of a root that `account` pays for.
    pub fn of_root(
        tx: &Transaction<'_>,
        access: &Access,
        account: Option<&str>,
    ) -> Result<Above, Refusal> {
        Self::new(tx, access, Vec::new(), account)
    }

    fn new(
        tx: &Transaction<'_>,
        access: &Access,
        ancestors: Vec<Organization>,
        account: Option<&str>,
    ) -> Result<Above, Refusal> {
        let pool = capacity::pool(tx, access.id(), access.mode, account)?;
        Ok(Above { ancestors, pool })
    }

    pub fn parent(&self) -> Option<&Organization> {
        self.ancestors.last()
    }

    /// Every ancestor's limit, and the capacity (documented: G-HIER, LIMITS, G-SDX).
    pub fn ceilings(&self, resource: Resource) -> Vec<Ceiling<Setter>> {
        let ancestors = self.ancestors.iter().filter_map(|ancestor| {
            Some(Ceiling {
                amount: ancestor.limits.get(resource).amount()?,
                used: ancestor.usage.subtree.get(resource),
                source: Setter::Ancestor {
                    name: ancestor.name.clone(),
                },
            })
        });
        let capacity = self.pool.capacity(resource).map(|amount| Ceiling {
            amount,
            used: self.pool.used(resource),
            source: Setter::Capacity,
        });
        ancestors.chain(capacity).collect()
    }

    /// The organization's own limit, then [`Above::ceilings`].
    pub fn ceilings_with_own(
        &self,
        organization: &Organization,
        resource: Resource,
    ) -> Vec<Ceiling<Setter>> {
        let own = organization
            .limits
            .get(resource)
            .amount()
            .map(|amount| Ceiling {
                amount,
                used: organization.usage.subtree.get(resource),
                source: Setter::Itself,
            });
        own.into_iter().chain(self.ceilings(resource)).collect()
    }
}
