//! The list: which organizations it shows for a search and filters, and in which order. Knows no columns and no widths.

use crate::{
    limits::status::{LimitStatuses, State},
    organization::{
        BillingAccountId, Organization,
        limits::{Limit, Resource},
    },
    tree::{
        forest::{Forest, Index},
        order::{by_number, place, ranks},
        search::Matches,
    },
    unicode::{bidi::isolated, fold::natural_key, unseen::is_blank},
};

/// A condition an organization has to meet to be listed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Filter {
    /// At 80% of a ceiling or more.
    Near,
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
    pub const PLAIN: [Filter; 8] = [
        Filter::Near,
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

    fn lets_through(&self, forest: &Forest, statuses: &LimitStatuses, index: Index) -> bool {
        let organization = forest.get(index);
        let blank = |text: &Option<String>| text.as_deref().is_none_or(is_blank);
        match self {
            Filter::Near => statuses.any(forest, index, &[State::Near, State::Over]),
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

/// What the list is ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SortKey {
    Name,
    /// By the names of all above, root first.
    Parent,
    Depth,
    Locations,
    Users,
    LoginHint,
    BillingAccount,
    /// By the largest share of a ceiling that is used.
    Closest,
}

impl SortKey {
    pub const ALL: [SortKey; 8] = [
        SortKey::Name,
        SortKey::Parent,
        SortKey::Depth,
        SortKey::Locations,
        SortKey::Users,
        SortKey::LoginHint,
        SortKey::BillingAccount,
        SortKey::Closest,
    ];

    /// How a link spells it.
    pub const fn slug(self) -> &'static str {
        match self {
            SortKey::Name => "name",
            SortKey::Parent => "parent",
            SortKey::Depth => "depth",
            SortKey::Locations => "locations",
            SortKey::Users => "users",
            SortKey::LoginHint => "login-hint",
            SortKey::BillingAccount => "billing-account",
            SortKey::Closest => "closest",
        }
    }

    pub fn from_slug(word: &str) -> Option<SortKey> {
        SortKey::ALL.into_iter().find(|key| key.slug() == word)
    }
}

/// An order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    pub key: SortKey,
    pub descending: bool,
}

/// What the list shows, from top to bottom: those that fit the search and every filter (filters of
/// one kind, several depths say, are alternatives). Without a sort of the person's own, best fits
/// come first in a search and the order of the tree holds otherwise; ties keep the order of the tree.
/// Blank login hints and billing accounts come last in either direction.
pub fn listing(
    forest: &Forest,
    statuses: &LimitStatuses,
    matches: Option<&Matches>,
    filters: &[Filter],
    sort: Option<Sort>,
) -> Vec<Index> {
    let shown = forest.iter().map(|(index, _)| index).filter(|&index| {
        matches.is_none_or(|matches| matches.fit(index).is_some())
            && passes(filters, |filter| {
                filter.lets_through(forest, statuses, index)
            })
    });
    let rows: Vec<Index> = shown.collect();
    match (sort, matches) {
        (Some(sort), _) => sorted(&rows, forest, statuses, sort),
        (None, Some(matches)) => {
            let fit = |index| matches.fit(index).map(|fit| fit as u64);
            by_number(
                rows.into_iter()
                    .map(|index| (place(fit(index), true), index))
                    .collect(),
            )
        }
        (None, None) => rows,
    }
}

/// The titles of those above an organization, root first.
pub fn names_above(forest: &Forest, index: Index) -> Vec<&str> {
    let mut names: Vec<&str> = forest
        .ancestors(index)
        .map(|above| forest.get(above).title())
        .collect();
    names.reverse();
    names
}

