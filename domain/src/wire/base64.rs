//! Base64 in the two alphabets Canopy meets (RFC 4648).

use ::base64::{Engine, engine::general_purpose::STANDARD};

/// The bytes that `text` in the standard alphabet stands for, padded with `=` to whole fours, without exception: for
/// data URIs. `None` where it stands for none.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// The same in the alphabet of addresses, with `-` and `_`; padding may be there or not: for tokens. The crate's own
/// reader is 0.7 kB of the first download, and logos, which need the other one, come later.
pub(crate) fn decode_url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut held = 0_u32;
    let mut bits = 0;
    for sign in text.trim_end_matches('=').bytes() {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        held = (held << 6) | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            // The byte is what is left of the bits that are still held.
            bytes.push((held >> bits) as u8);
        }
    }
    // One sign alone is less than a byte.
    (bits < 6).then_some(bytes)
}

/// Adds `bytes` to `text` in the standard alphabet, padded.
pub(crate) fn encode_into(text: &mut String, bytes: &[u8]) {
    STANDARD.encode_string(bytes, text);
}

#[cfg(test)]
mod tests {
    use ::base64::{
        alphabet,
        engine::{
            DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig,
            general_purpose::{URL_SAFE, URL_SAFE_NO_PAD},
        },
    };
    use proptest::prelude::*;

    use super::*;

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
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
            let bare = text.trim_end_matches('=');
            assert_eq!(decode_url(bare).as_deref(), Some(bytes.as_bytes()));
        }
    }

    #[test]
    fn a_data_uri_is_padded_and_has_no_character_of_the_other_alphabet() {
        for text in [
            "A", "AA", "AAA", "AA=", "=", "A===", "AA=A", "AB==", "AA A", "AA_-", "é",
        ] {
            assert_eq!(decode(text), None, "{text}");
        }
        assert_eq!(decode_url("AA+/"), None);
    }

    proptest! {
        #[test]
        fn what_is_written_for_an_address_is_read_as_the_crate_reads_it(
            bytes: Vec<u8>, text in "[A-Za-z0-9_-]{0,12}=?"
        ) {
            prop_assert_eq!(decode_url(&URL_SAFE.encode(&bytes)), Some(bytes.clone()));
            prop_assert_eq!(decode_url(&URL_SAFE_NO_PAD.encode(&bytes)), Some(bytes));
            // Which may say more in its last sign than there is room for.
            let lenient = GeneralPurposeConfig::new()
                .with_decode_padding_mode(DecodePaddingMode::Indifferent)
                .with_decode_allow_trailing_bits(true);
            let oracle = GeneralPurpose::new(&alphabet::URL_SAFE, lenient);
            let bare = text.trim_end_matches('=');
            prop_assert_eq!(decode_url(&text), oracle.decode(bare).ok());
        }

        #[test]
        fn any_bytes_come_back(bytes: Vec<u8>) {
            prop_assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }
    }
}
