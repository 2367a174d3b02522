//! A resource of an organization as the list and the API's own report tell it together, and where the two differ.

use crate::{
    limits::{
        bound::Bound,
        ceiling::room,
        ceiling_source::CeilingSource,
        report::{LimitsReport, ReportedLimit},
        status::{Lacks, LimitStatuses},
    },
    organization::limits::{Limit, Resource},
    tree::forest::{Forest, Index},
};

/// A number that both the list and the report give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    UsedHere,
    UsedInAll,
    OwnLimit,
    Ceiling,
    Room,
}

/// A number of which the list and the report say different things. `None`: without end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    pub measure: Measure,
    pub list: Option<u64>,
    pub report: Option<u64>,
}

/// One resource of an organization, as far as both sides know it. Where they differ the report is
/// right: it also weighs the subscription, and it is newer (documented: LIMITS).
#[derive(Clone, Debug, PartialEq)]
pub struct LimitLine {
    pub resource: Resource,
    pub used_here: u64,
    pub used_in_all: u64,
    pub own_limit: Limit,
    /// `None`: nothing limits it.
    pub ceiling: Option<u64>,
    /// `None`: nothing limits it, or who sets it is unknown.
    pub set_by: Option<CeilingSource>,
    /// `None`: without end.
    pub room: Option<u64>,
    /// Where the list says something else.
    pub differences: Vec<Difference>,
    /// Whether the report speaks of this resource.
    pub is_reported: bool,
    /// What of it could not be read; nothing where the report says it.
    pub lacks: Lacks,
    /// Whether the room is only what is left at most: a number that it comes of could not be read.
    pub is_room_unknown: bool,
}

/// How much more can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remaining {
    NoLimit,
    At(u64),
    /// So much more is used than its ceiling allows.
    Over(u64),
    /// A number that it comes of could not be read.
    Unknown,
}

impl Remaining {
    /// Where all of it is known: `used` under a ceiling that leaves `room`.
    pub(super) fn of(used: u64, ceiling: Option<u64>, room: Option<u64>) -> Self {
        match (
            ceiling.map_or(0, |ceiling| used.saturating_sub(ceiling)),
            room,
        ) {
            (0, None) => Remaining::NoLimit,
            (0, Some(room)) => Remaining::At(room),
            (excess, _) => Remaining::Over(excess),
        }
    }
}

impl LimitLine {
    /// The ceiling; unknown where a limit that may be lower could not be read.
    pub fn known_ceiling(&self) -> Limit {
        match self.lacks.ceiling {
            true => Limit::Unknown,
            false => self.ceiling.into(),
        }
    }

    /// How much more can be used, as far as that is known. None left is none left, whatever else there may be.
    pub fn remaining(&self) -> Remaining {
        match Remaining::of(self.used_in_all, self.ceiling, self.room) {
            over @ Remaining::Over(_) => over,
            Remaining::At(0) if !self.lacks.subtree_use => Remaining::At(0),
            _ if self.is_room_unknown => Remaining::Unknown,
            known => known,
        }
    }

    /// Joins what the list says with the report, which may be missing or leave the resource out.
    pub fn of(
        forest: &Forest,
        statuses: &LimitStatuses,
        index: Index,
        resource: Resource,
        report: Option<&LimitsReport>,
    ) -> Self {
        let status = statuses.of(forest, index, resource);
        let room = room(&statuses.ceilings(forest, index, resource));
        let list = Self {
            resource,
            used_here: status.own_use,
            used_in_all: status.subtree_use,
            own_limit: status.limit,
            ceiling: status.ceiling.map(|(amount, _)| amount),
            set_by: status.ceiling.map(|(_, source)| source),
            room,
            differences: Vec::new(),
            is_reported: false,
            lacks: status.lacks,
            is_room_unknown: status.is_unknown()
                || statuses.is_room_unknown(forest, index, resource),
        };
        match report.and_then(|report| report.of(resource.key())) {
            Some(reported) => list.corrected_by(reported),
            None => Self {
                // Who sets a ceiling that is unknown, nobody can tell.
                set_by: list.set_by.filter(|_| !list.lacks.ceiling),
                ..list
            },
        }
    }

    /// What its use is measured against: the ceiling, unless the room under it is unknown.
    pub fn bound(&self) -> Bound {
        match self.is_room_unknown {
            true => Bound::Unbounded,
            false => Bound::of(self.ceiling),
        }
    }

