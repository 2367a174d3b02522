//! The columns of a file of organizations: what each holds, its key, and the other words by which files name it.

use crate::{form::field::Field, organization::limits::Resource, unicode::fold::fold};

/// Begins the id in a row that is a remark. No id has this sign, as it stands between the ids of a path (documented:
/// LIST).
pub(super) const REMARK: char = '#';

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Id,
    ExternalId,
    /// The names from the root down to the organization itself.
    Path,
    /// The organization above: its id, external id, path or name.
    Parent,
    Field(Field),
}

impl Column {
    /// From left to right.
    pub const ALL: [Column; 14] = [
        Column::Id,
        Column::ExternalId,
        Column::Path,
        Column::Parent,
        Column::Field(Field::Name),
        Column::Field(Field::BillingAccount),
        Column::Field(Field::Limit(Resource::Locations)),
        Column::Field(Field::Limit(Resource::Users)),
        Column::Field(Field::Limit(Resource::Sso)),
        Column::Field(Field::Logo),
        Column::Field(Field::DisplayName),
        Column::Field(Field::LoginHint),
        Column::Field(Field::PrimaryColor),
        Column::Field(Field::PageBackground),
    ];

    pub const NAME: Column = Column::Field(Field::Name);

    /// How the head of a file names it: as a request does, whatever the language.
    pub const fn key(self) -> &'static str {
        match self {
            Column::Id => "id",
            Column::ExternalId => "external_id",
            Column::Path => "path",
            Column::Parent => "parent",
            Column::Field(field) => field.wire_path(),
        }
    }

    /// The column that a head means, if it is one of those that files here have. Case, blanks and signs don't matter.
    pub fn of_head(head: &str) -> Option<Column> {
        let word = letters(head);
        let is_meant = |column: &Column| {
            letters(column.key()) == word || column.other_words().contains(&word.as_str())
        };
        Column::ALL.into_iter().find(is_meant)
    }

    /// What the list's file, the forms and other software call it, in letters alone.
    const fn other_words(self) -> &'static [&'static str] {
        match self {
            Column::Id => &["orgid", "organizationid"],
            Column::ExternalId => &[],
            Column::Path => &["namepath"],
            Column::Parent => &["parentid", "parentorgid", "parentorganization"],
            Column::Field(field) => match field {
                Field::Name => &["organization", "organizationname", "orgname"],
                // What the list's file calls a billing account is its name, which says nothing here.
                Field::BillingAccount => &["billingid"],
                Field::Limit(Resource::Locations) => &["locationslimit", "locations"],
                Field::Limit(Resource::Users) => &["userslimit", "users"],
                Field::Limit(Resource::Sso) => &["ssolimit", "sso", "ssoconnectionslimit"],
                Field::Logo => &["logo", "logourl"],
                Field::DisplayName => &["displayname"],
                Field::LoginHint => &["loginhint"],
                Field::PrimaryColor => &["primarycolor", "colorsprimary", "primary"],
                Field::PageBackground => &["pagebackground", "colorspagebackground"],
            },
        }
    }
}

/// The letters and digits of a text, folded.
pub(super) fn letters(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(char::is_alphanumeric);
    folded
}
