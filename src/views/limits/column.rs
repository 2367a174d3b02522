//! The columns of the table of limits, and their headers, by which it is sorted. Knows what stands where, not what it
//! says.

use canopy_domain::limits::table::{Key, Order};
use canopy_text::limits::columns;
use leptos::prelude::*;

use super::{cells, query::LimitsQuery, row::Row};
use crate::{components::sort_header::SortHeader, reactive::memo, views::data_table::column};

pub type Column = column::Column<Key, Row>;

/// From left to right.
pub static COLUMNS: [Column; 9] = [
    Column {
        label: columns::NAME,
        key: Key::Name,
        class: "table-cell limits-name",
        lay_out: cells::name,
    },
    Column {
        label: columns::RESOURCE,
        key: Key::Resource,
        class: "table-cell limits-resource",
        lay_out: cells::resource,
    },
    Column {
        label: columns::OWN_USAGE,
        key: Key::UsedHere,
        class: "table-cell limits-number limits-used-here",
        lay_out: cells::used_here,
    },
    Column {
        label: columns::TOTAL_USAGE,
        key: Key::UsedInAll,
        class: "table-cell limits-number limits-used-in-all",
        lay_out: cells::used_in_all,
    },
    Column {
        label: columns::OWN_LIMIT,
        key: Key::OwnLimit,
        class: "table-cell limits-number limits-own-limit",
        lay_out: cells::own_limit,
    },
    Column {
        label: columns::CEILING,
        key: Key::Ceiling,
        class: "table-cell limits-number limits-ceiling",
        lay_out: cells::ceiling,
    },
    Column {
        label: columns::SET_BY,
        key: Key::SetBy,
        class: "table-cell limits-set-by",
        lay_out: cells::set_by,
    },
    Column {
        label: columns::REMAINING,
        key: Key::Room,
        class: "table-cell limits-number limits-room",
        lay_out: cells::room,
    },
    Column {
        label: columns::SHARE,
        key: Key::Share,
        class: "table-cell limits-share",
        lay_out: cells::share,
    },
];

/// Of what is used one looks for the most first, of what is left for the least.
fn descends_first(key: Key) -> bool {
    matches!(key, Key::UsedHere | Key::UsedInAll | Key::Share)
}

pub fn head(query: LimitsQuery) -> impl IntoView {
    let columns = COLUMNS.iter().zip(1..);
    columns
        .map(|(column, place)| header(column, place, query))
        .collect_view()
}

fn header(column: &'static Column, place: u32, query: LimitsQuery) -> impl IntoView {
    let descending = memo(move |_| {
        let order = query.order.get();
        (order.key == column.key).then_some(order.descending)
    });
    let press = move |()| {
        let descending = descending
            .get_untracked()
            .map_or(descends_first(column.key), |now| !now);
        query.sort(Order {
            key: column.key,
            descending,
        });
    };
    view! { <SortHeader label=column.label class=column.class place descending on_press=press/> }
}
