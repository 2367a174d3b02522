//! The column headers of the list, by which it is sorted. Knows columns and the order, no row.

use canopy_domain::listing::Sort;
use leptos::prelude::*;

use super::{choices::Choices, column::Column};
use crate::boxed::memo;
use crate::components::icon::{Glyph, Icon};

pub fn head(choices: Choices) -> impl IntoView {
    view! {
        <div class="organizations-head" role="row" aria-rowindex="1">
            {Column::ALL.map(|column| view! { <Header column choices/> })}
        </div>
    }
}

#[component]
fn Header(column: Column, choices: Choices) -> impl IntoView {
    let descending = memo(move |_| {
        choices
            .sort
            .get()
            .filter(|sort| sort.key == column.sort_key())
            .map(|sort| sort.descending)
    });
    let aria_sort = move || match descending.get() {
        None => "none",
        Some(false) => "ascending",
        Some(true) => "descending",
    };
    // One way, the other, and back to the order without a column.
    let press = move |_| {
        let first = column.descends_first();
        let next = match descending.get_untracked() {
            None => Some(first),
            Some(now) if now == first => Some(!first),
            Some(_) => None,
        };
        choices.sort(next.map(|descending| Sort {
            key: column.sort_key(),
            descending,
        }));
    };
    view! {
        <div class=column.class() role="columnheader" aria-colindex=column.place() aria-sort=aria_sort>
            <button class="organizations-sort" type="button" on:click=press>
                <span>{column.label()}</span>
                {move || {
                    let glyph = if descending.get()? { Glyph::ArrowDown } else { Glyph::ArrowUp };
                    Some(view! { <Icon glyph/> })
                }}
            </button>
        </div>
    }
}
