//! The column headers of the list, by which it is sorted. Knows columns and the order, no row.

use canopy_domain::list::sort::Sort;
use leptos::prelude::*;

use super::{
    column::{COLUMNS, Column},
    query::ListQuery,
};
use crate::{components::sort_header::SortHeader, reactive::memo};

pub fn head(query: ListQuery) -> impl IntoView {
    COLUMNS
        .iter()
        .map(|column| header(column, query))
        .collect_view()
}

fn header(column: &'static Column, query: ListQuery) -> impl IntoView {
    let descending = memo(move |_| {
        query
            .sort
            .get()
            .filter(|sort| sort.key == column.key)
            .map(|sort| sort.descending)
    });
    // One way, the other, and back to the order without a column.
    let press = move |()| {
        let first = column.descends_first;
        let next = match descending.get_untracked() {
            None => Some(first),
            Some(now) if now == first => Some(!first),
            Some(_) => None,
        };
        query.sort(next.map(|descending| Sort {
            key: column.key,
            descending,
        }));
    };
    view! { <SortHeader label=column.label class=column.class place=column.place descending on_press=press/> }
}
