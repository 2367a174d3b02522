//! The columns of the list: what they are called, what they sort by, and whether they can be hidden. Knows no row.

use canopy_domain::listing::SortKey;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Name,
    Parent,
    Depth,
    Locations,
    Users,
    LoginHint,
    BillingAccount,
}

impl Column {
    /// From left to right.
    pub const ALL: [Column; 7] = [
        Column::Name,
        Column::Parent,
        Column::Depth,
        Column::Locations,
        Column::Users,
        Column::LoginHint,
        Column::BillingAccount,
    ];

    pub const fn label(self) -> &'static str {
        match self {
            Column::Name => "Name",
            Column::Parent => "Parent",
            Column::Depth => "Depth",
            Column::Locations => "Locations",
            Column::Users => "Users",
            Column::LoginHint => "Login hint",
            Column::BillingAccount => "Billing account",
        }
    }

    pub const fn sort_key(self) -> SortKey {
        match self {
            Column::Name => SortKey::Name,
            Column::Parent => SortKey::Parent,
            Column::Depth => SortKey::Depth,
            Column::Locations => SortKey::Locations,
            Column::Users => SortKey::Users,
            Column::LoginHint => SortKey::LoginHint,
            Column::BillingAccount => SortKey::BillingAccount,
        }
    }

    /// Its name in the stylesheet and among the preferences.
    pub const fn word(self) -> &'static str {
        self.sort_key().word()
    }

    /// Its class in the stylesheet.
    pub const fn class(self) -> &'static str {
        match self {
            Column::Name => "table-cell organizations-name",
            Column::Parent => "table-cell organizations-parent",
            Column::Depth => "table-cell organizations-depth",
            Column::Locations => "table-cell organizations-locations",
            Column::Users => "table-cell organizations-users",
            Column::LoginHint => "table-cell organizations-login-hint",
            Column::BillingAccount => "table-cell organizations-billing-account",
        }
    }

    /// Its place, counted from 1.
    pub const fn place(self) -> &'static str {
        match self {
            Column::Name => "1",
            Column::Parent => "2",
            Column::Depth => "3",
            Column::Locations => "4",
            Column::Users => "5",
            Column::LoginHint => "6",
            Column::BillingAccount => "7",
        }
    }

    /// Without the name a row would be nobody's.
    pub fn can_be_hidden(self) -> bool {
        self != Column::Name
    }

    /// Of what is used one looks for the most first.
    pub const fn descends_first(self) -> bool {
        matches!(self, Column::Locations | Column::Users)
    }
}
