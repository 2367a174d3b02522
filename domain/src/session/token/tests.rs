//! What a token says, with claims as issuers write them, and what is no token.

mod pasted;

use ::base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::*;

const NOW: f64 = 1_800_000_000.0;

fn token(claims: &str) -> String {
    signed(claims.as_bytes())
}

fn signed(claims: &[u8]) -> String {
    format!(
        "eyJhbGciOiJIUzI1NiJ9.{}.c2lnbmF0dXJl",
        URL_SAFE_NO_PAD.encode(claims)
    )
}

fn claims(claims: &str) -> Claims {
    Token::read(&token(claims)).unwrap().claims().clone()
}

#[test]
fn what_a_token_says_is_read() {
    let plain = token(r#"{"sub":"auth0|1","exp":1800000600,"workspace_id":"ws_1","name":"Ada"}"#);
    let token = Token::read(&plain).unwrap();
    assert_eq!(token.secret(), plain);
    assert_eq!(token.claims().sub, Some("auth0|1".into()));
    assert_eq!(token.claims().workspace_id, Some("ws_1".into()));
    assert_eq!(token.claims().title(), Some("Ada"));
    assert_eq!(token.seconds_left(NOW), Some(600.0));
}

#[test]
fn what_is_no_token_is_refused_with_its_reason() {
    let cases = [
        ("", TokenProblem::Empty),
        (" \u{200b}\n", TokenProblem::Empty),
        ("\"\"", TokenProblem::Empty),
        ("Bearer ", TokenProblem::Empty),
        ("hello", TokenProblem::NotThreeParts),
        ("a..c", TokenProblem::NotThreeParts),
        ("a.b.c.d", TokenProblem::NotThreeParts),
        ("a.é.c", TokenProblem::NotThreeParts),
        ("a.b.c", TokenProblem::Unreadable),
        ("alto_sk_", TokenProblem::NotThreeParts),
        ("https://a.b.example/x", TokenProblem::Unreadable),
    ];
    for (pasted, problem) in cases {
        assert_eq!(Token::read(pasted), Err(problem), "{pasted}");
    }
    assert_eq!(Token::read(&token("[1]")), Err(TokenProblem::Unreadable));
    let cut = token(r#"{"sub":"a"}"#);
    let cut = &cut[..cut.rfind('.').unwrap()];
    assert_eq!(Token::read(cut), Err(TokenProblem::NotThreeParts));
}

#[test]
fn nothing_but_the_alphabet_of_a_token_reaches_a_header() {
    let plain = token(r#"{"sub":"a"}"#);
    for between in [
        "\n",
        "\r\nX-Admin: 1\r\n",
        "\0",
        "é",
        "\u{7f}",
        ", ",
        "=",
        "\u{200b}",
    ] {
        for at in [3, 25, plain.len() - 3] {
            let pasted = format!("{}{between}{}", &plain[..at], &plain[at..]);
            for token in [Token::read(&pasted), Token::of(pasted)]
                .into_iter()
                .flatten()
            {
                let secret = token.secret();
                assert!(secret.bytes().all(wrapping::is_of_a_token), "{secret:?}");
            }
        }
    }
}

#[test]
fn a_claim_that_cannot_be_read_is_absent_and_costs_no_other() {
    let times = [
        ("1800000600", Some(1_800_000_600.0)),
        ("1800000600.5", Some(1_800_000_600.5)),
        ("\"1800000600\"", Some(1_800_000_600.0)),
        ("\" 1800000600.5 \"", Some(1_800_000_600.5)),
        ("1.8e9", Some(1_800_000_000.0)),
        // In milliseconds, as JavaScript counts.
        ("1800000600000", Some(1_800_000_600.0)),
        ("\"1800000600000\"", Some(1_800_000_600.0)),
        // The end of the year 9999: somebody's "never".
        ("253402300799", Some(253_402_300_799.0)),
        ("1800000600000000", None),
        ("1e300", None),
        ("0", None),
        ("-1", None),
        ("\"2027-01-15T08:00:00Z\"", None),
        ("\"soon\"", None),
        ("\"NaN\"", None),
        ("\"inf\"", None),
        ("\"\"", None),
        ("null", None),
        ("true", None),
        ("[1800000600]", None),
        ("{}", None),
    ];
    for (exp, read) in times {
        let claims = claims(&format!(r#"{{"sub":"a","name":"Ada","exp":{exp}}}"#));
        assert_eq!(claims.exp, read, "{exp}");
        assert_eq!(claims.title(), Some("Ada"), "{exp}");
    }
    for none in [
        "false",
        "7",
        "null",
        "[\"x\"]",
        "{\"a\":1}",
        "\"\"",
        "\"  \"",
    ] {
        let read = claims(&format!(
            r#"{{"name":{none},"email":{none},"workspace_id":{none},"sub":"auth0|1","exp":1800000600}}"#
        ));
        let absent = Claims {
            sub: Some("auth0|1".into()),
            exp: Some(1_800_000_600.0),
            ..Claims::default()
        };
        assert_eq!(read, absent, "{none}");
        assert_eq!(read.title(), Some("auth0|1"));
    }
}

#[test]
fn a_subject_is_a_text_or_a_number_and_may_be_missing() {
    for (sub, read) in [
        ("\"auth0|1\"", Some("auth0|1")),
        ("7", Some("7")),
        ("\"\"", None),
        ("\" \"", None),
        ("null", None),
        ("false", None),
        ("[\"a\"]", None),
        ("-1.5", None),
    ] {
        let claims = claims(&format!(r#"{{"sub":{sub},"email":"ada@example.com"}}"#));
        assert_eq!(claims.sub.as_ref().map(UserId::as_str), read, "{sub}");
        assert_eq!(claims.whose(), read.unwrap_or_default());
        assert_eq!(claims.title(), Some("ada@example.com"));
    }
    assert_eq!(claims("{}"), Claims::default());
    assert_eq!(claims("{}").title(), None);
}

#[test]
fn claims_that_are_not_whole_still_make_a_token() {
    let mut broken = br#"{"sub":"a","name":"Ad"#.to_vec();
    broken.extend(b"\xc3\"}");
    let read = Token::read(&signed(&broken)).unwrap();
    assert_eq!(read.claims().whose(), "a");
    assert_eq!(read.claims().title(), Some("Ad\u{fffd}"));
    for (payload, title) in [
        (r#"{"sub":"a","name":"Ada \ud83d"}"#, "Ada \u{fffd}"),
        (r#"{"sub":"a","name":"Ada","exp":1e400}"#, "Ada"),
        (r#"{"sub":"a","name":"Ada","exp":NaN}"#, "Ada"),
        (r#"{"sub":"a","name":"Ada","exp":-1e400}"#, "Ada"),
        ("\u{feff}{\"sub\":\"a\",\"name\":\"Ada\"}", "Ada"),
    ] {
        let read = claims(payload);
        assert_eq!(
            (read.whose(), read.title()),
            ("a", Some(title)),
            "{payload}"
        );
        assert_eq!(read.exp, None, "{payload}");
    }
    // What is no JSON at all says nothing.
    for payload in ["{", "{\"sub\":\"a\",}"] {
        let read = Token::read(&token(payload)).unwrap();
        assert_eq!(*read.claims(), Claims::default(), "{payload}");
    }
}

#[test]
fn a_static_key_says_nothing_of_itself() {
    let key = Token::read("alto_sk_0123456789").unwrap();
    assert_eq!(*key.claims(), Claims::default());
    assert!(key.is_key());
    assert_eq!(key.seconds_left(NOW), None);
    assert!(!Token::read(&token("{}")).unwrap().is_key());
}

#[test]
fn printing_a_token_never_shows_it() {
    for text in [token(r#"{"sub":"auth0|1"}"#), "alto_sk_0123".to_owned()] {
        let printed = format!("{:?}", Token::read(&text).unwrap());
        assert!(
            text.split('.').all(|part| !printed.contains(part)),
            "{printed}"
        );
    }
}
