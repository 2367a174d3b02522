//! How long ago something was, in words. Knows no clock.

/// `a moment ago`, `5 minutes ago`, `an hour ago`, `3 days ago`. What lies ahead, by a clock that
/// was set back, was a moment ago.
pub fn ago(seconds: f64) -> String {
    // `as` saturates, and what is no number becomes 0.
    let minutes = (seconds / 60.0) as u64;
    let hours = minutes / 60;
    let days = hours / 24;
    match (days, hours, minutes) {
        (0, 0, 0) => "a moment ago".into(),
        (0, 0, 1) => "a minute ago".into(),
        (0, 0, minutes) => format!("{minutes} minutes ago"),
        (0, 1, _) => "an hour ago".into(),
        (0, hours, _) => format!("{hours} hours ago"),
        (1, ..) => "yesterday".into(),
        (days, ..) => format!("{days} days ago"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_begins_where_it_is_whole() {
        let cases = [
            (-5.0, "a moment ago"),
            (f64::NAN, "a moment ago"),
            (59.9, "a moment ago"),
            (60.0, "a minute ago"),
            (300.0, "5 minutes ago"),
            (3_599.0, "59 minutes ago"),
            (3_600.0, "an hour ago"),
            (7_200.0, "2 hours ago"),
            (86_400.0, "yesterday"),
            (3.5 * 86_400.0, "3 days ago"),
        ];
        for (seconds, words) in cases {
            assert_eq!(ago(seconds), words, "{seconds}");
        }
    }
}
