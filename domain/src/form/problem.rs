//! What can be wrong with what a person typed. Knows no form, no transport and no sentence.

use crate::{
    color::ColorProblem,
    organization::limits::Resource,
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
    LimitAboveCeiling {
        amount: u64,
        set_by: CeilingSetter,
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

/// Who set a ceiling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CeilingSetter {
    /// An organization, by its name.
    Organization(String),
    Subscription,
    /// One of those above, as the API reports, and nobody knows which.
    Above,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{color::Color, picture::HttpsUrl};

    #[test]
    fn nothing_is_held_against_a_value_that_is_still_being_typed() {
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
                set_by: CeilingSetter::Subscription,
            },
            Problem::LoginHintCharacters,
            Problem::Color(ColorProblem::NotADigit('g')),
            Problem::Picture(HttpsUrlProblem::Http.into()),
        ];
        for problem in hopeless {
            assert!(!problem.may_be_half_typed(), "{problem:?}");
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
