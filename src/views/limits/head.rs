//! The column headers of the table of limits, by which it is sorted. Knows columns and the order, no row.

use canopy_domain::limits::table::Order;
use leptos::prelude::*;

use super::{
    choices::Choices,
    column::{COLUMNS, Column},
};
use crate::{boxed::memo, components::sort_header::SortHeader};

pub fn head(choices: Choices) -> impl IntoView {
    COLUMNS
        .iter()
        .map(|column| header(column, choices))
        .collect_view()
}

fn header(column: &'static Column, choices: Choices) -> impl IntoView {
    let descending = memo(move |_| {
        let order = choices.order.get();
        (order.key == column.key).then_some(order.descending)
    });
    let press = move |()| {
        let descending = descending
            .get_untracked()
            .map_or(column.descends_first, |now| !now);
        choices.sort(Order {
            key: column.key,
            descending,
        });
    };
    view! { <SortHeader label=column.label class=column.class place=column.place descending on_press=press/> }
}
