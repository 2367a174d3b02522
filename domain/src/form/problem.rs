//! What can be wrong with what a person typed, and the one place where it is put into words. Knows no form and no transport.

use std::fmt;

use crate::{
    color::ColorProblem,
    form::login_hint::{DISPLAY_NAME_MAX, LOGIN_HINT_MAX, LOGIN_HINT_MIN},
    organization::{MAX_CHILDREN, MAX_LEVELS, MAX_ORGANIZATIONS, NAME_MAX, limits::Resource},
    picture::{HttpsUrlProblem, PictureSourceProblem},
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

    /// What the brand of an organization is made of, its logo apart.
    pub const BRANDING: [Field; 4] = [
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

    /// The same inside a sentence: `users limit`, `SSO limit`.
    pub fn noun(self) -> String {
        match self {
            Field::Limit(Resource::Sso) => self.label().to_owned(),
            _ => self.label().to_lowercase(),
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
        Field::ALL
            .into_iter()
            .find(|field| field.wire_path() == path)
    }

    /// The field an error code means where the answer names none. The codes are assumed.
    pub fn of_code(code: &str) -> Option<Field> {
        match code {
            "login_hint_taken" => Some(Field::LoginHint),
            "invalid_picture" => Some(Field::Logo),
            "billing_account_required"
            | "billing_account_not_allowed"
            | "billing_account_not_found" => Some(Field::BillingAccount),
            _ => None,
        }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    NameBlank,
    NameTooLong {
        characters: usize,
    },
    BillingAccountMissing,
    BillingAccountNotAllowed,
    LimitMissing,
    LimitNotANumber,
    LimitTooLarge,
    LimitBelowUse {
        used: u64,
    },
    /// Who set the ceiling, in words: an organization's name, or the subscription.
    LimitAboveCeiling {
        amount: u64,
        set_by: String,
    },
    Picture(PictureSourceProblem),
    DisplayNameTooLong {
        characters: usize,
    },
    LoginHintTooShort,
    LoginHintTooLong {
        characters: usize,
    },
    LoginHintCharacters,
    LoginHintEnds,
    /// Another organization has it; its name.
    LoginHintTaken {
        by: String,
    },
    Color(ColorProblem),
    /// What the API said.
    Refused(String),
}

impl Problem {
    /// Whether going on typing can mend it. Such a problem waits until the field is left or the
    /// form is sent; any other is told at once.
    pub fn may_be_half_typed(&self) -> bool {
        match self {
            Problem::NameBlank
            | Problem::BillingAccountMissing
            | Problem::LimitMissing
            | Problem::LimitBelowUse { .. }
            | Problem::LoginHintTooShort
            | Problem::LoginHintEnds
            | Problem::LoginHintTaken { .. } => true,
            Problem::Picture(problem) => matches!(
                problem,
                PictureSourceProblem::Url(
                    HttpsUrlProblem::Empty | HttpsUrlProblem::NotHttps | HttpsUrlProblem::NoHost
                )
            ),
            Problem::Color(problem) => !matches!(problem, ColorProblem::NotADigit(_)),
            Problem::NameTooLong { .. }
            | Problem::BillingAccountNotAllowed
            | Problem::LimitNotANumber
            | Problem::LimitTooLarge
            | Problem::LimitAboveCeiling { .. }
            | Problem::DisplayNameTooLong { .. }
            | Problem::LoginHintTooLong { .. }
            | Problem::LoginHintCharacters
            | Problem::Refused(_) => false,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::NameBlank => f.write_str("Give the organization a name."),
            Problem::NameTooLong { characters } => {
                write!(
                    f,
                    "A name has at most {NAME_MAX} characters; this one has {characters}."
                )
            }
            Problem::BillingAccountMissing => {
                f.write_str("Choose the billing account that pays for this organization.")
            }
            Problem::BillingAccountNotAllowed => {
                f.write_str("This organization cannot name a billing account.")
            }
            Problem::LimitMissing => {
                f.write_str("Type the number, or choose another of the three.")
            }
            Problem::LimitNotANumber => f.write_str("Type a whole number in digits, such as 25."),
            Problem::LimitTooLarge => f.write_str("This number is larger than any limit can be."),
            Problem::LimitBelowUse { used } => {
                write!(
                    f,
                    "{used} are in use already. The limit cannot be lower than that."
                )
            }
            Problem::LimitAboveCeiling { amount, set_by } => {
                write!(f, "At most {amount}: that is the limit of {set_by}.")
            }
            Problem::Picture(problem) => problem.fmt(f),
            Problem::DisplayNameTooLong { characters } => {
                write!(
                    f,
                    "A display name has at most {DISPLAY_NAME_MAX} characters; this one has {characters}."
                )
            }
            Problem::LoginHintTooShort => {
                write!(f, "A login hint has at least {LOGIN_HINT_MIN} characters.")
            }
            Problem::LoginHintTooLong { characters } => {
                write!(
                    f,
                    "A login hint has at most {LOGIN_HINT_MAX} characters; this one has {characters}."
                )
            }
            Problem::LoginHintCharacters => {
                f.write_str("A login hint is made of small letters a to z, digits and hyphens.")
            }
            Problem::LoginHintEnds => {
                f.write_str("A login hint starts and ends with a letter or a digit.")
            }
            Problem::LoginHintTaken { by } => {
                write!(
                    f,
                    "This login hint is taken by “{by}”. Each organization needs one of its own."
                )
            }
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
            Full::Workspace => write!(
                f,
                "This workspace has {MAX_ORGANIZATIONS} organizations, which is all it can have."
            ),
            Full::Levels => write!(
                f,
                "This organization is on level {MAX_LEVELS}, the lowest there can be."
            ),
            Full::Children => write!(
                f,
                "This organization has {MAX_CHILDREN} children, which is all it can have."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{color::Color, form::login_hint::login_hint_problem, picture::HttpsUrl};

    #[test]
    fn nothing_is_held_against_a_value_that_is_still_being_typed() {
        let hint = "acme-inc";
        for end in 1..=hint.len() {
            let problem = login_hint_problem(&hint[..end]);
            assert!(
                problem.is_none_or(|problem| problem.may_be_half_typed()),
                "{}",
                &hint[..end]
            );
        }
        let color = "#1a73e8";
        for end in 1..=color.len() {
            let problem = Color::parse(&color[..end]).err().map(Problem::Color);
            assert!(
                problem.is_none_or(|problem| problem.may_be_half_typed()),
                "{}",
                &color[..end]
            );
        }
        let url = "https://cdn.example.com/a.png";
        for end in 1..=url.len() {
            let problem = HttpsUrl::parse(&url[..end])
                .err()
                .map(|problem| Problem::Picture(problem.into()));
            assert!(
                problem.is_none_or(|problem| problem.may_be_half_typed()),
                "{}",
                &url[..end]
            );
        }
    }

    #[test]
    fn what_no_further_letter_can_mend_is_told_at_once() {
        let hopeless = [
            Problem::NameTooLong { characters: 51 },
            Problem::LimitNotANumber,
            Problem::LimitAboveCeiling {
                amount: 5,
                set_by: "Acme".into(),
            },
            Problem::LoginHintCharacters,
            Problem::Color(ColorProblem::NotADigit('g')),
            Problem::Picture(HttpsUrlProblem::Http.into()),
        ];
        for problem in hopeless {
            assert!(!problem.may_be_half_typed(), "{problem}");
        }
    }

    #[test]
    fn each_field_is_found_by_its_place_in_a_request() {
        for field in Field::ALL {
            assert_eq!(Field::of_wire_path(field.wire_path()), Some(field));
        }
        assert_eq!(Field::of_wire_path("stars"), None);
    }
}
