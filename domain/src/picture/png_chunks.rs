//! The chunks of a PNG.

/// How many bytes of a PNG stand before its first chunk.
const SIGNATURE: usize = 8;

pub(super) struct Chunk<'a> {
    pub name: &'a [u8; 4],
    pub content: &'a [u8],
    /// With its length and its sum.
    pub whole: &'a [u8],
}

/// Each chunk in turn, until the end or a place where the file is broken. The last may be cut off.
pub(super) fn chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = bytes.get(SIGNATURE..).unwrap_or_default();
    std::iter::from_fn(move || {
        let length = u32::from_be_bytes(*rest.first_chunk()?) as usize;
        let name = rest.get(4..)?.first_chunk()?;
        let content = rest.get(8..)?;
        let content = content.get(..length).unwrap_or(content);
        let size = length.saturating_add(12).min(rest.len());
        let (whole, behind) = rest.split_at(size);
        rest = behind;
        Some(Chunk {
            name,
            content,
            whole,
        })
    })
}

/// A PNG up to its end without the chunks that `is_dropped` says, and with `put` behind its header.
/// `None` where none is there.
pub(super) fn without(
    bytes: &[u8],
    put: &[u8],
    is_dropped: impl Fn(&Chunk) -> bool,
) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..SIGNATURE).unwrap_or(bytes).to_vec();
    let mut has_dropped = false;
    for chunk in chunks(bytes) {
        if is_dropped(&chunk) {
            has_dropped = true;
        } else {
            kept.extend(chunk.whole);
        }
        match chunk.name {
            b"IHDR" => kept.extend(put),
            b"IEND" => break,
            _ => {}
        }
    }
    has_dropped.then_some(kept)
}

/// A whole chunk.
pub(super) fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    // What is put here is a few bytes long.
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    let mut whole = length.to_be_bytes().to_vec();
    whole.extend(name);
    whole.extend(content);
    let sum = crc32(&whole[4..]);
    whole.extend(sum.to_be_bytes());
    whole
}

/// The sum behind each chunk, as ISO 3309 has it.
fn crc32(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            let carry = if sum & 1 == 1 { 0xEDB8_8320 } else { 0 };
            (sum >> 1) ^ carry
        })
    });
    !sum
}
