//! How each organization of a forest stands against its limits.
//! Knows what the list says, not the subscription's capacity, which only the API's own report weighs.

use crate::{
    limits::{
        bound::{Bound, State},
        ceiling::Ceiling,
        ceiling_source::CeilingSource,
    },
    organization::limits::{Limit, Resource},
    tree::forest::{Forest, Index},
};

/// One resource of one organization: what is used and what holds it back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LimitStatus {
    pub own_use: u64,
    pub subtree_use: u64,
    /// The limit set on the organization itself.
    pub limit: Limit,
    /// The tightest limit of its own and all above it, and the organization that set it.
    /// `None`: nothing in the list limits it.
    pub ceiling: Option<(u64, Index)>,
    /// What of this could not be read.
    pub lacks: Lacks,
}

/// Which numbers could not be read. What is known stands as a bound: of a use the least, of a ceiling the highest that
/// it can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lacks {
    pub own_use: bool,
    pub subtree_use: bool,
    /// A limit of its own or above it.
    pub ceiling: bool,
}

impl LimitStatus {
    pub fn state(&self) -> State {
        match self.ceiling_bound().state(self.subtree_use) {
            State::Over => State::Over,
            State::Off if !self.lacks.subtree_use => State::Off,
            _ if self.is_unknown() => State::Unknown,
            state => state,
        }
    }

    /// What its use is measured against: the ceiling, unless it cannot be said how the use stands against it.
    pub fn bound(&self) -> Bound {
        match self.state() {
            State::Unknown => Bound::Unbounded,
            _ => self.ceiling_bound(),
        }
    }

    fn ceiling_bound(&self) -> Bound {
        Bound::of(self.ceiling.map(|(amount, _)| amount))
    }

    /// Whether the ceiling is the limit of an organization above. An own limit that is as tight as those above is
    /// itself the ceiling: see [`LimitStatuses`].
    pub fn is_set_above(&self) -> bool {
        self.ceiling
            .is_some_and(|(amount, _)| self.limit.amount() != Some(amount))
    }

    /// Whether it cannot be said how much room is left.
    pub fn is_unknown(&self) -> bool {
        self.lacks.subtree_use || self.lacks.ceiling
    }

    /// The part of the ceiling that the subtree uses, 1.0 for all of it; more where it is exceeded,
    /// infinite where something is used under a ceiling of 0. `None`: nothing limits it, or that is unknown.
    pub fn share(&self) -> Option<f64> {
        let (amount, _) = self.ceiling?;
        if self.is_unknown() && self.subtree_use <= amount {
            return None;
        }
        Some(match (self.subtree_use, amount) {
            (0, 0) => 0.0,
            (used, amount) => used as f64 / amount as f64,
        })
    }
}

/// The statuses of a whole forest, worked out in one pass from the roots down.
#[derive(Clone, Debug, Default)]
pub struct LimitStatuses {
    /// Whose limit is the ceiling, for each resource; [`NOBODY`]'s where nothing limits it.
    setters: Vec<[Index; 3]>,
    /// The resources, a bit each, of which a limit on the way up could not be read.
    unknown: Vec<u8>,
}

/// Stands for no organization, where an `Option` would take twice the room.
const NOBODY: Index = Index(u32::MAX);

impl LimitStatuses {
    pub fn new(forest: &Forest) -> Self {
        let mut setters: Vec<[Index; 3]> = Vec::with_capacity(forest.len());
        let mut unknown: Vec<u8> = Vec::with_capacity(forest.len());
        for (index, organization) in forest.iter() {
            let (mut own, mut lacks) = match forest.parent(index) {
                Some(parent) => (setters[parent.get()], unknown[parent.get()]),
                None if organization.is_parent_unread() => ([NOBODY; 3], u8::MAX),
                None => ([NOBODY; 3], 0),
            };
            for (setter, resource) in own.iter_mut().zip(Resource::ALL) {
                let limit = organization.limits.get(resource);
                lacks |= u8::from(limit.is_unknown()) << resource as u8;
                if let Some(amount) = limit.amount()
                    && set_by(forest, *setter, resource).is_none_or(|(above, _)| amount <= above)
                {
                    *setter = index;
                }
            }
            setters.push(own);
            unknown.push(lacks);
        }
        Self { setters, unknown }
    }

