//! What an answer with `WWW-Authenticate` asks for: a password that the browser keeps, or something of the API's own.
//! Takes the header as it came.

/// The schemes for which a browser itself keeps a name and a password, or what stands for them.
const PASSWORDS: [&str; 4] = ["Basic", "Digest", "Negotiate", "NTLM"];

/// Whether it asks for a password and for nothing else: where a token would do as well, it is the API that asks, and so
/// it is with every scheme that browsers do not know.
///
/// Several headers come as one, separated by commas like the challenges in each and their parameters (RFC 9110,
/// 11.6.1).
pub fn asks_password(header: &str) -> bool {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let parts = header.split(|sign| {
        match sign {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = is_quoted,
            '"' => is_quoted = !is_quoted,
            _ => {}
        }
        sign == ',' && !is_quoted
    });
    let mut asks = false;
    // A parameter's first word is never one of these alone.
    for scheme in parts.filter_map(|part| part.split_ascii_whitespace().next()) {
        if scheme.eq_ignore_ascii_case("Bearer") {
            return false;
        }
        asks |= PASSWORDS.iter().any(|one| scheme.eq_ignore_ascii_case(one));
    }
    asks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_browser_keeps_itself_is_a_password() {
        for (header, expected) in [
            (r#"Basic realm="Canopy""#, true),
            ("basic", true),
            (r#" DIGEST realm="a", qop="auth,auth-int", nonce="b""#, true),
            ("Negotiate, NTLM", true),
            ("Negotiate YII==", true),
            (r#"Basic realm="a, Bearer b", charset="UTF-8""#, true),
            (r#"Basic realm="a \", Bearer \" b""#, true),
            (r#"Custom realm="x", Basic realm="y""#, true),
            ("Bearer", false),
            (r#"bearer realm="Basic""#, false),
            (
                r#"Bearer realm="a", error="invalid_token", error_description="No, Basic won't do""#,
                false,
            ),
            ("Basic realm=x, Bearer", false),
            (r#"Bearer, Basic realm="x""#, false),
            (r#"Basic realm="a \\", Bearer"#, false),
            (r#"Key realm="api""#, false),
            ("BasicPlus", false),
            (r#""Basic"#, false),
            (", ,", false),
            ("", false),
        ] {
            assert_eq!(asks_password(header), expected, "{header}");
        }
    }
}
