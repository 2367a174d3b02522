//! The column headers of the table of limits, by which it is sorted. Knows columns and the order, no row.

use canopy_domain::limits_table::Order;
use leptos::prelude::*;

use super::{choices::Choices, column::Column};
use crate::{
    boxed::memo,
    components::icon::{Glyph, Icon},
};

pub fn head(choices: Choices) -> impl IntoView {
    view! {
        <div class="limits-head" role="row" aria-rowindex="1">
            {Column::ALL.map(|column| view! { <Header column choices/> })}
        </div>
    }
}

#[component]
fn Header(column: Column, choices: Choices) -> impl IntoView {
    let descending = memo(move |_| {
        let order = choices.order.get();
        (order.key == column.key()).then_some(order.descending)
    });
    let aria_sort = move || match descending.get() {
        None => "none",
        Some(false) => "ascending",
        Some(true) => "descending",
    };
    let press = move |_| {
        let descending = descending
            .get_untracked()
            .map_or(column.descends_first(), |now| !now);
        choices.sort(Order {
            key: column.key(),
            descending,
        });
    };
    view! {
        <div class=column.class() role="columnheader" aria-colindex=column.place() aria-sort=aria_sort>
            <button class="limits-sort" type="button" on:click=press>
                <span>{column.label()}</span>
                {move || {
                    let glyph = if descending.get()? { Glyph::ArrowDown } else { Glyph::ArrowUp };
                    Some(view! { <Icon glyph/> })
                }}
            </button>
        </div>
    }
}
