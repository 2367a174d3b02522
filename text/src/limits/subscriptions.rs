//! What the subscriptions of a workspace allow, for each account or for all together.

use canopy_domain::{limits::status::PoolCounts, workspace::BillingMode};

use crate::counts::{counted, grouped};

pub const TITLE: &str = "Subscriptions";
pub const ACCOUNT: &str = "Billing account";
/// In place of an account's name, where a workspace pools them.
pub const ALL_ACCOUNTS: &str = "All billing accounts";

/// Who shares what.
pub const fn about(mode: BillingMode) -> &'static str {
    match mode {
        BillingMode::Single => {
            "Single billing: all organizations share what the subscriptions of one account allow."
        }
        BillingMode::Assigned => {
            "Assigned billing: the root organizations of an account, and their descendants, share what its \
             subscriptions allow."
        }
        BillingMode::Pooled => {
            "Pooled billing: all organizations share what the subscriptions of all accounts allow together."
        }
    }
}

/// How many there are and how they stand, where they are not listed: "10 accounts: 1 full, 7 at 80% to full".
pub fn summary(accounts: usize, counts: PoolCounts) -> String {
    let all = counted(accounts as u64, "account", "accounts");
    let parts = [
        (counts.over, "over"),
        (counts.full, "full"),
        (counts.near, "at 80% to full"),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(count, state)| format!("{} {state}", grouped(count as u64)))
        .collect();
    match parts.is_empty() {
        true => format!("{all}, all under 80%"),
        false => format!("{all}: {}", parts.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts_what_is_over_full_or_near() {
        let counts = PoolCounts {
            over: 0,
            full: 1,
            near: 7,
        };
        assert_eq!(summary(10, counts), "10 accounts: 1 full, 7 at 80% to full");
        assert_eq!(
            summary(1, PoolCounts::default()),
            "1 account, all under 80%"
        );
    }
}
