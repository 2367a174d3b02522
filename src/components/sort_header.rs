//! A column header that sorts by its column when it is pressed.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// `descending` is `None` while the table is sorted by something else.
#[component]
pub fn SortHeader(
    label: &'static str,
    class: &'static str,
    /// Its place among the columns, counted from 1.
    place: u32,
    descending: Memo<Option<bool>>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let aria_sort = move || match descending.get() {
        None => "none",
        Some(false) => "ascending",
        Some(true) => "descending",
    };
    view! {
        <div class=class role="columnheader" aria-colindex=place.to_string() aria-sort=aria_sort>
            <button class="table-sort" type="button" on:click=move |_| on_press.run(())>
                <span>{label}</span>
                {move || {
                    let glyph = if descending.get()? { Glyph::ArrowDown } else { Glyph::ArrowUp };
                    Some(view! { <Icon glyph/> })
                }}
            </button>
        </div>
    }
}
