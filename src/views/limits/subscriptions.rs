//! What the subscriptions allow, what of it is used and what is left: a line for each billing account, or for all
//! together.

use canopy_domain::{
    limits::{
        capacity::Pool,
        status::{LimitStatus, PoolCounts},
    },
    list::filter::{Filter, filters_word},
    organization::limits::Resource,
    workspace::BillingMode,
};
use canopy_text::{
    limits::{resource_label, subscriptions as text},
    usage::of_limit_and_left,
};
use leptos::prelude::*;

use crate::{
    address::use_address,
    components::{disclosure::Disclosure, meter::Meter},
    reactive::{derived, memo},
    routes::{Route, query::FILTER},
    state::{preferences::use_preferences, workspace::use_workspace},
    views::{capacity_notice::CapacityNotice, usage_meter::gauge_of},
};

/// So many are listed unless one has chosen otherwise: more would push the limits out of sight.
const LISTED_UNASKED: usize = 3;

#[component]
pub fn Subscriptions() -> impl IntoView {
    let workspace = use_workspace();
    let pools = memo(move |_| workspace.organizations.statuses().pools().all().to_vec());
    let mode = memo(move |_| workspace.workspace.latest()?.billing_mode);
    let failure = derived(move || workspace.capacity_error());
    let preferences = use_preferences();
    let is_open = memo(move |_| {
        let is_short = pools.with(Vec::len) <= LISTED_UNASKED;
        preferences.subscriptions().unwrap_or(is_short)
    });
    let about = move || match is_open.get() {
        true => mode.get().map(|mode| text::about(mode).to_owned()),
        false => Some(pools.with(|pools| text::summary(pools.len(), PoolCounts::of(pools)))),
    };
    view! {
        <Show when=move || failure.with(Option::is_some)>
            <div class="page-note">
                <CapacityNotice
                    failure
                    retry=move || workspace.ask_billing()
                    is_above=derived(move || workspace.organizations.stale() == failure.get())
                />
            </div>
        </Show>
        <Show when=move || pools.with(|pools| !pools.is_empty())>
            <section class="subscriptions" aria-label=text::TITLE>
                <div class="subscriptions-head">
                    <Disclosure
                        title=text::TITLE
                        controls="subscriptions-table"
                        is_open
                        on_toggle=move |is_open| preferences.set_subscriptions(is_open)
                    />
                    <p class="subscriptions-about">{about}</p>
                </div>
                <div id="subscriptions-table">
                    <Show when=move || is_open.get()><Table pools mode/></Show>
                </div>
            </section>
        </Show>
    }
}

#[component]
fn Table(pools: Memo<Vec<Pool>>, mode: Memo<Option<BillingMode>>) -> impl IntoView {
    let head =
        Resource::ALL.map(|resource| view! { <th scope="col">{resource_label(resource)}</th> });
    let rows = move || {
        let row = |pool| view! { <Row pool mode=mode.get()/> };
        pools.get().into_iter().map(row).collect_view()
    };
    view! {
        <table class="plain-table subscriptions-table" aria-label=text::TITLE>
            <thead>
                <tr>
                    <th scope="col">{text::ACCOUNT}</th>
                    {head}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Row(pool: Pool, mode: Option<BillingMode>) -> impl IntoView {
    let cells = Resource::ALL.map(|resource| {
        let status = LimitStatus::of_pool(&pool, resource);
        let said = of_limit_and_left(&status, pool.left(resource));
        view! {
            <td data-noun=resource_label(resource)>
                <Meter gauge=Signal::stored(gauge_of(&status)) text=Signal::stored(said)/>
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row"><Account pool mode/></th>
            {cells}
        </tr>
    }
}

/// Whose subscriptions they are: one account, which leads to its organizations, or all.
#[component]
fn Account(pool: Pool, mode: Option<BillingMode>) -> impl IntoView {
    let (workspace, address) = (use_workspace(), use_address());
    match (pool.capacity.account, mode) {
        (Some(id), _) => {
            let page = Route::Organizations(workspace.id());
            let word = filters_word(&[Filter::BillingAccount(id.clone())]);
            let href = address.href_with(&page, [(FILTER, word.as_str())]);
            let name = move || workspace.billing_account_title(id.as_str());
            view! { <a class="link" href=href dir="auto">{name}</a> }.into_any()
        }
        (None, Some(BillingMode::Single)) => {
            let only = move || {
                let accounts = workspace.billing_accounts.latest()?;
                accounts
                    .data
                    .first()
                    .map(|account| account.title().to_owned())
            };
            view! { <bdi>{only}</bdi> }.into_any()
        }
        (None, _) => text::ALL_ACCOUNTS.into_any(),
    }
}
