//! The table of limits over a whole estate: which resources of which organizations it shows, and in which order. Knows no columns' widths and no words.

use std::cmp::Reverse;

use crate::{
    band::Band,
    fold::natural_key,
    forest::{Forest, Index},
    limits::Resource,
    search::Matches,
    standing::{Standing, Standings},
};

/// One resource of one organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    pub index: Index,
    pub resource: Resource,
}

/// What is wanted of the estate. Each part that is empty or `None` lets everything through.
#[derive(Clone, Copy, Default)]
pub struct Narrowing<'a> {
    pub resource: Option<Resource>,
    /// Any of these.
    pub bands: &'a [Band],
    pub matches: Option<&'a Matches>,
    /// It and everything below it.
    pub top: Option<Index>,
}

/// What the table is ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Name,
    Resource,
    UsedHere,
    UsedInAll,
    OwnLimit,
    Ceiling,
    /// By the name of the organization that sets the ceiling.
    SetBy,
    Room,
    /// By the part of the ceiling that is used.
    Share,
}

impl Key {
    pub const ALL: [Key; 9] = [
        Key::Name,
        Key::Resource,
        Key::UsedHere,
        Key::UsedInAll,
        Key::OwnLimit,
        Key::Ceiling,
        Key::SetBy,
        Key::Room,
        Key::Share,
    ];

    /// How a link spells it.
    pub const fn word(self) -> &'static str {
        match self {
            Key::Name => "name",
            Key::Resource => "resource",
            Key::UsedHere => "used-here",
            Key::UsedInAll => "used",
            Key::OwnLimit => "own-limit",
            Key::Ceiling => "ceiling",
            Key::SetBy => "set-by",
            Key::Room => "room",
            Key::Share => "share",
        }
    }

    /// Reads what [`Key::word`] wrote.
    pub fn from_word(word: &str) -> Option<Key> {
        Key::ALL.into_iter().find(|key| key.word() == word)
    }
}

/// An order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Order {
    pub key: Key,
    pub descending: bool,
}

impl Default for Order {
    /// The closest to its ceiling first.
    fn default() -> Self {
        Self {
            key: Key::Share,
            descending: true,
        }
    }
}

/// The rows from top to bottom; ties keep the order of the tree. No limit is more than any number,
/// and of it nothing is used up; a ceiling that nobody sets comes last in either direction.
pub fn rows(
    forest: &Forest,
    standings: &Standings,
    narrowing: Narrowing,
    order: Order,
) -> Vec<Row> {
    let mut rows: Vec<Row> = candidates(forest, narrowing)
        .filter(|row| {
            narrowing.bands.is_empty()
                || narrowing
                    .bands
                    .contains(&Band::of(&standing(forest, standings, *row)))
        })
        .collect();
    sort(&mut rows, forest, standings, order);
    rows
}

/// How many rows lie in each band, in the order of [`Band::ALL`]. The bands wanted do not count.
pub fn band_counts(
    forest: &Forest,
    standings: &Standings,
    narrowing: Narrowing,
) -> [usize; Band::ALL.len()] {
    let mut counts = [0; Band::ALL.len()];
    for row in candidates(forest, narrowing) {
        let band = Band::of(&standing(forest, standings, row));
        if let Some(at) = Band::ALL.iter().position(|&one| one == band) {
            counts[at] += 1;
        }
    }
    counts
}

fn candidates<'a>(
    forest: &'a Forest,
    narrowing: Narrowing<'a>,
) -> impl Iterator<Item = Row> + use<'a> {
    let all = narrowing
        .top
        .map_or(0..forest.len(), |top| forest.subtree(top));
    let wanted = move |resource: &Resource| narrowing.resource.is_none_or(|one| one == *resource);
    all.filter_map(|rank| forest.at(rank))
        .filter(move |&index| {
            narrowing
                .matches
                .is_none_or(|matches| matches.fit(index).is_some())
        })
        .flat_map(move |index| {
            let resources = Resource::ALL.into_iter().filter(wanted);
            resources.map(move |resource| Row { index, resource })
        })
}

fn standing(forest: &Forest, standings: &Standings, row: Row) -> Standing {
    standings.of(forest, row.index, row.resource)
}

