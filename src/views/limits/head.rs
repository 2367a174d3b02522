//! The column headers of the table of limits, by which it is sorted. Knows columns and the order, no row.

use canopy_domain::limits::table::Order;
use leptos::prelude::*;

use super::{
    column::{COLUMNS, Column},
    query::LimitsQuery,
};
use crate::{components::sort_header::SortHeader, reactive::memo};

pub fn head(query: LimitsQuery) -> impl IntoView {
    COLUMNS
        .iter()
        .map(|column| header(column, query))
        .collect_view()
}

fn header(column: &'static Column, query: LimitsQuery) -> impl IntoView {
    let descending = memo(move |_| {
        let order = query.order.get();
        (order.key == column.key).then_some(order.descending)
    });
    let press = move |()| {
        let descending = descending
            .get_untracked()
            .map_or(column.descends_first, |now| !now);
        query.sort(Order {
            key: column.key,
            descending,
        });
    };
    view! { <SortHeader label=column.label class=column.class place=column.place descending on_press=press/> }
}
