//! What the API, or an organization as it is now, kept of a change.

use canopy_domain::{
    form::{
        draft::{FieldValue, NotTaken, Stays, WhyStays},
        field::Field,
    },
    unicode::bidi::isolated,
};

use super::{label, noun, value};
use crate::problems::problem;

/// `The API kept the users limit at 50.`
pub fn not_taken(not_taken: &NotTaken) -> String {
    let noun = noun(not_taken.field);
    match (not_taken.field, &not_taken.kept) {
        (_, FieldValue::Nothing | FieldValue::NoLogo) => {
            format!("The API didn't save the {noun}.")
        }
        (Field::Logo, _) => "The API kept the logo.".to_owned(),
        (_, FieldValue::Text(text)) => format!("The API kept the {noun} at “{}”.", isolated(text)),
        (_, kept) => format!("The API kept the {noun} at {}.", value(kept)),
    }
}

/// Why a field was not reverted.
pub fn stays(stays: &Stays) -> String {
    let label = label(stays.field);
    match &stays.why {
        WhyStays::Changed {
            to: FieldValue::Nothing | FieldValue::NoLogo,
        } => format!("{label} has been cleared since then, so it wasn't reverted."),
        WhyStays::Changed { to } => format!(
            "{label} has changed to “{}” since then, so it wasn't reverted.",
            isolated(&value(to))
        ),
        WhyStays::Refused(why) => format!("{label} can't be reverted. {}", problem(why)),
        WhyStays::NotSendable => format!("{label} can't be reverted and is unchanged."),
    }
}

#[cfg(test)]
mod tests {
    use canopy_domain::{
        form::problem::Problem,
        organization::limits::{Limit, Resource},
    };

    use super::*;

    fn text(text: &str) -> FieldValue {
        FieldValue::Text(text.into())
    }

    #[test]
    fn what_was_kept_is_told_field_by_field() {
        let users = Field::Limit(Resource::Users);
        for (field, kept, sentence) in [
            (
                Field::Name,
                text("Acme"),
                "The API kept the name at “Acme”.",
            ),
            (
                users,
                FieldValue::Limit(Limit::of(50)),
                "The API kept the users limit at 50.",
            ),
            (
                Field::Limit(Resource::Sso),
                FieldValue::Limit(Limit::None),
                "The API kept the SSO limit at No limit.",
            ),
            (
                Field::Logo,
                text("https://cdn.test/a.png"),
                "The API kept the logo.",
            ),
            (
                Field::Logo,
                FieldValue::NoLogo,
                "The API didn't save the logo.",
            ),
            (
                Field::PageBackground,
                FieldValue::Nothing,
                "The API didn't save the page background.",
            ),
        ] {
            assert_eq!(not_taken(&NotTaken { field, kept }), sentence);
        }
    }

    #[test]
    fn what_was_not_reverted_is_told_with_its_reason() {
        let changed = |to| WhyStays::Changed { to };
        for (field, why, sentence) in [
            (
                Field::Limit(Resource::Users),
                changed(FieldValue::Limit(Limit::None)),
                "Users limit has changed to “No limit” since then, so it wasn't reverted.",
            ),
            (
                Field::LoginHint,
                changed(FieldValue::Nothing),
                "Login hint has been cleared since then, so it wasn't reverted.",
            ),
            (
                Field::Name,
                WhyStays::Refused(Problem::NameBlank),
                "Name can't be reverted. Enter a name for the organization.",
            ),
            (
                Field::Logo,
                WhyStays::NotSendable,
                "Logo can't be reverted and is unchanged.",
            ),
        ] {
            assert_eq!(stays(&Stays { field, why }), sentence);
        }
    }
}
