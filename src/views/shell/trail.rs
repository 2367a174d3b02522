//! Where the person is: workspace, page, and every ancestor of the organization at hand.

use canopy_domain::organization::OrganizationId;
use canopy_text::{
    compare::COMPARE,
    shell::{self as text, trail},
};
use leptos::prelude::*;

use crate::{
    address::{Address, use_address},
    components::breadcrumb::{Breadcrumb, Crumb},
    reactive::derived,
    routes::{Route, Tab},
    state::workspace::{WorkspaceState, use_workspace},
};

#[component]
pub fn Trail() -> impl IntoView {
    let address = use_address();
    let state = use_workspace();
    let crumbs = derived(move || crumbs(address, state));
    view! { <Breadcrumb crumbs/> }
}

fn crumbs(address: Address, state: WorkspaceState) -> Vec<Crumb> {
    let id = state.id();
    let crumb = |label: &str, route: &Route| Crumb {
        label: label.to_owned(),
        href: address.href(route),
    };
    let route = address.route().get();
    let list = Route::Organizations(id.clone());
    let tree = Route::Tree(id.clone(), None);
    let mut crumbs = vec![crumb(&state.title(), &list)];
    match &route {
        Route::Tree(_, organization) => {
            crumbs.push(crumb(text::TREE, &tree));
            if let Some(organization) = organization {
                let place = |organization| Route::Tree(id.clone(), Some(organization));
                crumbs.extend(way_to(address, state, organization, place));
            }
        }
        Route::Organization(_, organization, _)
        | Route::NewChild(_, organization)
        | Route::Edit(_, organization) => {
            crumbs.push(crumb(text::ORGANIZATIONS, &list));
            let place = |organization| Route::Organization(id.clone(), organization, Tab::Overview);
            crumbs.extend(way_to(address, state, organization, place));
            match route {
                Route::NewChild(..) => crumbs.push(crumb(trail::NEW_CHILD, &route)),
                Route::Edit(..) => crumbs.push(crumb(trail::EDIT, &route)),
                _ => {}
            }
        }
        Route::NewOrganization(_) => {
            crumbs.push(crumb(text::ORGANIZATIONS, &list));
            crumbs.push(crumb(trail::NEW_ORGANIZATION, &route));
        }
        Route::Limits(_) => crumbs.push(crumb(text::LIMITS, &route)),
        Route::Compare(_) => {
            crumbs.push(crumb(text::ORGANIZATIONS, &list));
            crumbs.push(crumb(COMPARE, &route));
        }
        _ => crumbs.push(crumb(text::ORGANIZATIONS, &list)),
    }
    crumbs
}

/// A crumb for each ancestor, root first, and one for the organization itself. Before the list has
/// come, those that are known only by their id go by it.
fn way_to(
    address: Address,
    state: WorkspaceState,
    organization: &OrganizationId,
    place: impl Fn(OrganizationId) -> Route,
) -> Vec<Crumb> {
    let forest = state.organizations.forest();
    let names = forest.way_to(organization);
    let crumb = |(id, name): (OrganizationId, String)| Crumb {
        label: name,
        href: address.href(&place(id)),
    };
    names.into_iter().map(crumb).collect()
}
