//! What a search in the bar finds, below it, as one types.

use canopy_domain::{
    list::listing::row_path,
    tree::{
        forest::{Forest, Index},
        search::{cut, marks, terms},
    },
};
use canopy_text::{commands::show_rest, shell as text};
use leptos::prelude::*;

use crate::{
    address::use_address,
    components::highlight::Highlight,
    reactive::memo_anew,
    routes::{Route, Tab},
    state::workspace::use_workspace,
    views::organization_tile::OrganizationTile,
};

/// As many as one looks through.
const SHOWN: usize = 8;

#[component]
pub fn Found(
    typed: RwSignal<String>,
    /// Where all of them are listed.
    list: Signal<String>,
) -> impl IntoView {
    let organizations = use_workspace().organizations;
    let closest = memo_anew(move || {
        let index = organizations.search_index();
        typed.with(|query| index.closest(cut(query), SHOWN))
    });
    let rows = move || {
        let forest = organizations.forest();
        let terms = typed.with(|query| terms(cut(query)));
        let rows = closest.with(|closest| closest.rows.clone());
        let row = |index| view! { <li>{row(&forest, index, &terms)}</li> };
        rows.into_iter().map(row).collect_view()
    };
    let rest = move || {
        let hidden = closest.with(|closest| closest.count - closest.rows.len());
        (hidden > 0).then(|| {
            view! {
                <a class="shell-found-rest" href=list>
                    {show_rest(hidden as u64)}
                </a>
            }
        })
    };
    let count = move || closest.with(|closest| text::found(closest.count as u64));
    view! {
        <div class="shell-found">
            <p class="shell-found-count" role="status">
                {count}
            </p>
            <ul aria-label=text::FOUND>{rows}</ul>
            {rest}
        </div>
    }
}

fn row(forest: &Forest, index: Index, terms: &[String]) -> impl IntoView + use<> {
    let organization = forest.get(index);
    let workspace = use_workspace().id();
    let page = Route::Organization(workspace, organization.id.clone(), Tab::Overview);
    let name = organization.title().to_owned();
    let ranges = Signal::stored(marks(&name, terms));
    view! {
        <a class="shell-found-link" href=use_address().href(&page)>
            <OrganizationTile
                id=organization.id.to_string()
                name=name.clone()
                picture=Signal::stored(organization.picture.clone())
            />
            <span class="shell-found-name">
                <Highlight text=name ranges/>
            </span>
            <span class="shell-found-path">{row_path(forest, index).text}</span>
        </a>
    }
}
