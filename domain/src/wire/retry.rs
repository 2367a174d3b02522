//! How long a call waits for its answer, how long the API asks to wait, and whether and when a read that failed is
//! tried again. Knows no clock, no chance and no call: they are handed in.

/// How often a read is tried in all.
pub const TRIES: u32 = 3;
/// The longest wait asked for that is sat out before a failure is said instead, in seconds.
pub const LONGEST_WAIT: u32 = 60;

/// How long to wait where the API refused a call as one too many and did not say how long, in seconds. From another
/// origin a page cannot read `Retry-After` unless the API exposes it.
pub const DEFAULT_WAIT: u32 = 3;

/// How long nothing may come once a call is sent, in seconds.
const TIMEOUT: u64 = 60;
/// The slowest uplink a body has to get through: 128 kbit/s, in bytes a second.
const SLOWEST_UPLINK: u64 = 16_000;

/// The first wait where none was asked for, in seconds, before chance is weighed in.
const FIRST_WAIT: f64 = 0.4;
/// How much longer each further wait is.
const GROWTH: f64 = 3.0;

/// What a call waits for.
#[derive(Clone, Copy, Debug)]
pub enum Awaited {
    /// That the answer begins, after a body of so many bytes is sent.
    Answer { body_bytes: usize },
    /// The next piece of it, however many have come: a slow connection takes as long as it needs.
    Piece,
}

/// How long that may take, in seconds: before an answer begins, the larger the call's body, the longer.
pub fn seconds_allowed(awaited: Awaited) -> u64 {
    match awaited {
        Awaited::Answer { body_bytes } => TIMEOUT + body_bytes as u64 / SLOWEST_UPLINK,
        Awaited::Piece => TIMEOUT,
    }
}

/// What a `Retry-After` asks for, in whole seconds from when it was sent, rounded up. `None`: it is absent, or says
/// nothing one could wait for.
///
/// It holds seconds or a date (RFC 9110, 10.2.3). A date counts from `sent`, the answer's own `Date`, or where that
/// cannot be read from `clock`, in milliseconds since 1970. `read_date` gives the same for a date in one of the
/// standard's three forms, which all mean GMT.
pub fn retry_after(
    header: Option<&str>,
    sent: Option<&str>,
    clock: f64,
    read_date: impl Fn(&str) -> Option<f64>,
) -> Option<u32> {
    let text = header?.trim();
    if let Some(seconds) = read_seconds(text) {
        return Some(seconds);
    }
    let date = |text: &str| {
        // Readers of dates are generous: to a browser `-1` is a day in 2001.
        let day = text.get(..3)?;
        if !["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].contains(&day) {
            return None;
        }
        if text.ends_with("GMT") {
            return read_date(text);
        }
        // The oldest form does not say its time zone.
        read_date(&(text.to_owned() + " GMT"))
    };
    let until = date(text)?;
    let from = sent.and_then(|sent| date(sent.trim())).unwrap_or(clock);
    let seconds = ((until - from) / 1_000.0).ceil();
    // What is not a number becomes 0, what is too large the largest.
    Some(seconds.max(0.0) as u32)
}

/// `120`, `0.5`; a fraction is a second begun.
fn read_seconds(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let is_number =
        |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    if !is_number(whole) || !is_number(part) {
        return None;
    }
    let begun = part.bytes().any(|digit| digit != b'0');
    // Only a number with too many digits cannot be read.
    let whole: u32 = whole.parse().unwrap_or(u32::MAX);
    Some(whole.saturating_add(begun.into()))
}

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

    /// 6 November 1994, 08:49:37, in milliseconds.
    const SENT: f64 = 784_111_777_000.0;

    /// As much of a browser's reader as the cases need: the time of day on that day.
    fn read_date(text: &str) -> Option<f64> {
        let forms = ["Sun, 06 Nov 1994 ", "Sunday, 06-Nov-94 ", "Sun Nov  6 "];
        let rest = forms.iter().find_map(|form| text.strip_prefix(form))?;
        let rest = rest.strip_suffix(" GMT")?;
        let time = rest.strip_suffix(" 1994").unwrap_or(rest);
        let mut parts = time.split(':').map(|part| part.parse::<f64>().ok());
        let [hours, minutes, seconds] = [parts.next()??, parts.next()??, parts.next()??];
        Some(SENT + ((hours - 8.0) * 60.0 + minutes - 49.0) * 60_000.0 + (seconds - 37.0) * 1_000.0)
    }

    #[test]
    fn a_retry_after_is_read_in_all_its_forms() {
        for (header, expected) in [
            ("0", Some(0)),
            ("7", Some(7)),
            (" 120 ", Some(120)),
            ("007", Some(7)),
            ("1.0", Some(1)),
            ("1.5", Some(2)),
            ("0.01", Some(1)),
            ("99999999999", Some(u32::MAX)),
            ("4294967295.5", Some(u32::MAX)),
            ("Sun, 06 Nov 1994 08:49:47 GMT", Some(10)),
            ("Sunday, 06-Nov-94 08:50:37 GMT", Some(60)),
            ("Sun Nov  6 08:49:40 1994", Some(3)),
            ("Sun, 06 Nov 1994 07:00:00 GMT", Some(0)),
            ("", None),
            (" ", None),
            ("-1", None),
            ("-1.5", None),
            ("+3", None),
            (".5", None),
            ("5.", None),
            ("1e3", None),
            ("1,5", None),
            ("1.2.3", None),
            ("0x10", None),
            ("inf", None),
            ("NaN", None),
            ("soon", None),
            ("soon: later", None),
            ("3 s", None),
            ("１２", None),
            ("2026-11-27T12:00:00Z", None),
        ] {
            assert_eq!(
                retry_after(Some(header), None, SENT, read_date),
                expected,
                "{header:?}"
            );
        }
        assert_eq!(retry_after(None, None, SENT, read_date), None);
    }

    #[test]
    fn a_date_counts_from_the_answers_own_and_only_without_one_from_this_machines_clock() {
        let until = Some("Sun, 06 Nov 1994 08:50:00 GMT");
        let two_hours_ahead = SENT + 7_200_000.0;
        for (sent, expected) in [
            (Some("Sun, 06 Nov 1994 08:49:37 GMT"), 23),
            (Some("Sun Nov  6 08:49:50 1994"), 10),
            (Some("yesterday"), 0),
            (None, 0),
        ] {
            let asked = retry_after(until, sent, two_hours_ahead, read_date);
            assert_eq!(asked, Some(expected), "{sent:?}");
        }
        assert_eq!(retry_after(until, None, SENT, read_date), Some(23));
    }

    #[test]
    fn the_time_allowed_grows_with_what_is_sent_and_begins_anew_with_each_piece_of_the_answer() {
        let answer = |body_bytes| Awaited::Answer { body_bytes };
        for (awaited, seconds) in [
            (answer(0), 60),
            (answer(15_999), 60),
            (answer(16_000), 61),
            (answer(160_000), 70),
            (Awaited::Piece, 60),
        ] {
            assert_eq!(seconds_allowed(awaited), seconds, "{awaited:?}");
        }
        // A logo of 1.9 MB travels as base64, at 256 kbit/s: 32 kB a second.
        let body = 1_900_000 * 4 / 3;
        assert!(seconds_allowed(answer(body)) > 60 + body as u64 / 32_000);
    }

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
