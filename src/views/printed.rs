//! The line above whatever is printed, made when the browser begins to: what is listed, what narrows it, and when.

use canopy_domain::{list::filter::Filter, organization::limits::Resource};
use canopy_text::{
    limits, list,
    printed::{self as text, Printed},
    shell,
};
use leptos::{ev, prelude::*};

use super::{
    limits::{query::LimitsQuery, rows::LimitRows},
    organizations::{query::ListQuery, rows::ListRows},
};
use crate::{
    address::use_address,
    components::virtual_rows::MOST_PRINTED,
    routes::{Route, query::SEARCH},
    state::{
        clock,
        workspace::{WorkspaceState, use_workspace},
    },
};

#[component]
pub fn PrintedLine() -> impl IntoView {
    let workspace = use_workspace();
    let address = use_address();
    let search = address.query(SEARCH);
    // Nobody reads these before something is printed, so nothing is computed twice until then.
    let list = ListQuery::in_address();
    let listed = ListRows::follow(workspace.organizations, list);
    let limits = LimitsQuery::in_address();
    let limited = LimitRows::follow(workspace.organizations, limits);
    let said = move || {
        let found = match address.route().get() {
            Route::Organizations(_) => of_list(workspace, list, listed),
            Route::Limits(_) => of_limits(workspace, limits, limited),
            Route::Tree(_, None) => Printed {
                view: shell::TREE,
                search: search.get(),
                ..Printed::default()
            },
            _ => Printed::default(),
        };
        let printed = Printed {
            workspace: workspace.title(),
            ..found
        };
        text::line(&printed, clock::date(), clock::time_of_day(clock::now()))
    };
    let line = RwSignal::new(String::new());
    let begins = window_event_listener(ev::beforeprint, move |_| line.set(untrack(said)));
    on_cleanup(move || begins.remove());
    view! { <p class="printed-line" dir="auto">{line}</p> }
}

fn of_list(workspace: WorkspaceState, query: ListQuery, listed: Memo<ListRows>) -> Printed {
    let words = |filter: &Filter| match filter {
        Filter::Depth(depth) => list::depth(*depth),
        Filter::BillingAccount(id) => workspace.billing_account_title(id.as_str()),
        plain => list::filter(plain).to_owned(),
    };
    let (shown, all) = listed.with(|listed| (listed.rows.len(), listed.forest.len()));
    Printed {
        view: list::TITLE,
        search: query.query.get(),
        filters: query
            .filters
            .with(|filters| filters.iter().map(words).collect()),
        count: list::count(shown as u64, all as u64, query.is_narrowed()),
        first: first_of(shown),
        ..Printed::default()
    }
}

fn of_limits(workspace: WorkspaceState, query: LimitsQuery, listed: Memo<LimitRows>) -> Printed {
    let top = query.top.get();
    let top = top.and_then(|id| workspace.organizations.find(&id));
    let top = top.map(|(_, top)| top.title().to_owned());
    let resource: Option<Resource> = query.resource.get();
    let resource = resource.map(|one| limits::resource_label(one).to_owned());
    let bands = query.bands.get();
    let bands = bands.into_iter().map(|band| limits::band(band).to_owned());
    let (shown, all) = listed.with(|listed| (listed.rows.len(), listed.all));
    Printed {
        view: limits::TITLE,
        search: query.query.get(),
        filters: top.into_iter().chain(resource).chain(bands).collect(),
        count: limits::count(shown, all, query.is_narrowed()),
        first: first_of(shown),
        ..Printed::default()
    }
}

/// How many come to paper, where those are not all.
fn first_of(shown: usize) -> Option<usize> {
    (shown > MOST_PRINTED).then_some(MOST_PRINTED)
}
