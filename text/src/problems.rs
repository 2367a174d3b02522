//! What is wrong with a value that was typed, and where no organization can be created.

use canopy_domain::{
    color::ColorProblem,
    form::{
        draft::LIMIT_MAX,
        login_hint::{DISPLAY_NAME_MAX, LOGIN_HINT_MAX, LOGIN_HINT_MIN},
        problem::{CeilingSetter, Problem},
    },
    organization::{MAX_CHILDREN, MAX_LEVELS, MAX_ORGANIZATIONS, NAME_MAX},
    tree::full::Full,
    unicode::bidi::isolated,
};

use crate::{counts::grouped, logo};

pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::NameBlank => "Enter a name for the organization.".to_owned(),
        Problem::NameTooLong { characters } => {
            format!("Use at most {NAME_MAX} characters; this name has {characters}.")
        }
        Problem::BillingAccountMissing => {
            "Choose the billing account that pays for this organization.".to_owned()
        }
        Problem::BillingAccountNotAllowed => {
            "This organization can't have its own billing account.".to_owned()
        }
        Problem::LimitMissing => "Enter a number, or choose No limit or Off.".to_owned(),
        Problem::LimitNotANumber => "Enter a whole number, such as 25.".to_owned(),
        Problem::LimitTooLarge => {
            format!(
                "This number is too large. The maximum is {}.",
                grouped(LIMIT_MAX)
            )
        }
        Problem::LimitBelowUse { used } => {
            format!(
                "The limit can't be lower than the {} already in use.",
                grouped(*used)
            )
        }
        Problem::LimitAboveCeiling { amount, set_by } => {
            format!(
                "The maximum is {}, set by {}.",
                grouped(*amount),
                setter(set_by)
            )
        }
        Problem::Picture(problem) => logo::source_problem(*problem),
        Problem::DisplayNameTooLong { characters } => {
            format!(
                "Use at most {DISPLAY_NAME_MAX} characters; this display name has {characters}."
            )
        }
        Problem::LoginHintTooShort => format!("Use at least {LOGIN_HINT_MIN} characters."),
        Problem::LoginHintTooLong { characters } => {
            format!("Use at most {LOGIN_HINT_MAX} characters; this login hint has {characters}.")
        }
        Problem::LoginHintCharacters => {
            "Use lowercase letters (a-z), digits and hyphens.".to_owned()
        }
        Problem::LoginHintEnds => "Start and end with a letter or a digit.".to_owned(),
        Problem::LoginHintTaken { by } => {
            format!(
                "“{}” already uses this login hint. Enter another one.",
                isolated(by)
            )
        }
        Problem::Color(problem) => color(*problem),
        Problem::Refused(text) => text.clone(),
    }
}

/// Who set a ceiling, inside a sentence.
pub fn setter(setter: &CeilingSetter) -> String {
    match setter {
        CeilingSetter::Organization(name) => isolated(name).into_owned(),
        CeilingSetter::Subscription => "the subscription".to_owned(),
        CeilingSetter::Above => "an ancestor".to_owned(),
    }
}

pub fn color(problem: ColorProblem) -> String {
    match problem {
        ColorProblem::Empty => "Enter # and six digits, like #1a73e8.".to_owned(),
        ColorProblem::NotADigit(character) => {
            format!("“{character}” can't be part of a color. Use 0-9 and a-f, like #1a73e8.")
        }
        ColorProblem::Length(count) => {
            format!(
                "A color needs six digits; this one has {}. Enter it like #1a73e8, or short like #18e.",
                grouped(count as u64)
            )
        }
        ColorProblem::Transparency => {
            "This color includes an opacity, which the API doesn't accept. Leave it out, like #1a73e8."
                .to_owned()
        }
    }
}

/// Why no further organization can be created in a place.
pub fn full(full: Full) -> String {
    match full {
        Full::Workspace => format!(
            "This workspace has reached its maximum of {} organizations.",
            grouped(MAX_ORGANIZATIONS as u64)
        ),
        Full::Levels => {
            format!("This organization is on level {MAX_LEVELS}, the deepest level allowed.")
        }
        Full::Children => format!(
            "This organization has reached its maximum of {} children.",
            grouped(MAX_CHILDREN as u64)
        ),
    }
}

#[cfg(test)]
mod tests {
    use canopy_domain::picture::{DataUriProblem, HttpsUrlProblem, PictureProblem};

    use super::*;

    #[test]
    fn a_ceiling_is_told_with_who_set_it() {
        let above = |set_by| {
            problem(&Problem::LimitAboveCeiling {
                amount: 1_080,
                set_by,
            })
        };
        let acme = CeilingSetter::Organization("Acme".into());
        assert_eq!(above(acme), "The maximum is 1,080, set by Acme.");
        assert_eq!(
            above(CeilingSetter::Subscription),
            "The maximum is 1,080, set by the subscription."
        );
        assert_eq!(
            above(CeilingSetter::Above),
            "The maximum is 1,080, set by an ancestor."
        );
    }

    #[test]
    fn a_name_from_right_to_left_keeps_its_place() {
        let taken = Problem::LoginHintTaken {
            by: "شركة".into()
        };
        assert_eq!(
            problem(&taken),
            "“\u{2068}شركة\u{2069}” already uses this login hint. Enter another one."
        );
    }

    #[test]
    fn a_color_is_told_what_is_missing() {
        assert_eq!(
            color(ColorProblem::NotADigit('g')),
            "“g” can't be part of a color. Use 0-9 and a-f, like #1a73e8."
        );
        assert_eq!(
            color(ColorProblem::Length(2)),
            "A color needs six digits; this one has 2. Enter it like #1a73e8, or short like #18e."
        );
    }

    #[test]
    fn a_full_place_is_told_with_its_maximum() {
        let sentences = [Full::Workspace, Full::Levels, Full::Children].map(full);
        assert_eq!(
            sentences,
            [
                "This workspace has reached its maximum of 1,000 organizations.",
                "This organization is on level 10, the deepest level allowed.",
                "This organization has reached its maximum of 100 children.",
            ]
        );
    }

    #[test]
    fn every_problem_is_told_in_words() {
        let by = "Acme".to_owned();
        let set_by = CeilingSetter::Subscription;
        let problems = [
            Problem::NameBlank,
            Problem::NameTooLong { characters: 51 },
            Problem::BillingAccountMissing,
            Problem::BillingAccountNotAllowed,
            Problem::LimitMissing,
            Problem::LimitNotANumber,
            Problem::LimitTooLarge,
            Problem::LimitBelowUse { used: 1 },
            Problem::LimitAboveCeiling { amount: 5, set_by },
            Problem::Picture(HttpsUrlProblem::Empty.into()),
            Problem::Picture(DataUriProblem::Picture(PictureProblem::Empty).into()),
            Problem::DisplayNameTooLong { characters: 256 },
            Problem::LoginHintTooShort,
            Problem::LoginHintTooLong { characters: 51 },
            Problem::LoginHintCharacters,
            Problem::LoginHintEnds,
            Problem::LoginHintTaken { by },
            Problem::Color(ColorProblem::Empty),
            Problem::Color(ColorProblem::Transparency),
        ];
        for one in problems {
            assert!(!problem(&one).is_empty(), "{one:?}");
        }
    }
}
