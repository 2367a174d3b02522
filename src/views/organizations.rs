//! The list: every organization of the workspace at once, searched, filtered and sorted.
//! Knows which state the page is in, not how a row is drawn.

mod cells;
mod column;
mod csv;
mod filters;
mod menus;
pub(super) mod query;
mod row;
pub(super) mod rows;
mod table;
mod tools;

use canopy_text::{list, workspace::create_block};
use leptos::{html, prelude::*};

use self::{
    csv::ListDownload, filters::Filters, query::ListQuery, rows::ListRows,
    table::OrganizationsTable, tools::Tools,
};
use crate::{
    address::use_address,
    components::{
        button::{Button, ButtonKind},
        icon::{Glyph, Icon},
        panel::StatePanel,
        title::Title,
    },
    reactive::{derived, memo},
    routes::Route,
    state::{organizations::Phase, workspace::use_workspace},
    views::{organizations_frame::OrganizationsFrame, reload::Reload, row_cursor::RowCursor},
};

#[component]
pub fn OrganizationsPage(
    /// What the answers lack, above the list.
    notices: AnyView,
) -> impl IntoView {
    let workspace = use_workspace();
    let organizations = workspace.organizations;
    let query = ListQuery::in_address();
    let listed = ListRows::follow(organizations, query);
    let search = NodeRef::<html::Input>::new();
    let count = derived(move || listed.with(|listed| listed.rows.len()));
    let cursor = RowCursor::new(count, search);
    let is_empty = memo(move |_| organizations.phase() == Phase::Empty);
    view! {
        <Title text=list::TITLE/>
        <div class="page organizations" data-fill>
            <header class="page-head">
                <div class="page-heading">
                    <h1 class="page-title">{list::TITLE}</h1>
                    <p class="page-summary" dir="auto">
                        {move || workspace.title()}
                    </p>
                </div>
                <div class="page-actions">
                    <Reload/>
                    <ListDownload query listed/>
                    <Show when=move || !is_empty.get()>
                        <CreateButton/>
                    </Show>
                </div>
            </header>
            <OrganizationsFrame notices lines=24 empty=|| view! { <Nothing/> }>
                <Tools query listed search cursor/>
                <Filters query listed/>
                <OrganizationsTable query listed cursor/>
            </OrganizationsFrame>
        </div>
    }
}

#[component]
pub fn CreateButton() -> impl IntoView {
    let workspace = use_workspace();
    let address = use_address();
    view! {
        <Button
            attr:data-leads-to=move || address.href(&Route::NewOrganization(workspace.id()))
            label=list::CREATE
            kind=ButtonKind::Primary
            icon=Glyph::Plus
            disabled_reason=derived(move || workspace.create_block(None).map(create_block))
            on_press=move || address.go(&Route::NewOrganization(workspace.id()))
        />
    }
}

/// A workspace without organizations.
#[component]
fn Nothing() -> impl IntoView {
    let workspace = use_workspace();
    let address = use_address();
    let is_blocked = memo(move |_| workspace.create_block(None).is_some());
    view! {
        <StatePanel
            title=list::NONE_YET
            detail=list::WHAT_ONE_IS
            icon=Glyph::Tree
        >
            {move || {
                if is_blocked.get() {
                    view! { <CreateButton/> }.into_any()
                } else {
                    create_link(address.href(&Route::NewOrganization(workspace.id())))
                }
            }}
        </StatePanel>
    }
}

fn create_link(href: String) -> AnyView {
    view! {
        <a class="button" data-kind="primary" href=href>
            <Icon glyph=Glyph::Plus/>
            <span class="button-label">{list::CREATE}</span>
        </a>
    }
    .into_any()
}
