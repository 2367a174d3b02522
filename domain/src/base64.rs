//! Base64 in the two alphabets Canopy meets (RFC 4648), by the base64 crate; knows nothing of pictures or tokens.

use ::base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig, general_purpose::STANDARD},
};

/// Tokens come with padding and without.
const URL: GeneralPurpose = GeneralPurpose::new(
    &alphabet::URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Which 64 characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alphabet {
    /// With `+` and `/`; padded with `=` to whole fours, without exception. For data URIs.
    Standard,
    /// With `-` and `_`; padding may be there or not. For tokens.
    Url,
}

/// The bytes that `text` stands for. `None` where it stands for none.
pub(crate) fn decode(text: &str, alphabet: Alphabet) -> Option<Vec<u8>> {
    let decoded = match alphabet {
        Alphabet::Standard => STANDARD.decode(text),
        Alphabet::Url => URL.decode(text),
    };
    decoded.ok()
}

/// Adds `bytes` to `text` in the standard alphabet, padded.
pub(crate) fn encode_into(text: &mut String, bytes: &[u8]) {
    STANDARD.encode_string(bytes, text);
}

#[cfg(test)]
mod tests {
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
    fn a_data_uri_is_padded_and_has_no_character_of_the_other_alphabet() {
        for text in [
            "A", "AA", "AAA", "AA=", "=", "A===", "AA=A", "AB==", "AA A", "AA_-", "é",
        ] {
            assert_eq!(decode(text, Alphabet::Standard), None, "{text}");
        }
        assert_eq!(decode("AA+/", Alphabet::Url), None);
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes: Vec<u8>) {
            prop_assert_eq!(decode(&encode(&bytes), Alphabet::Standard), Some(bytes));
        }
    }
}
