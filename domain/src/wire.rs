//! Decides how an answer's bytes become values, what of a damaged answer is kept, and when to try again.

pub mod age;
pub mod api_address;
pub(crate) mod base64;
pub mod challenge;
pub mod curl;
pub(crate) mod fields;
pub(crate) mod lenient;
pub mod path_segment;
pub mod reach;
pub(crate) mod record;
pub mod retry;
pub mod usage_file;

mod json_place;
mod mend;
mod pieces;

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

pub(crate) use self::mend::decoded;
pub use self::pieces::{ListPieces, SharedTexts};
use self::{
    api_address::AddressProblem, json_place::path_at, mend::mend, record::NO_RECORD_READ,
    usage_file::UsageFile,
};
pub use crate::wire::record::{Expected, List, Misread, Record, Unread};

/// An answer that is not what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Where in the answer, e.g. `data[3].limits.users`; `.` for the answer as a whole.
    pub json_path: String,
    /// What is wrong there.
    pub mistake: Mistake,
}

impl Malformed {
    /// The answer as a whole is wrong.
    pub fn whole(mistake: Mistake) -> Self {
        Self {
            json_path: ".".into(),
            mistake,
        }
    }
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// In the words of the parser.
    Parser(String),
    /// It has records, and none of them could be read.
    NoRecordRead,
    /// A success of something done has a body that is no object.
    NotDone,
    /// It is about another organization than the one asked for.
    OtherOrganization,
    /// It is no file of this kind.
    NotAFile(UsageFile),
    /// It is larger than this, in megabytes.
    TooLarge(u32),
    /// It names an address for the API that is none.
    Address(AddressProblem),
}

/// Reads an answer. What is not quite JSON is mended first: it costs the value it is in, and no other.
///
/// # Errors
/// [`Malformed`] with the JSON path of the first thing that did not fit.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Malformed> {
    // Almost every answer is whole, and a hundred thousand organizations are read once.
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    if let Ok(whole) = serde_json::from_slice(bytes) {
        return Ok(whole);
    }
    let mended = mend(bytes);
    // A parser that follows each step is compiled once more for every type, 9 kB of the download: the place is found
    // afterwards instead.
    serde_json::from_slice(&mended).map_err(|error| malformed(&mended, &error))
}

pub(crate) const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Whether a body says nothing: white space and byte order marks are all there is.
pub fn is_empty(bytes: &[u8]) -> bool {
    let rest = bytes.trim_ascii_start();
    match rest.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => is_empty(rest),
        None => rest.is_empty(),
    }
}

/// Reads the answer to something done that has nothing to tell: no body (inferred for DELETE), or
/// a JSON object, whatever it says. What else comes with a success is another host's: a sign-in
/// page on the way to the API has done nothing.
///
/// # Errors
/// [`Malformed`] for any other body.
pub fn parse_done(bytes: &[u8]) -> Result<(), Malformed> {
    if is_empty(bytes) {
        return Ok(());
    }
    match parse::<Value>(bytes)? {
        Value::Object(_) => Ok(()),
        _ => Err(Malformed::whole(Mistake::NotDone)),
    }
}

fn malformed(bytes: &[u8], error: &serde_json::Error) -> Malformed {
    let words = error.to_string();
    Malformed {
        json_path: readable(path_at(bytes, error.line(), error.column())),
        mistake: match words.starts_with(NO_RECORD_READ) {
            true => Mistake::NoRecordRead,
            false => Mistake::Parser(readable(words)),
        },
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorBody {
    pub code: Option<String>,
    pub message: Option<String>,
    /// Texts per field; the field is dotted, e.g. `limits.users`.
    pub errors: BTreeMap<String, Vec<String>>,
}

/// So many texts of fields are read, more than any form has fields for.
const FIELD_TEXTS: usize = 20;

impl ErrorBody {
    /// Reads an error body; a body that is no JSON object of the known shapes gives an empty one,
    /// because the status alone already says that the call failed.
    pub fn read(bytes: &[u8]) -> Self {
        let Ok(Value::Object(mut body)) = parse(bytes) else {
            return Self::default();
        };
        let mut take = |key| body.remove(key).and_then(text);
        let (code, message) = (take("code"), take("message"));
        let mut errors = BTreeMap::<String, Vec<String>>::new();
        let mut left = FIELD_TEXTS;
        if let Some(Value::Object(fields)) = body.remove("errors") {
            for (field, value) in fields {
                let texts = match value {
                    Value::Array(values) => values,
                    one => vec![one],
                };
                let texts: Vec<String> = texts.into_iter().filter_map(text).take(left).collect();
                left -= texts.len();
                if !texts.is_empty() {
                    errors.entry(readable(field)).or_default().extend(texts);
                }
            }
        }
        Self {
            code,
            message,
            errors,
        }
    }
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(readable(text)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
