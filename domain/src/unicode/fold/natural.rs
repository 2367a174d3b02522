//! The order in which people expect names: numbers by their size, case and accents aside.

use super::fold;

/// Bytes whose order is the one a person would put names in: "Store 2" before "Store 10", "Ähre" beside "Ahorn". Names
/// that differ only in case, accents or leading zeros have the same. To sort many names, make the key of each once.
pub fn natural_key(text: &str) -> Vec<u8> {
    let folded = fold(text);
    let mut rest = folded.as_bytes();
    let mut key = Vec::with_capacity(rest.len() + 2);
    while !rest.is_empty() {
        let (letters, number) = rest.split_at(run(rest, |byte| !byte.is_ascii_digit()));
        let (digits, after) = number.split_at(run(number, u8::is_ascii_digit));
        key.extend_from_slice(letters);
        if !digits.is_empty() {
            add_number(&mut key, digits);
        }
        rest = after;
    }
    key
}

/// How many bytes there are before the first that is not like this.
fn run(bytes: &[u8], is_like: impl Fn(&u8) -> bool) -> usize {
    let end = bytes.iter().position(|byte| !is_like(byte));
    end.unwrap_or(bytes.len())
}

/// A number is a digit, so that it stands among other letters as digits do, then how many digits it has without leading
/// zeros, then those.
fn add_number(key: &mut Vec<u8>, digits: &[u8]) {
    let digits = &digits[run(digits, |&digit| digit == b'0')..];
    key.push(b'0');
    match u8::try_from(digits.len()) {
        Ok(short) if short < u8::MAX => key.push(short),
        _ => {
            key.push(u8::MAX);
            key.extend_from_slice(&(digits.len() as u64).to_be_bytes());
        }
    }
    key.extend_from_slice(digits);
}

#[cfg(test)]
mod tests {
    use std::{cmp::Ordering, iter::Peekable};

    use proptest::prelude::*;

    use super::{super::folded_chars, *};

    /// Compares two names as a person would: "Store 2" before "Store 10", "Ähre" beside "Ahorn".
    ///
    /// Names that differ only in case, accents or leading zeros are put in the order of their bytes,
    /// so that the order is total and only equal texts are equal.
    fn natural_cmp(one: &str, other: &str) -> Ordering {
        folded_cmp(one, other).then_with(|| one.cmp(other))
    }

    fn folded_cmp(one: &str, other: &str) -> Ordering {
        let mut one = folded_chars(one).peekable();
        let mut other = folded_chars(other).peekable();
        loop {
            let order = match (one.peek(), other.peek()) {
                (None, None) => return Ordering::Equal,
                (Some(a), Some(b)) if a.is_ascii_digit() && b.is_ascii_digit() => {
                    numbers_cmp(&mut one, &mut other)
                }
                // A text that ended comes before one that goes on.
                _ => one.next().cmp(&other.next()),
            };
            if order.is_ne() {
                return order;
            }
        }
    }

    /// Takes a run of digits of any length from both and compares their values.
    fn numbers_cmp(
        one: &mut Peekable<impl Iterator<Item = char>>,
        other: &mut Peekable<impl Iterator<Item = char>>,
    ) -> Ordering {
        while one.next_if_eq(&'0').is_some() {}
        while other.next_if_eq(&'0').is_some() {}
        let mut first_difference = Ordering::Equal;
        loop {
            let digits = (
                one.next_if(char::is_ascii_digit),
                other.next_if(char::is_ascii_digit),
            );
            match digits {
                (None, None) => return first_difference,
                // Of two numbers without leading zeros the longer is the greater.
                (Some(_), None) | (None, Some(_)) => return digits.0.cmp(&digits.1),
                (Some(a), Some(b)) => first_difference = first_difference.then(a.cmp(&b)),
            }
        }
    }

    #[track_caller]
    fn assert_in_order(names: &[&str]) {
        for pair in names.windows(2) {
            assert_eq!(natural_cmp(pair[0], pair[1]), Ordering::Less, "{pair:?}");
            assert_eq!(natural_cmp(pair[1], pair[0]), Ordering::Greater, "{pair:?}");
        }
    }

    proptest! {
        #[test]
        fn keys_are_in_the_order_of_the_names(one in "[ -bA-C0-2ÄßŁ東ش]{0,9}", other in "[ -bA-C0-2ÄßŁ東ش]{0,9}") {
            prop_assert_eq!(natural_key(&one).cmp(&natural_key(&other)), folded_cmp(&one, &other));
        }
    }

    #[test]
    fn keys_of_endless_numbers_are_in_order_too() {
        let ones = |length: usize| natural_key(&"1".repeat(length));
        for (shorter, longer) in [(9, 10), (254, 255), (255, 256), (256, 10_000)] {
            assert!(
                ones(shorter) < ones(longer),
                "{shorter} digits before {longer}"
            );
        }
        assert!(natural_key(&"1".repeat(300)) < natural_key(&"2".repeat(300)));
        assert_eq!(natural_key("a007b"), natural_key("a7b"));
    }

    #[test]
    fn numbers_count_by_their_size() {
        assert_in_order(&["Store 2", "store 10", "Store 10b", "Store 11", "Stores"]);
        assert_in_order(&["v1.9.9", "v1.10", "v1.10.1"]);
        assert_in_order(&[
            "9",
            "10",
            "99999999999999999999998",
            "99999999999999999999999",
        ]);
    }

    #[test]
    fn leading_zeros_only_decide_between_equals() {
        assert_in_order(&["Rack 007", "Rack 07", "Rack 7", "Rack 08"]);
        assert_in_order(&["a0", "a000", "a1", "a01b"]);
    }

    #[test]
    fn accents_and_case_only_decide_between_equals() {
        assert_in_order(&["Ahorn", "Ähre", "ahrens", "Zebra", "Zürich", "zürich"]);
    }

    #[test]
    fn nothing_comes_first_and_blanks_before_letters() {
        assert_in_order(&["", "A B", "A1", "AB", "أحمد"]);
    }
}
