//! Billing modes and billing accounts.

use canopy_domain::workspace::BillingMode;

pub const fn mode(mode: BillingMode) -> &'static str {
    match mode {
        BillingMode::Single => "Single billing",
        BillingMode::Assigned => "Assigned billing",
        BillingMode::Pooled => "Pooled billing",
    }
}

/// Beside the name of a workspace, where [`subscriptions::about`](crate::limits::subscriptions::about) says the rest.
pub const fn mode_briefly(mode: BillingMode) -> &'static str {
    match mode {
        BillingMode::Single => "Single",
        BillingMode::Assigned => "Assigned",
        BillingMode::Pooled => "Pooled",
    }
}

/// Which rule decides the billing account of an organization about to be created.
pub const fn rule(mode: BillingMode, is_root: bool) -> &'static str {
    match (mode, is_root) {
        (BillingMode::Single, true) => {
            "This workspace bills everything to one account, which the root organization specifies."
        }
        (BillingMode::Assigned, true) => {
            "Each root organization specifies a billing account. Its descendants use the same account."
        }
        (BillingMode::Single | BillingMode::Assigned, false) => {
            "A child uses its root organization's billing account."
        }
        (BillingMode::Pooled, _) => {
            "This workspace pools its billing accounts, so organizations don't specify one."
        }
    }
}

/// Which rule decides whether an organization that exists can move to another billing account.
pub const fn rule_of_existing(mode: BillingMode, is_root: bool) -> &'static str {
    match (mode, is_root) {
        (BillingMode::Single, true) => {
            "This workspace bills everything to one account, so it can't be changed."
        }
        (BillingMode::Assigned, true) => {
            "This organization can move to any account with enough capacity. Its descendants move too."
        }
        (mode, is_root) => rule(mode, is_root),
    }
}
