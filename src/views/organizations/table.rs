//! The list itself. Knows rows by their number, what narrows and sorts them, and which columns are hidden.

use leptos::prelude::*;

use super::{choices::Choices, column::Column, head::head, listed::Listed, row::row};
use crate::{
    boxed::derived,
    state::preferences::use_preferences,
    views::{estate_table::EstateTable, row_cursor::RowCursor},
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
    let hidden = derived(move || {
        let hidden = Column::ALL
            .into_iter()
            .map(Column::word)
            .filter(|word| preferences.is_column_hidden(word));
        hidden.collect::<Vec<_>>().join(" ")
    });
    let nothing = derived(move || {
        choices.query.with(|query| match query.trim() {
            "" => "Nothing matches these filters".to_owned(),
            query => format!("Nothing matches “{query}”"),
        })
    });
    let why_nothing = derived(move || {
        let has_filters = choices.filters.with(|filters| !filters.is_empty());
        (has_filters && choices.has_search())
            .then(|| "The filters narrow the search as well.".to_owned())
    });
    view! {
        <EstateTable
            label="Organizations"
            class="table organizations-table"
            columns=Column::ALL.len()
            count=derived(move || listed.with(|listed| listed.rows.len()))
            hidden
            cursor
            head=move || head(choices)
            row=move |shown| row(shown, listed, choices, cursor)
            nothing
            why_nothing
            on_clear=move |()| choices.clear()
        />
    }
}
