//! Where limits press, over all organizations: a picture one can step into, and a table of every limit.
//! Knows which state the page is in, not what each part says.

mod cell;
mod cells;
mod column;
mod csv;
mod drawn;
mod exports;
mod legend;
mod picture;
pub(super) mod query;
mod row;
pub(super) mod rows;
mod selected;
mod subscriptions;
mod table;
mod tools;

use canopy_text::{
    billing::mode_briefly,
    limits::{self as text, subscriptions as subscriptions_text},
    list,
};
use leptos::{html, prelude::*};

use self::{
    csv::LimitsDownload,
    exports::{Export, ExportFailures, ExportMenu},
    legend::Legend,
    picture::Picture,
    query::LimitsQuery,
    rows::LimitRows,
    subscriptions::Subscriptions,
    table::LimitsTable,
    tools::Tools,
};
use super::{
    answer_notices::AnswerNotices, organizations_frame::OrganizationsFrame, reload::Reload,
    row_cursor::RowCursor,
};
use crate::{
    components::{icon::Glyph, panel::StatePanel, title::Title},
    reactive::derived,
    state::workspace::use_workspace,
};

#[component]
pub fn LimitsPage() -> impl IntoView {
    let workspace = use_workspace();
    let exports = Export::all();
    let query = LimitsQuery::in_address();
    let listed = LimitRows::follow(workspace.organizations, query);
    view! {
        <Title text=text::TITLE/>
        <div class="page limits" data-fill>
            <header class="page-head">
                <div class="page-heading">
                    <h1 class="page-title">{text::TITLE}</h1>
                    <p class="page-summary" dir="auto">
                        {move || workspace.title()}
                    </p>
                    {move || {
                        let mode = workspace.workspace.latest()?.billing_mode?;
                        Some(view! {
                            <span class="badge" data-tip=subscriptions_text::about(mode)>
                                {mode_briefly(mode)}
                            </span>
                        })
                    }}
                </div>
                <div class="page-actions">
                    <Reload/>
                    <LimitsDownload query listed/>
                    <ExportMenu exports/>
                </div>
            </header>
            <ExportFailures exports/>
            <OrganizationsFrame notices=view! { <AnswerNotices/> }.into_any() lines=24 empty=|| view! { <Nothing/> }>
                <Cockpit query listed/>
            </OrganizationsFrame>
        </div>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <StatePanel
            icon=Glyph::Limits
            title=list::NONE_YET
            detail=text::EMPTY_DETAIL
        />
    }
}

#[component]
fn Cockpit(query: LimitsQuery, listed: Memo<LimitRows>) -> impl IntoView {
    let search = NodeRef::<html::Input>::new();
    let count = derived(move || listed.with(|listed| listed.rows.len()));
    let cursor = RowCursor::new(count, search);
    view! {
        <Tools query listed search cursor/>
        <div class="limits-body">
            <Subscriptions/>
            <Picture query listed/>
            <Legend query listed/>
            <LimitsTable query listed cursor/>
        </div>
    }
}
