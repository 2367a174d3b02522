//! The table of limits. Knows rows by their number, and what narrows and sorts them.

use leptos::prelude::*;

use super::{choices::Choices, column::Column, head::head, listed::Listed, row::row};
use crate::{
    boxed::derived,
    views::{estate_table::EstateTable, row_cursor::RowCursor},
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
    // One resource at a time needs no column to name it.
    let hidden = derived(move || {
        let is_one = choices.resource.get().is_some();
        if is_one { "resource" } else { "" }.to_owned()
    });
    view! {
        <EstateTable
            label="Limits"
            class="table limits-table"
            columns=Column::ALL.len()
            count=derived(move || listed.with(|listed| listed.rows.len()))
            hidden
            cursor
            head=move || head(choices)
            row=move |shown| row(shown, listed, cursor)
            nothing=Signal::stored("No limit matches".to_owned())
            why_nothing=Signal::stored(Some("Search, state and subtree narrow the table together.".to_owned()))
            on_clear=move |()| choices.clear()
        />
    }
}
