//! The text of an SVG from its bytes, in the encodings that drawing programs write.

use std::borrow::Cow;

/// The text, whatever order its bytes are in. `None` for an encoding that is none of these.
pub(super) fn text_of(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.ok().map(Cow::Owned)
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => return wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => return wide(rest, u16::from_be_bytes),
        [b'<', 0, ..] => return wide(bytes, u16::from_le_bytes),
        [0, b'<', ..] => return wide(bytes, u16::from_be_bytes),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Cow::Borrowed(text)),
        // Each byte is the character of its number; those that are not hardly matter in a drawing.
        Err(_) if declares_latin(bytes) => {
            Some(Cow::Owned(bytes.iter().map(|b| char::from(*b)).collect()))
        }
        Err(_) => None,
    }
}

fn declares_latin(bytes: &[u8]) -> bool {
    const LATIN: [&str; 5] = [
        "iso-8859-1",
        "iso8859-1",
        "latin1",
        "windows-1252",
        "us-ascii",
    ];
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).to_ascii_lowercase();
    let declaration = start
        .split_once("?>")
        .map_or("", |(declaration, _)| declaration);
    declaration
        .split_once("encoding")
        .and_then(|(_, rest)| rest.split(['"', '\'']).nth(1))
        .is_some_and(|name| LATIN.contains(&name))
}

/// The text without `<?xml …?>`, which names the encoding it no longer has, and what stands before it.
pub(super) fn without_declaration(text: &str) -> &str {
    let text = text.trim_start();
    let declaration = text
        .strip_prefix("<?xml")
        .filter(|rest| rest.starts_with(|mark: char| mark.is_ascii_whitespace()));
    declaration
        .and_then(|rest| rest.split_once("?>"))
        .map_or(text, |(_, rest)| rest.trim_start())
}
