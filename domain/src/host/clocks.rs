//! How far this machine's clock and its host's are apart.

/// How far apart two clocks may be, in seconds: a header counts whole ones, and takes its time to come.
const AGREES: f64 = 30.0;

/// How far a clock is from its host's, in the largest unit of which there are two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    pub number: u64,
    pub unit: Unit,
    pub is_ahead: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Seconds,
    Minutes,
    Hours,
    Days,
}

/// How far apart the clocks are where one is so many seconds ahead of the other, or behind where that is negative.
/// `None`: they agree, or nobody knows.
pub fn difference(ahead: f64) -> Option<Apart> {
    let apart = ahead.abs();
    if !apart.is_finite() || apart <= AGREES {
        return None;
    }
    // Far below what an integer holds; what is not is cut to the largest.
    let (number, unit) = match apart {
        seconds if seconds < 120.0 => (seconds as u64, Unit::Seconds),
        seconds if seconds < 7_200.0 => ((seconds / 60.0) as u64, Unit::Minutes),
        seconds if seconds < 172_800.0 => ((seconds / 3_600.0) as u64, Unit::Hours),
        seconds => ((seconds / 86_400.0) as u64, Unit::Days),
    };
    Some(Apart {
        number,
        unit,
        is_ahead: ahead > 0.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_agree_to_half_a_minute() {
        for ahead in [0.0, 30.0, -30.0, f64::NAN, f64::INFINITY] {
            assert_eq!(difference(ahead), None, "{ahead}");
        }
        for (ahead, number, unit, is_ahead) in [
            (31.0, 31, Unit::Seconds, true),
            (-119.0, 119, Unit::Seconds, false),
            (120.0, 2, Unit::Minutes, true),
            (7_199.0, 119, Unit::Minutes, true),
            (7_200.0, 2, Unit::Hours, true),
            (-86_400.0, 24, Unit::Hours, false),
            (365.0 * 86_400.0, 365, Unit::Days, true),
        ] {
            let expected = Apart {
                number,
                unit,
                is_ahead,
            };
            assert_eq!(difference(ahead), Some(expected));
        }
    }
}
