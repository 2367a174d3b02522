//! One organization's limits, as the API's own report and the list say them.

use canopy_domain::{
    limits::reconciled::{Difference, Measure},
    organization::limits::Resource,
};

use super::{limit, resource_label};
use crate::counts::{NO_LIMIT, grouped};

pub const TITLE: &str = "Limits";
pub const LOADING: &str = "Loading limits";

/// A number of a resource that only the report knows; `None`: it does not tell.
pub fn reported_usage(count: Option<u64>) -> String {
    crate::counts::known_count(count.unwrap_or_default(), count.is_some())
}

/// `None`: nothing limits it.
pub fn reported_remaining(free: Option<u64>) -> String {
    free.map_or_else(|| NO_LIMIT.to_owned(), grouped)
}

/// A number of which the report and the list say different things.
pub fn difference(resource: Resource, found: &Difference) -> String {
    let measure = match found.measure {
        Measure::UsedHere => "own usage",
        Measure::UsedInAll => "total usage",
        Measure::OwnLimit => "own limit",
        Measure::Ceiling => "ceiling",
        Measure::Room => "remaining",
    };
    format!(
        "{}, {measure}: the limits report says {} but the list says {}. Showing the report.",
        resource_label(resource),
        measured(found.measure, found.report),
        measured(found.measure, found.list),
    )
}

/// An amount; `None`: without end.
fn measured(measure: Measure, amount: Option<u64>) -> String {
    match (measure, amount) {
        (Measure::OwnLimit | Measure::Ceiling, amount) => limit(amount.into()),
        (_, Some(amount)) => grouped(amount),
        (_, None) => NO_LIMIT.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_used_is_a_number_and_nothing_allowed_is_off() {
        let words = |measure| (measured(measure, Some(0)), measured(measure, None));
        let no_limit = || NO_LIMIT.to_owned();
        assert_eq!(words(Measure::UsedInAll), ("0".into(), no_limit()));
        assert_eq!(words(Measure::Room), ("0".into(), no_limit()));
        assert_eq!(words(Measure::Ceiling), ("Off".into(), no_limit()));
    }

    #[test]
    fn a_difference_names_both_numbers_and_the_one_that_counts() {
        let found = Difference {
            measure: Measure::UsedInAll,
            list: Some(4),
            report: Some(5),
        };
        assert_eq!(
            difference(Resource::Locations, &found),
            "Locations, total usage: the limits report says 5 but the list says 4. Showing the report."
        );
    }
}
