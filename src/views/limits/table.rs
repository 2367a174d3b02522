//! The table of limits. Knows rows by their number, and what narrows and sorts them.

use canopy_text::limits as text;
use leptos::prelude::*;

use super::{
    column::{COLUMNS, head},
    query::LimitsQuery,
    row::Drawn,
    rows::LimitRows,
};
use crate::{
    address::use_address,
    components::tile::BrokenPictures,
    reactive::{derived, memo},
    state::workspace::use_workspace,
    views::{
        data_table::{
            DataTable, NoMatch,
            column::{lay_out, rows_of},
        },
        row_cursor::RowCursor,
        row_logos::RowLogos,
    },
};

#[component]
pub fn LimitsTable(
    query: LimitsQuery,
    listed: Memo<LimitRows>,
    cursor: RowCursor,
) -> impl IntoView {
    let (workspace, address) = (use_workspace(), use_address());
    cursor.leave();
    Effect::watch(
        move || {
            (
                query.query.get(),
                query.resource.get(),
                query.bands.get(),
                query.order.get(),
                query.top.get(),
            )
        },
        move |_, _, _| cursor.starts_over(),
        false,
    );
    // One resource at a time needs no column to name it.
    let hidden = derived(move || {
        let is_one = query.resource.get().is_some();
        if is_one { "resource" } else { "" }.to_owned()
    });
    let pictures = BrokenPictures::default();
    let logos = RowLogos::follow(pictures);
    let (template, cells) = lay_out(&COLUMNS, "table-row limits-row");
    let rows = memo(move |_| {
        let drawn = Drawn {
            listed: listed.get(),
            workspace,
            address,
            logos: logos(),
        };
        rows_of(drawn, &cells)
    });
    let no_match = NoMatch {
        title: Signal::stored(text::NO_MATCH.to_owned()),
        detail: Signal::stored(Some(text::NO_MATCH_DETAIL.to_owned())),
        clear: Callback::new(move |()| query.clear()),
    };
    view! {
        <DataTable
            on:error:capture=move |event| pictures.handle_error(&event)
            label=text::TITLE
            class="table limits-table"
            columns=COLUMNS.len()
            template
            rows=rows.into()
            hidden
            cursor
            head=move || head(query)
            no_match
        />
    }
}