    /// How an organization of the same forest stands.
    pub fn of(&self, forest: &Forest, index: Index, resource: Resource) -> LimitStatus {
        let organization = forest.get(index);
        let setter = self
            .setters
            .get(index.get())
            .map_or(NOBODY, |setters| setters[resource as usize]);
        LimitStatus {
            own_use: organization.usage.own.get(resource),
            subtree_use: organization.usage.subtree.get(resource),
            limit: organization.limits.get(resource),
            ceiling: set_by(forest, setter, resource),
            lacks: Lacks {
                own_use: !organization.usage.own.is_known(resource),
                subtree_use: !organization.usage.subtree.is_known(resource),
                ceiling: (self.unknown.get(index.get()))
                    .is_some_and(|unknown| unknown >> resource as u8 & 1 == 1),
            },
        }
    }

    /// The largest share of any ceiling it is under: how close the organization is to the first of them.
    pub fn closest(&self, forest: &Forest, index: Index) -> Option<f64> {
        let shares = Resource::ALL
            .into_iter()
            .filter_map(|resource| self.of(forest, index, resource).share());
        shares.max_by(f64::total_cmp)
    }

    /// Whether any resource of the organization is in one of these states.
    pub fn any(&self, forest: &Forest, index: Index, states: &[State]) -> bool {
        Resource::ALL
            .into_iter()
            .any(|resource| states.contains(&self.of(forest, index, resource).state()))
    }
}

/// The ceiling that an organization sets.
fn set_by(forest: &Forest, setter: Index, resource: Resource) -> Option<(u64, Index)> {
    if setter == NOBODY {
        return None;
    }
    let amount = forest.get(setter).limits.get(resource).amount()?;
    Some((amount, setter))
}

/// The finite limits that hold an organization back, its own first, then those above it from the
/// parent up, each with what is used under it.
pub fn ceilings(forest: &Forest, index: Index, resource: Resource) -> Vec<Ceiling<CeilingSource>> {
    let own = std::iter::once((index, CeilingSource::Own));
    let above = forest
        .ancestors(index)
        .map(|above| (above, CeilingSource::Ancestor(above)));
    own.chain(above)
        .filter_map(|(at, source)| ceiling(forest, at, resource, source))
        .collect()
}

/// The finite limits that would hold back a child of `parent`, from the parent up.
pub fn ceilings_of_child(
    forest: &Forest,
    parent: Index,
    resource: Resource,
) -> Vec<Ceiling<CeilingSource>> {
    let above = std::iter::once(parent).chain(forest.ancestors(parent));
    above
        .filter_map(|at| ceiling(forest, at, resource, CeilingSource::Ancestor(at)))
        .collect()
}

