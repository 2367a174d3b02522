//! A call to the API before it is sent: method, path, body and how to read the answer. Sends nothing, so every call can be tried natively.

use std::sync::Arc;

use canopy_domain::wire::{self, Malformed};
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
    /// Below the API's base URL, percent-encoded, with a slash in front.
    pub path: String,
    /// JSON.
    pub body: Option<Vec<u8>>,
    /// The media type of a success.
    pub accept: &'static str,
}

/// A call that answers with a `T`.
#[derive(Debug)]
pub struct Call<T> {
    pub request: Arc<Request>,
    read: fn(&[u8]) -> Result<T, Malformed>,
}

impl<T: DeserializeOwned> Call<T> {
    /// A call that reads.
    pub fn get<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new(Method::Get, segments, None, wire::parse)
    }

    /// A call that creates.
    pub fn post<'a>(segments: impl IntoIterator<Item = &'a str>, body: &impl Serialize) -> Self {
        Self::new(Method::Post, segments, Some(json(body)), wire::parse)
    }

    /// A call that changes what the body names.
    pub fn patch<'a>(segments: impl IntoIterator<Item = &'a str>, body: &impl Serialize) -> Self {
        Self::new(Method::Patch, segments, Some(json(body)), wire::parse)
    }
}

impl Call<Vec<u8>> {
    /// A call that fetches a file of this media type, which `read` looks over.
    pub fn file<'a>(
        segments: impl IntoIterator<Item = &'a str>,
        accept: &'static str,
        read: fn(&[u8]) -> Result<Vec<u8>, Malformed>,
    ) -> Self {
        Call {
            request: Arc::new(Request {
                method: Method::Get,
                path: path(segments),
                body: None,
                accept,
            }),
            read,
        }
    }
}

impl Call<()> {
    /// A call that deletes.
    pub fn delete<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new(Method::Delete, segments, None, wire::parse_done)
    }
}

impl<T> Call<T> {
    fn new<'a>(
        method: Method,
        segments: impl IntoIterator<Item = &'a str>,
        body: Option<Vec<u8>>,
        read: fn(&[u8]) -> Result<T, Malformed>,
    ) -> Self {
        Call {
            request: Arc::new(Request {
                method,
                path: path(segments),
                body,
                accept: JSON,
            }),
            read,
        }
    }

    /// Reads the answer's bytes.
    ///
    /// # Errors
    /// [`Malformed`] where they are not what the call asked for.
    pub fn read(&self, bytes: &[u8]) -> Result<T, Malformed> {
        (self.read)(bytes)
    }
}

fn json(body: &impl Serialize) -> Vec<u8> {
    // Serializing fails for maps with keys that are no strings only, and no request has one.
    serde_json::to_vec(body).unwrap_or_default()
}

fn path<'a>(segments: impl IntoIterator<Item = &'a str>) -> String {
    let mut path = String::new();
    for segment in segments {
        path.push('/');
        path.extend(utf8_percent_encode(segment, SEGMENT));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_can_never_leave_its_place_in_the_path() {
        let call: Call<()> = Call::get(["workspaces", "../a?b#c", "auth0|1"]);
        assert_eq!(call.request.path, "/workspaces/..%2Fa%3Fb%23c/auth0%7C1");
    }
}
