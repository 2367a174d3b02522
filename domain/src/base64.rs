//! Base64, both ways (RFC 4648), small in the .wasm; knows nothing of pictures or tokens.

/// The 64 characters, in the order of their values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alphabet {
    /// With `+` and `/`; padded with `=` to whole fours, without exception. For data URIs.
    Standard,
    /// With `-` and `_`; padding may be there or not. For tokens.
    Url,
}

/// The bytes that `text` stands for. `None` where a character is not of the alphabet, the length
/// cannot be, or bits are left over that are not zero.
pub(crate) fn decode(text: &str, alphabet: Alphabet) -> Option<Vec<u8>> {
    let digits = match text.as_bytes() {
        [digits @ .., b'=', b'='] | [digits @ .., b'='] => digits,
        digits => digits,
    };
    let padding = text.len() - digits.len();
    let whole = text.len().is_multiple_of(4);
    if !whole && (padding > 0 || alphabet == Alphabet::Standard) {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 3);
    for four in digits.chunks(4) {
        let mut bits = 0;
        for digit in four {
            bits = bits << 6 | value(*digit, alphabet)?;
        }
        bits <<= 6 * (4 - four.len());
        let [_, decoded @ ..] = bits.to_be_bytes();
        // One digit alone is no byte; two are one byte, three are two.
        let (kept, left_over) = decoded.split_at(four.len() - 1);
        if kept.is_empty() || left_over.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend_from_slice(kept);
    }
    Some(bytes)
}

/// Adds `bytes` to `text` in the standard alphabet, padded.
pub(crate) fn encode_into(text: &mut String, bytes: &[u8]) {
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            text.push(if digit <= three.len() {
                character(bits >> (18 - 6 * digit) & 0x3F)
            } else {
                '='
            });
        }
    }
}

fn value(digit: u8, alphabet: Alphabet) -> Option<u32> {
    let value = match (digit, alphabet) {
        (b'A'..=b'Z', _) => digit - b'A',
        (b'a'..=b'z', _) => digit - b'a' + 26,
        (b'0'..=b'9', _) => digit - b'0' + 52,
        (b'+', Alphabet::Standard) | (b'-', Alphabet::Url) => 62,
        (b'/', Alphabet::Standard) | (b'_', Alphabet::Url) => 63,
        _ => return None,
    };
    Some(value.into())
}

fn character(value: u32) -> char {
    let value = value as u8;
    char::from(match value {
        0..26 => b'A' + value,
        26..52 => b'a' + value - 26,
        52..62 => b'0' + value - 52,
        62 => b'+',
        _ => b'/',
    })
}

#[cfg(test)]
mod tests {
    use ::base64::{
        Engine,
        alphabet::URL_SAFE,
        engine::{
            DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig, general_purpose::STANDARD,
        },
    };
    use proptest::prelude::*;

    use super::*;

    const URL: GeneralPurpose = GeneralPurpose::new(
        &URL_SAFE,
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
    );

    fn encode(bytes: &[u8]) -> String {
        let mut text = String::new();
        encode_into(&mut text, bytes);
        text
    }

    #[test]
    fn the_examples_of_the_standard_hold() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(
                decode(text, Alphabet::Standard).as_deref(),
                Some(bytes.as_bytes())
            );
            let bare = text.trim_end_matches('=');
            assert_eq!(
                decode(bare, Alphabet::Url).as_deref(),
                Some(bytes.as_bytes())
            );
        }
    }

    #[test]
    fn each_way_to_be_wrong_is_refused() {
        for text in [
            "A", "AA", "AAA", "AA=", "=", "====", "A===", "AA=A", "AAAA=", "AB==", "AAB=", "AA A",
            "AA_-",
        ] {
            assert_eq!(decode(text, Alphabet::Standard), None, "{text}");
        }
        for text in ["A", "AA=", "AAA==", "AB", "AA+/", "Zg=a", "é"] {
            assert_eq!(decode(text, Alphabet::Url), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_come_back_and_are_written_as_the_base64_crate_writes_them(bytes: Vec<u8>) {
            let text = encode(&bytes);
            prop_assert_eq!(&text, &STANDARD.encode(&bytes));
            prop_assert_eq!(decode(&text, Alphabet::Standard), Some(bytes));
        }

        #[test]
        fn any_text_is_read_or_refused_as_the_base64_crate_does(text in "[AQgwZ09+/_=é -]{0,9}") {
            prop_assert_eq!(decode(&text, Alphabet::Standard), STANDARD.decode(&text).ok());
            prop_assert_eq!(decode(&text, Alphabet::Url), URL.decode(&text).ok());
        }
    }
}
