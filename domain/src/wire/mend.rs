//! Text that is not quite JSON, made whole where it is plain what a value is worth: a byte order mark, bytes that are
//! no UTF-8, halves of surrogate pairs, words and numbers that JSON does not have, brackets without end.

use std::borrow::Cow;

use serde_json::Value;

use super::BYTE_ORDER_MARK;

/// How deep values may lie in one another: the parser's own bound is 128, and what is read around them needs some.
const DEEPEST: usize = 100;
/// Stands for what lies deeper.
const TOO_DEEP: &[u8] = "\"…\"".as_bytes();
const REPLACEMENT: &[u8] = "\u{fffd}".as_bytes();

/// The same text with every value made one of JSON, or a text that says what stood there. What breaks off, or has its
/// brackets and commas wrong, stays so.
pub(super) fn mend(bytes: &[u8]) -> Vec<u8> {
    let text = decoded(bytes);
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    let mut depth = 0_usize;
    while let [byte, after @ ..] = rest {
        // Where files were joined a mark can stand anywhere.
        if let Some(after) = rest.strip_prefix(BYTE_ORDER_MARK) {
            rest = after;
            continue;
        }
        rest = match byte {
            b'"' => string(after, &mut out),
            b'{' | b'[' if depth == DEEPEST => {
                out.extend_from_slice(TOO_DEEP);
                past_brackets(rest)
            }
            b'{' | b'[' | b'}' | b']' | b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' => {
                depth = match byte {
                    b'{' | b'[' => depth + 1,
                    b'}' | b']' => depth.saturating_sub(1),
                    _ => depth,
                };
                out.push(*byte);
                after
            }
            _ => word(rest, &mut out),
        };
    }
    out
}

/// UTF-16 where a byte order mark says so, UTF-8 otherwise.
pub(crate) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let (is_little, rest) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (true, rest),
        [0xFE, 0xFF, rest @ ..] => (false, rest),
        _ => return String::from_utf8_lossy(bytes),
    };
    let units = rest.chunks_exact(2).map(|pair| {
        let unit = u16::from_le_bytes([pair[0], pair[1]]);
        if is_little { unit } else { unit.swap_bytes() }
    });
    char::decode_utf16(units)
        .map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect::<String>()
        .into()
}

/// A string after its first quote, up to and with the last; answers what follows.
fn string<'a>(mut rest: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
    out.push(b'"');
    while let [byte, after @ ..] = rest {
        rest = after;
        match byte {
            b'"' => {
                out.push(b'"');
                return rest;
            }
            b'\\' => rest = escape(after, out),
            0..=0x1F => escaped(*byte, out),
            _ => out.push(*byte),
        }
    }
    rest
}

/// What follows a backslash.
fn escape<'a>(rest: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
    let length = match rest {
        [b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => 1,
        [b'u', digits @ ..] => match unit(digits) {
            Some(0xD800..=0xDBFF) => {
                let low = digits.get(4..).and_then(|low| low.strip_prefix(b"\\u"));
                match low.and_then(unit) {
                    Some(0xDC00..=0xDFFF) => 11,
                    _ => {
                        out.extend_from_slice(REPLACEMENT);
                        return &digits[4..];
                    }
                }
            }
            Some(0xDC00..=0xDFFF) => {
                out.extend_from_slice(REPLACEMENT);
                return &digits[4..];
            }
            Some(_) => 5,
            None => 0,
        },
        _ => 0,
    };
    if length == 0 {
        out.extend_from_slice(REPLACEMENT);
        return rest;
    }
    out.push(b'\\');
    out.extend_from_slice(&rest[..length]);
    &rest[length..]
}

/// The number of four hexadecimal digits.
fn unit(digits: &[u8]) -> Option<u32> {
    digits.get(..4)?.iter().try_fold(0, |number, digit| {
        Some(number * 16 + char::from(*digit).to_digit(16)?)
    })
}

fn escaped(byte: u8, out: &mut Vec<u8>) {
    out.extend_from_slice(match byte {
        b'\n' => b"\\n",
        b'\r' => b"\\r",
        b'\t' => b"\\t",
        _ => REPLACEMENT,
    });
}

/// A number or a word; as a text where JSON does not have it.
fn word<'a>(rest: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
    let ends = |at: &usize| {
        b"{}[]\",: \t\n\r".contains(&rest[*at]) || rest[*at..].starts_with(BYTE_ORDER_MARK)
    };
    let length = (0..rest.len()).find(ends).unwrap_or(rest.len());
    let (word, rest) = rest.split_at(length);
    if serde_json::from_slice::<Value>(word).is_ok() {
        out.extend_from_slice(word);
        return rest;
    }
    out.push(b'"');
    for byte in word {
        match byte {
            b'\\' => out.extend_from_slice(b"\\\\"),
            0..=0x1F => escaped(*byte, out),
            _ => out.push(*byte),
        }
    }
    out.push(b'"');
    rest
}