fn ceiling(
    forest: &Forest,
    at: Index,
    resource: Resource,
    source: CeilingSource,
) -> Option<Ceiling<CeilingSource>> {
    let organization = forest.get(at);
    let amount = organization.limits.get(resource).amount()?;
    Some(Ceiling {
        amount,
        used: organization.usage.subtree.get(resource),
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{limits::ceiling::room, organization::Organization};

    #[test]
    fn below_a_parent_that_could_not_be_read_the_ceiling_is_unknown() {
        let odd: Organization = serde_json::from_str(
            r#"{"id":"a","parent_org_id":["x"],"limits":{"users":9},"depth":2}"#,
        )
        .unwrap();
        let forest = Forest::new([odd, organization("b", Some("a"), Limit::of(5), 1)]);
        let statuses = LimitStatuses::new(&forest);
        for (index, _) in forest.iter() {
            let status = statuses.of(&forest, index, Resource::Users);
            assert!(status.lacks.ceiling, "{status:?}");
        }
        let found: Vec<_> = forest.all_anomalies().map(|(_, anomaly)| anomaly).collect();
        assert_eq!(found, [&crate::tree::anomaly::Anomaly::ParentUnread]);
    }

    fn organization(id: &str, parent: Option<&str>, users: Limit, used: u64) -> Organization {
        let mut organization = Organization {
            parent_org_id: parent.map(Into::into),
            ..Organization::named(id, id)
        };
        organization.limits.set(Resource::Users, users);
        organization.usage.subtree.set(Resource::Users, used);
        organization
    }

    fn status(forest: &Forest, id: &str) -> LimitStatus {
        let index = forest.index_of(&id.into()).unwrap();
        LimitStatuses::new(forest).of(forest, index, Resource::Users)
    }

    #[test]
    fn the_tightest_limit_on_the_way_up_decides_and_is_named() {
        let forest = Forest::new([
            organization("root", None, Limit::of(10), 9),
            organization("middle", Some("root"), Limit::of(50), 8),
            organization("leaf", Some("middle"), Limit::None, 4),
        ]);
        let root = forest.index_of(&"root".into()).unwrap();
        assert_eq!(status(&forest, "leaf").ceiling, Some((10, root)));
        assert_eq!(status(&forest, "leaf").state(), State::Within);
        assert_eq!(status(&forest, "middle").state(), State::Near);
    }

    #[test]
    fn an_own_limit_as_tight_as_the_one_above_is_the_one_that_is_named() {
        let forest = Forest::new([
            organization("root", None, Limit::of(10), 0),
            organization("child", Some("root"), Limit::of(10), 0),
        ]);
        let child = forest.index_of(&"child".into()).unwrap();
        assert_eq!(status(&forest, "child").ceiling, Some((10, child)));
    }

    #[test]
    fn no_limit_anywhere_is_unlimited_and_zero_is_off_unless_it_is_used() {
        let forest = Forest::new([
            organization("free", None, Limit::None, 7),
            organization("off", None, Limit::Off, 0),
            organization("used", None, Limit::Off, 1),
        ]);
        assert_eq!(status(&forest, "free").state(), State::Unlimited);
        assert_eq!(status(&forest, "free").share(), None);
        assert_eq!(status(&forest, "off").state(), State::Off);
        assert_eq!(status(&forest, "used").state(), State::Over);
        assert_eq!(status(&forest, "used").share(), Some(f64::INFINITY));
    }

    #[test]
    fn what_cannot_be_read_is_unknown_for_all_below_unless_it_is_over_anyway() {
        let forest = Forest::new([
            organization("root", None, Limit::of(10), 9),
            organization("odd", Some("root"), Limit::Unknown, 2),
            organization("below", Some("odd"), Limit::of(5), 1),
            organization("over", Some("odd"), Limit::of(5), 6),
        ]);
        assert_eq!(status(&forest, "root").state(), State::Near);
        for id in ["odd", "below"] {
            let status = status(&forest, id);
            assert_eq!((status.state(), status.share()), (State::Unknown, None));
        }
        assert_eq!(status(&forest, "over").state(), State::Over);
        let usage = r#"{"id":"a","limits":{"users":9},"usage":{"subtree_usage":{"users":"many"}}}"#;
        let forest = Forest::new([serde_json::from_str::<Organization>(usage).unwrap()]);
        assert_eq!(status(&forest, "a").state(), State::Unknown);
    }

    #[test]
    fn eighty_percent_is_near_and_all_of_it_is_not_yet_over() {
        for (used, state) in [
            (7, State::Within),
            (8, State::Near),
            (10, State::Near),
            (11, State::Over),
        ] {
            let forest = Forest::new([organization("a", None, Limit::of(10), used)]);
            assert_eq!(status(&forest, "a").state(), state, "{used} of 10");
        }
    }

    #[test]
    fn a_childs_room_is_what_the_scarcest_ancestor_leaves() {
        let forest = Forest::new([
            organization("root", None, Limit::of(100), 99),
            organization("parent", Some("root"), Limit::of(50), 10),
        ]);
        let parent = forest.index_of(&"parent".into()).unwrap();
        let ceilings = ceilings_of_child(&forest, parent, Resource::Users);
        assert_eq!(
            ceilings
                .iter()
                .map(|ceiling| ceiling.amount)
                .collect::<Vec<_>>(),
            [50, 100]
        );
        assert_eq!(room(&ceilings), Some(1));
        assert_eq!(
            super::ceilings(&forest, parent, Resource::Users)[0].source,
            CeilingSource::Own
        );
    }
}