/// The titles of those above an organization as one text, root first; empty for a root.
pub fn path_above(forest: &Forest, index: Index) -> String {
    let names = names_above(forest, index);
    let names: Vec<_> = names.into_iter().map(isolated).collect();
    names.join(" › ")
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
fn passes(filters: &[Filter], lets_through: impl Fn(&Filter) -> bool) -> bool {
    filters.iter().all(|filter| {
        let alternatives = |other: &&Filter| match filter {
            Filter::Depth(_) => matches!(other, Filter::Depth(_)),
            Filter::BillingAccount(_) => matches!(other, Filter::BillingAccount(_)),
            _ => *other == filter,
        };
        filters.iter().filter(alternatives).any(&lets_through)
    })
}

fn sorted(rows: &[Index], forest: &Forest, statuses: &LimitStatuses, sort: Sort) -> Vec<Index> {
    let numbers = |number: &dyn Fn(Index) -> u64| -> Vec<Option<u64>> {
        rows.iter().map(|&index| Some(number(index))).collect()
    };
    let texts = |text: &dyn Fn(&Organization) -> Option<&str>| -> Vec<Option<u64>> {
        let shown = |index: &Index| text(forest.get(*index)).filter(|text| !is_blank(text));
        let keys: Vec<_> = rows
            .iter()
            .map(|index| shown(index).map(natural_key).unwrap_or_default())
            .collect();
        let ranks = ranks(&keys).into_iter().map(u64::from);
        ranks
            .zip(rows)
            .map(|(rank, index)| shown(index).map(|_| rank))
            .collect()
    };
    let used = |resource| move |index| forest.get(index).usage.subtree.get(resource);
    let places = match sort.key {
        SortKey::Name => {
            let rank = |&index: &Index| forest.name_rank(index).map(u64::from);
            rows.iter().map(rank).collect()
        }
        // Pre-order is the order of the paths, once those that share a parent are put together.
        SortKey::Parent => numbers(&|index| {
            let parent = forest
                .parent(index)
                .map_or(0, |parent| parent.get() as u64 + 1);
            parent << u32::BITS | index.get() as u64
        }),
        SortKey::Depth => numbers(&|index| u64::from(forest.depth(index))),
        SortKey::Locations => numbers(&used(Resource::Locations)),
        SortKey::Users => numbers(&used(Resource::Users)),
        SortKey::LoginHint => texts(&|organization| organization.branding.login_hint.as_deref()),
        SortKey::BillingAccount => texts(&|organization| {
            let id = organization.billing_account_id.as_ref();
            id.map(|id| id.as_str())
        }),
        // Shares are never negative, so their bits are in the order of the numbers.
        SortKey::Closest => numbers(&|index| {
            let share = statuses.closest(forest, index);
            share.map_or(0, |share| share.to_bits() + 1)
        }),
    };
    let places = places
        .into_iter()
        .map(|number| place(number, sort.descending));
    by_number(places.zip(rows.iter().copied()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{organization::Organization, tree::search::SearchIndex};

    fn forest() -> Forest {
        let organization =
            |id: &str, name: &str, parent: Option<&str>, users: Option<u64>, used: u64| {
                let mut organization = Organization {
                    parent_org_id: parent.map(Into::into),
                    ..Organization::named(id, name)
                };
                organization.limits.set(Resource::Users, users.into());
                organization.usage.subtree.set(Resource::Users, used);
                organization
            };
        let mut branded = organization("c", "Store 10", Some("a"), Some(10), 9);
        branded.picture = Some("https://example.com/logo.png".into());
        branded.branding.login_hint = Some("ten".into());
        branded.billing_account_id = Some("cus_1".into());
        Forest::new([
            organization("a", "Acme", None, None, 30),
            organization("b", "Store 2", Some("a"), Some(0), 0),
            branded,
            organization("d", "Bookstore", None, Some(5), 6),
        ])
    }

    fn ids(query: &str, filters: &[Filter], sort: Option<(SortKey, bool)>) -> Vec<String> {
        let forest = forest();
        let matches = SearchIndex::new(&forest).find(query);
        let sort = sort.map(|(key, descending)| Sort { key, descending });
        let rows = listing(
            &forest,
            &LimitStatuses::new(&forest),
            matches.as_ref(),
            filters,
            sort,
        );
        rows.into_iter()
            .map(|index| forest.get(index).id.to_string())
            .collect()
    }

    #[test]
    fn a_path_names_those_above_from_the_root_down() {
        let child = |id: &str, parent: &str| Organization {
            parent_org_id: Some(parent.into()),
            ..Organization::named(id, id)
        };
        let forest = Forest::new([
            Organization::named("a", "a"),
            child("b", "a"),
            child("c", "b"),
        ]);
        let above = |id: &str| path_above(&forest, forest.index_of(&id.into()).unwrap());
        assert_eq!(above("c"), "a › b");
        assert_eq!(above("a"), "");
    }

    #[test]
    fn the_list_starts_in_the_order_of_the_tree() {
        assert_eq!(ids("", &[], None), ["a", "b", "c", "d"]);
    }

    #[test]
    fn in_a_search_the_best_fits_come_first() {
        assert_eq!(ids("store", &[], None), ["b", "c", "d"]);
        assert_eq!(ids("acme", &[], None), ["a", "b", "c"]);
    }

    #[test]
    fn each_filter_lets_through_what_it_says() {
        let cases: [(Filter, &[&str]); 9] = [
            (Filter::Near, &["c", "d"]),
            (Filter::Over, &["d"]),
            (Filter::Off, &["b"]),
            (Filter::NoLimit, &["a"]),
            (Filter::NoLogo, &["a", "b", "d"]),
            (Filter::NoLoginHint, &["a", "b", "d"]),
            (Filter::RootsOnly, &["a", "d"]),
            (Filter::Depth(1), &["b", "c"]),
            (Filter::BillingAccount("cus_1".into()), &["c"]),
        ];
        for (filter, expected) in cases {
            assert_eq!(
                ids("", std::slice::from_ref(&filter), None),
                expected,
                "{filter:?}"
            );
        }
    }

    #[test]
    fn filters_add_up_and_depths_are_alternatives() {
        assert_eq!(ids("", &[Filter::NoLogo, Filter::Depth(1)], None), ["b"]);
        assert_eq!(
            ids("", &[Filter::Depth(0), Filter::Depth(1)], None).len(),
            4
        );
        assert_eq!(ids("store", &[Filter::Over], None), ["d"]);
    }

    #[test]
    fn each_column_sorts_both_ways() {
        let cases: [(SortKey, &[&str], &[&str]); 6] = [
            (SortKey::Name, &["a", "d", "b", "c"], &["c", "b", "d", "a"]),
            (
                SortKey::Parent,
                &["a", "d", "b", "c"],
                &["c", "b", "d", "a"],
            ),
            (SortKey::Users, &["b", "d", "c", "a"], &["a", "c", "d", "b"]),
            (
                SortKey::Closest,
                &["a", "b", "c", "d"],
                &["d", "c", "b", "a"],
            ),
            (
                SortKey::LoginHint,
                &["c", "a", "b", "d"],
                &["c", "a", "b", "d"],
            ),
            (SortKey::Depth, &["a", "d", "b", "c"], &["b", "c", "a", "d"]),
        ];
        for (key, up, down) in cases {
            assert_eq!(ids("", &[], Some((key, false))), up, "{key:?}");
            assert_eq!(ids("", &[], Some((key, true))), down, "{key:?} descending");
        }
    }

    #[test]
    fn the_way_above_is_told_from_the_root_down() {
        let forest = Forest::new([("a", None), ("b", Some("a")), ("c", Some("b"))].map(
            |(id, parent)| Organization {
                parent_org_id: parent.map(Into::into),
                ..Organization::named(id, id)
            },
        ));
        let above = |id: &str| names_above(&forest, forest.index_of(&id.into()).unwrap());
        assert_eq!(above("a"), [] as [&str; 0]);
        assert_eq!(above("c"), ["a", "b"]);
    }

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
    fn filters_and_sorts_can_be_written_into_a_link_and_read_back() {
        let valued = [Filter::Depth(3), Filter::BillingAccount("cus_1".into())];
        for filter in Filter::PLAIN.into_iter().chain(valued) {
            assert_eq!(Filter::from_slug(&filter.slug()), Some(filter));
        }
        for key in SortKey::ALL {
            assert_eq!(SortKey::from_slug(key.slug()), Some(key));
        }
        for nonsense in ["", "depth-", "depth--1", "billing-", "Near"] {
            assert_eq!(Filter::from_slug(nonsense), None, "{nonsense}");
        }
    }
}
