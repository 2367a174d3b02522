//! When what was read is old enough to be read again. Knows no clock: the moments are handed in.

/// How long what was read counts as current, in seconds. Others change organizations too, and the API tells nobody.
const CURRENT: f64 = 60.0;

/// Whether what was read at `read_at` is to be read again at `now`, both in seconds since 1970. `None`: it was never
/// read, so that whoever asks for the first time is not asked to ask twice. A clock that was set back proves nothing
/// about the age, so it is read again.
pub fn is_due(read_at: Option<f64>, now: f64) -> bool {
    read_at.is_some_and(|read_at| !(0.0..CURRENT).contains(&(now - read_at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_due_after_a_minute() {
        assert!(!is_due(Some(1_000.0), 1_000.0));
        assert!(!is_due(Some(1_000.0), 1_059.9));
        assert!(is_due(Some(1_000.0), 1_060.0));
    }

    #[test]
    fn what_was_never_read_is_under_way_and_not_due() {
        assert!(!is_due(None, 1_000.0));
    }

    #[test]
    fn a_clock_that_was_set_back_makes_it_due() {
        assert!(is_due(Some(1_000.0), 999.0));
        assert!(is_due(Some(1_000.0), f64::NAN));
    }
}
