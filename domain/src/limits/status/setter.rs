//! Who sets a ceiling, in as little room as there are organizations for.

use crate::tree::forest::Index;

/// The organization that sets a ceiling, nobody, or one of the pools: a number, where an `Option` of a choice would
/// take twice the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Setter(u32);

impl Setter {
    pub(super) const NOBODY: Self = Self(u32::MAX);
    /// Pools are numbered from here down. No workspace has a hundred billing accounts (documented: BA-CREATE).
    const LAST_POOL: u32 = u32::MAX - 1;
    const FIRST_POOL: u32 = u32::MAX - 100;

    pub(super) fn of_pool(pool: Option<usize>) -> Self {
        let place = pool.and_then(|pool| u32::try_from(pool).ok());
        let number = place.and_then(|place| Self::LAST_POOL.checked_sub(place));
        number
            .filter(|number| *number >= Self::FIRST_POOL)
            .map_or(Self::NOBODY, Self)
    }

    pub(super) fn pool(self) -> Option<usize> {
        (self != Self::NOBODY && self.0 >= Self::FIRST_POOL)
            .then(|| (Self::LAST_POOL - self.0) as usize)
    }

    pub(super) fn organization(self) -> Option<Index> {
        (self.0 < Self::FIRST_POOL).then_some(Index(self.0))
    }

    pub(super) const fn of_organization(index: Index) -> Self {
        Self(index.0)
    }
}
