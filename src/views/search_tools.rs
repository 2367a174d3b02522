//! The tools above a table of organizations: its search, what else narrows it, and the count of what is left.

use canopy_text::list;
use leptos::{ev, html, prelude::*};

use super::{as_of::AsOf, row_cursor::RowCursor};
use crate::components::{
    button::{Button, ButtonKind},
    icon::Glyph,
    keys::pressed,
    search_box::SearchBox,
};

/// `children` stand between the search and the count.
#[component]
pub fn SearchTools(
    query: Memo<String>,
    #[prop(into)] on_search: Callback<String>,
    /// What is left: "37 of 812".
    count: Signal<String>,
    search: NodeRef<html::Input>,
    cursor: RowCursor,
    children: Children,
) -> impl IntoView {
    let on_key = move |event: ev::KeyboardEvent| {
        if matches!(pressed(&event).as_str(), "ArrowDown" | "Enter") {
            event.prevent_default();
            cursor.go_to(0);
        }
    };
    view! {
        <div class="page-tools page-search-tools">
            <div class="page-search">
                <SearchBox
                    label=list::SEARCH
                    value=query
                    on_input=on_search
                    on_key=on_key
                    slash=true
                    node_ref=search
                />
            </div>
            {children()}
            <div class="page-known">
                <p class="page-count" role="status">
                    {count}
                </p>
                <AsOf/>
            </div>
        </div>
    }
}

/// Beside the filters for as long as they, or a search, keep rows from being listed.
#[component]
pub fn ClearFilters(is_narrowed: Memo<bool>, #[prop(into)] clear: Callback<()>) -> impl IntoView {
    move || {
        is_narrowed.get().then(|| {
            view! {
                <Button
                    label=list::CLEAR_FILTERS
                    kind=ButtonKind::Quiet
                    icon=Glyph::Close
                    small=true
                    on_press=clear
                />
            }
        })
    }
}
