//! What a use is measured against, and how near the use comes to it.

/// From this many percent of its bound on, a use is near it.
const NEAR_PERCENT: u128 = 80;

/// The part that `used` is of `amount`, in whole percent: the nearest, except that it never says more than is so of
/// [`State::Near`] and of all of it. Nothing of nothing is 0.
pub fn whole_percent(used: u64, amount: u64) -> u128 {
    let (used, amount) = (u128::from(used) * 100, u128::from(amount.max(1)));
    let (below, nearest) = (used / amount, (used + amount / 2) / amount);
    match nearest {
        NEAR_PERCENT | 100 => below,
        nearest => nearest,
    }
}

/// What the use of a resource under its ceiling means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Nothing limits it.
    Unlimited,
    /// Switched off, here or above, and unused.
    Off,
    Within,
    /// At 80% of its ceiling or more.
    Near,
    /// Nothing more can be used: all that its ceiling allows is, or all of another one above.
    Full,
    /// More is used than its ceiling allows.
    Over,
    /// Its use, or a limit that may decide, could not be read.
    Unknown,
}

/// The bound of a use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// There is none, or what is known does not tell.
    Unbounded,
    /// Nothing may be used.
    Off,
    At(u64),
}

impl Bound {
    /// The bound that a ceiling sets; `None`: there is none.
    pub const fn of(ceiling: Option<u64>) -> Self {
        match ceiling {
            None => Bound::Unbounded,
            Some(0) => Bound::Off,
            Some(amount) => Bound::At(amount),
        }
    }

    /// What a use under this bound means. Never [`State::Unknown`].
    pub fn state(self, used: u64) -> State {
        match self {
            Bound::Unbounded => State::Unlimited,
            Bound::Off if used == 0 => State::Off,
            Bound::Off => State::Over,
            Bound::At(amount) if used > amount => State::Over,
            Bound::At(amount) if used == amount => State::Full,
            Bound::At(amount) if u128::from(used) * 100 >= u128::from(amount) * NEAR_PERCENT => {
                State::Near
            }
            Bound::At(_) => State::Within,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_rounded_but_reaches_no_threshold_early() {
        for (used, amount, percent) in [
            (10, 60, 17),
            (34, 60, 57),
            (1, 3, 33),
            (0, 60, 0),
            (0, 0, 0),
            (799, 1_000, 79),
            (80, 100, 80),
            (805, 1_000, 81),
            (999, 1_000, 99),
            (1_000, 1_000, 100),
            (120, 60, 200),
            (u64::MAX, u64::MAX, 100),
        ] {
            assert_eq!(whole_percent(used, amount), percent, "{used} of {amount}");
        }
    }

    #[test]
    fn use_is_near_from_four_fifths_full_at_its_bound_and_over_above_it() {
        let states = [0, 79, 80, 100, 101].map(|used| Bound::of(Some(100)).state(used));
        assert_eq!(
            states,
            [
                State::Within,
                State::Within,
                State::Near,
                State::Full,
                State::Over
            ]
        );
    }

    #[test]
    fn anything_used_of_what_is_off_is_over() {
        assert_eq!(Bound::of(Some(0)).state(0), State::Off);
        assert_eq!(Bound::of(Some(0)).state(1), State::Over);
    }

    #[test]
    fn no_bound_is_never_near() {
        assert_eq!(Bound::of(None).state(u64::MAX), State::Unlimited);
    }
}
