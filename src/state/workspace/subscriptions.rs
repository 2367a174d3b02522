//! What the subscriptions of a workspace allow: asked for once the list is there and its billing accounts are known.
//! The list does not wait for it, not even for the code.

use canopy_domain::{
    limits::capacity::Capacities,
    workspace::{BillingAccountId, subscription::Subscription},
};

use leptos::prelude::*;

use super::WorkspaceState;
use crate::{
    api,
    reactive::{effect, memo},
    state::remote::Remote,
};

/// Those of each account; `None` where they are not all known.
type Subscriptions = Vec<(BillingAccountId, Option<Vec<Subscription>>)>;

/// Asks for those of each account, and again when the accounts have been read again, until the current owner ends.
pub fn ask_when_listed(state: WorkspaceState) {
    let subscriptions = Remote::<Subscriptions>::default();
    let has_arrived = memo(move |_| state.organizations.has_arrived());
    effect(move || {
        if has_arrived.get() {
            ask(state, subscriptions);
        }
    });
    effect(move || {
        let mode = state
            .workspace
            .latest()
            .and_then(|workspace| workspace.billing_mode);
        let known = subscriptions.latest();
        let capacities = known.map(|known| Capacities::of(mode, &known));
        state
            .organizations
            .set_capacities(capacities.unwrap_or_default());
    });
    effect(move || state.capacity_error.set(subscriptions.error()));
}

fn ask(state: WorkspaceState, subscriptions: Remote<Subscriptions>) {
    let Some((accounts, workspace)) = state.billing_accounts.latest().zip(state.try_id()) else {
        return;
    };
    let answers = accounts.data.iter().map(|account| {
        let id = account.id.clone();
        let call = api::billing_accounts::subscriptions(&workspace, &id);
        let answer = state.session.send(call);
        async move {
            answer
                .await
                .map(|list| (id, list.is_whole().then_some(list.data)))
        }
    });
    let answers = futures::future::try_join_all(answers.collect::<Vec<_>>());
    subscriptions.ask(async move {
        let mut all = answers.await?;
        if !accounts.is_whole() {
            // Of accounts that the API held back nothing is known.
            all.push((BillingAccountId::default(), None));
        }
        Ok(all)
    });
}
