//! What may stand in a request's `picture`: a picture itself, or the HTTPS address of one; fetches nothing.

use std::{fmt, net::Ipv6Addr, sync::Arc};

use serde::{Serialize, Serializer};

use super::{
    Picture,
    data_uri::{DataUriProblem, strip_data},
};

/// A checked `picture`. (documented: CREATE, "public HTTPS image URL or base64 data URI")
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureSource {
    DataUri(Picture),
    Url(HttpsUrl),
}

impl PictureSource {
    /// Reads a `picture` as it stands in a request.
    ///
    /// # Errors
    /// The problem of the kind the text begins like: `data:` or anything else.
    pub fn parse(text: &str) -> Result<Self, PictureSourceProblem> {
        Ok(match strip_data(text) {
            Some(_) => Self::DataUri(Picture::from_data_uri(text)?),
            None => Self::Url(HttpsUrl::parse(text)?),
        })
    }
}

/// The one string that goes into a request.
impl Serialize for PictureSource {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::DataUri(picture) => to.serialize_str(&picture.data_uri()),
            Self::Url(url) => to.serialize_str(url.as_str()),
        }
    }
}

/// Why the API would not take a text as a `picture`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureSourceProblem {
    DataUri(DataUriProblem),
    Url(HttpsUrlProblem),
}

impl From<DataUriProblem> for PictureSourceProblem {
    fn from(problem: DataUriProblem) -> Self {
        Self::DataUri(problem)
    }
}

impl From<HttpsUrlProblem> for PictureSourceProblem {
    fn from(problem: HttpsUrlProblem) -> Self {
        Self::Url(problem)
    }
}

/// An `https:` address with a host and no sign-in data, exactly as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HttpsUrl(Arc<str>);

impl HttpsUrl {
    /// Characters an address may have at most. (assumed; what proxies and CDNs commonly take)
    pub const MAX: usize = 2_048;

    /// Reads an address. Nothing is trimmed or normalized.
    ///
    /// # Errors
    /// [`HttpsUrlProblem`]. That only HTTPS will do is documented (CREATE); the rest is assumed.
    pub fn parse(text: &str) -> Result<Self, HttpsUrlProblem> {
        use HttpsUrlProblem as Problem;
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        let Some((scheme, rest)) = text.split_once("://") else {
            return Err(Problem::NotHttps);
        };
        if scheme.eq_ignore_ascii_case("http") {
            return Err(Problem::Http);
        }
        if !scheme.eq_ignore_ascii_case("https") {
            return Err(Problem::NotHttps);
        }
        // Browsers read a backslash as a slash, so what looks like a host may not be it.
        if text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
            return Err(Problem::BadCharacter);
        }
        if text.chars().count() > Self::MAX {
            return Err(Problem::TooLong);
        }
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if authority.contains('@') {
            return Err(Problem::Credentials);
        }
        if has_host(authority) {
            Ok(Self(text.into()))
        } else {
            Err(Problem::NoHost)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name, an IPv4 address or a bracketed IPv6 address, with or without a port.
fn has_host(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    port.is_none_or(is_port) && (is_name(host) || is_ipv6(host))
}

fn is_port(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit()) && text.parse().is_ok_and(|port: u16| port > 0)
}

/// Names in other scripts stay as typed; the browser turns them into their ASCII form.
fn is_name(host: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_') || !c.is_ascii();
    host.strip_suffix('.')
        .unwrap_or(host)
        .split('.')
        .all(|label| !label.is_empty() && label.chars().all(allowed))
}

fn is_ipv6(host: &str) -> bool {
    host.strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .is_some_and(|address| address.parse::<Ipv6Addr>().is_ok())
}

impl fmt::Display for HttpsUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is not an address the API could fetch a picture from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HttpsUrlProblem {
    Empty,
    Http,
    NotHttps,
    NoHost,
    Credentials,
    BadCharacter,
    TooLong,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_addresses_are_kept_as_written() {
        for text in [
            "https://cdn.altostrat.io/logos/engineering.png",
            "HTTPS://Example.com",
            "https://example.com:8443/a?b=c@d#e",
            "https://[2001:db8::1]:443/logo.gif",
            "https://[::ffff:192.0.2.1]/logo.gif",
            "https://127.0.0.1/logo.gif",
            "https://münchen.example./größe.png",
            "https://my_bucket.example/a%20b.png",
        ] {
            assert_eq!(HttpsUrl::parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn everything_else_is_told_what_is_wrong_with_it() {
        use HttpsUrlProblem::*;
        for (text, problem) in [
            ("", Empty),
            ("http://example.com/a.png", Http),
            ("javascript:alert(1)", NotHttps),
            ("javascript://example.com/%0aalert(1)", NotHttps),
            ("example.com/a.png", NotHttps),
            ("//example.com/a.png", NotHttps),
            ("file:///etc/passwd", NotHttps),
            (" https://example.com", NotHttps),
            ("https:///a.png", NoHost),
            ("https://", NoHost),
            ("https://?a", NoHost),
            ("https://.example.com", NoHost),
            ("https://a..b", NoHost),
            ("https://example.com:port/", NoHost),
            ("https://example.com:99999/", NoHost),
            ("https://[::1", NoHost),
            ("https://[]/", NoHost),
            ("https://[::1]x/", NoHost),
            ("https://<b>/", NoHost),
            ("https://me:secret@example.com/a.png", Credentials),
            ("https://example.com/a b.png", BadCharacter),
            ("https://example.com/a\u{a0}b.png", BadCharacter),
            ("https://example.com\\@evil.example/", BadCharacter),
            ("https://example.com/\u{7}", BadCharacter),
        ] {
            assert_eq!(HttpsUrl::parse(text), Err(problem), "{text:?}");
        }
    }

    #[test]
    fn an_address_may_be_as_long_as_the_limit_and_no_longer() {
        let longest = format!("https://example.com/{}", "a".repeat(HttpsUrl::MAX - 20));
        assert!(HttpsUrl::parse(&longest).is_ok());
        assert_eq!(
            HttpsUrl::parse(&(longest + "a")),
            Err(HttpsUrlProblem::TooLong)
        );
    }

    #[test]
    fn a_source_is_whichever_its_text_begins_like_and_is_sent_as_that_text() {
        let url = "https://example.com/logo.png";
        let source = PictureSource::parse(url).unwrap();
        assert_eq!(serde_json::to_value(&source).unwrap(), url);

        let uri = "data:image/gif;base64,R0lGODlhAQABAA==";
        let source = PictureSource::parse(uri).unwrap();
        assert!(matches!(source, PictureSource::DataUri(_)));
        assert_eq!(serde_json::to_value(&source).unwrap(), uri);

        assert_eq!(
            PictureSource::parse("data:text/html,<script>"),
            Err(PictureSourceProblem::DataUri(DataUriProblem::NotBase64))
        );
        assert_eq!(
            PictureSource::parse("logo.png"),
            Err(PictureSourceProblem::Url(HttpsUrlProblem::NotHttps))
        );
    }
}
