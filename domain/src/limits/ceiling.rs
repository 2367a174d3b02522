//! What a use has to stay under: which ceiling decides, the room that is left, and which limits can be set under it.

use crate::organization::limits::Limit;

/// Something finite that a use has to stay under: an own limit, an ancestor's, or the
/// subscription's capacity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ceiling<S> {
    /// How many pieces it allows.
    pub amount: u64,
    /// How many are used under it: the whole subtree of whoever set it, or the whole pool.
    pub used: u64,
    /// Who set it.
    pub source: S,
}

impl<S> Ceiling<S> {
    /// Pieces left under this ceiling; 0 where it is already exceeded.
    pub fn room(&self) -> u64 {
        self.amount.saturating_sub(self.used)
    }
}

/// The ceiling that decides: the smallest of own limit, every ancestor's and the capacity
/// (documented: G-HIER, LIMITS). Of equal ones the first. `None`: nothing limits.
pub fn tightest<S>(ceilings: &[Ceiling<S>]) -> Option<&Ceiling<S>> {
    ceilings.iter().min_by_key(|ceiling| ceiling.amount)
}

/// How much more can be used: the smallest room under any ceiling, since siblings draw from
/// the same ones (assumed from the one documented sample: LIMITS). `None`: without end.
pub fn room<S>(ceilings: &[Ceiling<S>]) -> Option<u64> {
    scarcest(ceilings).map(Ceiling::room)
}

/// The ceiling under which the least room is left. Of equal ones the first.
pub fn scarcest<S>(ceilings: &[Ceiling<S>]) -> Option<&Ceiling<S>> {
    ceilings.iter().min_by_key(|ceiling| ceiling.room())
}

/// Why a limit cannot be set (documented: change log of 2025-07-03; which ancestor is meant
/// by "parent" is assumed: the tightest).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LimitRefusal<S> {
    /// More than a ceiling above allows.
    AboveCeiling(Ceiling<S>),
    /// Less than the organization and everything below it already use.
    BelowUse { used: u64 },
}

/// Whether a limit may be set on an organization whose subtree uses `used` pieces, under the
/// ceilings `above` it (its ancestors' limits and the capacity, not its own limit).
/// No limit is always allowed: it leaves the decision to those above.
pub fn refuse<S: Clone>(
    requested: Limit,
    used: u64,
    above: &[Ceiling<S>],
) -> Result<(), LimitRefusal<S>> {
    let Some(amount) = requested.amount() else {
        return Ok(());
    };
    if amount < used {
        return Err(LimitRefusal::BelowUse { used });
    }
    match tightest(above) {
        Some(ceiling) if amount > ceiling.amount => {
            Err(LimitRefusal::AboveCeiling(ceiling.clone()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ceiling(amount: u64, used: u64, source: &'static str) -> Ceiling<&'static str> {
        Ceiling {
            amount,
            used,
            source,
        }
    }

    #[test]
    fn without_a_ceiling_the_room_is_without_end_and_not_zero() {
        assert_eq!(room::<()>(&[]), None);
        assert_eq!(tightest::<()>(&[]), None);
    }

    #[test]
    fn the_tightest_ceiling_and_the_scarcest_room_can_differ() {
        let ceilings = [ceiling(10, 2, "own"), ceiling(50, 49, "parent")];
        assert_eq!(tightest(&ceilings).unwrap().source, "own");
        assert_eq!(scarcest(&ceilings).unwrap().source, "parent");
        assert_eq!(room(&ceilings), Some(1));
    }

    #[test]
    fn an_exceeded_ceiling_leaves_no_room_rather_than_a_negative_one() {
        assert_eq!(room(&[ceiling(5, 9, "own")]), Some(0));
    }

    #[test]
    fn a_child_of_a_disabled_parent_has_no_room() {
        let above = [ceiling(0, 0, "parent")];
        assert_eq!(room(&above), Some(0));
        assert!(matches!(
            refuse(Limit::of(1), 0, &above),
            Err(LimitRefusal::AboveCeiling(Ceiling {
                source: "parent",
                ..
            }))
        ));
        assert_eq!(refuse(Limit::Off, 0, &above), Ok(()));
    }

    #[test]
    fn a_limit_below_what_is_used_is_refused_and_switching_off_is_no_exception() {
        assert_eq!(
            refuse::<()>(Limit::of(3), 4, &[]),
            Err(LimitRefusal::BelowUse { used: 4 })
        );
        assert_eq!(
            refuse::<()>(Limit::Off, 1, &[]),
            Err(LimitRefusal::BelowUse { used: 1 })
        );
        assert_eq!(refuse::<()>(Limit::of(4), 4, &[]), Ok(()));
    }

    #[test]
    fn no_limit_is_allowed_under_any_ceiling() {
        assert_eq!(refuse(Limit::None, 9, &[ceiling(1, 9, "parent")]), Ok(()));
    }
}
