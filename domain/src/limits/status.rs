//! How each organization of a forest stands against its limits: its own, those above it and the subscriptions.

mod ceilings;
mod setter;

use self::{ceilings::set_by, setter::Setter};
use crate::{
    limits::{
        bound::{Bound, State},
        capacity::{Pool, Pools},
        ceiling::Ceiling,
        ceiling_source::CeilingSource,
    },
    organization::limits::{Limit, Resource},
    tree::forest::{Forest, Index},
};

/// One resource of one organization: what is used and what holds it back.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LimitStatus {
    pub own_use: u64,
    pub subtree_use: u64,
    /// The limit set on the organization itself.
    pub limit: Limit,
    /// The tightest of its own limit, all above it and what the subscriptions allow, and who set it. `None`: nothing
    /// that is known limits it.
    pub ceiling: Option<(u64, CeilingSource)>,
    /// What all that are under that ceiling use together: its subtree where there is none, or it is its own.
    pub used_under: u64,
    /// Whether nothing more can be used, because of this ceiling or of another one above.
    pub is_full: bool,
    /// What of this could not be read.
    pub lacks: Lacks,
}

/// Which numbers could not be read. What is known stands as a bound: of a use the least, of a ceiling the highest that
/// it can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lacks {
    pub own_use: bool,
    pub subtree_use: bool,
    /// A limit of its own or above it.
    pub ceiling: bool,
}

impl LimitStatus {
    /// How the use of a capacity stands against it.
    pub fn of_pool(pool: &Pool, resource: Resource) -> Self {
        let allowed = pool.capacity.allowed[resource as usize];
        let used = pool.used[resource as usize];
        Self {
            subtree_use: used,
            ceiling: allowed.map(|amount| (amount, CeilingSource::Own)),
            used_under: used,
            is_full: allowed.is_some_and(|amount| amount <= used),
            lacks: Lacks {
                subtree_use: !pool.is_use_known[resource as usize],
                ..Lacks::default()
            },
            ..Self::default()
        }
    }

    pub fn state(&self) -> State {
        match self.ceiling_bound().state(self.subtree_use) {
            State::Over => State::Over,
            State::Off if !self.lacks.subtree_use => State::Off,
            _ if self.is_unknown() => State::Unknown,
            _ if self.is_full => State::Full,
            state => state,
        }
    }

    /// What its use is measured against: the ceiling, unless it cannot be said how the use stands against it.
    pub fn bound(&self) -> Bound {
        match self.state() {
            State::Unknown => Bound::Unbounded,
            _ => self.ceiling_bound(),
        }
    }

    fn ceiling_bound(&self) -> Bound {
        Bound::of(self.ceiling.map(|(amount, _)| amount))
    }

    /// Whether the ceiling is not its own limit. One that is as tight as those above is itself the ceiling: see
    /// [`LimitStatuses`].
    pub fn is_set_above(&self) -> bool {
        (self.ceiling).is_some_and(|(_, source)| source != CeilingSource::Own)
    }

    /// How much more is used than the ceiling allows.
    pub fn excess(&self) -> u64 {
        self.ceiling
            .map_or(0, |(amount, _)| self.subtree_use.saturating_sub(amount))
    }

    /// What others under the same ceiling use.
    pub fn used_by_others(&self) -> u64 {
        self.used_under.saturating_sub(self.subtree_use)
    }

    /// Whether it cannot be said how much room is left.
    pub fn is_unknown(&self) -> bool {
        self.lacks.subtree_use || self.lacks.ceiling
    }

    /// The part of the ceiling that the subtree uses, 1.0 for all of it; more where it is exceeded,
    /// infinite where something is used under a ceiling of 0. `None`: nothing limits it, or that is unknown.
    pub fn share(&self) -> Option<f64> {
        let (amount, _) = self.ceiling?;
        if self.is_unknown() && self.subtree_use <= amount {
            return None;
        }
        Some(match (self.subtree_use, amount) {
            (0, 0) => 0.0,
            (used, amount) => used as f64 / amount as f64,
        })
    }
}

/// How many capacities are over, full and near in one of their resources, each counted once, as the worst it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PoolCounts {
    pub over: usize,
    pub full: usize,
    pub near: usize,
}

impl PoolCounts {
    pub fn of(pools: &[Pool]) -> Self {
        let mut counts = Self::default();
        for pool in pools {
            let states = Resource::ALL.map(|resource| LimitStatus::of_pool(pool, resource).state());
            let by_state = [
                (State::Over, &mut counts.over),
                (State::Full, &mut counts.full),
                (State::Near, &mut counts.near),
            ];
            let worst = by_state
                .into_iter()
                .find(|(state, _)| states.contains(state));
            if let Some((_, count)) = worst {
                *count += 1;
            }
        }
        counts
    }
}

/// The statuses of a whole forest, worked out in one pass from the roots down.
#[derive(Clone, Debug, Default)]
pub struct LimitStatuses {
    /// Who sets the ceiling, for each resource.
    setters: Vec<[Setter; 3]>,
    /// The resources, a bit each, of which a limit on the way up could not be read.
    unknown: Vec<u8>,
    /// The resources, a bit each, of which nothing is left under a ceiling on the way up.
    full: Vec<u8>,
    pools: Pools,
}

impl LimitStatuses {
    /// By what the forest says alone.
    pub fn new(forest: &Forest) -> Self {
        Self::with(forest, Pools::default())
    }

