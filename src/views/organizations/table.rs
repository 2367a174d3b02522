//! The list itself: a table of which only the rows in sight are drawn. Knows rows by their number and which columns are hidden.

use leptos::{ev, prelude::*};

use super::{choices::Choices, column::Column, head::head, listed::Listed, row::row};
use crate::{
    boxed::{derived, memo},
    components::{button::Button, icon::Glyph, panel::StatePanel, virtual_rows::VirtualRows},
    state::preferences::use_preferences,
    views::row_cursor::RowCursor,
};

#[component]
pub fn OrganizationsTable(
    choices: Choices,
    listed: Memo<Listed>,
    cursor: RowCursor,
) -> impl IntoView {
    let preferences = use_preferences();
    cursor.forgets_elements();
    cursor.finds_place(&choices.spelled());
    Effect::watch(
        move || {
            (
                choices.query.get(),
                choices.filters.get(),
                choices.sort.get(),
            )
        },
        move |_, _, _| cursor.starts_over(),
        false,
    );
    let count = derived(move || listed.with(|listed| listed.rows.len()));
    let is_empty = memo(move |_| count.get() == 0);
    let hidden = move || {
        let hidden = Column::ALL
            .into_iter()
            .map(Column::word)
            .filter(|word| preferences.is_column_hidden(word));
        hidden.collect::<Vec<_>>().join(" ")
    };
    view! {
        <div
            class="organizations-table"
            data-hidden=hidden
            on:keydown=move |event: ev::KeyboardEvent| cursor.hears(&event)
        >
            <VirtualRows
                count
                row_height=cursor.row_height()
                head=move || head(choices)
                row=move |shown| row(shown, listed, choices, cursor)
                handle=cursor.handle
                body_role="rowgroup"
                attr:role="table"
                attr:aria-label="Organizations"
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
    let title = derived(move || {
        choices.query.with(|query| match query.trim() {
            "" => "Nothing matches these filters".to_owned(),
            query => format!("Nothing matches “{query}”"),
        })
    });
    let detail = derived(move || {
        let has_filters = choices.filters.with(|filters| !filters.is_empty());
        (has_filters && choices.has_search())
            .then(|| "The filters narrow the search as well.".to_owned())
    });
    let clear = move || {
        choices.clear();
        // The button goes away with what it stands in.
        cursor.focuses_search();
    };
    view! {
        <div class="organizations-none">
            <StatePanel title detail icon=Glyph::Search>
                <Button label="Clear search and filters" on_press=clear/>
            </StatePanel>
        </div>
    }
}
