//! Tokens as people paste them, with claims as issuers write them.

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
fn a_token_comes_out_of_whatever_it_is_wrapped_in() {
    let plain = token(r#"{"sub":"auth0|1"}"#);
    let key = "alto_sk_A-1_eyJb2".to_owned();
    for bare in [plain, key] {
        let (a, b) = bare.split_at(9);
        let wrapped = [
            bare.clone(),
            format!("  {bare}\r\n"),
            format!("Bearer {bare}"),
            format!("bearer\t{bare}"),
            format!("Bearer: {bare}"),
            format!("Bearer{bare}"),
            format!("Authorization: Bearer {bare}"),
            format!("authorization:bearer {bare}"),
            format!("Authorization Bearer {bare}"),
            format!("Authorization: Bearer\n{bare}"),
            format!("-H 'Authorization: Bearer {bare}'"),
            format!(
                "curl https://v1.api.altostrat.io/workspaces -H \"Authorization: Bearer {bare}\" \\\n -H 'Accept: */*'"
            ),
            format!("--header \"Authorization: Bearer {bare}\" --compressed"),
            format!("{bare} -v"),
            format!("\"{bare}\""),
            format!("'{bare}'"),
            format!("“{bare}”"),
            format!("„{bare}“"),
            format!("‘{bare}’"),
            format!("«{bare}»"),
            format!("« {bare} »"),
            format!("「{bare}」"),
            format!("`{bare}`"),
            format!("```\n{bare}\n```"),
            format!("<{bare}>"),
            format!("({bare})"),
            format!("{bare},"),
            format!("{bare};"),
            format!("{bare}."),
            format!("\"{bare}\","),
            format!("\\\"{bare}\\\""),
            format!("&quot;{bare}&quot;"),
            format!(
                "{{\"access_token\":\"{bare}\",\"token_type\":\"Bearer\",\"expires_in\":3600}}"
            ),
            format!("{{\n  \"token\": \"{bare}\",\n  \"id\": \"a.b.c\"\n}}"),
            format!("\"id\": \"a.b.c\", \"token\": \"{bare}\""),
            format!("token: {bare}"),
            format!("TOKEN={bare}"),
            format!("export TOKEN=\"{bare}\""),
            format!("Your token is {bare}."),
            format!("\u{feff}{bare}"),
            format!("{a}\u{200b}{b}\u{200d}"),
            format!("{a}\u{ad}{b}"),
            format!("{a}\u{2060}{b}\u{0}"),
            format!("\u{202a}{bare}\u{202c}"),
            format!("\u{a0}{bare}\u{a0}"),
            format!("Bearer\u{a0}{bare}"),
            format!("{a}\n{b}"),
            format!("{a}\r\n    {b}"),
            format!("{a} {b}"),
        ];
        for pasted in wrapped {
            let read = Token::read(&pasted);
            assert_eq!(read.as_ref().map(Token::secret), Ok(&*bare), "{pasted:?}");
        }
    }
}

#[test]
fn a_token_with_padding_is_taken_as_it_is() {
    let padded = "e30=.eyJzdWIiOiJhIn0=.c2ln";
    assert_eq!(Token::read(padded).unwrap().secret(), padded);
    let named = format!("TOKEN={padded}");
    assert_eq!(Token::read(&named).unwrap().secret(), padded);
}

/// A token whose signature has so many signs, by an algorithm of this name.
fn signed_by(algorithm: &str, signs: usize) -> String {
    let [head, payload] = [
        format!(r#"{{"alg":"{algorithm}"}}"#),
        r#"{"sub":"a"}"#.into(),
    ]
    .map(|part| URL_SAFE_NO_PAD.encode(part));
    let signature: String = "aB3_xyQ".chars().cycle().take(signs).collect();
    format!("{head}.{payload}.{signature}")
}

#[test]
fn a_key_ends_at_its_first_blank() {
    for key in [
        "alto_sk_abc",
        "alto_sk_ab+cd/ef",
        "alto_sk_ab~cd.e=f",
        "alto_sk_YWJj/w==",
        "alto_sk_0123456789abcdef",
    ] {
        for pasted in [
            format!("{key}\tActive\t2026-11-01"),
            format!("Production\t{key}\tActive\t2026-11-01"),
            format!("{key}\ta1b2c3d4-e5f6\torg_9fK2"),
            format!("{key} expires in one hour"),
            format!("Use {key} until tomorrow. Then ask."),
            format!("Hello. Your key is {key}. It expires."),
            format!("Key\n{key}\nStatus\nActive"),
            format!("{key} - for production"),
            format!("{key} -1"),
            format!("{key} -m10 https://v1.api.altostrat.io/workspaces"),
            format!("curl -X GET -H 'Authorization: Bearer {key}' -v"),
            format!("TOKEN={key}"),
            format!("Keys begin with alto_sk_ as in {key}, say"),
            format!(r#"{{"api_key":"{}","id":7}}"#, key.replace('/', "\\/")),
        ] {
            let read = Token::read(&pasted);
            assert_eq!(read.as_ref().map(Token::secret), Ok(key), "{pasted:?}");
        }
    }
    for wrong in [
        "alto_sk_a b",
        "alto_sk_a\r\nX-Admin: 1",
        "alto_sk_a\"",
        "alto_sk_é",
    ] {
        assert!(Token::of(wrong.to_owned()).is_err(), "{wrong:?}");
    }
}

#[test]
fn the_words_around_a_token_are_none_of_it() {
    let unusual = token(r#"{"sub":"a"}"#);
    for bare in [unusual, signed_by("HS256", 43), signed_by("", 86)] {
        for pasted in [
            format!("{bare} expires in one hour"),
            format!("{bare} expires in one hour."),
            format!("{bare}. It expires. Ask for another one then."),
            format!("{bare}\tActive\t2026-11-01"),
            format!("prod\t{bare}\tActive\t2026-11-01"),
            format!("{bare} expires=1h"),
            format!("{bare} www.example.com"),
            format!("{bare}\n{bare}"),
            format!("Hello. Your token is {bare} until Monday"),
            format!("Hello. Your token is\n{bare}\n\nKind regards\nAda"),
            format!("The keyJar has {bare} for you"),
            format!("curl -X GET api {bare} -v"),
            format!("TOKEN={bare} make"),
        ] {
            let read = Token::read(&pasted);
            assert_eq!(read.as_ref().map(Token::secret), Ok(&*bare), "{pasted:?}");
        }
    }
    let padded = "e30=.eyJzdWIiOiJhIn0=.c2ln";
    for pasted in [
        format!("{padded} expires soon"),
        format!("TOKEN={padded}. It expires."),
    ] {
        let read = Token::read(&pasted);
        assert_eq!(read.as_ref().map(Token::secret), Ok(padded), "{pasted:?}");
    }
}

#[test]
fn a_token_of_a_usual_length_is_made_whole_from_lines_of_any_width_and_ends_there() {
    for (algorithm, signs) in [
        ("HS256", 43),
        ("HS384", 64),
        ("HS512", 86),
        ("ES256", 86),
        ("ES384", 128),
        ("ES512", 176),
        ("RS256", 342),
        ("RS384", 512),
        ("PS512", 683),
    ] {
        let bare = signed_by(algorithm, signs);
        for width in 4..=120 {
            let lines: Vec<&str> = bare
                .as_bytes()
                .chunks(width)
                .map(|line| str::from_utf8(line).unwrap())
                .collect();
            for (before, between, behind) in [
                ("", "\n", ""),
                ("Authorization: Bearer ", "\r\n    ", " expires in one hour"),
                ("Hello. Your token is ", " ", "\ta1b2c3d4-e5f6-4a7b\tActive"),
            ] {
                let pasted = format!("{before}{}{behind}", lines.join(between));
                let read = Token::read(&pasted);
                assert_eq!(read.as_ref().map(Token::secret), Ok(&*bare), "{pasted:?}");
            }
        }
    }
}

#[test]
fn a_broken_line_is_joined_to_an_unusual_signature_up_to_a_plain_word() {
    let bare = signed_by("X", 30);
    let (a, b) = bare.split_at(bare.len() - 9);
    let pasted = format!("{a}\n{b}\nexpires in 1h");
    assert_eq!(Token::read(&pasted).unwrap().secret(), bare);
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
