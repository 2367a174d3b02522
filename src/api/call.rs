//! A call to the API before it is sent: method, path, body and how to read the answer.
//! Sends nothing, so every call can be tried natively.

use std::sync::Arc;

use canopy_domain::wire::{
    self, List, ListPieces, Malformed, Record, path_segment::is_path_segment,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Serialize, de::DeserializeOwned};

/// What may stand in a path segment as it is: the unreserved characters of RFC 3986.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

const JSON: &str = "application/json";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
    Patch,
    Delete,
}

impl Method {
    pub const fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }
}

/// What is sent.
#[derive(Debug)]
pub struct Request {
    pub method: Method,
    /// Below the API's base URL, percent-encoded, with a slash in front. `None`: an id in it could lead to another
    /// path, so it is never sent.
    pub path: Option<String>,
    /// JSON.
    pub body: Option<Vec<u8>>,
    /// The media type of a success.
    pub accept: &'static str,
}

/// What takes the body of an answer as it comes, in pieces cut anywhere.
pub trait Pieces {
    fn take(&mut self, piece: &[u8]);

    /// Forgets what has come: the call is sent once more.
    fn begin_anew(&mut self);
}

/// The body itself.
impl Pieces for Vec<u8> {
    fn take(&mut self, piece: &[u8]) {
        self.extend_from_slice(piece);
    }

    fn begin_anew(&mut self) {
        self.clear();
    }
}

impl<T: Record> Pieces for ListPieces<T> {
    fn take(&mut self, piece: &[u8]) {
        ListPieces::take(self, piece);
    }

    fn begin_anew(&mut self) {
        *self = Self::default();
    }
}

/// A call that answers with a `T`, which is read from `P`.
#[derive(Debug)]
pub struct Call<T, P = Vec<u8>> {
    pub request: Arc<Request>,
    read: fn(P) -> Result<T, Malformed>,
}

impl<T: DeserializeOwned> Call<T> {
    /// A call that reads.
    pub fn get<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new(Method::Get, segments, None, JSON, parse)
    }

    /// A call that creates.
    pub fn post<'a>(segments: impl IntoIterator<Item = &'a str>, body: &impl Serialize) -> Self {
        Self::new(Method::Post, segments, Some(json(body)), JSON, parse)
    }

    /// A call that changes what the body names.
    pub fn patch<'a>(segments: impl IntoIterator<Item = &'a str>, body: &impl Serialize) -> Self {
        Self::new(Method::Patch, segments, Some(json(body)), JSON, parse)
    }
}

impl<T: DeserializeOwned> Call<Option<T>> {
    /// A call that reads what may not be there: a success without a body.
    pub fn find<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new(Method::Get, segments, None, JSON, |bytes| {
            if wire::is_empty(&bytes) {
                return Ok(None);
            }
            parse(bytes).map(Some)
        })
    }
}

impl Call<Vec<u8>> {
    /// A call that fetches a file of this media type, which `read` looks over.
    pub fn file<'a>(
        segments: impl IntoIterator<Item = &'a str>,
        accept: &'static str,
        read: fn(Vec<u8>) -> Result<Vec<u8>, Malformed>,
    ) -> Self {
        Self::new(Method::Get, segments, None, accept, read)
    }
}

impl Call<()> {
    /// A call that deletes.
    pub fn delete<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new(Method::Delete, segments, None, JSON, |bytes| {
            wire::parse_done(&bytes)
        })
    }
}

impl<T: Record> Call<List<Arc<T>>, ListPieces<T>> {
    /// A call that reads a list of which each record is read when it comes.
    pub fn list<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new(Method::Get, segments, None, JSON, ListPieces::list)
    }
}

impl<T, P> Call<T, P> {
    fn new<'a>(
        method: Method,
        segments: impl IntoIterator<Item = &'a str>,
        body: Option<Vec<u8>>,
        accept: &'static str,
        read: fn(P) -> Result<T, Malformed>,
    ) -> Self {
        Call {
            request: Arc::new(Request {
                method,
                path: path(segments),
                body,
                accept,
            }),
            read,
        }
    }

    /// Reads the answer when all of it has come.
    ///
    /// # Errors
    /// [`Malformed`] where it is not what the call asked for.
    pub fn read(&self, body: impl Into<P>) -> Result<T, Malformed> {
        (self.read)(body.into())
    }
}

fn parse<T: DeserializeOwned>(bytes: Vec<u8>) -> Result<T, Malformed> {
    wire::parse(&bytes)
}

fn json(body: &impl Serialize) -> Vec<u8> {
    // Serializing fails for maps with keys that are no strings only, and no request has one.
    serde_json::to_vec(body).unwrap_or_default()
}

fn path<'a>(segments: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut path = String::new();
    for segment in segments {
        if !is_path_segment(segment) {
            return None;
        }
        path.push('/');
        path.extend(utf8_percent_encode(segment, SEGMENT));
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path_of(segments: [&str; 3]) -> Option<String> {
        let call: Call<()> = Call::get(segments);
        call.request.path.clone()
    }

    #[test]
    fn a_call_with_an_id_that_could_lead_elsewhere_has_no_path() {
        for id in [
            "",
            ".",
            "..",
            "a/../b",
            "%2e%2e",
            "..%2f",
            "../../../other/x",
            "a\\b",
            "a?b",
            "a#b",
            "a\nb",
        ] {
            assert_eq!(path_of(["workspaces", id, "organizations"]), None, "{id:?}");
            assert_eq!(path_of(["workspaces", "ws_1", id]), None, "{id:?}");
        }
    }

    #[test]
    fn an_id_is_spelled_so_that_it_stays_in_its_place() {
        let path = path_of(["workspaces", "ws 1;ü", "auth0|1"]);
        assert_eq!(
            path.as_deref(),
            Some("/workspaces/ws%201%3B%C3%BC/auth0%7C1")
        );
    }

    #[test]
    fn an_answer_that_may_be_empty_is_nothing_or_what_was_asked_for() {
        let call: Call<Option<bool>> = Call::find(["a"]);
        assert_eq!(call.read(*b""), Ok(None));
        assert_eq!(call.read(*b" \n"), Ok(None));
        assert_eq!(call.read(*b"true"), Ok(Some(true)));
        assert!(call.read(*b"<!doctype html>").is_err());
    }
}
