//! What can be wrong with what a person typed.

use crate::{
    color::ColorProblem,
    picture::{HttpsUrlProblem, PictureSourceProblem},
};

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
    /// Whether it says all there is to know of the use and the limits around a limit.
    pub fn explains_limit(&self) -> bool {
        matches!(
            self,
            Problem::LimitBelowUse { .. } | Problem::LimitAboveCeiling { .. }
        )
    }

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
}
