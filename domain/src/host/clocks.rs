//! How far this machine's clock and its host's are apart, in words. Knows no clock.

/// How far apart two clocks may be, in seconds: a header counts whole ones, and takes its time to come.
const AGREES: f64 = 30.0;

/// `2 h ahead of the host`, of a clock that is so many seconds ahead, or behind where that is negative. `None`: they
/// agree, or nobody knows.
pub fn difference(ahead: f64) -> Option<String> {
    let apart = ahead.abs();
    if !apart.is_finite() || apart <= AGREES {
        return None;
    }
    // Far below what an integer holds; what is not is cut to the largest.
    let (number, unit) = match apart {
        seconds if seconds < 120.0 => (seconds as u64, "s"),
        seconds if seconds < 7_200.0 => ((seconds / 60.0) as u64, "min"),
        seconds if seconds < 172_800.0 => ((seconds / 3_600.0) as u64, "h"),
        seconds => ((seconds / 86_400.0) as u64, "days"),
    };
    let way = if ahead > 0.0 { "ahead of" } else { "behind" };
    Some(format!("{number} {unit} {way} the host"))
}

/// What to say wherever it is said when a token expires: those times are this machine's.
pub fn note(ahead: Option<f64>) -> Option<String> {
    let difference = difference(ahead?)?;
    Some(format!(
        "This device's clock is {difference}, so expiry times shown here are off by as much."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_agree_to_half_a_minute() {
        for ahead in [0.0, 30.0, -30.0, f64::NAN, f64::INFINITY] {
            assert_eq!(difference(ahead), None, "{ahead}");
            assert_eq!(note(Some(ahead)), None, "{ahead}");
        }
        assert_eq!(note(None), None);
        for (ahead, words) in [
            (31.0, "31 s ahead of the host"),
            (-119.0, "119 s behind the host"),
            (120.0, "2 min ahead of the host"),
            (7_199.0, "119 min ahead of the host"),
            (7_200.0, "2 h ahead of the host"),
            (-86_400.0, "24 h behind the host"),
            (365.0 * 86_400.0, "365 days ahead of the host"),
        ] {
            assert_eq!(difference(ahead).as_deref(), Some(words));
            assert!(note(Some(ahead)).is_some_and(|note| note.contains(words)));
        }
    }
}
