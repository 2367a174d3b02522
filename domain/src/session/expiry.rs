//! When it is announced that a token expires. Knows no token and no clock.

/// How long before its end a token's end is first announced, in seconds.
pub const ANNOUNCED: f64 = 600.0;
/// How long before its end it is announced again to whoever has put the announcement away, in seconds.
pub const ANNOUNCED_AGAIN: f64 = 120.0;

/// A token's end, in seconds since 1970-01-01 UTC, and how many seconds are left until then, negative where it has
/// passed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Countdown {
    pub end: f64,
    pub left: f64,
}

/// What there is to say of a token's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announcement {
    Expired,
    /// In less than a minute.
    AtOnce,
    /// In so many whole minutes, at least 1.
    InMinutes(u32),
}

/// What to say of a token's end. `None`: nothing yet, or nothing any more to whoever put it away at `put_away`, which
/// counts for that end alone: another token is announced anew.
pub fn announcement(now: Countdown, put_away: Option<Countdown>) -> Option<Announcement> {
    let left = now.left;
    if left.is_nan() || left > ANNOUNCED {
        return None;
    }
    let stage = |left: f64| match left {
        left if left <= 0.0 => 2,
        left if left <= ANNOUNCED_AGAIN => 1,
        _ => 0,
    };
    if put_away.is_some_and(|then| then.end == now.end && stage(then.left) >= stage(left)) {
        return None;
    }
    if left <= 0.0 {
        return Some(Announcement::Expired);
    }
    // Up to 10: above ten nothing is said. Nobody is promised a minute that is not whole.
    Some(match (left / 60.0).floor() as u32 {
        0 => Announcement::AtOnce,
        minutes => Announcement::InMinutes(minutes),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(left: f64) -> Countdown {
        Countdown {
            end: 1_800_000_000.0,
            left,
        }
    }

    fn said(left: f64) -> Option<Announcement> {
        announcement(at(left), None)
    }

    #[test]
    fn it_is_said_from_ten_minutes_before_the_end() {
        assert_eq!(said(600.1), None);
        assert_eq!(said(f64::INFINITY), None);
        assert_eq!(said(f64::NAN), None);
        let cases = [
            (600.0, Announcement::InMinutes(10)),
            (599.0, Announcement::InMinutes(9)),
            (540.0, Announcement::InMinutes(9)),
            (80.0, Announcement::InMinutes(1)),
            (59.9, Announcement::AtOnce),
            (0.1, Announcement::AtOnce),
            (0.0, Announcement::Expired),
            (-1e9, Announcement::Expired),
        ];
        for (left, expected) in cases {
            assert_eq!(said(left), Some(expected), "{left}");
        }
    }

    #[test]
    fn put_away_it_comes_back_two_minutes_before_the_end_and_at_the_end() {
        let said = |left, put_away| announcement(at(left), Some(at(put_away)));
        assert_eq!(said(400.0, 500.0), None);
        assert!(said(120.0, 500.0).is_some());
        assert_eq!(said(50.0, 110.0), None);
        assert!(said(0.0, 110.0).is_some());
        assert_eq!(said(-5.0, -1.0), None);
    }

    #[test]
    fn the_end_of_another_token_is_said_whatever_was_put_away() {
        let next = Countdown {
            end: 1_800_003_600.0,
            left: 500.0,
        };
        for put_away in [500.0, 100.0, -5.0] {
            assert!(
                announcement(next, Some(at(put_away))).is_some(),
                "{put_away}"
            );
        }
    }
}
