//! What a plan is checked against in a workspace that is open.

use canopy_domain::{
    changes::plan::{Plan, check::Checked, finding::Around},
    workspace::{BillingAccount, BillingAccountId},
};

use crate::state::workspace::WorkspaceState;

/// Checks a plan as everything is known now. Follows what it reads.
pub fn check(workspace: WorkspaceState, plan: &Plan) -> Checked {
    let organizations = workspace.organizations;
    let (forest, statuses) = (organizations.forest(), organizations.statuses());
    let accounts = workspace.billing_accounts.latest();
    let accounts = accounts.filter(|accounts| accounts.is_whole());
    let ids: Option<Vec<BillingAccountId>> = accounts.map(|accounts| {
        let ids = accounts
            .data
            .iter()
            .map(|account: &BillingAccount| account.id.clone());
        ids.collect()
    });
    let only_account = match ids.as_deref() {
        Some([only]) => Some(only),
        _ => None,
    };
    plan.check(&Around {
        forest: &forest,
        pools: statuses.pools(),
        mode: workspace
            .workspace
            .latest()
            .and_then(|workspace| workspace.billing_mode),
        accounts: ids.as_deref(),
        only_account,
        block: workspace.write_block(),
    })
}
