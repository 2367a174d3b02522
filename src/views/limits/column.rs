//! The columns of the table of limits: what they are called and what they sort by. Knows no row.

use canopy_domain::limits_table::Key;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Name,
    Resource,
    UsedHere,
    UsedInAll,
    OwnLimit,
    Ceiling,
    SetBy,
    Room,
    Share,
}

impl Column {
    /// From left to right.
    pub const ALL: [Column; 9] = [
        Column::Name,
        Column::Resource,
        Column::UsedHere,
        Column::UsedInAll,
        Column::OwnLimit,
        Column::Ceiling,
        Column::SetBy,
        Column::Room,
        Column::Share,
    ];

    pub const fn label(self) -> &'static str {
        match self {
            Column::Name => "Name",
            Column::Resource => "Resource",
            Column::UsedHere => "Used here",
            Column::UsedInAll => "Here and below",
            Column::OwnLimit => "Own limit",
            Column::Ceiling => "Ceiling",
            Column::SetBy => "Set by",
            Column::Room => "Room left",
            Column::Share => "Of its ceiling",
        }
    }

    pub const fn key(self) -> Key {
        match self {
            Column::Name => Key::Name,
            Column::Resource => Key::Resource,
            Column::UsedHere => Key::UsedHere,
            Column::UsedInAll => Key::UsedInAll,
            Column::OwnLimit => Key::OwnLimit,
            Column::Ceiling => Key::Ceiling,
            Column::SetBy => Key::SetBy,
            Column::Room => Key::Room,
            Column::Share => Key::Share,
        }
    }

    /// Its class in the stylesheet.
    pub const fn class(self) -> &'static str {
        match self {
            Column::Name => "table-cell limits-name",
            Column::Resource => "table-cell limits-resource",
            Column::UsedHere => "table-cell limits-number limits-used-here",
            Column::UsedInAll => "table-cell limits-number limits-used-in-all",
            Column::OwnLimit => "table-cell limits-number limits-own-limit",
            Column::Ceiling => "table-cell limits-number limits-ceiling",
            Column::SetBy => "table-cell limits-set-by",
            Column::Room => "table-cell limits-number limits-room",
            Column::Share => "table-cell limits-share",
        }
    }

    /// Its place, counted from 1.
    pub const fn place(self) -> &'static str {
        match self {
            Column::Name => "1",
            Column::Resource => "2",
            Column::UsedHere => "3",
            Column::UsedInAll => "4",
            Column::OwnLimit => "5",
            Column::Ceiling => "6",
            Column::SetBy => "7",
            Column::Room => "8",
            Column::Share => "9",
        }
    }

    /// Of what is used one looks for the most first, of what is left for the least.
    pub const fn descends_first(self) -> bool {
        matches!(self, Column::UsedHere | Column::UsedInAll | Column::Share)
    }
}
