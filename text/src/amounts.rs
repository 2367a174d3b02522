//! A limit, an amount and whose limit it is, each in a word or two.

use std::borrow::Cow;

use canopy_domain::{
    limits::{
        bands::UsageBand,
        ceiling_source::CeilingSource,
        reconciled::{LimitLine, Remaining},
    },
    organization::limits::{Limit, Resource},
    tree::forest::Forest,
    unicode::bidi::isolated,
};

use crate::counts::{NO_LIMIT, OFF, UNKNOWN, counted, grouped, known_count};

/// The label of a resource, and the words inside a sentence for one and for several.
const fn words(resource: Resource) -> [&'static str; 3] {
    match resource {
        Resource::Locations => ["Locations", "location", "locations"],
        Resource::Users => ["Users", "user", "users"],
        Resource::Sso => ["SSO", "SSO connection", "SSO connections"],
    }
}

/// A column, a card, a choice.
pub const fn resource_label(resource: Resource) -> &'static str {
    words(resource)[0]
}

/// The word inside a sentence: "no locations".
pub const fn resource_noun(resource: Resource) -> &'static str {
    words(resource)[2]
}

/// "1 location", "5 locations".
pub fn amount(resource: Resource, count: u64) -> String {
    let [_, one, many] = words(resource);
    counted(count, one, many)
}

/// `No limit`, `Off`, or the number.
pub fn limit(limit: Limit) -> String {
    match limit {
        Limit::None => NO_LIMIT.into(),
        Limit::Off => OFF.into(),
        Limit::At(amount) => grouped(amount.get()),
        Limit::Unknown => UNKNOWN.into(),
    }
}

/// How much of a ceiling is used, as a legend says it.
pub const fn band(band: UsageBand) -> &'static str {
    match band {
        UsageBand::Over => "Over",
        UsageBand::Full => "Full",
        UsageBand::Near => "80% to full",
        UsageBand::Half => "50% to 80%",
        UsageBand::Low => "Under 50%",
        UsageBand::Off => OFF,
        UsageBand::NoLimit => NO_LIMIT,
        UsageBand::Unknown => UNKNOWN,
    }
}

/// Who sets a ceiling, where that is the organization it is about.
pub const THIS_ORGANIZATION: &str = "This organization";
/// Who sets a ceiling that no organization sets.
pub const SUBSCRIPTION: &str = "The subscription";

/// Who sets a ceiling, inside a sentence.
pub fn setter(forest: &Forest, source: CeilingSource) -> Cow<'_, str> {
    match source {
        CeilingSource::Own => "this organization".into(),
        CeilingSource::Ancestor(index) => {
            let above = forest.at(index.get());
            isolated(above.map_or("", |above| forest.get(above).title()))
        }
        CeilingSource::Subscription => "the subscription".into(),
        CeilingSource::Reported => "the API's report".into(),
    }
}

/// The same where a sentence begins with it.
pub(super) fn setter_first(forest: &Forest, source: CeilingSource) -> Cow<'_, str> {
    match source {
        CeilingSource::Own => THIS_ORGANIZATION.into(),
        CeilingSource::Ancestor(_) => setter(forest, source),
        CeilingSource::Subscription => SUBSCRIPTION.into(),
        CeilingSource::Reported => "The API's report".into(),
    }
}

pub fn own_usage(line: &LimitLine) -> String {
    known_count(line.used_here, !line.lacks.own_use)
}

pub fn total_usage(line: &LimitLine) -> String {
    known_count(line.used_in_all, !line.lacks.subtree_use)
}

/// The ceiling, or that a limit which may be lower could not be read.
pub fn ceiling(line: &LimitLine) -> String {
    limit(line.known_ceiling())
}

pub fn remaining(line: &LimitLine) -> String {
    left(line.remaining())
}

/// How much more can be used, in words.
pub(crate) fn left(remaining: Remaining) -> String {
    match remaining {
        Remaining::NoLimit => NO_LIMIT.into(),
        Remaining::At(room) => grouped(room),
        // A minus sign, not a hyphen.
        Remaining::Over(excess) => format!("\u{2212}{}", grouped(excess)),
        Remaining::Unknown => UNKNOWN.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_one_of_three_words() {
        assert_eq!(limit(Limit::None), "No limit");
        assert_eq!(limit(Limit::Off), "Off");
        assert_eq!(limit(Limit::of(2_500)), "2,500");
    }

    #[test]
    fn one_of_a_resource_is_no_plural() {
        assert_eq!(amount(Resource::Users, 1), "1 user");
        assert_eq!(amount(Resource::Sso, 0), "0 SSO connections");
        assert_eq!(amount(Resource::Locations, 1_000), "1,000 locations");
    }
}
