//! How the console spells a path and its segments.

use std::fmt::Write;

use canopy_domain::organization::WorkspaceId;
use percent_encoding::percent_decode_str;

/// How a path spells a segment without letters.
const EMPTY: &str = "~";

/// What hosts also call the page; its own name is the base.
const PAGES: [&str; 2] = ["/index.html", "/404.html"];

/// How the console spells a path, which hosts answer with more slashes, fewer, or by the name of a file. `base` ends
/// without a slash.
pub fn tidied(path: &str, base: &str) -> String {
    let mut tidy = String::new();
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        tidy.push('/');
        tidy.push_str(segment);
    }
    let rest = tidy.strip_prefix(base).unwrap_or(&tidy);
    if rest.is_empty() || PAGES.iter().any(|page| rest.eq_ignore_ascii_case(page)) {
        return format!("{base}/");
    }
    tidy
}

/// Spells a path within a workspace. What cannot stand in one as it is follows `~`, not `%`: hosts refuse `%2F`, the
/// router reads `%25` once too often, and browsers take a segment of dots for a step up.
pub(super) fn spell(workspace: &WorkspaceId, rest: &[&str]) -> String {
    let mut path = String::new();
    for segment in ["w", workspace.as_str()].iter().chain(rest) {
        path.push('/');
        if segment.is_empty() {
            path.push_str(EMPTY);
        }
        let is_step = segment.bytes().all(|byte| byte == b'.');
        for byte in segment.bytes() {
            match byte {
                b'-' | b'_' => path.push(byte.into()),
                b'.' if !is_step => path.push('.'),
                _ if byte.is_ascii_alphanumeric() => path.push(byte.into()),
                _ => {
                    // Writing into a string cannot fail.
                    let _ = write!(path, "~{byte:02X}");
                }
            }
        }
    }
    path
}

/// What a segment of a path spells; `%` does as well as `~`. `None` where that is no text.
pub(super) fn read_segment(segment: &str) -> Option<String> {
    if segment == EMPTY {
        return Some(String::new());
    }
    let spelled = segment.replace('~', "%");
    percent_decode_str(&spelled)
        .decode_utf8()
        .ok()
        .map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_place_is_tidied_to_the_one_the_console_uses() {
        for base in ["", "/admin/canopy"] {
            for (path, tidy) in [
                ("/", "/"),
                ("//", "/"),
                ("/index.html", "/"),
                ("//INDEX.html/", "/"),
                ("/404.html", "/"),
                ("//w//ws_1///organizations", "/w/ws_1/organizations"),
                ("/w/ws_1/tree/", "/w/ws_1/tree"),
                ("/w/ws_1/index.html", "/w/ws_1/index.html"),
                ("/nowhere", "/nowhere"),
            ] {
                let (path, tidy) = (format!("{base}{path}"), format!("{base}{tidy}"));
                assert_eq!(tidied(&path, base), tidy, "{path}");
                assert_eq!(tidied(&tidy, base), tidy, "{tidy}");
            }
        }
        let base = "/admin/canopy";
        assert_eq!(tidied("/admin/canopy", base), "/admin/canopy/");
        assert_eq!(tidied("//admin//canopy", base), "/admin/canopy/");
        assert_eq!(
            tidied("//admin//canopy//about", base),
            "/admin/canopy/about"
        );
    }
}
