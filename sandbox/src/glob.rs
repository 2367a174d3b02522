//! Paths with wildcards: `*` for any run of characters within a segment, `**` for any at all.

/// Takes as many steps as the pattern has bytes times the text has, however many stars there are.
pub fn matches(pattern: &str, text: &str) -> bool {
    let (mut pattern, text) = (pattern.as_bytes(), text.as_bytes());
    // At how many bytes of the text the pattern so far may end.
    let mut ends = vec![false; text.len() + 1];
    ends[0] = true;
    while let [first, rest @ ..] = pattern {
        pattern = rest;
        if *first != b'*' {
            for end in (1..ends.len()).rev() {
                ends[end] = ends[end - 1] && text[end - 1] == *first;
            }
            ends[0] = false;
            continue;
        }
        let crosses_segments = rest.first() == Some(&b'*');
        if crosses_segments {
            pattern = &rest[1..];
        }
        for end in 1..ends.len() {
            ends[end] |= ends[end - 1] && (crosses_segments || text[end - 1] != b'/');
        }
    }
    ends[text.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_star_stays_within_a_segment_and_two_do_not() {
        assert!(matches(
            "/workspaces/*/organizations",
            "/workspaces/ws_1/organizations"
        ));
        assert!(!matches(
            "/workspaces/*/organizations",
            "/workspaces/ws_1/organizations/org_1"
        ));
        assert!(!matches("/workspaces/*", "/workspaces/ws_1/members"));
        assert!(matches("/workspaces/**", "/workspaces/ws_1/members"));
        assert!(matches(
            "/workspaces/ws_*/organizations/*/children",
            "/workspaces/ws_1/organizations/org_2/children"
        ));
        assert!(matches("**", "/anything/at/all"));
        assert!(matches("/workspaces", "/workspaces"));
        assert!(!matches("/workspaces", "/workspaces/"));
    }

    #[test]
    fn a_pattern_of_many_stars_takes_no_longer_than_another() {
        let stars = "/**a".repeat(200);
        let path = format!("{}b", "/a".repeat(2_000));
        let started = std::time::Instant::now();
        assert!(!matches(&stars, &path));
        assert!(matches(&format!("{stars}b"), &path));
        assert!(matches(&"*".repeat(1_000), "/anything/at/all"));
        let took = started.elapsed();
        assert!(took.as_secs() < 2, "{took:?}");
    }

    #[test]
    fn stars_that_meet_are_taken_two_by_two() {
        assert!(matches("/***", "/a/b"));
        assert!(matches("*/*", "a/b") && !matches("*/*", "a/b/c"));
        assert!(
            matches("**/**", "/") && matches("**/x/**", "/a/x/") && !matches("**/x/**", "/a/x")
        );
        assert!(matches("*", "") && matches("**", "") && matches("", "") && !matches("", "/"));
    }
}
