//! What can be wrong with what a person typed, and the one place where it is put into words. Knows no form and no transport.

use std::fmt;

use crate::{
    color::ColorProblem,
    limits::Resource,
    login_hint::{DISPLAY_NAME_MAX, LOGIN_HINT_MAX, LOGIN_HINT_MIN},
    organization::{MAX_CHILDREN, MAX_LEVELS, MAX_ORGANIZATIONS, NAME_MAX},
    picture::PictureSourceProblem,
};

/// A part of an organization that can be typed, and that a problem belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Name,
    BillingAccount,
    Limit(Resource),
    Logo,
    DisplayName,
    LoginHint,
    PrimaryColor,
    PageBackground,
}

impl Field {
    /// In the order of the form.
    pub const ALL: [Field; 10] = [
        Field::Name,
        Field::BillingAccount,
        Field::Limit(Resource::Locations),
        Field::Limit(Resource::Users),
        Field::Limit(Resource::Sso),
        Field::Logo,
        Field::DisplayName,
        Field::LoginHint,
        Field::PrimaryColor,
        Field::PageBackground,
    ];

    /// The word on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Field::Name => "Name",
            Field::BillingAccount => "Billing account",
            Field::Limit(Resource::Locations) => "Locations limit",
            Field::Limit(Resource::Users) => "Users limit",
            Field::Limit(Resource::Sso) => "SSO limit",
            Field::Logo => "Logo",
            Field::DisplayName => "Display name",
            Field::LoginHint => "Login hint",
            Field::PrimaryColor => "Primary color",
            Field::PageBackground => "Page background",
        }
    }

    /// Where it stands in a request, dotted, as an error answer names it (the dots are assumed).
    pub const fn wire_path(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::BillingAccount => "billing_account_id",
            Field::Limit(Resource::Locations) => "limits.locations",
            Field::Limit(Resource::Users) => "limits.users",
            Field::Limit(Resource::Sso) => "limits.sso",
            Field::Logo => "picture",
            Field::DisplayName => "branding.display_name",
            Field::LoginHint => "branding.login_hint",
            Field::PrimaryColor => "branding.colors.primary",
            Field::PageBackground => "branding.colors.page_background",
        }
    }

    /// The field an error answer means. The codes without a field of their own that concern a
    /// single field are in [`Field::of_code`].
    pub fn of_wire_path(path: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.wire_path() == path)
    }

    /// The field an error code means where the answer names none. The codes are assumed.
    pub fn of_code(code: &str) -> Option<Field> {
        match code {
            "login_hint_taken" => Some(Field::LoginHint),
            "invalid_picture" => Some(Field::Logo),
            "billing_account_required" | "billing_account_not_allowed" | "billing_account_not_found" => {
                Some(Field::BillingAccount)
            }
            _ => None,
        }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    NameBlank,
    NameTooLong { characters: usize },
    BillingAccountMissing,
    BillingAccountNotAllowed,
    LimitNotANumber,
    LimitTooLarge,
    LimitBelowUse { used: u64 },
    /// Who set the ceiling, in words: an organization's name, or the subscription.
    LimitAboveCeiling { amount: u64, set_by: String },
    Picture(PictureSourceProblem),
    DisplayNameTooLong { characters: usize },
    LoginHintTooShort,
    LoginHintTooLong { characters: usize },
    LoginHintCharacters,
    LoginHintEnds,
    Color(ColorProblem),
    /// What the API said.
    Refused(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::NameBlank => f.write_str("Give the organization a name."),
            Problem::NameTooLong { characters } => {
                write!(f, "A name has at most {NAME_MAX} characters; this one has {characters}.")
            }
            Problem::BillingAccountMissing => {
                f.write_str("Choose the billing account that pays for this organization.")
            }
            Problem::BillingAccountNotAllowed => {
                f.write_str("This organization cannot name a billing account.")
            }
            Problem::LimitNotANumber => f.write_str("Type a whole number, such as 25."),
            Problem::LimitTooLarge => f.write_str("This number is larger than any limit can be."),
            Problem::LimitBelowUse { used } => {
                write!(f, "{used} are in use already. The limit cannot be lower than that.")
            }
            Problem::LimitAboveCeiling { amount, set_by } => {
                write!(f, "At most {amount}: that is the limit of {set_by}.")
            }
            Problem::Picture(problem) => problem.fmt(f),
            Problem::DisplayNameTooLong { characters } => {
                write!(f, "A display name has at most {DISPLAY_NAME_MAX} characters; this one has {characters}.")
            }
            Problem::LoginHintTooShort => {
                write!(f, "A login hint has at least {LOGIN_HINT_MIN} characters.")
            }
            Problem::LoginHintTooLong { characters } => {
                write!(f, "A login hint has at most {LOGIN_HINT_MAX} characters; this one has {characters}.")
            }
            Problem::LoginHintCharacters => {
                f.write_str("A login hint is made of small letters a to z, digits and hyphens.")
            }
            Problem::LoginHintEnds => f.write_str("A login hint starts and ends with a letter or a digit."),
            Problem::Color(problem) => problem.fmt(f),
            Problem::Refused(text) => f.write_str(text),
        }
    }
}

/// A place where no further organization can be created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Full {
    /// The workspace has as many as it can have.
    Workspace,
    /// The parent stands on the lowest level.
    Levels,
    /// The parent has as many children as it can have.
    Children,
}

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Full::Workspace => write!(f, "This workspace has {MAX_ORGANIZATIONS} organizations, which is all it can have."),
            Full::Levels => write!(f, "This organization is on level {MAX_LEVELS}, the lowest there can be."),
            Full::Children => write!(f, "This organization has {MAX_CHILDREN} children, which is all it can have."),
        }
    }
}
