//! The tools above the list: search, order, columns, and the count of what is shown. Knows the query, no row.

use canopy_domain::list::sort::{Sort, SortKey};
use canopy_text::list;
use leptos::{html, prelude::*};

use super::{
    column::{COLUMNS, Column, can_be_hidden, descends_first},
    query::ListQuery,
    rows::ListRows,
};
use crate::{
    components::{
        icon::Glyph,
        menu::{Menu, MenuEntry, MenuItem},
    },
    reactive::derived,
    state::preferences::use_preferences,
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
    view! {
        <SearchTools query=query.query on_search=move |text: String| query.search(&text) count search cursor>
            <SortMenu query/>
            <ColumnsMenu/>
        </SearchTools>
    }
}

#[component]
fn SortMenu(query: ListQuery) -> impl IntoView {
    let usual = derived(move || {
        if query.has_search() {
            list::BEST_MATCH
        } else {
            list::TREE_ORDER
        }
        .to_owned()
    });
    let choose = move |key: SortKey| {
        let descending = descends_first(key);
        Callback::new(move |()| query.sort(Some(Sort { key, descending })))
    };
    let is_chosen =
        move |key: SortKey| derived(move || query.sort.get().is_some_and(|sort| sort.key == key));
    let is_reversed = derived(move || query.sort.get().is_some_and(|sort| sort.descending));
    let reverse = Callback::new(move |descending| {
        if let Some(sort) = query.sort.get_untracked() {
            query.sort(Some(Sort { descending, ..sort }));
        }
    });
    let no_order = derived(move || {
        query
            .sort
            .get()
            .is_none()
            .then(|| list::SORT_FIRST.to_owned())
    });
    let is_usual = derived(move || query.sort.get().is_none());
    let mut entries: Vec<MenuEntry> =
        vec![MenuItem::choose(usual, is_usual, Callback::new(move |()| query.sort(None))).into()];
    entries.extend(SortKey::ALL.map(|key| {
        MenuEntry::from(MenuItem::choose(
            list::sort_key(key),
            is_chosen(key),
            choose(key),
        ))
    }));
    entries.push(MenuEntry::Separator);
    entries.push(
        MenuItem::check(list::DESCENDING, is_reversed, reverse)
            .disabled_reason(no_order)
            .into(),
    );
    let label = derived(move || match query.sort.get() {
        Some(sort) => list::sorted_by(sort.key),
        None => list::SORT.to_owned(),
    });
    view! { <Menu label entries=Signal::stored(entries) icon=Glyph::Sort/> }
}

#[component]
fn ColumnsMenu() -> impl IntoView {
    let preferences = use_preferences();
    let column = |column: &'static Column| {
        let word = column.slug();
        MenuEntry::from(MenuItem::check(
            column.label,
            derived(move || !preferences.is_column_hidden(word)),
            Callback::new(move |is_shown: bool| preferences.set_column_hidden(word, !is_shown)),
        ))
    };
    let compact = MenuItem::check(
        list::COMPACT_ROWS,
        derived(move || preferences.is_compact()),
        Callback::new(move |is_compact| preferences.set_compact(is_compact)),
    );
    let mut entries: Vec<MenuEntry> = COLUMNS
        .iter()
        .filter(|column| can_be_hidden(column))
        .map(column)
        .collect();
    entries.push(MenuEntry::Separator);
    entries.push(compact.into());
    view! { <Menu label=list::COLUMNS entries=Signal::stored(entries) icon=Glyph::Columns/> }
}
