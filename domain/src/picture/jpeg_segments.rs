//! The segments of a JPEG.

/// Calls `meet` with the marker of each segment of a JPEG and where its length stands, until it answers `false`, the
/// pixels begin, or the file is broken.
pub(super) fn segments(bytes: &[u8], mut meet: impl FnMut(u8, usize) -> bool) -> Option<()> {
    let mut at = 2;
    loop {
        let marker = next_marker(bytes, &mut at)?;
        match marker {
            0x00 | 0x01 | 0xD0..=0xD8 => {}
            // Pixels or the end before any frame header.
            0xD9 | 0xDA => return None,
            _ if !meet(marker, at) => return Some(()),
            _ => at += be16(bytes, at)?.max(2) as usize,
        }
    }
}

/// A JPEG up to its end without the segments that `is_dropped` says, by marker and content, and with `put` behind the
/// one that names the kind of file. Where the file is broken, the rest is copied as it is. `None` where none is there.
pub(super) fn without(
    bytes: &[u8],
    put: &[u8],
    is_dropped: impl Fn(u8, &[u8]) -> bool,
) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..2).unwrap_or(bytes).to_vec();
    let mut at = kept.len();
    let mut put = Some(put);
    let mut has_dropped = false;
    loop {
        let start = at;
        let whole = next_marker(bytes, &mut at).and_then(|marker| match marker {
            0x00 | 0x01 | 0xD0..=0xD9 => Some((marker, None)),
            _ => {
                let length = be16(bytes, at)?.max(2) as usize;
                Some((marker, Some(bytes.get(at + 2..at + length)?)))
            }
        });
        let Some((marker, content)) = whole else {
            kept.extend(put.unwrap_or_default());
            kept.extend(bytes.get(start..).unwrap_or_default());
            return has_dropped.then_some(kept);
        };
        let before = at - 2;
        let end = content.map_or(at, |content| at + 2 + content.len());
        if marker != 0xE0 {
            kept.extend(put.take().unwrap_or_default());
        }
        if content.is_some_and(|content| is_dropped(marker, content)) {
            has_dropped = true;
            // Pixels may stand before the marker.
            kept.extend(&bytes[start..before]);
        } else {
            kept.extend(&bytes[start..end]);
        }
        at = end;
        if marker == 0xD9 {
            return has_dropped.then_some(kept);
        }
    }
}

/// The next marker, and `at` behind it. Decoders skip stray bytes before one, and one may be padded with 0xFF.
fn next_marker(bytes: &[u8], at: &mut usize) -> Option<u8> {
    *at += bytes.get(*at..)?.iter().position(|b| *b == 0xFF)?;
    *at += bytes.get(*at..)?.iter().position(|b| *b != 0xFF)?;
    let marker = bytes[*at];
    *at += 1;
    Some(marker)
}

/// Two bytes as a number, the higher one first.
pub(super) fn be16(bytes: &[u8], at: usize) -> Option<u32> {
    let pair = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_be_bytes(*pair).into())
}
