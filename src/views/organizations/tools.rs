//! The tools above the list: search, order, columns, and the count of what is shown.

use canopy_text::list;
use leptos::{html, prelude::*};

use super::{
    menus::{column_entries, sort_entries},
    query::ListQuery,
    rows::ListRows,
};
use crate::{
    components::{
        icon::Glyph,
        menu::{Menu, MenuEntries},
    },
    reactive::derived,
    views::{row_cursor::RowCursor, search_tools::SearchTools},
};

#[component]
pub fn Tools(
    query: ListQuery,
    listed: Memo<ListRows>,
    search: NodeRef<html::Input>,
    cursor: RowCursor,
) -> impl IntoView {
    let count = derived(move || {
        let (shown, all) = listed.with(|listed| (listed.rows.len(), listed.forest.len()));
        list::count(shown as u64, all as u64, query.is_narrowed())
    });
    let order = derived(move || match query.sort.get() {
        Some(sort) => list::sorted_by(sort.key),
        None => list::SORT.to_owned(),
    });
    let orders = MenuEntries::later(move || sort_entries(query));
    view! {
        <SearchTools query=query.query on_search=move |text: String| query.search(&text) count search cursor>
            <Menu label=order entries=orders icon=Glyph::Sort/>
            <Menu label=list::COLUMNS entries=MenuEntries::later(column_entries) icon=Glyph::Columns/>
        </SearchTools>
    }
}