fn sort(rows: &mut [Row], forest: &Forest, standings: &Standings, order: Order) {
    let of = |row: &Row| standing(forest, standings, *row);
    /// No limit above every number.
    fn without_end(amount: Option<u64>) -> (bool, Option<u64>) {
        (amount.is_none(), amount)
    }
    match order.key {
        Key::Name => {
            let names = name_ranks(forest);
            by(rows, order, |row| names[row.index.get()]);
        }
        Key::Resource => by(rows, order, |row| row.resource),
        Key::UsedHere => by(rows, order, |row| of(row).own_use),
        Key::UsedInAll => by(rows, order, |row| of(row).subtree_use),
        Key::OwnLimit => by(rows, order, |row| without_end(of(row).limit.amount())),
        Key::Ceiling => by(rows, order, |row| {
            without_end(of(row).ceiling.map(|(amount, _)| amount))
        }),
        Key::SetBy => {
            let names = name_ranks(forest);
            let rank = |row: &Row| of(row).ceiling.map(|(_, setter)| names[setter.get()]);
            if order.descending {
                rows.sort_by_cached_key(|row| {
                    rank(row).map_or((true, None), |rank| (false, Some(Reverse(rank))))
                });
            } else {
                rows.sort_by_cached_key(|row| {
                    rank(row).map_or((true, None), |rank| (false, Some(rank)))
                });
            }
        }
        Key::Room => {
            let rooms = rooms(forest);
            by(rows, order, |row| {
                without_end(rooms[row.index.get()][row.resource as usize])
            });
        }
        // Shares are never negative, so their bits are in the order of the numbers.
        Key::Share => by(rows, order, |row| of(row).share().map(f64::to_bits)),
    }
}

fn by<K: Ord>(rows: &mut [Row], order: Order, key: impl Fn(&Row) -> K) {
    if order.descending {
        rows.sort_by_cached_key(|row| Reverse(key(row)));
    } else {
        rows.sort_by_cached_key(key);
    }
}

/// The place of each organization among all names.
fn name_ranks(forest: &Forest) -> Vec<usize> {
    let mut by_name: Vec<usize> = (0..forest.len()).collect();
    let titles: Vec<&str> = forest
        .iter()
        .map(|(_, organization)| organization.title())
        .collect();
    by_name.sort_by_cached_key(|&at| natural_key(titles[at]));
    let mut ranks = vec![0; by_name.len()];
    let mut rank = 0;
    for (place, &at) in by_name.iter().enumerate() {
        // Those of one name share a rank, or they would not keep the order of the tree.
        if place > 0 && natural_key(titles[at]) != natural_key(titles[by_name[place - 1]]) {
            rank = place;
        }
        ranks[at] = rank;
    }
    ranks
}

