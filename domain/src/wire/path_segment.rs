//! What can be one segment of a path without ever meaning another path.

/// Whether `text` stays in its place between two slashes, whoever reads the path on its way.
///
/// Percent-encoding protects nothing here: browsers take `%2e%2e` for a step up, and hosts such as nginx decode `%2F`
/// before they choose where a request goes. So what could be a slash, a step, an encoding or the end of the path is no
/// segment at all. None of the ids in the vendor's pages comes near it (documented: LIST, WS-GET, MEM-LIST).
pub fn is_path_segment(text: &str) -> bool {
    let is_step = text.bytes().all(|byte| byte == b'.');
    let breaks_out = |mark: char| matches!(mark, '/' | '\\' | '%' | '?' | '#') || mark.is_control();
    // Of an empty text all bytes are dots, too.
    !is_step && !text.contains(breaks_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_leave_its_place_is_no_segment() {
        for text in [
            "", ".", "..", "....", "/", "a/b", "../x", "a/../b", "..\\x", "%2e%2e", "%2E", "..%2f",
            "a%2Fb", "%252f", "100%", "a?b", "a#b", "a\0b", "a\nb", "\r", "\t", "\u{7f}", "\u{85}",
        ] {
            assert!(!is_path_segment(text), "{text:?}");
        }
    }

    #[test]
    fn every_kind_of_id_is_a_segment() {
        for text in [
            "org_aBcDeFg123456789",
            "ws_1",
            "cus_NffrFeUfNV2Hib",
            "auth0|64f5",
            "4f9c2f1e-1c1b-4a57-9a3c-0f2f7a4d1c11",
            "usage.csv",
            "a..b",
            ".a",
            "a b",
            "ü",
            "東京",
            "a:b@c;d=e,f+g&h!",
            "~2F",
        ] {
            assert!(is_path_segment(text), "{text:?}");
        }
    }
}
