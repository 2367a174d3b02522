//! How long ago something was, in words.

/// `a moment ago`, `5 minutes ago`, `an hour ago`, `yesterday`, `3 days ago`. `days` is how many midnights there were
/// since, where the person is. What lies ahead, by a clock that was set back, was a moment ago.
pub fn ago(seconds: f64, days: u32) -> String {
    // `as` saturates, and what is no number becomes 0.
    let minutes = (seconds / 60.0) as u64;
    match (days, minutes / 60, minutes) {
        (_, 0, 0) => "a moment ago".into(),
        (_, 0, 1) => "a minute ago".into(),
        (_, 0, minutes) => format!("{minutes} minutes ago"),
        (_, 1, _) => "an hour ago".into(),
        // The small hours of a day belong to the evening before.
        (0, hours, _) | (_, hours @ ..12, _) => format!("{hours} hours ago"),
        (1, ..) => "yesterday".into(),
        (days, ..) => format!("{days} days ago"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: f64 = 3_600.0;

    #[test]
    fn each_unit_begins_where_it_is_whole() {
        let cases = [
            (-5.0, 0, "a moment ago"),
            (f64::NAN, 0, "a moment ago"),
            (59.9, 0, "a moment ago"),
            (60.0, 0, "a minute ago"),
            (300.0, 0, "5 minutes ago"),
            (3_599.0, 0, "59 minutes ago"),
            (HOUR, 0, "an hour ago"),
            (2.0 * HOUR, 0, "2 hours ago"),
            (23.9 * HOUR, 0, "23 hours ago"),
            (86.0 * HOUR, 3, "3 days ago"),
        ];
        for (seconds, days, words) in cases {
            assert_eq!(ago(seconds, days), words, "{seconds}");
        }
    }

    #[test]
    fn yesterday_is_the_day_before_and_no_other() {
        let cases = [
            // Monday 9:00, seen on Wednesday at 8:00.
            (47.0 * HOUR, 2, "2 days ago"),
            (24.1 * HOUR, 2, "2 days ago"),
            (47.9 * HOUR, 1, "yesterday"),
            (24.0 * HOUR, 1, "yesterday"),
            (13.0 * HOUR, 1, "yesterday"),
            // After midnight.
            (3.0 * HOUR, 1, "3 hours ago"),
            (HOUR, 1, "an hour ago"),
            (60.0, 1, "a minute ago"),
            // A day of 25 hours, where the clocks are put back.
            (24.5 * HOUR, 0, "24 hours ago"),
        ];
        for (seconds, days, words) in cases {
            assert_eq!(ago(seconds, days), words, "{seconds} {days}");
        }
    }
}
