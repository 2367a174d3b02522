//! The addresses of the logos that the sandbox hosts, and how it serves them. Must not know organizations.

use std::convert::Infallible;

use axum::{
    extract::{FromRequestParts, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header, request::Parts, uri::Authority},
    response::{IntoResponse, Response},
};

use crate::{Sandbox, error::Refusal, path::Path, store::pictures};

/// Beside the vendor's addresses, which all start with `/workspaces` or `/organizations`.
pub const PREFIX: &str = "/sandbox/pictures/";

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
        format!("{}{PREFIX}{file}", self.0)
    }

    /// The file behind one of the sandbox's own picture URLs.
    pub fn picture_file<'u>(&self, url: &'u str) -> Option<&'u str> {
        url.strip_prefix(self.as_str())?.strip_prefix(PREFIX)
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

/// A hosted logo. The content under a name never changes, so it may be cached permanently.
pub async fn show(
    State(sandbox): State<Sandbox>,
    Path(file): Path<String>,
) -> Result<Response, Refusal> {
    let media_type = match file.rsplit_once('.') {
        Some((_, "png")) => "image/png",
        Some((_, "jpg")) => "image/jpeg",
        Some((_, "gif")) => "image/gif",
        _ => return Err(Refusal::not_found("picture")),
    };
    let bytes = sandbox
        .store
        .read(move |tx| pictures::get(tx, &file))
        .await?;
    let bytes = bytes.ok_or_else(|| Refusal::not_found("picture"))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; sandbox"),
        ),
        (
            header::HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("cross-origin"),
        ),
    ];
    Ok((StatusCode::OK, headers, bytes).into_response())
}

#[cfg(test)]
mod tests {
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
