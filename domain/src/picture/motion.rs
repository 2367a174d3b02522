//! Whether a picture moves, told from its headers: drawn on a canvas, it keeps its first frame. Decodes nothing.

use super::gif_blocks::{Block, blocks};

/// Whether there is more than one frame. A file that is cut off moves as far as it goes.
pub fn moves(bytes: &[u8]) -> bool {
    match bytes {
        [b'G', b'I', b'F', ..] => blocks(bytes).filter(Block::is_frame).nth(1).is_some(),
        [0x89, b'P', b'N', b'G', ..] => png_frames(bytes) > 1,
        [b'R', b'I', b'F', b'F', ..] => {
            const ANIMATION: u8 = 2;
            let is_extended = bytes.get(12..16) == Some(b"VP8X");
            is_extended && bytes.get(20).is_some_and(|flags| flags & ANIMATION != 0)
        }
        [a, b, c, d, b'f', b't', b'y', b'p', brands @ ..] => {
            let size = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
            let brands = &brands[..brands.len().min(size.saturating_sub(8))];
            brands.chunks_exact(4).any(|brand| brand == b"avis")
        }
        _ => false,
    }
}

/// As its control chunk says, which stands before the pixels.
fn png_frames(bytes: &[u8]) -> u32 {
    let number = |at: usize| Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?));
    let mut at = 8_usize;
    while let (Some(length), Some(name)) = (number(at), bytes.get(at + 4..at + 8)) {
        match name {
            b"acTL" => return number(at + 8).unwrap_or(0),
            b"IDAT" => break,
            _ => at = at.saturating_add(length as usize).saturating_add(12),
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_frames_moves_and_what_has_one_does_not() {
        let png = include_bytes!("../../tests/pictures/logo.png");
        let animated = |frames: u8| {
            let control = [
                0, 0, 0, 8, b'a', b'c', b'T', b'L', 0, 0, 0, frames, 0, 0, 0, 0, 0, 0, 0, 0,
            ];
            [&png[..33], &control, &png[33..]].concat()
        };
        let webp = |flags: u8| {
            let mut bytes = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x2b\x01\0\xc7\0\0".to_vec();
            bytes[20] = flags;
            bytes
        };
        let cases: [(&[u8], bool); 12] = [
            (include_bytes!("../../tests/pictures/moving.gif"), true),
            (include_bytes!("../../tests/pictures/still.gif"), false),
            (&animated(2), true),
            (&animated(1), false),
            (png, false),
            (&webp(0x02), true),
            (&webp(0x12), true),
            (&webp(0x10), false),
            (include_bytes!("../../tests/pictures/logo.webp"), false),
            (b"\0\0\0\x1cftypavis\0\0\0\0avifavis", true),
            (b"\0\0\0\x18ftypmsf1\0\0\0\0avifavis", true),
            (include_bytes!("../../tests/pictures/logo.avif"), false),
        ];
        for (bytes, expected) in cases {
            assert_eq!(moves(bytes), expected, "{}", bytes[..20].escape_ascii());
            for end in 0..bytes.len() {
                // No part of it may panic.
                moves(&bytes[..end]);
            }
        }
    }
}
