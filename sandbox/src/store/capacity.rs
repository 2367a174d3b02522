//! The capacity of a workspace's subscriptions, and how much of it is used.

use canopy_domain::{
    organization::limits::{Amounts, Resource},
    workspace::BillingMode,
};
use rusqlite::{OptionalExtension, Row, Transaction};

use crate::error::Refusal;

/// Subscriptions that count toward capacity (documented: change log of 2025-06-26).
const COUNTED: &str = "status IN ('active', 'trialing', 'past_due')";

/// The capacity that an organization shares, and how much of it all organizations that share it use.
#[derive(Default)]
pub struct Pool {
    capacity: [Option<u64>; 3],
    used: Amounts,
}

impl Pool {
    /// `None`: no subscription includes the resource, so none limits it (assumed: Q20).
    pub fn capacity(&self, resource: Resource) -> Option<u64> {
        self.capacity[resource as usize]
    }

    pub fn used(&self, resource: Resource) -> u64 {
        self.used.get(resource)
    }
}

/// The pool behind an organization (documented: G-BILL, BA-CREATE, G-LIMITS): in `single` and
/// `pooled` the whole workspace shares all its accounts, in `assigned` everything under the roots
/// of one account shares that account.
pub fn pool(
    tx: &Transaction<'_>,
    workspace: &str,
    mode: BillingMode,
    account: Option<&str>,
) -> Result<Pool, Refusal> {
    let account = match (mode, account) {
        (BillingMode::Assigned, Some(account)) => account,
        // A root without an account has no capacity; seeds and constraints prevent such roots.
        (BillingMode::Assigned, None) => {
            return Ok(Pool::default());
        }
        (BillingMode::Single | BillingMode::Pooled, _) => return shared_pool(tx, workspace),
    };
    let capacity = tx
        .prepare_cached(&format!(
            "SELECT sum(locations), sum(users), sum(sso) FROM subscriptions WHERE billing_account_id = ?1 AND {COUNTED}"
        ))?
        .query_row([account], three)?;
    let used = tx
        .prepare_cached(
            "SELECT sum(used_locations), sum(used_users), sum(used_sso) FROM organizations
             WHERE workspace_id = ?1 AND root_id IN
                 (SELECT id FROM organizations WHERE workspace_id = ?1 AND billing_account_id = ?2)",
        )?
        .query_row([workspace, account], amounts)?;
    Ok(Pool { capacity, used })
}

fn shared_pool(tx: &Transaction<'_>, workspace: &str) -> Result<Pool, Refusal> {
    let capacity = workspace_capacity(tx, workspace)?;
    let used = tx
        .prepare_cached(
            "SELECT sum(used_locations), sum(used_users), sum(used_sso) FROM organizations WHERE workspace_id = ?1",
        )?
        .query_row([workspace], amounts)?;
    Ok(Pool { capacity, used })
}

fn workspace_capacity(tx: &Transaction<'_>, workspace: &str) -> Result<[Option<u64>; 3], Refusal> {
    Ok(tx
        .prepare_cached(&format!(
            "SELECT sum(locations), sum(users), sum(sso) FROM subscriptions
             WHERE {COUNTED} AND billing_account_id IN (SELECT id FROM billing_accounts WHERE workspace_id = ?1)"
        ))?
        .query_row([workspace], three)?)
}

/// The total number of users in all subscriptions of a workspace.
pub fn seats(tx: &Transaction<'_>, workspace: &str) -> Result<Option<u64>, Refusal> {
    let [_, users, _] = workspace_capacity(tx, workspace)?;
    Ok(users)
}

/// The name of a billing account with an active subscription.
pub fn account_with_subscription(
    tx: &Transaction<'_>,
    workspace: &str,
) -> Result<Option<String>, Refusal> {
    Ok(tx
        .query_row(
            &format!(
                "SELECT name FROM billing_accounts WHERE workspace_id = ?1
                 AND id IN (SELECT billing_account_id FROM subscriptions WHERE {COUNTED}) LIMIT 1"
            ),
            [workspace],
            |row| row.get(0),
        )
        .optional()?)
}

fn three(row: &Row<'_>) -> Result<[Option<u64>; 3], rusqlite::Error> {
    Ok([row.get(0)?, row.get(1)?, row.get(2)?])
}

/// Three sums, in the order of [`Resource::ALL`]; the sum of nothing is 0.
pub fn amounts(row: &Row<'_>) -> Result<Amounts, rusqlite::Error> {
    let mut amounts = Amounts::default();
    for (resource, amount) in Resource::ALL.into_iter().zip(three(row)?) {
        amounts.set(resource, amount.unwrap_or(0));
    }
    Ok(amounts)
}
