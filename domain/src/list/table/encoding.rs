//! The bytes of a file as text, in whichever encoding programs for spreadsheets write. Knows nothing of what it says.

use super::refusal::{MOST_BYTES, Refusal};
use crate::wire::decoded;

const BYTE_ORDER_MARK: char = '\u{feff}';
/// How the files of spreadsheet programs begin: those in ZIP archives (XLSX, ODS) and the older ones (XLS).
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];
/// The bytes from 0x80 to 0x9F in Windows-1252. Those that it doesn't use are the controls of Latin-1.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// A text without a byte order mark. UTF-16 with a mark, or without one where every second byte shows it; UTF-8; else
/// Windows-1252, in which older spreadsheet programs write.
///
/// # Errors
/// [`Refusal::TooLarge`] above [`MOST_BYTES`], [`Refusal::Workbook`] and [`Refusal::NotText`].
pub fn decode(bytes: &[u8]) -> Result<String, Refusal> {
    if bytes.len() > MOST_BYTES {
        let bytes = bytes.len();
        return Err(Refusal::TooLarge { bytes });
    }
    if WORKBOOKS.iter().any(|begin| bytes.starts_with(begin)) {
        return Err(Refusal::Workbook);
    }
    let text = match wide_mark(bytes) {
        Some(mark) => decoded(&[&mark, bytes].concat()).into_owned(),
        None if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) => {
            decoded(bytes).into_owned()
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|&byte| of_windows(byte)).collect(),
        },
    };
    let zeros = text.bytes().filter(|&byte| byte == 0).count();
    if zeros * 20 > text.len() {
        return Err(Refusal::NotText);
    }
    Ok(match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(text) => text.to_owned(),
        None => text,
    })
}

fn of_windows(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

/// The byte order mark that is missing from UTF-16: in most languages every second byte of it is zero.
fn wide_mark(bytes: &[u8]) -> Option<[u8; 2]> {
    let sample = &bytes[..bytes.len().min(4_096)];
    let zeros_at = |at: usize| sample.chunks_exact(2).filter(|pair| pair[at] == 0).count();
    let (big, little) = (zeros_at(0), zeros_at(1));
    let is_most = |zeros: usize| zeros > 1 && zeros * 5 > sample.len();
    match (is_most(big), is_most(little)) {
        (true, false) => Some([0xFE, 0xFF]),
        (false, true) => Some([0xFF, 0xFE]),
        _ => None,
    }
}
