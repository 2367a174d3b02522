//! The columns of the list. Knows what stands where, not what it says.

use canopy_domain::list::sort::SortKey;
use canopy_text::list::sort_key;

use super::{cells, row::Row};
use crate::views::data_table::column;

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

/// Whether the greatest comes first when one begins to sort by a key. What is closest to its limit has no column.
pub fn descends_first(key: SortKey) -> bool {
    let column = COLUMNS.iter().find(|column| column.key == key);
    column.map_or(key == SortKey::Closest, |column| column.descends_first)
}

/// From left to right.
pub static COLUMNS: [Column; 7] = [
    Column {
        label: sort_key(SortKey::Name),
        key: SortKey::Name,
        class: "table-cell organizations-name",
        place: "1",
        descends_first: false,
        lay_out: cells::name,
    },
    Column {
        label: sort_key(SortKey::Parent),
        key: SortKey::Parent,
        class: "table-cell organizations-parent",
        place: "2",
        descends_first: false,
        lay_out: cells::parent,
    },
    Column {
        label: sort_key(SortKey::Depth),
        key: SortKey::Depth,
        class: "table-cell organizations-depth",
        place: "3",
        descends_first: false,
        lay_out: cells::depth,
    },
    Column {
        label: sort_key(SortKey::Locations),
        key: SortKey::Locations,
        class: "table-cell organizations-locations",
        place: "4",
        descends_first: true,
        lay_out: cells::locations,
    },
    Column {
        label: sort_key(SortKey::Users),
        key: SortKey::Users,
        class: "table-cell organizations-users",
        place: "5",
        descends_first: true,
        lay_out: cells::users,
    },
    Column {
        label: sort_key(SortKey::LoginHint),
        key: SortKey::LoginHint,
        class: "table-cell organizations-login-hint",
        place: "6",
        descends_first: false,
        lay_out: cells::login_hint,
    },
    Column {
        label: sort_key(SortKey::BillingAccount),
        key: SortKey::BillingAccount,
        class: "table-cell organizations-billing-account",
        place: "7",
        descends_first: false,
        lay_out: cells::billing_account,
    },
];
