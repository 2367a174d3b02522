//! Whether a picture address that came from the API is fit for an image element; loads nothing.

use super::{HttpsUrl, data_uri, sniff::PictureType};

/// An address that is safe to hand to an image element.
///
/// Answers are not to be trusted with it: a `javascript:` address, or a tracker reached over plain
/// HTTP, is shown as text instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureLink<'a>(&'a str);

impl<'a> PictureLink<'a> {
    /// `text` if it is an HTTPS address, a data URI of a type the API takes, or any address on the
    /// API's own origin (a local API serves plain HTTP). `None` for anything else, and for
    /// nothing.
    pub fn read(text: &'a str, api_base: &str) -> Option<Self> {
        let safe = HttpsUrl::parse(text).is_ok() || is_on(api_base, text) || is_picture_data(text);
        safe.then_some(Self(text))
    }

    pub fn as_str(self) -> &'a str {
        self.0
    }
}

/// Whether an address says that its picture is a GIF. What moves under another name is not known before it is loaded.
pub fn may_move(address: &str) -> bool {
    const GIF: [&str; 2] = [".gif", "data:image/gif"];
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let start = path.get(..GIF[1].len()).unwrap_or_default();
    let end = path.get(path.len().saturating_sub(GIF[0].len())..);
    end.unwrap_or_default().eq_ignore_ascii_case(GIF[0]) || start.eq_ignore_ascii_case(GIF[1])
}

/// An address of the same picture that no cache has kept. A signed address would no longer hold, and is changed by
/// whoever signs it; data is what it is.
pub fn renewed(address: &str, key: &str) -> String {
    let base = address.split('#').next().unwrap_or_default();
    let query = base.split_once('?').map(|(_, query)| query);
    let is_signed =
        query.is_some_and(|query| query.contains("ignature=") || query.contains("sig="));
    if is_signed || data_uri::strip_data(base).is_some() {
        return address.to_owned();
    }
    let mark = if query.is_some() { '&' } else { '?' };
    format!("{base}{mark}renewed={key}")
}

/// Whether `text` begins with the origin of `base`, itself a web address, and goes on with a path.
fn is_on(base: &str, text: &str) -> bool {
    let Some((scheme, rest)) = base.split_once("://") else {
        return false;
    };
    if !matches!(scheme, "http" | "https") {
        return false;
    }
    let host_len = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let origin = &base[..scheme.len() + "://".len() + host_len];
    host_len > 0
        && text
            .strip_prefix(origin)
            .is_some_and(|path| path.starts_with('/'))
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\')
}

fn is_picture_data(text: &str) -> bool {
    data_uri::strip_data(text)
        .and_then(|rest| rest.split_once(";base64,"))
        .is_some_and(|(media_type, _)| PictureType::from_media_type(media_type).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    const API: &str = "http://127.0.0.1:8787";

    #[test]
    fn https_the_apis_own_origin_and_picture_data_are_shown() {
        for text in [
            "https://cdn.altostrat.io/logos/engineering.png",
            "http://127.0.0.1:8787/pictures/a.png",
            "data:image/png;base64,iVBORw0KGgo=",
        ] {
            assert_eq!(
                PictureLink::read(text, API).map(PictureLink::as_str),
                Some(text)
            );
        }
        assert!(PictureLink::read("http://localhost/a.png", "http://localhost/api/v1").is_some());
    }

    #[test]
    fn a_gif_is_known_by_its_address() {
        for address in [
            "https://example.com/a.gif",
            "https://example.com/A.GIF?size=2#x",
            "http://127.0.0.1:8787/pictures/a.gif",
            "data:image/gif;base64,R0lGODlh",
            "DATA:Image/GIF;base64,R0lGODlh",
        ] {
            assert!(may_move(address), "{address}");
        }
        for address in [
            "https://example.com/a.png?from=a.gif",
            "https://gif",
            "https://example.com/é",
            "data:image/png;base64,R0lGODlh",
        ] {
            assert!(!may_move(address), "{address}");
        }
    }

    #[test]
    fn a_renewed_address_is_another_to_every_cache_and_leads_to_the_same_picture() {
        for (address, renewed) in [
            (
                "https://example.com/a.png",
                "https://example.com/a.png?renewed=7",
            ),
            (
                "https://example.com/a.png?w=64#x",
                "https://example.com/a.png?w=64&renewed=7",
            ),
            (
                "https://s3.example.com/a.png?X-Amz-Expires=9&X-Amz-Signature=ab",
                "https://s3.example.com/a.png?X-Amz-Expires=9&X-Amz-Signature=ab",
            ),
            (
                "https://blob.example.com/a.png?sv=1&sig=ab",
                "https://blob.example.com/a.png?sv=1&sig=ab",
            ),
            (
                "data:image/png;base64,iVBORw0KGgo=",
                "data:image/png;base64,iVBORw0KGgo=",
            ),
        ] {
            assert_eq!(super::renewed(address, "7"), renewed);
        }
    }

    #[test]
    fn everything_else_is_not() {
        for text in [
            "",
            "javascript:alert(1)",
            "http://tracker.example/a.png",
            "http://127.0.0.1:8787.evil.example/a.png",
            "http://127.0.0.1:8787@evil.example/a.png",
            "http://127.0.0.1:87870/a.png",
            "/pictures/a.png",
            "data:image/svg+xml;base64,PHN2Zy8+",
            "data:text/html;base64,PGI+",
        ] {
            assert_eq!(PictureLink::read(text, API), None, "{text}");
        }
        for base in ["", "javascript://", "http://"] {
            assert_eq!(PictureLink::read("http://x/a.png", base), None, "{base}");
        }
    }
}
