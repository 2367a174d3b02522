//! What the subscriptions of a workspace allow: asked for once its billing accounts are known, and not waited for.

use std::sync::Arc;

use canopy_domain::{
    limits::capacity::Capacities,
    wire::List,
    workspace::{BillingAccount, BillingAccountId, Workspace, subscription::Subscription},
};
use leptos::prelude::*;

use super::WorkspaceState;
use crate::{
    api,
    code_split::split_off,
    reactive::{effect, memo},
    state::remote::Remote,
};

/// Those of each account; `None` where they are not all known.
pub type Subscriptions = Vec<(BillingAccountId, Option<Vec<Subscription>>)>;

/// What they allow, as far as that is known.
pub fn capacities(
    workspace: Remote<Workspace>,
    subscriptions: Remote<Subscriptions>,
) -> Memo<Capacities> {
    memo(move |_| {
        let mode = workspace
            .latest()
            .and_then(|workspace| workspace.billing_mode);
        let known = subscriptions.latest();
        known.map_or_else(Capacities::default, |known| Capacities::of(mode, &known))
    })
}

/// Asks for those of each account once the list is there, and again when the accounts have been read again.
pub fn ask_when_listed(state: WorkspaceState) {
    let has_arrived = memo(move |_| state.organizations.has_arrived());
    effect(move || {
        let accounts = state.billing_accounts.latest();
        if let Some(accounts) = accounts.filter(|_| has_arrived.get()) {
            state.organizations.spawn(async move {
                // Without it the limits are those of the list alone, as the page of limits says.
                let _ = begin(state, accounts).await;
            });
        }
    });
}

// Reading them is left out of what the list waits for.
split_off! {
    around: fn begin(state: WorkspaceState, accounts: Arc<List<BillingAccount>>) -> () {
        let Some(workspace) = state.try_id() else { return Ok(()) };
        let answers = accounts.data.iter().map(|account| {
            let id = account.id.clone();
            let answer = state.session.send(api::billing_accounts::subscriptions(&workspace, &id));
            async move { answer.await.map(|list| (id, list.is_whole().then_some(list.data))) }
        });
        let answers = futures::future::try_join_all(answers.collect::<Vec<_>>());
        let is_whole = accounts.is_whole();
        state.subscriptions.ask(async move {
            let mut all = answers.await?;
            if !is_whole {
                // Of accounts that the API held back nothing is known.
                all.push((BillingAccountId::default(), None));
            }
            Ok(all)
        });
    }
}
