//! The blocks of a GIF.

/// How many bytes stand before the first block or the table of colors.
const HEAD: usize = 13;

pub(super) struct Block<'a> {
    /// Where it begins.
    pub at: usize,
    /// From the byte that says its kind to the end of its last piece.
    pub whole: &'a [u8],
}

impl Block<'_> {
    /// Whether it holds the pixels of a frame.
    pub fn is_frame(&self) -> bool {
        self.whole.first() == Some(&b',')
    }

    /// A comment, or what a program put there, unless decoders need it: how often to repeat, and a color profile.
    pub fn is_metadata(&self) -> bool {
        const NEEDED: [&[u8]; 3] = [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];
        match self.whole {
            [b'!', 0xFE, ..] => true,
            [b'!', 0xFF, 11, name @ ..] => !NEEDED.iter().any(|needed| name.starts_with(needed)),
            _ => false,
        }
    }
}

/// The bytes of a table of colors, as the flags before it say.
fn table(flags: Option<&u8>) -> usize {
    match flags {
        Some(flags) if flags & 0x80 != 0 => 3 << ((flags & 7) + 1),
        _ => 0,
    }
}

/// Where the first block begins.
fn start(bytes: &[u8]) -> usize {
    HEAD + table(bytes.get(10))
}

/// Each block in turn, until the end or a place where the file is broken. The last may be cut off.
pub(super) fn blocks(bytes: &[u8]) -> impl Iterator<Item = Block<'_>> {
    let mut at = start(bytes);
    std::iter::from_fn(move || {
        let start = at;
        at += match bytes.get(at)? {
            b',' => 11 + table(bytes.get(at + 9)),
            b'!' => 2,
            _ => return None,
        };
        // Its content stands in pieces, each behind its length.
        while let Some(&length) = bytes.get(at) {
            at += 1 + usize::from(length);
            if length == 0 {
                break;
            }
        }
        let whole = &bytes[start..at.min(bytes.len())];
        Some(Block { at: start, whole })
    })
}

/// A GIF up to its end without what [is no part of the picture](Block::is_metadata). Where the file is broken, the rest
/// is copied as it is. `None` where none is there.
pub(super) fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let start = start(bytes).min(bytes.len());
    let (mut kept, mut end) = (bytes[..start].to_vec(), start);
    let mut has_dropped = false;
    for block in blocks(bytes) {
        end = block.at + block.whole.len();
        if block.is_metadata() {
            has_dropped = true;
        } else {
            kept.extend(block.whole);
        }
    }
    match &bytes[end..] {
        [b';', ..] => kept.push(b';'),
        broken => kept.extend(broken),
    }
    has_dropped.then_some(kept)
}