/// The least room under any limit on the way up, for each organization and resource: what
/// [`crate::limits::room`] says of each, worked out in one pass.
fn rooms(forest: &Forest) -> Vec<[Option<u64>; Resource::ALL.len()]> {
    let mut rooms: Vec<[Option<u64>; Resource::ALL.len()]> = Vec::with_capacity(forest.len());
    for (index, organization) in forest.iter() {
        let above = forest
            .parent(index)
            .map_or([None; Resource::ALL.len()], |parent| rooms[parent.get()]);
        rooms.push(Resource::ALL.map(|resource| {
            let used = organization.usage.subtree.get(resource);
            let own = organization.limits.get(resource).amount();
            let own = own.map(|amount| amount.saturating_sub(used));
            [above[resource as usize], own].into_iter().flatten().min()
        }));
    }
    rooms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{limits, organization::Organization, search::SearchIndex, standing::ceilings};

    fn organization(id: &str, parent: Option<&str>, users: Option<u64>, used: u64) -> Organization {
        let mut organization = Organization {
            parent_org_id: parent.map(Into::into),
            ..Organization::named(id, id)
        };
        organization.limits.set(Resource::Users, users.into());
        organization.usage.own.set(Resource::Users, used / 2);
        organization.usage.subtree.set(Resource::Users, used);
        organization
    }

    fn forest() -> Forest {
        Forest::new([
            organization("acme", None, Some(100), 90),
            organization("acme 2", Some("acme"), None, 30),
            organization("acme 10", Some("acme"), Some(20), 25),
            organization("birch", None, None, 7),
            organization("cedar", None, Some(0), 0),
        ])
    }

    fn names(narrowing: Narrowing, key: Key, descending: bool) -> Vec<String> {
        let forest = forest();
        let narrowing = Narrowing {
            resource: Some(Resource::Users),
            ..narrowing
        };
        let order = Order { key, descending };
        rows(&forest, &Standings::new(&forest), narrowing, order)
            .into_iter()
            .map(|row| forest.get(row.index).title().to_owned())
            .collect()
    }

    #[test]
    fn the_closest_to_its_ceiling_comes_first_and_what_has_none_last() {
        let Order { key, descending } = Order::default();
        assert_eq!(
            names(Narrowing::default(), key, descending),
            ["acme 10", "acme", "acme 2", "cedar", "birch"]
        );
    }

    #[test]
    fn without_a_resource_wanted_each_has_a_row() {
        let forest = forest();
        let all = rows(
            &forest,
            &Standings::new(&forest),
            Narrowing::default(),
            Order::default(),
        );
        assert_eq!(all.len(), 15);
        assert_eq!(all[0].resource, Resource::Users);
    }

    #[test]
    fn no_limit_is_more_than_any_number() {
        assert_eq!(
            names(Narrowing::default(), Key::OwnLimit, false),
            ["cedar", "acme 10", "acme", "acme 2", "birch"]
        );
        assert_eq!(
            names(Narrowing::default(), Key::Room, false),
            ["acme 10", "cedar", "acme", "acme 2", "birch"]
        );
        assert_eq!(names(Narrowing::default(), Key::Ceiling, true)[0], "birch");
    }

    #[test]
    fn names_are_in_natural_order_and_nobody_comes_last_both_ways() {
        assert_eq!(
            names(Narrowing::default(), Key::Name, false),
            ["acme", "acme 2", "acme 10", "birch", "cedar"]
        );
        for descending in [false, true] {
            let names = names(Narrowing::default(), Key::SetBy, descending);
            assert_eq!(names.last().map(String::as_str), Some("birch"));
        }
    }

    #[test]
    fn narrowings_hold_together_and_bands_are_alternatives() {
        let forest = forest();
        let top = forest.index_of(&"acme".into());
        let bands = [Band::Over, Band::Near];
        let narrowed = Narrowing {
            bands: &bands,
            top,
            ..Narrowing::default()
        };
        assert_eq!(names(narrowed, Key::Name, false), ["acme", "acme 10"]);
        let matches = SearchIndex::new(&forest).find("10");
        let narrowed = Narrowing {
            matches: matches.as_ref(),
            ..narrowed
        };
        assert_eq!(names(narrowed, Key::Name, false), ["acme 10"]);
    }

    #[test]
    fn the_bands_are_counted_whatever_band_is_wanted() {
        let forest = forest();
        let counts = band_counts(
            &forest,
            &Standings::new(&forest),
            Narrowing {
                resource: Some(Resource::Users),
                bands: &[Band::Off],
                ..Narrowing::default()
            },
        );
        assert_eq!(counts, [1, 1, 0, 1, 1, 1, 0]);
    }

    #[test]
    fn each_key_is_read_back_from_its_word() {
        for key in Key::ALL {
            assert_eq!(Key::from_word(key.word()), Some(key));
        }
        assert_eq!(Key::from_word("colour"), None);
    }

    proptest::proptest! {
        #[test]
        fn the_rooms_of_one_pass_are_those_worked_out_one_by_one(
            list in proptest::collection::vec((0..20usize, proptest::option::of(0..30u64), 0..40u64), 1..20)
        ) {
            let forest = Forest::new(list.iter().enumerate().map(|(at, &(parent, limit, used))| {
                let parent = (parent < at).then(|| parent.to_string());
                organization(&at.to_string(), parent.as_deref(), limit, used)
            }));
            let rooms = rooms(&forest);
            for (index, _) in forest.iter() {
                let one = limits::room(&ceilings(&forest, index, Resource::Users));
                proptest::prop_assert_eq!(rooms[index.get()][Resource::Users as usize], one);
            }
        }
    }
}
