//! The columns of the table of limits. Knows what stands where, not what it says.

use canopy_domain::limits::table::Key;
use canopy_text::limits::columns;

use super::{cells, row::Row};
use crate::views::data_table::column;

pub type Column = column::Column<Key, Row>;

/// From left to right. Of what is used one looks for the most first, of what is left for the least.
pub static COLUMNS: [Column; 9] = [
    Column {
        label: columns::NAME,
        key: Key::Name,
        class: "table-cell limits-name",
        place: "1",
        descends_first: false,
        lay_out: cells::name,
    },
    Column {
        label: columns::RESOURCE,
        key: Key::Resource,
        class: "table-cell limits-resource",
        place: "2",
        descends_first: false,
        lay_out: cells::resource,
    },
    Column {
        label: columns::OWN_USAGE,
        key: Key::UsedHere,
        class: "table-cell limits-number limits-used-here",
        place: "3",
        descends_first: true,
        lay_out: cells::used_here,
    },
    Column {
        label: columns::TOTAL_USAGE,
        key: Key::UsedInAll,
        class: "table-cell limits-number limits-used-in-all",
        place: "4",
        descends_first: true,
        lay_out: cells::used_in_all,
    },
    Column {
        label: columns::OWN_LIMIT,
        key: Key::OwnLimit,
        class: "table-cell limits-number limits-own-limit",
        place: "5",
        descends_first: false,
        lay_out: cells::own_limit,
    },
    Column {
        label: columns::CEILING,
        key: Key::Ceiling,
        class: "table-cell limits-number limits-ceiling",
        place: "6",
        descends_first: false,
        lay_out: cells::ceiling,
    },
    Column {
        label: columns::SET_BY,
        key: Key::SetBy,
        class: "table-cell limits-set-by",
        place: "7",
        descends_first: false,
        lay_out: cells::set_by,
    },
    Column {
        label: columns::REMAINING,
        key: Key::Room,
        class: "table-cell limits-number limits-room",
        place: "8",
        descends_first: false,
        lay_out: cells::room,
    },
    Column {
        label: columns::SHARE,
        key: Key::Share,
        class: "table-cell limits-share",
        place: "9",
        descends_first: true,
        lay_out: cells::share,
    },
];
