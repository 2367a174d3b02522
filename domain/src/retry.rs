//! Whether and when a read that failed is tried again. Knows no clock, no chance and no call: they are handed in.

/// How often a read is tried in all.
pub const TRIES: u32 = 3;
/// The longest wait asked for that is sat out before a failure is said instead, in seconds.
pub const LONGEST_WAIT: u32 = 60;

/// The first wait where none was asked for, in seconds, before chance is weighed in.
const FIRST_WAIT: f64 = 0.4;
/// How much longer each further wait is.
const GROWTH: f64 = 3.0;

/// How long to wait before the next try, in seconds. `None`: it is not tried again.
///
/// `failed` counts the tries so far, `asked` is what the API asked to wait, in seconds, and
/// `chance` lies between 0 and 1: it keeps those who failed together from coming back together.
/// Nobody comes back before the wait that was asked for is over (documented: G-RATE names
/// `Retry-After`; the number of tries and the waits are Canopy's own).
pub fn wait_before_retry(failed: u32, asked: Option<u32>, chance: f64) -> Option<f64> {
    if failed >= TRIES {
        return None;
    }
    let chance = if chance.is_nan() {
        0.0
    } else {
        chance.clamp(0.0, 1.0)
    };
    match asked {
        Some(seconds) if seconds > LONGEST_WAIT => None,
        Some(seconds) => Some(f64::from(seconds) + chance),
        None => {
            let grown = (1..failed).fold(FIRST_WAIT, |wait, _| wait * GROWTH);
            Some(grown * (0.5 + chance))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_read_is_tried_three_times() {
        assert!(wait_before_retry(1, None, 0.5).is_some());
        assert!(wait_before_retry(2, Some(1), 0.5).is_some());
        assert_eq!(wait_before_retry(3, None, 0.5), None);
        assert_eq!(wait_before_retry(u32::MAX, Some(0), 0.5), None);
    }

    #[test]
    fn a_wait_that_is_too_long_is_said_instead_of_sat_out() {
        assert!(wait_before_retry(1, Some(LONGEST_WAIT), 0.0).is_some());
        assert_eq!(wait_before_retry(1, Some(LONGEST_WAIT + 1), 0.0), None);
    }

    #[test]
    fn chance_that_is_no_number_counts_as_none() {
        assert_eq!(
            wait_before_retry(1, None, f64::NAN),
            wait_before_retry(1, None, 0.0)
        );
    }

    proptest! {
        #[test]
        fn waits_grow_whatever_chance_does(one in 0.0..1.0, other in 0.0..1.0) {
            prop_assert!(wait_before_retry(1, None, one) <= wait_before_retry(2, None, other));
        }

        #[test]
        fn nobody_comes_back_before_the_time_that_was_asked_for(
            failed in 1..TRIES, asked in 0..=LONGEST_WAIT, chance: f64
        ) {
            let wait = wait_before_retry(failed, Some(asked), chance).unwrap();
            prop_assert!((f64::from(asked)..=f64::from(asked) + 1.0).contains(&wait));
        }

        #[test]
        fn without_a_wish_no_wait_is_longer_than_two_seconds(failed in 1..TRIES, chance: f64) {
            let wait = wait_before_retry(failed, None, chance).unwrap();
            prop_assert!((0.1..=2.0).contains(&wait), "{wait}");
        }
    }
}
