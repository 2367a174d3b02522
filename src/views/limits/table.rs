//! The table of limits, of which only the rows in sight are drawn. Knows rows by their number.

use leptos::{ev, prelude::*};

use super::{choices::Choices, column::Column, head::head, listed::Listed, row::row};
use crate::{
    boxed::{derived, memo},
    components::{button::Button, icon::Glyph, panel::StatePanel, virtual_rows::VirtualRows},
    views::row_cursor::RowCursor,
};

#[component]
pub fn LimitsTable(choices: Choices, listed: Memo<Listed>, cursor: RowCursor) -> impl IntoView {
    cursor.forgets_elements();
    Effect::watch(
        move || {
            (
                choices.query.get(),
                choices.resource.get(),
                choices.bands.get(),
                choices.order.get(),
                choices.top.get(),
            )
        },
        move |_, _, _| cursor.starts_over(),
        false,
    );
    let count = derived(move || listed.with(|listed| listed.rows.len()));
    let is_empty = memo(move |_| count.get() == 0);
    view! {
        <div
            class="limits-table"
            data-one=move || choices.resource.get().map(|_| "")
            on:keydown=move |event: ev::KeyboardEvent| cursor.hears(&event)
        >
            <VirtualRows
                count
                row_height=cursor.row_height()
                head=move || head(choices)
                row=move |shown| row(shown, listed, cursor)
                handle=cursor.handle
                body_role="rowgroup"
                attr:role="table"
                attr:aria-label="Limits"
                attr:aria-rowcount=move || (count.get() + 1).to_string()
                attr:aria-colcount=Column::ALL.len().to_string()
                attr:tabindex="0"
            />
            <Show when=move || is_empty.get()>
                <NothingFound choices cursor/>
            </Show>
        </div>
    }
}

#[component]
fn NothingFound(choices: Choices, cursor: RowCursor) -> impl IntoView {
    let clear = move || {
        choices.clear();
        // The button goes away with what it stands in.
        cursor.focuses_search();
    };
    view! {
        <div class="limits-none">
            <StatePanel title="No limit matches" detail="Search, state and subtree narrow the table together." icon=Glyph::Search>
                <Button label="Clear search and filters" on_press=clear/>
            </StatePanel>
        </div>
    }
}
