//! Pictures that stand inside a drawing as data: how many pixels a browser would unpack for them. Decodes no pixel.

use crate::{picture::Picture, wire::base64};

/// The longest type of some data, with what belongs to it, in bytes. (ours)
const MAX_HEADER: usize = 100;
/// What fonts begin with: WOFF, OpenType and TrueType.
const FONTS: [&[u8]; 6] = [b"wOFF", b"wOF2", b"OTTO", b"ttcf", b"true", b"\0\x01\0\0"];

/// The pixels of every picture in `text`. `None` for data that might be a drawing or a stylesheet of its own, and for
/// what is neither a font nor a picture that says its size: a browser may know more pictures.
pub(super) fn pixels(text: &str) -> Option<u64> {
    if !text.contains(':') {
        return Some(0);
    }
    // Addresses are read without these.
    let text = text.replace(['\t', '\n', '\r'], "");
    let lower = text.to_ascii_lowercase();
    let mut pixels = 0_u64;
    for (at, sign) in lower.match_indices("data:") {
        let rest = &text[at + sign.len()..];
        // One without end would be all that follows, again for each.
        let comma = rest.bytes().take(MAX_HEADER).position(|b| b == b',')?;
        let (header, rest) = (&rest[..comma], &rest[comma + 1..]);
        let header: String = header.split_whitespace().collect();
        let header = header.to_ascii_lowercase();
        let is_markup = header.starts_with("text/") || header.contains("xml");
        if is_markup || !header.ends_with(";base64") {
            return None;
        }
        let payload = rest.split(['"', '\'', ')']).next().unwrap_or_default();
        let mut payload: String = payload.split_whitespace().collect();
        payload.truncate(payload.trim_end_matches('=').len());
        let padding = (4 - payload.len() % 4) % 4;
        payload.push_str(&"=".repeat(padding));
        let bytes = base64::decode(&payload)?;
        let is_font = FONTS.iter().any(|font| bytes.starts_with(font));
        if !bytes.is_empty() && !is_font {
            let dimensions = Picture::dimensions_of(&bytes)?;
            let area = u64::from(dimensions.width) * u64::from(dimensions.height);
            pixels = pixels.saturating_add(area);
        }
    }
    Some(pixels)
}
