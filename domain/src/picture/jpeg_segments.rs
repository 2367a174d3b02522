//! The segments of a JPEG, up to its pixels.

/// Calls `meet` with the marker of each segment of a JPEG and where its length stands, until it answers `false`, the
/// pixels begin, or the file is broken.
pub(super) fn segments(bytes: &[u8], mut meet: impl FnMut(u8, usize) -> bool) -> Option<()> {
    let mut at = 2;
    loop {
        // Decoders skip stray bytes before a marker, and a marker may be padded with 0xFF.
        at += bytes.get(at..)?.iter().position(|b| *b == 0xFF)?;
        at += bytes.get(at..)?.iter().position(|b| *b != 0xFF)?;
        let marker = bytes[at];
        at += 1;
        match marker {
            0x00 | 0x01 | 0xD0..=0xD8 => {}
            // Pixels or the end before any frame header.
            0xD9 | 0xDA => return None,
            _ if !meet(marker, at) => return Some(()),
            _ => at += be16(bytes, at)? as usize,
        }
    }
}

/// Two bytes as a number, the higher one first.
pub(super) fn be16(bytes: &[u8], at: usize) -> Option<u32> {
    let pair = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_be_bytes(*pair).into())
}
