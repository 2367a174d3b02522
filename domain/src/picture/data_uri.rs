//! Base64 data URIs, to and from bytes.

use super::PictureProblem;
use crate::wire::base64;

/// Why a text is not a picture in a data URI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataUriProblem {
    NotADataUri,
    NotBase64,
    BrokenBase64,
    /// Whatever the bytes are, the text before them names a type the API does not take. (assumed)
    ClaimsAnotherType,
    Picture(PictureProblem),
}

impl From<PictureProblem> for DataUriProblem {
    fn from(problem: PictureProblem) -> Self {
        Self::Picture(problem)
    }
}

pub(super) struct DataUri<'a> {
    /// As written, so in any case; empty when left out.
    pub(super) media_type: &'a str,
    pub(super) bytes: Vec<u8>,
}

/// Takes `data:` and `;base64` in any case and parameters between them; the base64 must be of the
/// standard alphabet, padded, and without line breaks.
pub(super) fn decode(text: &str) -> Result<DataUri<'_>, DataUriProblem> {
    let (header, payload) = strip_data(text)
        .and_then(|rest| rest.split_once(','))
        .ok_or(DataUriProblem::NotADataUri)?;
    let (parameters, encoding) = header.rsplit_once(';').ok_or(DataUriProblem::NotBase64)?;
    if !encoding.eq_ignore_ascii_case("base64") {
        return Err(DataUriProblem::NotBase64);
    }
    let media_type = parameters
        .split_once(';')
        .map_or(parameters, |(first, _)| first);
    let bytes = base64::decode(payload).ok_or(DataUriProblem::BrokenBase64)?;
    Ok(DataUri { media_type, bytes })
}

/// What follows `data:` in any case, or `None` for any other text.
pub(super) fn strip_data(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    scheme.eq_ignore_ascii_case("data").then_some(rest)
}

pub(super) fn encode(media_type: &str, bytes: &[u8]) -> String {
    let mut uri = String::with_capacity(encoded_len(media_type, bytes.len()));
    uri.push_str("data:");
    uri.push_str(media_type);
    uri.push_str(";base64,");
    base64::encode_into(&mut uri, bytes);
    uri
}

/// The length of what [`encode`] makes.
fn encoded_len(media_type: &str, len: usize) -> usize {
    "data:;base64,".len() + media_type.len() + base64_len(len)
}

/// How many characters `len` bytes take in padded base64. Stays at the largest number where the
/// true one would not fit.
pub fn base64_len(len: usize) -> usize {
    len.div_ceil(3).saturating_mul(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> DataUriProblem {
        match decode(text) {
            Ok(uri) => panic!(
                "{text} was read as {} bytes of {}",
                uri.bytes.len(),
                uri.media_type
            ),
            Err(problem) => problem,
        }
    }

    #[test]
    fn the_length_of_what_is_encoded_is_known_before() {
        for size in 0..20 {
            let uri = encode("image/gif", &vec![7; size]);
            assert_eq!(uri.len(), encoded_len("image/gif", size));
        }
    }

    #[test]
    fn the_parts_come_apart() {
        let uri =
            decode("DATA:Image/PNG;charset=x;BASE64,AAEC/w==").unwrap_or_else(|p| panic!("{p:?}"));
        assert_eq!(uri.media_type, "Image/PNG");
        assert_eq!(uri.bytes, [0, 1, 2, 255]);
    }

    #[test]
    fn each_way_to_be_wrong_has_its_name() {
        assert_eq!(
            problem("https://example.com/a.png"),
            DataUriProblem::NotADataUri
        );
        assert_eq!(
            problem("data:image/png;base64"),
            DataUriProblem::NotADataUri
        );
        assert_eq!(problem("data:image/png,%89PNG"), DataUriProblem::NotBase64);
        assert_eq!(
            problem("data:image/svg+xml;utf8,<svg/>"),
            DataUriProblem::NotBase64
        );
        for broken in ["AAE", "AA=", "A A=", "AAEC\n", "AA_-", "iVBORw0K..."] {
            let text = format!("data:image/png;base64,{broken}");
            assert_eq!(problem(&text), DataUriProblem::BrokenBase64, "{broken}");
        }
    }

    #[test]
    fn base64_takes_four_characters_for_every_three_bytes_begun() {
        assert_eq!([0, 1, 2, 3, 4].map(base64_len), [0, 4, 4, 4, 8]);
        assert_eq!(base64_len(1_999_999), 2_666_668);
        assert_eq!(base64_len(usize::MAX), usize::MAX);
    }
}
