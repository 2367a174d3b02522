//! Counts and limits in words, the same on every screen. Knows numbers and what they mean, no markup.

/// What stands for a limit that is not set.
pub const NO_LIMIT: &str = "No limit";
/// What stands for a limit of 0.
pub const OFF: &str = "Off";
/// What stands for a number that could not be read.
pub const UNKNOWN: &str = "Unknown";

/// A count, or that nobody knows it.
pub fn known_count(count: u64, is_known: bool) -> String {
    if is_known {
        grouped(count)
    } else {
        UNKNOWN.into()
    }
}

/// A count with its thousands apart: `12,345`.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Names, and how many more there are: "Acme, Birch, Cedar and 4 more".
pub fn with_more(names: String, more: usize) -> String {
    match more {
        0 => names,
        more => format!("{names} and {} more", grouped(more as u64)),
    }
}

/// A count with its noun: `1 child`, `2 children`.
pub fn counted(count: u64, one: &str, many: &str) -> String {
    let noun = if count == 1 { one } else { many };
    format!("{} {noun}", grouped(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let cases = [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (1_234_567, "1,234,567"),
        ];
        for (count, text) in cases {
            assert_eq!(grouped(count), text);
        }
        assert_eq!(grouped(u64::MAX), "18,446,744,073,709,551,615");
    }

    #[test]
    fn only_one_is_one() {
        assert_eq!(counted(0, "child", "children"), "0 children");
        assert_eq!(counted(1, "child", "children"), "1 child");
        assert_eq!(counted(1_000, "child", "children"), "1,000 children");
    }
}
