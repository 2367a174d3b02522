//! Organizations side by side.

use canopy_domain::{
    list::comparison::{Aspect, FEWEST, MOST, Uncomparable, Value},
    organization::OrganizationId,
};

use crate::{
    amounts,
    counts::{UNKNOWN, counted, grouped},
    limits::columns,
};

pub const TITLE: &str = "Compare organizations";
/// In the trail above the page.
pub const COMPARE: &str = "Compare";
/// Opens the choice of the other organization.
pub const COMPARE_WITH: &str = "Compare with…";
pub const ADD: &str = "Add organization";
/// The choice of one more.
pub const CHOOSE: &str = "Compare with another organization";
pub const FIND: &str = "Find an organization to compare with";
pub const SIBLINGS: &str = "Siblings";
pub const NONE_FOUND: &str = "No organization matches.";
pub const TYPE_TO_FIND: &str = "Type a name or an ID";
pub const TABLE: &str = "Comparison";
/// Above the names of what is compared.
pub const ASPECT: &str = "Field";
pub const ONLY_DIFFERENCES: &str = "Only differences";
pub const DIFFERENT: &str = "Different";
pub const NO_DIFFERENCES: &str = "These organizations have the same values.";
pub const IS_FULL: &str = "Six organizations can be compared at once.";
pub const NONE: &str = "None";

pub fn remove(name: &str) -> String {
    format!("Remove {name}")
}

pub const fn uncomparable(why: Uncomparable) -> &'static str {
    match why {
        Uncomparable::TooFew => "Choose at least two organizations",
        Uncomparable::TooMany => "Choose at most six organizations",
    }
}

pub fn what_to_do(why: Uncomparable) -> String {
    match why {
        Uncomparable::TooFew => {
            format!("A comparison shows {FEWEST} to {MOST} organizations side by side.")
        }
        Uncomparable::TooMany => {
            format!("This link has more than {MOST}. Remove some from its address.")
        }
    }
}

/// These ids of the link belong to no organization that is known.
pub fn not_found(ids: &[OrganizationId]) -> String {
    let all: Vec<&str> = ids.iter().map(OrganizationId::as_str).collect();
    match &all[..] {
        [id] => format!("No organization has the ID {id}, or your account can't see it."),
        all => format!(
            "No organizations have the IDs {}, or your account can't see them.",
            all.join(", ")
        ),
    }
}

/// How many rows differ, of all.
pub fn differing(rows: u64, all: u64) -> String {
    match rows {
        0 => "No differences".to_owned(),
        1 => format!("1 of {} differs", counted(all, "field", "fields")),
        rows => format!(
            "{} of {} differ",
            grouped(rows),
            counted(all, "field", "fields")
        ),
    }
}

/// The head of a row.
pub fn aspect(aspect: Aspect) -> String {
    let of = |resource, what: &str| {
        let what = what.to_lowercase();
        format!("{}: {what}", amounts::resource_label(resource))
    };
    match aspect {
        Aspect::Path => "Path".into(),
        Aspect::Depth => "Depth".into(),
        Aspect::Children => "Children".into(),
        Aspect::BillingAccount => "Billing account".into(),
        Aspect::TotalUsage(resource) => of(resource, columns::TOTAL_USAGE),
        Aspect::OwnLimit(resource) => of(resource, columns::OWN_LIMIT),
        Aspect::Ceiling(resource) => of(resource, columns::CEILING),
        Aspect::Remaining(resource) => of(resource, columns::REMAINING),
        Aspect::DisplayName => "Display name".into(),
        Aspect::LoginHint => "Login hint".into(),
        Aspect::PrimaryColor => "Primary color".into(),
        Aspect::PageBackground => "Page background".into(),
        Aspect::Logo => "Logo".into(),
        Aspect::ExternalId => "External ID".into(),
    }
}

/// A value in words; `None` where there is nothing.
pub fn value(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) | Value::Color(text) | Value::Logo(text) => text.clone(),
        Value::Count(count) => Some(count.map_or_else(|| UNKNOWN.to_owned(), grouped)),
        Value::Limit(limit) => Some(amounts::limit(*limit)),
        Value::Remaining(remaining) => Some(amounts::left(*remaining)),
    }
}

#[cfg(test)]
mod tests {
    use canopy_domain::organization::limits::{Limit, Resource};

    use super::*;

    #[test]
    fn a_row_is_called_by_its_resource_and_what_is_said_of_it() {
        let of_users = aspect(Aspect::OwnLimit(Resource::Users));
        assert_eq!(of_users, "Users: own limit");
    }

    #[test]
    fn differences_are_counted() {
        assert_eq!(differing(0, 22), "No differences");
        assert_eq!(differing(1, 22), "1 of 22 fields differs");
        assert_eq!(differing(18, 22), "18 of 22 fields differ");
    }

    #[test]
    fn no_limit_is_said_in_words_and_nothing_is_nothing() {
        let no_limit = Value::Limit(Limit::None);
        assert_eq!(value(&no_limit).as_deref(), Some("No limit"));
        assert_eq!(value(&Value::Text(None)), None);
        let said = not_found(&["a".into(), "b".into()]);
        assert!(
            said.starts_with("No organizations have the IDs a, b,"),
            "{said}"
        );
        let said = not_found(&["a".into()]);
        assert!(said.starts_with("No organization has the ID a,"), "{said}");
    }
}
