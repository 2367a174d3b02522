//! Tokens as people paste them: wrapped, broken into lines, and with words around them.

use super::*;

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
