//! Numbers and signs as any keyboard types them.

/// Where the decimal digits of each script begin, from Unicode's list (general category Nd).
const ZEROS: [u16; 37] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
    0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
];
/// The same beyond the first 65,536 characters, counted from there.
const ZEROS_BEYOND: [u16; 39] = [
    0x4A0, 0xD30, 0xD40, 0x1066, 0x10F0, 0x1136, 0x11D0, 0x12F0, 0x1450, 0x14D0, 0x1650, 0x16C0,
    0x16D0, 0x16DA, 0x1730, 0x18E0, 0x1950, 0x1BF0, 0x1C50, 0x1D50, 0x1DA0, 0x1F50, 0x6130, 0x6A60,
    0x6AC0, 0x6B50, 0x6D70, 0xCCF0, 0xD7CE, 0xD7D8, 0xD7E2, 0xD7EC, 0xD7F6, 0xE140, 0xE2F0, 0xE4F0,
    0xE5F1, 0xE950, 0xFBF0,
];

/// The value of a decimal digit of any script.
pub fn digit(c: char) -> Option<u8> {
    let code = c as u32;
    let zeros: &[u16] = if code < 0x1_0000 {
        &ZEROS
    } else {
        &ZEROS_BEYOND
    };
    let from_zero = |zero: &u16| (code & 0xFFFF).checked_sub(u32::from(*zero));
    let found = zeros.iter().filter_map(from_zero).find(|&value| value < 10);
    // Less than ten.
    found.filter(|_| code < 0x2_0000).map(|value| value as u8)
}

/// `text` as a keyboard for English types it: digits of every script as 0 to 9, full-width letters and
/// signs as those of ASCII, nothing around it and nothing in it that cannot be seen.
pub fn plain(text: &str) -> String {
    let seen = text
        .trim()
        .chars()
        .filter(|&c| !crate::unicode::unseen::is_unseen(c));
    let plain: String = seen
        .map(|c| match (digit(c), c) {
            (Some(digit), _) => char::from(b'0' + digit),
            (None, '\u{FF01}'..='\u{FF5E}') => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            (None, '\u{FE5F}') => '#',
            _ => c,
        })
        .collect();
    plain.trim().to_owned()
}

/// A whole number of nothing but digits, of any script. `None` for anything else, signs and marks
/// between thousands among it, and for what is too large.
pub fn whole_number(text: &str) -> Option<u64> {
    let digits = plain(text);
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_have_their_value() {
        for (text, value) in [
            ("25", 25),
            ("２５", 25),
            ("٢٥", 25),
            ("۲۵", 25),
            ("२५", 25),
            ("২৫", 25),
            ("๒๕", 25),
            ("၂၅", 25),
            ("៦០", 60),
            ("𝟚𝟝", 25),
            ("𞥒𞥕", 25),
            ("\u{200f}٢٥\u{61c} ", 25),
            ("\u{3000}７\u{feff}", 7),
            ("2٥", 25),
        ] {
            assert_eq!(whole_number(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_more_than_digits_is_no_number() {
        for text in [
            "",
            " ",
            "＋１",
            "－１",
            "-1",
            "1.5",
            "1,000",
            "１，０００",
            "٫٢",
            "1 000",
            "二",
            "②",
            "½",
            "x",
            "99999999999999999999999",
        ] {
            assert_eq!(whole_number(text), None, "{text}");
        }
    }

    /// The standard library tells numbers, if not their values: each ten of ours are ten of its.
    #[test]
    fn each_zero_begins_ten_numbers_and_what_is_before_it_is_no_digit() {
        let beyond = ZEROS_BEYOND.map(|zero| 0x1_0000 + u32::from(zero));
        let all = ZEROS.iter().map(|&zero| u32::from(zero)).chain(beyond);
        for zero in all {
            for value in 0..10 {
                let c = char::from_u32(zero + value).unwrap();
                assert_eq!(
                    digit(c).map(u32::from),
                    Some(value),
                    "U+{:04X}",
                    zero + value
                );
                assert!(c.is_numeric(), "U+{:04X}", zero + value);
            }
        }
        for c in [
            'a',
            '/',
            ':',
            '²',
            '½',
            '\u{FFFF}',
            '\u{10FFFF}',
            '\u{3007}',
            '\u{20030}',
        ] {
            assert_eq!(digit(c), None, "{c:?}");
        }
    }
}
