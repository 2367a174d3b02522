//! The filters of the list: what each lets through, and how a link spells them.

use crate::{
    limits::{bound::State, status::LimitStatuses},
    organization::{
        BillingAccountId,
        limits::{Limit, Resource},
    },
    tree::forest::{Forest, Index},
    unicode::unseen::is_blank,
};

/// A condition an organization has to meet to be listed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Filter {
    /// At 80% of a ceiling or more, or with nothing left.
    Near,
    /// With nothing left under a ceiling, and not above it.
    Full,
    /// Above a ceiling.
    Over,
    /// Some resource is switched off, here or above.
    Off,
    /// No limit is set on it.
    NoLimit,
    NoLogo,
    NoLoginHint,
    RootsOnly,
    /// Something about it does not fit; see [`Forest::anomalies`].
    Anomalous,
    /// Levels above it.
    Depth(u32),
    BillingAccount(BillingAccountId),
}

impl Filter {
    /// Those without a value of their own, in the order of their chips.
    pub const PLAIN: [Filter; 9] = [
        Filter::Near,
        Filter::Full,
        Filter::Over,
        Filter::Off,
        Filter::NoLimit,
        Filter::NoLogo,
        Filter::NoLoginHint,
        Filter::RootsOnly,
        Filter::Anomalous,
    ];

    /// How a link spells it.
    pub fn slug(&self) -> String {
        match self {
            Filter::Near => "near".into(),
            Filter::Full => "full".into(),
            Filter::Over => "over".into(),
            Filter::Off => "off".into(),
            Filter::NoLimit => "no-limit".into(),
            Filter::NoLogo => "no-logo".into(),
            Filter::NoLoginHint => "no-login-hint".into(),
            Filter::RootsOnly => "roots".into(),
            Filter::Anomalous => "anomalies".into(),
            Filter::Depth(depth) => format!("depth-{depth}"),
            Filter::BillingAccount(id) => format!("billing-{id}"),
        }
    }

    /// Reads what [`Filter::slug`] wrote.
    pub fn from_slug(word: &str) -> Option<Filter> {
        if let Some(depth) = word.strip_prefix("depth-") {
            return depth.parse().ok().map(Filter::Depth);
        }
        if let Some(id) = word.strip_prefix("billing-") {
            return (!id.is_empty()).then(|| Filter::BillingAccount(id.into()));
        }
        Filter::PLAIN
            .into_iter()
            .find(|filter| filter.slug() == word)
    }

    pub(super) fn lets_through(
        &self,
        forest: &Forest,
        statuses: &LimitStatuses,
        index: Index,
    ) -> bool {
        let organization = forest.get(index);
        let blank = |text: &Option<String>| text.as_deref().is_none_or(is_blank);
        match self {
            Filter::Near => statuses.any(forest, index, &[State::Near, State::Full, State::Over]),
            Filter::Full => statuses.any(forest, index, &[State::Full]),
            Filter::Over => statuses.any(forest, index, &[State::Over]),
            Filter::Off => Resource::ALL.into_iter().any(|resource| {
                statuses
                    .of(forest, index, resource)
                    .ceiling
                    .is_some_and(|(amount, _)| amount == 0)
            }),
            Filter::NoLimit => Resource::ALL
                .into_iter()
                .all(|resource| organization.limits.get(resource) == Limit::None),
            Filter::NoLogo => blank(&organization.picture),
            Filter::NoLoginHint => blank(&organization.branding.login_hint),
            Filter::RootsOnly => forest.parent(index).is_none(),
            Filter::Anomalous => !forest.anomalies(index).is_empty(),
            Filter::Depth(depth) => forest.depth(index) == *depth,
            Filter::BillingAccount(id) => organization.billing_account_id.as_ref() == Some(id),
        }
    }
}

/// Filters as one word of a link.
pub fn filters_word(filters: &[Filter]) -> String {
    let words = filters
        .iter()
        .map(|filter| filter.slug().replace('%', "%25").replace(',', "%2C"));
    words.collect::<Vec<_>>().join(",")
}

/// More filters than a person sets; a link may hold thousands, and each row is held against each.
const FILTERS_MAX: usize = 32;

/// Reads what [`filters_word`] wrote: each filter once, the first `FILTERS_MAX`, and what is none passed over.
pub fn filters_of_word(word: &str) -> Vec<Filter> {
    let mut filters = Vec::new();
    for word in word.split(',') {
        let filter = Filter::from_slug(&word.replace("%2C", ",").replace("%25", "%"));
        filters.extend(filter.filter(|filter| !filters.contains(filter)));
        if filters.len() == FILTERS_MAX {
            break;
        }
    }
    filters
}

/// Whether all kinds of filter let something through; of one kind any will do.
pub(super) fn passes(filters: &[Filter], lets_through: impl Fn(&Filter) -> bool) -> bool {
    filters.iter().all(|filter| {
        let alternatives = |other: &&Filter| match filter {
            Filter::Depth(_) => matches!(other, Filter::Depth(_)),
            Filter::BillingAccount(_) => matches!(other, Filter::BillingAccount(_)),
            _ => *other == filter,
        };
        filters.iter().filter(alternatives).any(&lets_through)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_filters_are_one_word_whatever_an_id_holds() {
        for filters in [
            vec![],
            vec![Filter::Over],
            vec![
                Filter::Depth(2),
                Filter::BillingAccount("cus,1%2C%".into()),
                Filter::NoLogo,
            ],
        ] {
            assert_eq!(filters_of_word(&filters_word(&filters)), filters);
        }
        assert_eq!(filters_of_word("over,nonsense,,over"), [Filter::Over]);
    }

    #[test]
    fn filters_can_be_written_into_a_link_and_read_back() {
        let valued = [Filter::Depth(3), Filter::BillingAccount("cus_1".into())];
        for filter in Filter::PLAIN.into_iter().chain(valued) {
            assert_eq!(Filter::from_slug(&filter.slug()), Some(filter));
        }
        for nonsense in ["", "depth-", "depth--1", "billing-", "Near"] {
            assert_eq!(Filter::from_slug(nonsense), None, "{nonsense}");
        }
    }
}
