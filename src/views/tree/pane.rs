//! The pane with the tree in it, in each of its states: loading, failed, empty, nothing found, partial, stale.

use leptos::{ev, prelude::*};

use super::{
    explorer::Explorer,
    keys::{Typed, press},
    row::Row,
    toolbar::Toolbar,
};
use crate::{
    address::use_address,
    boxed::{derived, memo},
    components::{
        button::{Button, ButtonKind},
        icon::Glyph,
        notice::Notice,
        panel::StatePanel,
        skeleton::Skeleton,
        tone::Tone,
        virtual_rows::VirtualRows,
    },
    routes::Route,
    state::{ApiError, estate::Phase, preferences::use_preferences},
    views::{
        answer_notices::AnswerNotices,
        failure::{Failure, Lacking, Stale},
    },
};

#[component]
pub fn TreePane(explorer: Explorer) -> impl IntoView {
    let estate = explorer.state.estate;
    let retry = Callback::new(move |()| explorer.state.reload());
    let phase = memo(move |_| estate.phase());
    let busy = derived(move || estate.is_loading());
    // Only read while there is one.
    let failure = derived(move || estate.error().unwrap_or(ApiError::Unreachable));
    view! {
        <div class="tree-pane">
            <Toolbar explorer/>
            <Show when=move || estate.has_arrived() && estate.error().is_some()>
                <Stale error=failure retry/>
            </Show>
            <Lacking estate retry/>
            <Show when=move || estate.is_partial()>
                <Notice
                    tone=Tone::Caution
                    text="The list is incomplete: the API has more organizations than it sent. Open one to ask for what is below it."
                />
            </Show>
            <AnswerNotices/>
            {move || match phase.get() {
                Phase::Loading => view! { <Skeleton label="Loading organizations" lines=12/> }.into_any(),
                Phase::Failed => view! { <Failure error=failure retry busy/> }.into_any(),
                Phase::Empty => view! { <Empty explorer/> }.into_any(),
                Phase::Ready => view! { <TreeRows explorer/> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn TreeRows(explorer: Explorer) -> impl IntoView {
    let preferences = use_preferences();
    let typed = Typed::new();
    let count = derived(move || explorer.rows.with(|rows| rows.rows.len()));
    let nothing = memo(move |_| count.get() == 0);
    let pressed = move |event: ev::KeyboardEvent| press(explorer, typed, &event);
    let left = move |_: ev::FocusEvent| explorer.leave();
    // The button goes away with what it stands in.
    let clear = move || {
        explorer.leave_search();
        explorer.enter();
    };
    let row = move |at: Signal<Option<usize>>| view! { <Row explorer at/> };
    view! {
        <div class="tree-rows" hidden=nothing>
            <VirtualRows
                count
                row_height=derived(move || preferences.row_height())
                row
                handle=explorer.handle
                attr:role="tree"
                attr:aria-label="Organizations"
                attr:tabindex=move || (explorer.drawn.get() <= 0).then_some("0")
                on:focus=move |_| explorer.enter()
                on:focusout=left
                on:keydown=pressed
            />
        </div>
        <Show when=move || nothing.get()>
            <StatePanel icon=Glyph::Search title="No organization matches" detail="Names, display names, login hints and ids are searched.">
                <Button label="Clear the search" on_press=clear/>
            </StatePanel>
        </Show>
    }
}

#[component]
fn Empty(explorer: Explorer) -> impl IntoView {
    let address = use_address();
    let state = explorer.state;
    view! {
        <StatePanel
            icon=Glyph::Tree
            title="There are no organizations yet"
            detail="The first one becomes the root of a tree; its children hang below it."
        >
            <Button
                label="Create organization"
                kind=ButtonKind::Primary
                icon=Glyph::Plus
                disabled_reason=derived(move || state.create_block(None))
                on_press=move || address.go(&Route::NewOrganization(state.id()))
            />
        </StatePanel>
    }
}
