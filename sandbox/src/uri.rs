//! Addresses as the API answers with them.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What stands nowhere in a URI; every byte that is not ASCII doesn't either.
const NOWHERE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Brackets stand around an IPv6 address alone.
const AFTER_THE_HOST: &AsciiSet = &NOWHERE.add(b'[').add(b']');

/// One number sign begins the fragment.
const FRAGMENT: &AsciiSet = &AFTER_THE_HOST.add(b'#');

/// An address of a picture as a URI, which the API documents for answers (LIST): what cannot stand in one is
/// percent-encoded. That the address stays as it is otherwise is assumed: Q27.
pub fn as_uri(address: &str) -> String {
    let (before, fragment) = match address.split_once('#') {
        Some((before, fragment)) => (before, Some(fragment)),
        None => (address, None),
    };
    let host = before.find("://").map_or(0, |at| at + "://".len());
    let host_end = before[host..]
        .find(['/', '?'])
        .map_or(before.len(), |at| host + at);
    let (origin, path) = before.split_at(host_end);
    let mut uri = encode(origin, NOWHERE) + &encode(path, AFTER_THE_HOST);
    if let Some(fragment) = fragment {
        uri.push('#');
        uri += &encode(fragment, FRAGMENT);
    }
    uri
}

/// What is percent-encoded already stays so; any other percent sign is encoded like the rest.
fn encode(part: &str, set: &'static AsciiSet) -> String {
    let mut pieces = part.split('%');
    let mut encoded = utf8_percent_encode(pieces.next().unwrap_or_default(), set).to_string();
    for piece in pieces {
        let is_byte = piece
            .get(..2)
            .is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        encoded += if is_byte { "%" } else { "%25" };
        encoded.extend(utf8_percent_encode(piece, set));
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uri_stays_as_it_is() {
        for uri in [
            "https://example.com",
            "https://example.com/a%20b.png?c=d/e?f#g?h",
            "HTTPS://[2001:db8::1]:443/a.gif",
        ] {
            assert_eq!(as_uri(uri), uri);
        }
    }

    #[test]
    fn what_cannot_stand_in_a_uri_is_percent_encoded() {
        for (address, uri) in [
            ("https://münchen.example", "https://m%C3%BCnchen.example"),
            (
                "https://example.com/{größe}|<1>.png",
                "https://example.com/%7Bgr%C3%B6%C3%9Fe%7D%7C%3C1%3E.png",
            ),
            (
                "https://example.com/100%/%zz%4",
                "https://example.com/100%25/%25zz%254",
            ),
            (
                "https://example.com?a[]=1#b#[c]",
                "https://example.com?a%5B%5D=1#b%23%5Bc%5D",
            ),
        ] {
            assert_eq!(as_uri(address), uri);
        }
    }
}
