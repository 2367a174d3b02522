//! The filters of the list: a chip for each, and menus where there are many of a kind.

use std::collections::BTreeSet;

use canopy_domain::{list::filter::Filter, organization::BillingAccountId};
use canopy_text::list;
use leptos::prelude::*;

use super::{
    menus::{account_entries, depth_entries},
    query::ListQuery,
    rows::{ListRows, hit_by},
};
use crate::{
    components::{
        chip::Chip,
        menu::{Menu, MenuEntries},
    },
    reactive::{derived, memo},
    state::workspace::use_workspace,
    views::search_tools::ClearFilters,
};

#[component]
pub fn Filters(query: ListQuery, listed: Memo<ListRows>) -> impl IntoView {
    let organizations = use_workspace().organizations;
    let chip = move |filter: Filter| {
        let is_always_there = filter != Filter::Anomalous;
        let has_some = move || organizations.forest().all_anomalies().next().is_some();
        let toggled = filter.clone();
        let toggle = Callback::new(move |is_on| query.filter(&toggled, is_on));
        let asked = filter.clone();
        let pressed = memo(move |_| query.has(&asked));
        let label = derived(move || {
            let hits = (pressed.get()).then(|| listed.with(|listed| hit_by(listed, &filter)));
            list::filter_in(&filter, hits.unwrap_or_default())
        });
        let is_needed = memo(move |_| is_always_there || has_some() || pressed.get());
        move || {
            is_needed
                .get()
                .then(|| view! { <Chip label pressed on_toggle=toggle/> })
        }
    };
    view! {
        <div class="page-tools organizations-filters" role="group" aria-label=list::FILTERS>
            {Filter::PLAIN.map(chip)}
            <DepthMenu query/>
            <BillingAccountMenu query/>
            <ClearFilters is_narrowed=memo(move |_| query.is_narrowed()) clear=move |()| query.clear()/>
        </div>
    }
}

#[component]
fn DepthMenu(query: ListQuery) -> impl IntoView {
    let chosen = memo(move |_| {
        let mut depths: Vec<u32> = query.filters.with(|filters| {
            let depths = filters.iter().filter_map(|filter| match filter {
                Filter::Depth(depth) => Some(*depth),
                _ => None,
            });
            depths.collect()
        });
        depths.sort_unstable();
        depths
    });
    let label = derived(move || chosen.with(|chosen| list::depths(chosen)));
    let is_chosen = derived(move || chosen.with(|chosen| !chosen.is_empty()));
    let entries = MenuEntries::later(move || depth_entries(query));
    view! { <ChoiceMenu label is_chosen entries/> }
}

#[component]
fn BillingAccountMenu(query: ListQuery) -> impl IntoView {
    let workspace = use_workspace();
    let accounts = memo(move |_| {
        let forest = workspace.organizations.forest();
        let used = forest
            .iter()
            .filter_map(|(_, organization)| organization.billing_account_id.clone());
        used.collect::<BTreeSet<BillingAccountId>>()
    });
    let chosen = memo(move |_| {
        query.filters.with(|filters| {
            let titles = filters.iter().filter_map(|filter| match filter {
                Filter::BillingAccount(id) => Some(workspace.billing_account_title(id.as_str())),
                _ => None,
            });
            titles.collect::<Vec<_>>()
        })
    });
    let label = derived(move || chosen.with(|chosen| list::billing_accounts(chosen)));
    let is_chosen = derived(move || chosen.with(|chosen| !chosen.is_empty()));
    let is_needed =
        memo(move |_| accounts.with(|accounts| !accounts.is_empty()) || is_chosen.get());
    move || {
        is_needed.get().then(|| {
            let entries = MenuEntries::later(move || account_entries(query, accounts));
            view! { <ChoiceMenu label is_chosen entries/> }
        })
    }
}

/// A menu that says what is chosen in it.
#[component]
fn ChoiceMenu(
    label: Signal<String>,
    is_chosen: Signal<bool>,
    entries: MenuEntries,
) -> impl IntoView {
    view! {
        <span class="organizations-choice" data-chosen=move || is_chosen.get().then_some("")>
            <Menu label entries small=true/>
        </span>
    }
}
