//! The filters of the list: what each lets through, and how a link spells them.

use crate::{
    limits::{
        bound::State,
        status::{LimitStatus, LimitStatuses},
    },
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

    /// Whether one resource alone is what this filter is about.
    fn is_met_by(&self, status: &LimitStatus) -> bool {
        match self {
            Filter::Near => matches!(status.state(), State::Near | State::Full | State::Over),
            Filter::Full => status.state() == State::Full,
            Filter::Over => status.state() == State::Over,
            Filter::Off => (status.ceiling).is_some_and(|(amount, _)| amount == 0),
            _ => false,
        }
    }

    /// What is an alternative to what: filters of one kind are, and how limits stand is one kind.
    fn kind(&self) -> u8 {
        match self {
            Filter::Near | Filter::Full | Filter::Over | Filter::Off | Filter::NoLimit => 0,
            Filter::NoLogo => 1,
            Filter::NoLoginHint => 2,
            Filter::RootsOnly => 3,
            Filter::Anomalous => 4,
            Filter::Depth(_) => 5,
            Filter::BillingAccount(_) => 6,
        }
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
            Filter::Near | Filter::Full | Filter::Over | Filter::Off => Resource::ALL
                .into_iter()
                .any(|resource| self.is_met_by(&statuses.of(forest, index, resource))),
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
        let alternatives = |other: &&Filter| other.kind() == filter.kind();
        filters.iter().filter(alternatives).any(&lets_through)
    })
}

/// Whose state lets rows through a filter: for each resource, whether it does for one of them.
pub fn hits(
    filter: &Filter,
    forest: &Forest,
    statuses: &LimitStatuses,
    rows: &[Index],
) -> [bool; Resource::ALL.len()] {
    Resource::ALL.map(|resource| {
        let mut rows = rows.iter();
        rows.any(|&index| filter.is_met_by(&statuses.of(forest, index, resource)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organization::Organization;

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

    #[test]
    fn states_are_alternatives_and_other_filters_hold_together() {
        let pass = |filters: &[Filter], met: &[Filter]| passes(filters, |one| met.contains(one));
        assert!(pass(&[Filter::Over, Filter::Off], &[Filter::Off]));
        assert!(pass(&[Filter::Near, Filter::NoLimit], &[Filter::NoLimit]));
        assert!(pass(
            &[Filter::Depth(1), Filter::Depth(2)],
            &[Filter::Depth(2)]
        ));
        assert!(!pass(&[Filter::Over, Filter::NoLogo], &[Filter::Over]));
        assert!(!pass(
            &[Filter::NoLogo, Filter::NoLoginHint],
            &[Filter::NoLogo]
        ));
        assert!(pass(&[], &[]));
    }

    #[test]
    fn a_filter_is_hit_by_the_resources_whose_state_it_is_about() {
        let mut one = Organization::named("a", "a");
        one.limits.set(Resource::Sso, Limit::Off);
        one.limits.set(Resource::Users, Limit::of(5));
        one.usage.subtree.set(Resource::Users, 6);
        let forest = Forest::new([one]);
        let statuses = LimitStatuses::new(&forest);
        let rows: Vec<Index> = forest.roots().collect();
        let hit = |filter| hits(&filter, &forest, &statuses, &rows);
        assert_eq!(hit(Filter::Off), [false, false, true]);
        assert_eq!(hit(Filter::Over), [false, true, false]);
        assert_eq!(hit(Filter::NoLogo), [false; 3]);
        assert_eq!(hits(&Filter::Off, &forest, &statuses, &[]), [false; 3]);
    }
}
