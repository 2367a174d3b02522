//! When it is announced that a token expires, and in which words. Knows no token and no clock.

/// How long before its end a token's end is first announced, in seconds.
pub const ANNOUNCED: f64 = 600.0;
/// How long before its end it is announced again to whoever has put the announcement away, in seconds.
pub const ANNOUNCED_AGAIN: f64 = 120.0;

/// What to say of a token that has so many seconds left, negative where it has ended. `None`: nothing
/// yet, or nothing any more to whoever put it away with `put_away` seconds left.
pub fn announcement(left: f64, put_away: Option<f64>) -> Option<String> {
    if left.is_nan() || left > ANNOUNCED {
        return None;
    }
    let stage = |left: f64| match left {
        left if left <= 0.0 => 2,
        left if left <= ANNOUNCED_AGAIN => 1,
        _ => 0,
    };
    if put_away.is_some_and(|then| stage(then) >= stage(left)) {
        return None;
    }
    if left <= 0.0 {
        return Some("Your token has expired.".into());
    }
    // Between 1 and 10: above ten nothing is said.
    Some(match (left / 60.0).ceil() as u32 {
        0 | 1 => "Your token expires in less than a minute.".into(),
        minutes => format!("Your token expires in {minutes} minutes."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(left: f64) -> Option<String> {
        announcement(left, None)
    }

    #[test]
    fn it_is_said_from_ten_minutes_before_the_end() {
        assert_eq!(said(600.1), None);
        assert_eq!(said(f64::INFINITY), None);
        assert_eq!(said(f64::NAN), None);
        let cases = [
            (600.0, "Your token expires in 10 minutes."),
            (540.5, "Your token expires in 10 minutes."),
            (540.0, "Your token expires in 9 minutes."),
            (61.0, "Your token expires in 2 minutes."),
            (60.0, "Your token expires in less than a minute."),
            (0.1, "Your token expires in less than a minute."),
            (0.0, "Your token has expired."),
            (-1e9, "Your token has expired."),
        ];
        for (left, words) in cases {
            assert_eq!(said(left).as_deref(), Some(words), "{left}");
        }
    }

    #[test]
    fn put_away_it_comes_back_two_minutes_before_the_end_and_at_the_end() {
        assert_eq!(announcement(400.0, Some(500.0)), None);
        assert!(announcement(120.0, Some(500.0)).is_some());
        assert_eq!(announcement(50.0, Some(110.0)), None);
        assert!(announcement(0.0, Some(110.0)).is_some());
        assert_eq!(announcement(-5.0, Some(-1.0)), None);
    }
}
