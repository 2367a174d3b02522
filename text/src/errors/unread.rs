//! Values and records of a response that could not be read.

use canopy_domain::wire::{Expected, Misread};

use crate::counts::counted;

pub const SHOW: &str = "Show details";
pub const TITLE: &str = "Data that couldn't be read";

/// After as many as are named.
pub fn more(count: u64) -> String {
    let more = counted(count, "other", "others");
    format!("And {more}.")
}

/// Why something could not be read.
pub fn misread(misread: &Misread) -> String {
    match misread {
        Misread::NoId => "This record has no ID.".into(),
        Misread::NoRecord { value } => format!("{value} isn't a record with an ID."),
        Misread::Other { value, expected } => match expected {
            Expected::WholeNumber => format!("{value} isn't a whole number."),
            Expected::Object => format!("{value} isn't an object."),
            Expected::Flag => format!("{value} isn't true or false."),
            Expected::Text => format!("{value} isn't text."),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_read_is_said_by_what_stands_there() {
        let other = |value: &str, expected| Misread::Other {
            value: value.into(),
            expected,
        };
        for (why, words) in [
            (Misread::NoId, "This record has no ID."),
            (
                Misread::NoRecord { value: "7".into() },
                "7 isn't a record with an ID.",
            ),
            (
                other("-1", Expected::WholeNumber),
                "-1 isn't a whole number.",
            ),
            (other("7", Expected::Object), "7 isn't an object."),
            (other("7", Expected::Flag), "7 isn't true or false."),
            (other("7", Expected::Text), "7 isn't text."),
        ] {
            assert_eq!(misread(&why), words);
        }
        assert_eq!(more(1), "And 1 other.");
    }
}
