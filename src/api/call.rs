//! A call to the API before it is sent: method, path, body and how to read the answer. Sends nothing, so every call can be tried natively.

use canopy_domain::wire::{self, Malformed};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Serialize, de::DeserializeOwned};

/// What may stand in a path segment as it is: the unreserved characters of RFC 3986.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
}

impl Method {
    pub const fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
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
}

/// A call that answers with a `T`.
#[derive(Debug)]
pub struct Call<T> {
    pub request: Request,
    read: fn(&[u8]) -> Result<T, Malformed>,
}

impl<T: DeserializeOwned> Call<T> {
    /// A call that reads.
    pub fn get<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        Call {
            request: Request {
                method: Method::Get,
                path: path(segments),
                body: None,
            },
            read: wire::parse,
        }
    }

    /// A call that creates.
    pub fn post<'a>(segments: impl IntoIterator<Item = &'a str>, body: &impl Serialize) -> Self {
        // Serializing fails for maps with keys that are no strings only, and no request has one.
        let body = serde_json::to_vec(body).unwrap_or_default();
        Call {
            request: Request {
                method: Method::Post,
                path: path(segments),
                body: Some(body),
            },
            read: wire::parse,
        }
    }
}

impl<T> Call<T> {
    /// Reads the answer's bytes.
    ///
    /// # Errors
    /// [`Malformed`] where they are not what the call asked for.
    pub fn read(&self, bytes: &[u8]) -> Result<T, Malformed> {
        (self.read)(bytes)
    }
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
