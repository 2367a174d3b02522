//! Under which address a client reaches the sandbox, and with it the logos that it hosts.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Uri, header, request::Parts, uri::Authority},
};

use crate::Sandbox;

/// Beside the vendor's addresses, which all start with `/workspaces` or `/organizations`.
pub const PICTURES: &str = "/sandbox/pictures/";

/// Scheme, host and port under which the client reaches the sandbox, without a slash at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    pub fn new(origin: impl Into<String>) -> Self {
        Self(origin.into())
    }

    /// The host of the request, unless one is configured. An invalid host isn't repeated.
    pub fn of_request(configured: Option<&Origin>, headers: &HeaderMap, uri: &Uri) -> Origin {
        if let Some(origin) = configured {
            return origin.clone();
        }
        let named = headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok())
            .or(uri.authority().map(Authority::as_str));
        let host = named
            .and_then(|host| host.parse::<Authority>().ok())
            .filter(|host| !host.as_str().contains('@'))
            .map_or_else(|| "127.0.0.1".to_owned(), |host| host.to_string());
        Origin(format!("http://{host}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn picture_url(&self, file: &str) -> String {
        format!("{}{PICTURES}{file}", self.0)
    }

    /// The file behind one of the sandbox's own picture URLs.
    pub fn picture_file<'u>(&self, url: &'u str) -> Option<&'u str> {
        url.strip_prefix(self.as_str())?.strip_prefix(PICTURES)
    }
}

impl FromRequestParts<Sandbox> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Sandbox) -> Result<Self, Infallible> {
        Ok(Origin::of_request(
            sandbox.origin.as_ref(),
            &parts.headers,
            &parts.uri,
        ))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn origin(host: &str) -> Origin {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_str(host).unwrap());
        Origin::of_request(None, &headers, &Uri::from_static("/"))
    }

    #[test]
    fn a_picture_is_found_where_the_asker_found_the_sandbox() {
        let origin = origin("localhost:9000");
        let url = origin.picture_url("abc.png");
        assert_eq!(url, "http://localhost:9000/sandbox/pictures/abc.png");
        assert_eq!(origin.picture_file(&url), Some("abc.png"));
        assert_eq!(origin.picture_file("https://example.com/abc.png"), None);
    }

    #[test]
    fn a_host_that_is_none_is_not_repeated() {
        for host in ["a b", "\"><script>", "user@example.com", "a/b"] {
            assert_eq!(origin(host).as_str(), "http://127.0.0.1", "{host}");
        }
    }

    #[test]
    fn a_configured_origin_wins() {
        let configured = Origin::new("https://canopy.example");
        let seen = Origin::of_request(Some(&configured), &HeaderMap::new(), &Uri::from_static("/"));
        assert_eq!(seen, configured);
    }
}
