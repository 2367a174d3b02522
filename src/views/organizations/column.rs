//! The columns of the list, and their headers, by which it is sorted. Knows what stands where, not what it says.

use canopy_domain::{
    list::sort::{Sort, SortKey},
    organization::limits::Resource,
};
use canopy_text::list::sort_key;
use leptos::prelude::*;

use super::{cells, query::ListQuery, row::Row};
use crate::{components::sort_header::SortHeader, reactive::memo, views::data_table::column};

pub type Column = column::Column<SortKey, Row>;

impl Column {
    /// Its name in the stylesheet and among the preferences.
    pub const fn slug(&self) -> &'static str {
        self.key.slug()
    }
}

/// Whether a column can be hidden: without the name a row would be nobody's.
pub fn can_be_hidden(column: &Column) -> bool {
    column.key != SortKey::Name
}

/// Whether the greatest comes first when one begins to sort by a key.
pub fn descends_first(key: SortKey) -> bool {
    matches!(
        key,
        SortKey::Locations | SortKey::Users | SortKey::Sso | SortKey::Closest
    )
}

/// From left to right.
pub static COLUMNS: [Column; 8] = [
    Column {
        label: sort_key(SortKey::Name),
        key: SortKey::Name,
        class: "table-cell organizations-name",
        lay_out: cells::name,
    },
    Column {
        label: sort_key(SortKey::Parent),
        key: SortKey::Parent,
        class: "table-cell organizations-parent",
        lay_out: cells::parent,
    },
    Column {
        label: sort_key(SortKey::Depth),
        key: SortKey::Depth,
        class: "table-cell organizations-depth",
        lay_out: cells::depth,
    },
    Column {
        label: sort_key(SortKey::Locations),
        key: SortKey::Locations,
        class: "table-cell organizations-locations",
        lay_out: |template, cell| cells::used(template, cell, Resource::Locations),
    },
    Column {
        label: sort_key(SortKey::Users),
        key: SortKey::Users,
        class: "table-cell organizations-users",
        lay_out: |template, cell| cells::used(template, cell, Resource::Users),
    },
    Column {
        label: sort_key(SortKey::Sso),
        key: SortKey::Sso,
        class: "table-cell organizations-sso",
        lay_out: |template, cell| cells::used(template, cell, Resource::Sso),
    },
    Column {
        label: sort_key(SortKey::LoginHint),
        key: SortKey::LoginHint,
        class: "table-cell organizations-login-hint",
        lay_out: cells::login_hint,
    },
    Column {
        label: sort_key(SortKey::BillingAccount),
        key: SortKey::BillingAccount,
        class: "table-cell organizations-billing-account",
        lay_out: cells::billing_account,
    },
];

pub fn head(query: ListQuery) -> impl IntoView {
    let columns = COLUMNS.iter().zip(1..);
    columns
        .map(|(column, place)| header(column, place, query))
        .collect_view()
}

fn header(column: &'static Column, place: u32, query: ListQuery) -> impl IntoView {
    let descending = memo(move |_| {
        query
            .sort
            .get()
            .filter(|sort| sort.key == column.key)
            .map(|sort| sort.descending)
    });
    // One way, the other, and back to the order without a column.
    let press = move |()| {
        let first = descends_first(column.key);
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
    view! { <SortHeader label=column.label class=column.class place descending on_press=press/> }
}
