//! What was typed, read field by field by the rules that creating and changing share.

use super::{OrganizationDraft, Surroundings};
use crate::{
    color::Color,
    form::{
        field::Field,
        login_hint::{display_name_problem, login_hint_problem},
        problem::{CeilingSetter, Problem},
    },
    limits::ceiling::{LimitRefusal, refuse},
    organization::{
        BillingAccountId, NAME_MAX,
        limits::{Limit, Resource},
    },
    picture::PictureSource,
    unicode::unseen::is_blank,
};

/// Every field, trimmed and parsed, or what is wrong with it.
pub(super) struct Reading<'a> {
    pub name: Result<&'a str, Problem>,
    pub billing_account: Result<Option<BillingAccountId>, Problem>,
    /// In the order of [`Resource::ALL`].
    pub limits: [Result<Limit, Problem>; 3],
    /// A new logo; `None` where none was chosen.
    pub picture: Result<Option<PictureSource>, Problem>,
    pub display_name: Result<Option<&'a str>, Problem>,
    pub login_hint: Result<Option<&'a str>, Problem>,
    pub primary: Result<Option<Color>, Problem>,
    pub page_background: Result<Option<Color>, Problem>,
}

impl<'a> Reading<'a> {
    pub fn of<S: Clone>(
        draft: &'a OrganizationDraft,
        surroundings: &Surroundings<S>,
        name_ceiling: impl Fn(&S) -> CeilingSetter,
    ) -> Self {
        let name = draft.name.trim();
        let limit = |resource: Resource| {
            let at = resource as usize;
            let limit = draft.limit(resource).read()?;
            refuse(limit, surroundings.used[at], &surroundings.ceilings[at])
                .map_err(|refusal| limit_problem(refusal, &name_ceiling))?;
            Ok(limit)
        };
        let taken = || {
            let by = surroundings.hint_holder.clone()?;
            Some(Problem::LoginHintTaken { by })
        };
        let display_name = filled(&draft.display_name);
        let login_hint = filled(&draft.login_hint);
        Self {
            name: unless(name_problem(name), name),
            billing_account: surroundings
                .billing
                .check(&draft.billing_account, surroundings.only_account.as_ref()),
            limits: Resource::ALL.map(limit),
            picture: draft.logo.read(),
            display_name: unless(display_name.and_then(display_name_problem), display_name),
            login_hint: unless(
                login_hint.and_then(|hint| login_hint_problem(hint).or_else(taken)),
                login_hint,
            ),
            primary: read_color(&draft.primary),
            page_background: read_color(&draft.page_background),
        }
    }

    /// What is wrong, in the order of the form.
    pub fn problems(&self) -> Vec<(Field, Problem)> {
        let problem = |field: Field| match field {
            Field::Name => self.name.as_ref().err(),
            Field::BillingAccount => self.billing_account.as_ref().err(),
            Field::Limit(resource) => self.limits[resource as usize].as_ref().err(),
            Field::Logo => self.picture.as_ref().err(),
            Field::DisplayName => self.display_name.as_ref().err(),
            Field::LoginHint => self.login_hint.as_ref().err(),
            Field::PrimaryColor => self.primary.as_ref().err(),
            Field::PageBackground => self.page_background.as_ref().err(),
        };
        let found = |field| Some((field, problem(field)?.clone()));
        Field::ALL.into_iter().filter_map(found).collect()
    }
}

/// What is wrong with a name that has been trimmed: 1 to [`NAME_MAX`] characters (maximum
/// documented: CREATE; minimum assumed).
pub fn name_problem(name: &str) -> Option<Problem> {
    let characters = name.chars().count();
    match characters {
        _ if is_blank(name) => Some(Problem::NameBlank),
        0..=NAME_MAX => None,
        _ => Some(Problem::NameTooLong { characters }),
    }
}

fn limit_problem<S>(
    refusal: LimitRefusal<S>,
    name_ceiling: impl Fn(&S) -> CeilingSetter,
) -> Problem {
    match refusal {
        LimitRefusal::BelowUse { used } => Problem::LimitBelowUse { used },
        LimitRefusal::AboveCeiling(ceiling) => Problem::LimitAboveCeiling {
            amount: ceiling.amount,
            set_by: name_ceiling(&ceiling.source),
        },
    }
}

fn unless<T>(problem: Option<Problem>, value: T) -> Result<T, Problem> {
    match problem {
        Some(problem) => Err(problem),
        None => Ok(value),
    }
}

pub(super) fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !is_blank(text))
}

fn read_color(text: &str) -> Result<Option<Color>, Problem> {
    filled(text)
        .map(|text| Color::parse(text).map_err(Problem::Color))
        .transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_counted_in_characters_and_not_in_bytes() {
        assert_eq!(name_problem(&"ü".repeat(50)), None);
        assert_eq!(
            name_problem(&"ü".repeat(51)),
            Some(Problem::NameTooLong { characters: 51 })
        );
    }

    #[test]
    fn a_name_of_which_nothing_can_be_seen_is_blank() {
        for name in ["", "\u{200b}", "\u{3164}", "\u{2800}\u{ad}", "\u{301}"] {
            assert_eq!(name_problem(name), Some(Problem::NameBlank), "{name:?}");
        }
        assert_eq!(filled(" \u{3164} "), None);
    }
}