    fn corrected_by(self, reported: &ReportedLimit) -> Self {
        // It may as well be the limit that could not be read.
        let subscription_decides = is_tighter(reported.total, self.ceiling) && !self.lacks.ceiling;
        let set_by = match reported.total {
            None => None,
            Some(_) if subscription_decides => Some(CeilingSource::Subscription),
            Some(_) if reported.total == self.ceiling => self.set_by,
            Some(_) => Some(CeilingSource::Reported),
        };
        let both = [
            (Measure::UsedHere, Some(self.used_here), reported.direct),
            (Measure::UsedInAll, Some(self.used_in_all), reported.used),
            (
                Measure::OwnLimit,
                self.own_limit.amount(),
                reported.org_limit,
            ),
            (Measure::Ceiling, self.ceiling, reported.total),
            (Measure::Room, self.room, reported.free),
        ];
        let differences = both
            .into_iter()
            .filter(|&(measure, list, report)| match measure {
                // What could not be read, or is not told, says nothing else.
                Measure::UsedHere if self.lacks.own_use => false,
                Measure::UsedInAll if self.lacks.subtree_use => false,
                Measure::UsedHere | Measure::UsedInAll if report.is_none() => false,
                Measure::OwnLimit if self.own_limit.is_unknown() => false,
                Measure::Ceiling if self.lacks.ceiling => false,
                Measure::Room if self.is_room_unknown => false,
                // The subscriptions may not be known here, so a tighter number is news and no contradiction.
                Measure::Ceiling | Measure::Room => list != report && !is_tighter(report, list),
                _ => list != report,
            })
            .map(|(measure, list, report)| Difference {
                measure,
                list,
                report,
            })
            .collect();
        Self {
            resource: self.resource,
            used_here: reported.direct.unwrap_or(self.used_here),
            used_in_all: reported.used.unwrap_or(self.used_in_all),
            own_limit: reported.org_limit.into(),
            ceiling: reported.total,
            set_by,
            room: reported.free,
            differences,
            is_reported: true,
            lacks: Lacks {
                own_use: reported.direct.is_none() && self.lacks.own_use,
                subtree_use: reported.used.is_none() && self.lacks.subtree_use,
                ..Lacks::default()
            },
            is_room_unknown: false,
        }
    }
}

/// Whether one bound allows less than another; `None` allows everything.
fn is_tighter(one: Option<u64>, other: Option<u64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one < other,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::testing::family;

    fn reported(json: &str) -> LimitsReport {
        serde_json::from_str(&format!(r#"{{"limits":[{json}]}}"#)).unwrap()
    }

    fn account(report: Option<&LimitsReport>) -> LimitLine {
        let forest = family(Some(50), &[Some(10); 6]);
        let index = forest.index_of(&"parent".into()).unwrap();
        LimitLine::of(
            &forest,
            &LimitStatuses::new(&forest),
            index,
            Resource::Users,
            report,
        )
    }

    #[test]
    fn without_a_report_the_estate_speaks_alone() {
        let account = account(None);
        assert_eq!(
            (account.used_here, account.used_in_all, account.room),
            (2, 8, Some(42))
        );
        assert!(!account.is_reported && account.differences.is_empty());
        assert_eq!(account.set_by, Some(CeilingSource::Own));
    }

    #[test]
    fn a_report_that_agrees_changes_nothing_but_that_it_is_there() {
        let agrees =
            reported(r#"{"type":"users","used":8,"direct":2,"free":42,"org_limit":50,"total":50}"#);
        let (alone, with) = (account(None), account(Some(&agrees)));
        assert_eq!(
            with,
            LimitLine {
                is_reported: true,
                ..alone
            }
        );
    }

    #[test]
    fn a_tighter_ceiling_in_the_report_is_the_subscriptions_and_no_contradiction() {
        let tighter =
            reported(r#"{"type":"users","used":8,"direct":2,"free":12,"org_limit":50,"total":20}"#);
        let account = account(Some(&tighter));
        assert_eq!(account.set_by, Some(CeilingSource::Subscription));
        assert_eq!((account.ceiling, account.room), (Some(20), Some(12)));
        assert_eq!(account.differences, []);
    }

    #[test]
    fn where_they_differ_the_report_is_taken_and_both_are_named() {
        let differs = reported(
            r#"{"type":"users","used":9,"direct":2,"free":91,"org_limit":100,"total":100}"#,
        );
        let account = account(Some(&differs));
        assert_eq!(
            (account.used_in_all, account.own_limit),
            (9, Limit::of(100))
        );
        assert_eq!(account.set_by, Some(CeilingSource::Reported));
        let difference = |measure, list, report| Difference {
            measure,
            list: Some(list),
            report: Some(report),
        };
        assert_eq!(
            account.differences,
            [
                difference(Measure::UsedInAll, 8, 9),
                difference(Measure::OwnLimit, 50, 100),
                difference(Measure::Ceiling, 50, 100),
                difference(Measure::Room, 42, 91),
            ]
        );
    }

    #[test]
    fn a_use_the_report_does_not_tell_is_the_estates() {
        let silent =
            reported(r#"{"type":"users","used":null,"free":42,"org_limit":50,"total":50}"#);
        let account = account(Some(&silent));
        assert_eq!((account.used_here, account.used_in_all), (2, 8));
        assert!(account.is_reported && account.differences.is_empty());
    }

    #[test]
    fn no_ceiling_in_the_report_under_one_in_the_estate_is_a_contradiction() {
        let endless = reported(
            r#"{"type":"users","used":8,"direct":2,"free":null,"org_limit":50,"total":null}"#,
        );
        let account = account(Some(&endless));
        assert_eq!(
            (account.ceiling, account.set_by, account.room),
            (None, None, None)
        );
        assert_eq!(account.differences.len(), 2);
    }

    #[test]
    fn a_report_that_leaves_a_resource_out_says_nothing_of_it() {
        let other = reported(r#"{"type":"sso","used":9}"#);
        assert!(!account(Some(&other)).is_reported);
    }
}
