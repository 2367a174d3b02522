//! The filters of the list: a chip for each, and menus where there are many of a kind. Knows their words, not what they let through.

use std::collections::BTreeSet;

use canopy_domain::{
    list::listing::Filter, organization::BillingAccountId, unicode::bidi::isolated,
};
use leptos::prelude::*;

use super::query::ListQuery;
use crate::{
    components::{
        chip::Chip,
        menu::{Menu, MenuEntry, MenuItem},
    },
    reactive::{derived, memo},
    state::workspace::use_workspace,
};

const fn label(filter: &Filter) -> &'static str {
    match filter {
        Filter::Near => "80% or more",
        Filter::Over => "Over limit",
        Filter::Off => "Off",
        Filter::NoLimit => "No limit",
        Filter::NoLogo => "No logo",
        Filter::NoLoginHint => "No login hint",
        Filter::RootsOnly => "Roots only",
        Filter::Anomalous => "Contradictory",
        Filter::Depth(_) => "Depth",
        Filter::BillingAccount(_) => "Billing account",
    }
}

#[component]
pub fn Filters(query: ListQuery) -> impl IntoView {
    let estate = use_workspace().estate;
    let is_needed = move |filter: Filter| {
        memo(move |_| {
            let has_some =
                filter != Filter::Anomalous || estate.forest().all_anomalies().next().is_some();
            has_some || query.has(&filter)
        })
    };
    let chip = move |filter: Filter| {
        let is_needed = is_needed(filter.clone());
        let pressed = {
            let filter = filter.clone();
            memo(move |_| query.has(&filter))
        };
        let toggle = {
            let filter = filter.clone();
            Callback::new(move |is_on| query.filter(&filter, is_on))
        };
        let label = label(&filter);
        move || {
            is_needed
                .get()
                .then(|| view! { <Chip label pressed on_toggle=toggle/> })
        }
    };
    view! {
        <div class="page-tools organizations-filters" role="group" aria-label="Filters">
            {Filter::PLAIN.map(chip)}
            <DepthMenu query/>
            <BillingAccountMenu query/>
        </div>
    }
}

#[component]
fn DepthMenu(query: ListQuery) -> impl IntoView {
    let estate = use_workspace().estate;
    let deepest = memo(move |_| {
        let forest = estate.forest();
        forest
            .iter()
            .map(|(index, _)| forest.depth(index))
            .max()
            .unwrap_or_default()
    });
    let entries = derived(move || {
        let entry = |depth: u32| {
            let name = if depth == 0 {
                "Depth 0 (roots)".to_owned()
            } else {
                format!("Depth {depth}")
            };
            choice(query, Filter::Depth(depth), name)
        };
        (0..=deepest.get()).map(entry).collect()
    });
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
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", ")
    });
    view! { <ChoiceMenu name="Depth" chosen entries/> }
}

#[component]
fn BillingAccountMenu(query: ListQuery) -> impl IntoView {
    let workspace = use_workspace();
    let accounts = memo(move |_| {
        let forest = workspace.estate.forest();
        let used = forest
            .iter()
            .filter_map(|(_, organization)| organization.billing_account_id.clone());
        used.collect::<BTreeSet<BillingAccountId>>()
    });
    let entries = derived(move || {
        let title = |id: &BillingAccountId| workspace.billing_account_title(id.as_str());
        let mut titled: Vec<(String, BillingAccountId)> =
            accounts.with(|accounts| accounts.iter().map(|id| (title(id), id.clone())).collect());
        titled.sort();
        titled
            .into_iter()
            .map(|(title, id)| choice(query, Filter::BillingAccount(id), title))
            .collect()
    });
    let chosen = memo(move |_| {
        let titles = query.filters.with(|filters| {
            let titles = filters.iter().filter_map(|filter| match filter {
                Filter::BillingAccount(id) => {
                    let title = workspace.billing_account_title(id.as_str());
                    Some(isolated(&title).into_owned())
                }
                _ => None,
            });
            titles.collect::<Vec<_>>()
        });
        titles.join(", ")
    });
    let is_needed = memo(move |_| {
        accounts.with(|accounts| !accounts.is_empty()) || chosen.with(|chosen| !chosen.is_empty())
    });
    move || {
        is_needed
            .get()
            .then(|| view! { <ChoiceMenu name="Billing account" chosen entries/> })
    }
}

fn choice(query: ListQuery, filter: Filter, name: String) -> MenuEntry {
    let is_on = {
        let filter = filter.clone();
        derived(move || query.has(&filter))
    };
    MenuItem::check(
        Signal::stored(name),
        is_on,
        Callback::new(move |is_on| query.filter(&filter, is_on)),
    )
    .into()
}

/// A menu that says what is chosen in it.
#[component]
fn ChoiceMenu(
    name: &'static str,
    chosen: Memo<String>,
    entries: Signal<Vec<MenuEntry>>,
) -> impl IntoView {
    let label = derived(move || {
        chosen.with(|chosen| {
            if chosen.is_empty() {
                name.to_owned()
            } else {
                format!("{name}: {chosen}")
            }
        })
    });
    view! {
        <span class="organizations-choice" data-chosen=move || chosen.with(|chosen| !chosen.is_empty()).then_some("")>
            <Menu label entries small=true/>
        </span>
    }
}
