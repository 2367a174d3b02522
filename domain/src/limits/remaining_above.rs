//! What a new child's limits stand under: the list's own sums and the API's report of its parent, taken together.

use crate::{
    limits::{
        ceiling::{Ceiling, scarcest, tightest},
        ceiling_source::CeilingSource,
        report::ReportedLimit,
        status::LimitStatuses,
    },
    organization::limits::{Limit, Resource},
    tree::forest::{Forest, Index},
    workspace::{BillingAccountId, billing_payer::billing_account},
};

/// One resource of an organization, as what stands above it leaves it: its ancestors' limits and what the subscriptions
/// allow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RemainingAbove {
    /// What it will be held to, from the parent up, then the subscriptions.
    pub ceilings: Vec<Ceiling<CeilingSource>>,
    /// How much more can be used, and who leaves the least. `None`: without end.
    pub room: Option<(u64, CeilingSource)>,
    /// Whether there may be less room, because a limit above or what is used under one could not be read, and no report
    /// says otherwise.
    pub is_unknown: bool,
}

impl RemainingAbove {
    /// What stands above a child of `parent`, one that is there as one that is to be.
    pub fn of_child(
        forest: &Forest,
        statuses: &LimitStatuses,
        parent: Index,
        resource: Resource,
        report: Option<&ReportedLimit>,
    ) -> Self {
        let mut remaining_above = Self::under(statuses.ceilings_of_child(forest, parent, resource));
        remaining_above.is_unknown = is_unknown(forest, parent, resource)
            || statuses.of(forest, parent, resource).lacks.ceiling
            || statuses.is_room_unknown(forest, parent, resource);
        if let Some(report) = report {
            remaining_above.weigh(report);
        }
        remaining_above
    }

    /// What stands above a root that is to be billed to this account: its subscriptions.
    pub fn of_root(
        statuses: &LimitStatuses,
        account: Option<&BillingAccountId>,
        resource: Resource,
    ) -> Self {
        let pools = statuses.pools();
        let pool = pools.of_account(account);
        let ceiling = pool.and_then(|pool| pools.ceiling(pool, resource));
        Self {
            is_unknown: pool.is_some_and(|pool| pools.is_room_unknown(pool, resource)),
            ..Self::under(ceiling.into_iter().collect())
        }
    }

    /// What stands above an organization that exists: all but its own limit. `report` is that of its parent. Of a root
    /// it is its own, which shows the capacity only where that is lower than the root's own limit.
    pub fn above(
        forest: &Forest,
        statuses: &LimitStatuses,
        index: Index,
        resource: Resource,
        report: Option<&ReportedLimit>,
    ) -> Self {
        if let Some(parent) = forest.parent(index) {
            return Self::of_child(forest, statuses, parent, resource, report);
        }
        let account = billing_account(forest, index).map(|(account, _)| account);
        let known = Self::of_root(statuses, account, resource);
        if known != Self::default() {
            return known;
        }
        let own = forest.get(index).limits.get(resource);
        if own.is_unknown() {
            // Whether the total is its own limit or the capacity nobody can tell.
            return Self {
                is_unknown: true,
                ..Self::default()
            };
        }
        let own = own.amount();
        let capacity = report.and_then(|report| {
            let total = report.total?;
            own.is_none_or(|own| total < own).then(|| Ceiling {
                amount: total,
                used: total.saturating_sub(report.free.unwrap_or(total)),
                source: CeilingSource::Subscription,
            })
        });
        Self::under(capacity.into_iter().collect())
    }

    fn under(ceilings: Vec<Ceiling<CeilingSource>>) -> Self {
        let room = scarcest(&ceilings).map(|ceiling| (ceiling.room(), ceiling.source));
        Self {
            ceilings,
            room,
            is_unknown: false,
        }
    }

    /// The limit that decides how high its own may be.
    pub fn tightest(&self) -> Option<&Ceiling<CeilingSource>> {
        tightest(&self.ceilings)
    }

    /// The report's `total` is the lowest of all ceilings and its `free` the least room (assumed:
    /// see [`ReportedLimit`]). What it has less of than the list, the subscription holds back.
    fn weigh(&mut self, report: &ReportedLimit) {
        // What the list lacks may be what the report knows, and no capacity.
        let holder = if self.is_unknown {
            CeilingSource::Reported
        } else {
            CeilingSource::Subscription
        };
        self.is_unknown = false;
        let known = self.tightest().map(|ceiling| ceiling.amount);
        let reported = |amount: u64, source| Ceiling {
            amount,
            used: amount.saturating_sub(report.free.unwrap_or(amount)),
            source,
        };
        match (report.total, known) {
            (Some(total), Some(known)) if total > known => {
                *self = Self::under(vec![reported(total, CeilingSource::Reported)]);
            }
            (None, Some(_)) => *self = Self::default(),
            (Some(total), known) if known.is_none_or(|known| total < known) => {
                self.ceilings.push(reported(total, holder));
            }
            _ => {}
        }
        if let Some(free) = report.free
            && self.room.is_none_or(|(room, _)| free < room)
        {
            self.room = Some((free, holder));
        }
    }
}

/// Whether its limit, or what is used under it, could not be read.
fn is_unknown(forest: &Forest, at: Index, resource: Resource) -> bool {
    let organization = forest.get(at);
    match organization.limits.get(resource) {
        Limit::Unknown => true,
        limit => limit.amount().is_some() && !organization.usage.subtree.is_known(resource),
    }
}

#[cfg(test)]
mod tests;