    /// By what the forest says and the subscriptions allow. The pools are those of the same forest.
    pub fn with(forest: &Forest, pools: Pools) -> Self {
        let mut all = Self {
            setters: Vec::with_capacity(forest.len()),
            unknown: Vec::with_capacity(forest.len()),
            full: Vec::with_capacity(forest.len()),
            pools,
        };
        for (index, organization) in forest.iter() {
            let (mut own, mut lacks, mut full) = match forest.parent(index) {
                Some(parent) => {
                    let parent = parent.get();
                    (all.setters[parent], all.unknown[parent], all.full[parent])
                }
                None => all.of_root(forest, index),
            };
            for (setter, resource) in own.iter_mut().zip(Resource::ALL) {
                let (limit, bit) = (organization.limits.get(resource), resource as u8);
                lacks |= u8::from(limit.is_unknown()) << bit;
                let Some(amount) = limit.amount() else {
                    continue;
                };
                full |= u8::from(amount <= organization.usage.subtree.get(resource)) << bit;
                if all
                    .amount(forest, *setter, resource)
                    .is_none_or(|above| amount <= above)
                {
                    *setter = Setter::of_organization(index);
                }
            }
            all.setters.push(own);
            all.unknown.push(lacks);
            all.full.push(full);
        }
        all
    }

    /// What stands above a root: who sets its ceilings, what is unknown, and what is full.
    fn of_root(&self, forest: &Forest, root: Index) -> ([Setter; 3], u8, u8) {
        let pool = self.pools.of_root(forest, root);
        let mut full = 0;
        let setters = Resource::ALL.map(|resource| {
            let ceiling = pool.and_then(|pool| self.pools.ceiling(pool, resource));
            full |= u8::from((ceiling.as_ref()).is_some_and(|ceiling| ceiling.room() == 0))
                << resource as u8;
            Setter::of_pool(pool.filter(|_| ceiling.is_some()))
        });
        let unknown = if forest.get(root).is_parent_unread() {
            u8::MAX
        } else {
            0
        };
        (setters, unknown, full)
    }

    fn amount(&self, forest: &Forest, setter: Setter, resource: Resource) -> Option<u64> {
        match setter.pool() {
            Some(pool) => self.pools.amount(pool, resource),
            None => forest
                .get(setter.organization()?)
                .limits
                .get(resource)
                .amount(),
        }
    }

    /// How an organization of the same forest stands.
    pub fn of(&self, forest: &Forest, index: Index, resource: Resource) -> LimitStatus {
        let organization = forest.get(index);
        let setter = self
            .setters
            .get(index.get())
            .map_or(Setter::NOBODY, |setters| setters[resource as usize]);
        let subtree_use = organization.usage.subtree.get(resource);
        let ceiling = self.ceiling(forest, setter, resource);
        let bit = |bits: &[u8]| {
            (bits.get(index.get())).is_some_and(|bits| bits >> resource as u8 & 1 == 1)
        };
        LimitStatus {
            own_use: organization.usage.own.get(resource),
            subtree_use,
            limit: organization.limits.get(resource),
            used_under: ceiling.as_ref().map_or(subtree_use, |ceiling| ceiling.used),
            ceiling: ceiling.map(|ceiling| match ceiling.source {
                CeilingSource::Ancestor(setter) if setter == index => {
                    (ceiling.amount, CeilingSource::Own)
                }
                source => (ceiling.amount, source),
            }),
            is_full: bit(&self.full),
            lacks: Lacks {
                own_use: !organization.usage.own.is_known(resource),
                subtree_use: !organization.usage.subtree.is_known(resource),
                ceiling: bit(&self.unknown),
            },
        }
    }

    fn ceiling(
        &self,
        forest: &Forest,
        setter: Setter,
        resource: Resource,
    ) -> Option<Ceiling<CeilingSource>> {
        match setter.pool() {
            Some(pool) => self.pools.ceiling(pool, resource),
            None => {
                let setter = setter.organization()?;
                set_by(forest, setter, resource, CeilingSource::Ancestor(setter))
            }
        }
    }

    /// The largest share of any ceiling it is under: how close the organization is to the first of them.
    pub fn closest(&self, forest: &Forest, index: Index) -> Option<f64> {
        let shares = Resource::ALL
            .into_iter()
            .filter_map(|resource| self.of(forest, index, resource).share());
        shares.max_by(f64::total_cmp)
    }

    /// The resource that is in most need of being looked at: over before full, full before near, and of those in the
    /// same state the one with the largest share of its ceiling in use. Where all is well, users.
    pub fn worst(&self, forest: &Forest, index: Index) -> Resource {
        let rank = |resource: &Resource| {
            let status = self.of(forest, index, *resource);
            let state = match status.state() {
                State::Over => 3_u8,
                State::Full => 2,
                State::Near => 1,
                _ => 0,
            };
            // Shares are never negative, so their bits are in the order of the numbers.
            let share = status.share().filter(|_| state > 0);
            (state, share.map_or(0, f64::to_bits))
        };
        let [locations, users, sso] = Resource::ALL;
        // The last of those that are alike.
        [sso, locations, users]
            .into_iter()
            .max_by_key(rank)
            .unwrap_or(users)
    }

    /// Whether any resource of the organization is in one of these states.
    pub fn any(&self, forest: &Forest, index: Index, states: &[State]) -> bool {
        Resource::ALL
            .into_iter()
            .any(|resource| states.contains(&self.of(forest, index, resource).state()))
    }

    /// What the subscriptions allow, and what of it is used.
    pub fn pools(&self) -> &Pools {
        &self.pools
    }
}

#[cfg(test)]
mod tests;
