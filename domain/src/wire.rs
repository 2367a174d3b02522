//! The envelopes of the API: lists, errors, and how an answer's bytes become values. Knows no transport.

mod json_place;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::organization::null_as_default;
use json_place::path_at;

/// A list answer (documented: LIST). A missing `has_more` means `false`: the older reference has
/// `data` alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct List<T> {
    pub data: Vec<T>,
    /// Whether the API holds back more than it sent. No way to ask for the rest is documented.
    #[serde(default, deserialize_with = "null_as_default")]
    pub has_more: bool,
}

/// An answer that is not what was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} (at {json_path})")]
pub struct Malformed {
    /// Where in the answer, e.g. `data[3].limits.users`; `.` for the answer as a whole.
    pub json_path: String,
    /// What was wrong there, in the parser's words.
    pub message: String,
}

/// Reads an answer.
///
/// # Errors
/// [`Malformed`] with the JSON path of the first thing that did not fit.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Malformed> {
    // A parser that follows each step is compiled once more for every type, 9 kB of the download: the place is found
    // afterwards instead.
    serde_json::from_slice(bytes).map_err(|error| malformed(bytes, &error))
}

/// Reads the answer to something done that has nothing to tell: no body (inferred for DELETE), or
/// a JSON object, whatever it says. What else comes with a success is another host's: a sign-in
/// page on the way to the API has done nothing.
///
/// # Errors
/// [`Malformed`] for any other body.
pub fn parse_done(bytes: &[u8]) -> Result<(), Malformed> {
    if bytes.trim_ascii().is_empty() {
        return Ok(());
    }
    match parse::<Value>(bytes)? {
        Value::Object(_) => Ok(()),
        _ => Err(Malformed {
            json_path: ".".into(),
            message: "no body or an object was expected".into(),
        }),
    }
}

fn malformed(bytes: &[u8], error: &serde_json::Error) -> Malformed {
    Malformed {
        json_path: readable(path_at(bytes, error.line(), error.column())),
        message: readable(error.to_string()),
    }
}

/// As much of a text as one reads, in characters: an answer can say a million.
const READABLE: usize = 500;

/// A text about a failure, cut where nobody would read on.
fn readable(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(READABLE) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// The body of an error answer, in either documented shape: `{type, code, message, doc_url}`
/// (documented: DELETE and others), with or without `errors` per field (assumed), or `{message}`
/// alone (documented for a bad token: TOOLS). Anything else reads as an empty one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ErrorBody {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_url: Option<String>,
    /// Texts per field; the field is dotted, e.g. `limits.users`.
    #[serde(
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "field_texts"
    )]
    pub errors: BTreeMap<String, Vec<String>>,
}

impl ErrorBody {
    /// Reads an error body; a body that is no JSON object of the known shapes gives an empty one,
    /// because the status alone already says that the call failed.
    pub fn read(bytes: &[u8]) -> Self {
        let read: Self = serde_json::from_slice(bytes).unwrap_or_default();
        Self {
            message: read.message.map(readable),
            ..read
        }
    }
}

/// Field texts, one or several per field.
fn field_texts<'de, D>(deserializer: D) -> Result<BTreeMap<String, Vec<String>>, D::Error>
where
    D: serde::Deserializer<'de>,
{
    let text = |value: Value| match value {
        Value::String(text) => Some(readable(text)),
        _ => None,
    };
    let texts = |value| match value {
        Value::Array(values) => values.into_iter().filter_map(text).collect(),
        one => text(one).into_iter().collect(),
    };
    let fields: Option<BTreeMap<String, Value>> = Option::deserialize(deserializer)?;
    let fields = fields.unwrap_or_default().into_iter();
    Ok(fields.map(|(field, value)| (field, texts(value))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organization::Organization;

    #[test]
    fn a_missing_has_more_means_that_the_list_is_whole() {
        let list: List<Organization> = parse(br#"{"data":[{"id":"org_1"}]}"#).unwrap();
        assert!(!list.has_more);
        assert!(
            parse::<List<Organization>>(br#"{"data":[],"has_more":true}"#)
                .unwrap()
                .has_more
        );
    }

    #[test]
    fn a_page_in_place_of_nothing_is_no_success() {
        for done in [&b""[..], b"\n", b"{}", br#"{"id":"org_1","deleted":true}"#] {
            assert_eq!(parse_done(done), Ok(()));
        }
        for other in [&b"<!doctype html>"[..], b"[]", b"null", b"{", b"\xff"] {
            assert!(parse_done(other).is_err());
        }
    }

    #[test]
    fn a_malformed_answer_names_the_place() {
        let answer = br#"{"data":[{"id":"org_1"},{"id":"org_2","limits":{"users":"many"}}]}"#;
        let malformed = parse::<List<Organization>>(answer).unwrap_err();
        assert!(malformed.json_path.starts_with("data[1]"), "{malformed}");
        assert_eq!(
            parse::<List<Organization>>(b"{}").unwrap_err().json_path,
            "."
        );
        assert!(parse::<List<Organization>>(br#"{"data":[]} trailing"#).is_err());
        assert!(parse::<List<Organization>>(br#"{"data":[{"id":"org_1""#).is_err());
    }

    #[test]
    fn of_an_endless_text_about_a_failure_one_reads_the_beginning() {
        let brackets = "[".repeat(100_000);
        let malformed = parse::<List<Organization>>(brackets.as_bytes()).unwrap_err();
        assert!(malformed.json_path.starts_with("[0][0]"));
        let word = "ü".repeat(100_000);
        let wrong = parse::<List<Organization>>(format!(r#"{{"data":"{word}"}}"#).as_bytes());
        let wrong = wrong.unwrap_err();
        let refusal = format!(r#"{{"message":"{word}","errors":{{"name":"{word}"}}}}"#);
        let refusal = ErrorBody::read(refusal.as_bytes());
        for text in [
            &malformed.json_path,
            &wrong.message,
            refusal.message.as_ref().unwrap(),
            &refusal.errors["name"][0],
        ] {
            assert!(text.ends_with('…'), "{text}");
            assert_eq!(text.chars().count(), READABLE + 1);
        }
        let short = ErrorBody::read(r#"{"message":"Zu groß."}"#.as_bytes());
        assert_eq!(short.message.unwrap(), "Zu groß.");
    }

    #[test]
    fn both_error_shapes_are_read() {
        let long = ErrorBody::read(
            br#"{"type":"conflict_error","code":"organization_has_usage","message":"In use.","doc_url":"https://docs.altostrat.io/errors/organization_has_usage"}"#,
        );
        assert_eq!(long.code.as_deref(), Some("organization_has_usage"));
        let short = ErrorBody::read(br#"{"message":"Unauthenticated."}"#);
        assert_eq!(short.message.as_deref(), Some("Unauthenticated."));
        assert_eq!(short.code, None);
    }

    #[test]
    fn a_field_may_have_one_text_or_several() {
        let body = ErrorBody::read(
            br#"{"message":"No.","errors":{"name":["Too long.","Blank."],"picture":"Too big."}}"#,
        );
        assert_eq!(body.errors["name"], ["Too long.", "Blank."]);
        assert_eq!(body.errors["picture"], ["Too big."]);
    }

    #[test]
    fn a_body_that_is_no_error_body_reads_as_an_empty_one() {
        for bytes in [&b""[..], b"<html>", b"[1]", b"null", br#"{"message":{}}"#] {
            assert_eq!(ErrorBody::read(bytes), ErrorBody::default());
        }
    }
}
