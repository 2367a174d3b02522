//! Where limits press, over the whole estate: a picture one can step into, and a table of every limit. Knows which state the page is in, not what each part says.

mod cell;
mod cells;
mod column;
mod drawn;
mod exports;
mod head;
mod legend;
mod picture;
mod query;
mod row;
mod rows;
mod selected;
mod table;
mod tools;

use leptos::{html, prelude::*};

use self::{
    exports::{Export, ExportButtons, ExportFailures},
    legend::Legend,
    picture::Picture,
    query::LimitsQuery,
    rows::LimitRows,
    table::LimitsTable,
    tools::Tools,
};
use super::{
    answer_notices::AnswerNotices,
    failure::{Failure, Stale},
    row_cursor::RowCursor,
};
use crate::{
    components::{
        icon::Glyph, notice::Notice, panel::StatePanel, skeleton::Skeleton, title::Title,
        tone::Tone,
    },
    reactive::{derived, memo},
    state::{ApiError, estate::Phase, workspace::use_workspace},
};

#[component]
pub fn LimitsPage() -> impl IntoView {
    let workspace = use_workspace();
    let estate = workspace.estate;
    let retry = Callback::new(move |()| workspace.reload());
    let exports = Export::all();
    let phase = memo(move |_| estate.phase());
    let busy = derived(move || estate.is_loading());
    // Only read while there is one.
    let error = derived(move || estate.error().unwrap_or(ApiError::Unreachable));
    view! {
        <Title text="Limits"/>
        <div class="page limits" data-fill>
            <header class="page-head">
                <div class="page-heading">
                    <h1 class="page-title">"Limits"</h1>
                    <p class="page-summary" dir="auto">
                        {move || workspace.title()}
                    </p>
                </div>
                <div class="page-actions">
                    <ExportButtons exports/>
                </div>
            </header>
            <ExportFailures exports/>
            <Show when=move || estate.has_arrived() && estate.error().is_some()>
                <div class="page-note">
                    <Stale error retry/>
                </div>
            </Show>
            <Show when=move || estate.is_partial()>
                <div class="page-note">
                    <Notice
                        tone=Tone::Caution
                        text="The estate is incomplete: the API sent only a part of the organizations."
                    />
                </div>
            </Show>
            <AnswerNotices/>
            {move || match phase.get() {
                Phase::Loading => {
                    view! {
                        <div class="page-body">
                            <Skeleton label="Loading organizations" lines=24/>
                        </div>
                    }
                        .into_any()
                }
                Phase::Failed => {
                    view! {
                        <div class="page-body page-state">
                            <Failure error retry busy/>
                        </div>
                    }
                        .into_any()
                }
                Phase::Empty => {
                    view! {
                        <div class="page-body page-state">
                            <StatePanel
                                icon=Glyph::Limits
                                title="No organizations yet"
                                detail="Limits show here once there is something to limit."
                            />
                        </div>
                    }
                        .into_any()
                }
                Phase::Ready => view! { <Cockpit/> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Cockpit() -> impl IntoView {
    let estate = use_workspace().estate;
    let query = LimitsQuery::in_address();
    let listed = LimitRows::follow(estate, query);
    let search = NodeRef::<html::Input>::new();
    let count = derived(move || listed.with(|listed| listed.rows.len()));
    let cursor = RowCursor::new(count, search);
    view! {
        <Tools query listed search cursor/>
        <div class="limits-body">
            <Picture query/>
            <Legend query listed/>
            <LimitsTable query listed cursor/>
        </div>
    }
}