/// What follows the bracket that closes the first one, or nothing where none does.
fn past_brackets(mut rest: &[u8]) -> &[u8] {
    let mut open = 0_usize;
    let mut ignored = Vec::new();
    while let [byte, after @ ..] = rest {
        rest = match byte {
            b'"' => {
                ignored.clear();
                string(after, &mut ignored)
            }
            _ => after,
        };
        match byte {
            b'{' | b'[' => open += 1,
            b'}' | b']' => open -= 1,
            _ => {}
        }
        if open == 0 {
            break;
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(bytes: &[u8]) -> String {
        String::from_utf8(mend(bytes)).unwrap()
    }

    #[test]
    fn what_is_json_stays_as_it_is() {
        for text in [
            r#"{"a":[1,-2.5e3,true,null,"\ud83d\ude00 \u00e9 \" \\ \/"],"b":{}}"#,
            " [ ]\n",
            "7",
        ] {
            assert_eq!(mended(text.as_bytes()), text);
        }
    }

    #[test]
    fn text_that_is_not_whole_shows_where_it_is_not() {
        let cases: [(&[u8], &str); 10] = [
            (b"\"a\xC3\"", "\"a\u{fffd}\""),
            (b"\"a\xFFb\"", "\"a\u{fffd}b\""),
            (br#""Acme \ud83d""#, "\"Acme \u{fffd}\""),
            (br#""\ude00b""#, "\"\u{fffd}b\""),
            (br#""\ud83d\ud83d\ude00""#, "\"\u{fffd}\\ud83d\\ude00\""),
            (br#""\ud83dA""#, "\"\u{fffd}A\""),
            (br#"{"\ud83d":1}"#, "{\"\u{fffd}\":1}"),
            (br#""\x41""#, "\"\u{fffd}x41\""),
            (br#""\u12""#, "\"\u{fffd}u12\""),
            (b"\"a\nb\0\"", "\"a\\nb\u{fffd}\""),
        ];
        for (bytes, text) in cases {
            assert_eq!(mended(bytes), text);
        }
    }

    #[test]
    fn words_that_json_does_not_have_become_texts() {
        let odd = r#"[NaN,-Infinity,+5,01,.5,1e999,0x10,undefined,'a']"#;
        let texts = r#"["NaN","-Infinity","+5","01",".5","1e999","0x10","undefined","'a'"]"#;
        assert_eq!(mended(odd.as_bytes()), texts);
        assert_eq!(mended(br"a\"), r#""a\\""#);
    }

    #[test]
    fn a_byte_order_mark_is_not_there_and_utf_16_is_read_by_it() {
        assert_eq!(mended(b"\xEF\xBB\xBF[1]"), "[1]");
        assert_eq!(
            mended(b"\n\xEF\xBB\xBF[1\xEF\xBB\xBF,2]\xEF\xBB\xBF"),
            "\n[1,2]"
        );
        assert_eq!(mended("[\"\u{feff}a\"]".as_bytes()), "[\"\u{feff}a\"]");
        assert_eq!(mended(b"\xFF\xFE[\x001\x00]\x00"), "[1]");
        assert_eq!(mended(b"\xFE\xFF\x00[\x001\x00]"), "[1]");
    }

    #[test]
    fn what_lies_too_deep_is_left_out_and_nothing_else() {
        let deep = |depth: usize| format!("{}0{}", "[".repeat(depth), "]".repeat(depth));
        let text = format!(r#"{{"a":{},"b":["x]",1]}}"#, deep(100_000));
        let whole: Value = serde_json::from_slice(&mend(text.as_bytes())).unwrap();
        assert_eq!(whole["b"][1], 1);
        assert_eq!(mended(deep(DEEPEST).as_bytes()), deep(DEEPEST));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_can_be_mended(bytes: Vec<u8>) {
            mend(&bytes);
        }

        #[test]
        fn any_value_stays_what_it_is(text in "\\PC{0,20}", number: i64) {
            let value = serde_json::json!({ "text": text, "number": number, "list": [text] });
            let mended: Value = serde_json::from_slice(&mend(value.to_string().as_bytes())).unwrap();
            proptest::prop_assert_eq!(mended, value);
        }
    }
}
