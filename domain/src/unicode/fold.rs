//! Text as one searches it: without case, accents or vowel marks.

mod apart;
mod letters;
mod natural;

use std::{
    ops::{Range, RangeInclusive},
    str::Chars,
    sync::OnceLock,
};

use crate::unicode::{marks::is_mark, unseen::is_unseen};

pub use self::natural::natural_key;

/// `text` in lower case, without accents and vowel marks, ligatures spelled out.
///
/// This is Unicode's decomposition with the marks removed, for Latin (Vietnamese included), Greek,
/// Cyrillic, Armenian, Hebrew and Arabic. Hangul, kana and the scripts of India are decomposed and keep
/// what they are made of, so that the same word is the same however it was typed; every other script
/// stays as it is. Beyond Unicode, as is usual in searching (ours): `ß æ œ ø đ ł þ` and their like become `ss ae oe o d
/// l th`; Arabic alef, yeh, kaf and heh have one form each and tatweel goes, as in Lucene; fullwidth letters and Arabic
/// digits become ASCII, curly quotes, dashes and blanks plain ones; what has no width goes. An ideograph that Unicode
/// has twice is one once [`compose_ideographs`] was called.
///
/// Folding twice is folding once.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// Adds the folded `text` to the end of `folded`.
pub fn fold_into(folded: &mut String, text: &str) {
    // Most names are plain ASCII, and there may be 100,000 of them to search.
    if text.is_ascii() {
        let from = folded.len();
        folded.push_str(text);
        if let Some(added) = folded.get_mut(from..) {
            added.make_ascii_lowercase();
        }
    } else {
        folded.extend(folded_chars(text));
    }
}

/// Whether `text`, once folded, starts with `folded`. Reads no further into it than needed.
pub fn starts_with(text: &str, folded: &str) -> bool {
    let mut letters = folded_chars(text);
    folded.chars().all(|wanted| letters.next() == Some(wanted))
}

/// The folded text, and for each of its bytes the offset in `text` of the character it comes from.
/// One offset more, the length of `text`, stands at the end. See [`original_range`].
///
/// Texts of over 4 GiB are not for searching: their offsets stop growing there.
pub fn fold_with_offsets(text: &str) -> (String, Vec<u32>) {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut folded = String::with_capacity(text.len());
    let mut offsets = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        folded.extend(FoldedChar::of(c));
        offsets.resize(folded.len(), offset(at));
    }
    offsets.push(offset(text.len()));
    (folded, offsets)
}

/// The range of the original text that a range of the folded one comes from, with the accents that
/// belong to its last letter. Always on character boundaries of the original; half a ligature
/// gives all of it. Empty for an empty range and for one that lies outside.
pub fn original_range(offsets: &[u32], folded: Range<usize>) -> Range<usize> {
    let Some(found) = offsets
        .get(folded.start..folded.end)
        .filter(|found| !found.is_empty())
    else {
        return 0..0;
    };
    let (first, last) = (found[0], found[found.len() - 1]);
    let end = offsets[folded.end..].iter().find(|offset| **offset > last);
    first as usize..end.map_or(last, |end| *end) as usize
}

/// Puts a text into Unicode's composed form.
static COMPOSED: OnceLock<fn(&str) -> String> = OnceLock::new();

/// What the ideographs of [`TWICE`] are composed to, in their order. Empty where that would not be one for each.
static IDEOGRAPHS: OnceLock<Vec<char>> = OnceLock::new();

/// The blocks of ideographs that Unicode has a second time, for the sake of older encodings.
const TWICE: [RangeInclusive<char>; 2] = ['\u{F900}'..='\u{FAFF}', '\u{2F800}'..='\u{2FA1D}'];

/// Has every ideograph that Unicode has twice found by the other one. `composed` puts a text into Unicode's composed
/// form (NFC): a browser has the table, whose thousand entries would be too much to download. To be called once, at the
/// start, as what is folded is kept; until then each of them stays itself.
pub fn compose_ideographs(composed: fn(&str) -> String) {
    COMPOSED.get_or_init(|| composed);
}

/// The one that stands at `place` in the blocks, composed. Few texts have any, so the first to have one pays for all.
fn ideograph(c: char, place: u32) -> char {
    let Some(composed) = COMPOSED.get() else {
        return c;
    };
    let each = IDEOGRAPHS.get_or_init(|| {
        let all: String = TWICE.into_iter().flatten().collect();
        let each: Vec<char> = composed(&all).chars().collect();
        if each.len() == all.chars().count() {
            each
        } else {
            Vec::new()
        }
    });
    each.get(place as usize).copied().unwrap_or(c)
}

/// The characters of `text`, folded one by one and without a copy.
fn folded_chars(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(FoldedChar::of)
}

/// What one character folds to: none, one, or several.
enum FoldedChar {
    One(char),
    Two(char, char),
    Three(char, char, char),
    Spelled(Chars<'static>),
    Done,
}

impl FoldedChar {
    fn of(c: char) -> Self {
        match c {
            'A'..='Z' => Self::One(c.to_ascii_lowercase()),
            '\0'..='\x7F' => Self::One(c),
            'ﬀ'..='ﬆ' => Self::Spelled(spelled(c).chars()),
            // Tatweel only stretches a word.
            'ـ' => Self::Done,
            _ if is_mark(c) || is_unseen(c) => Self::Done,
            _ => match letters::letter(c).map(plain) {
                Some(letter) => apart::parts(letter),
                None => Self::Spelled(spelled(c).chars()),
            },
        }
    }
}

impl Iterator for FoldedChar {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Self::One(c) => {
                let c = *c;
                *self = Self::Done;
                Some(c)
            }
            Self::Two(c, last) => {
                let c = *c;
                *self = Self::One(*last);
                Some(c)
            }
            Self::Three(c, next, last) => {
                let c = *c;
                *self = Self::Two(*next, *last);
                Some(c)
            }
            Self::Spelled(chars) => chars.next(),
            Self::Done => None,
        }
    }
}

/// The letters too few to a block for a table.
fn plain(c: char) -> char {
    let moved = |by: u32| char::from_u32(c as u32 - by).unwrap_or(c);
    match c {
        '\u{0531}'..='\u{0556}' => char::from_u32(c as u32 + 0x30).unwrap_or(c),
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' | 'ۀ' | 'ە' => 'ه',
        'ۂ' => 'ہ',
        'ۓ' => 'ے',
        '\u{0660}'..='\u{0669}' => moved(0x0660 - 0x30),
        '\u{06F0}'..='\u{06F9}' => moved(0x06F0 - 0x30),
        '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{02BC}' => '\'',
        '\u{201C}' | '\u{201D}' => '"',
        // An ideograph composed is no letter of any table here.
        '\u{F900}'..='\u{FAFF}' => ideograph(c, c as u32 - 0xF900),
        '\u{2F800}'..='\u{2FA1D}' => ideograph(c, c as u32 - 0x2F800 + 0x200),
        // Hebrew letters with a point.
        '\u{FB1D}' => 'י',
        '\u{FB2A}'..='\u{FB2D}' => 'ש',
        '\u{FB2E}' | '\u{FB2F}' => 'א',
        '\u{FB30}'..='\u{FB4A}' => moved(0xFB30 - 0x05D0),
        '\u{FB4B}' => 'ו',
        '\u{FB4C}' => 'ב',
        '\u{FB4D}' => 'כ',
        '\u{FB4E}' => 'פ',
        // Units that look like the letters they are made of.
        '\u{2126}' => 'ω',
        '\u{212A}' => 'k',
        '\u{212B}' => 'a',
        // The two marks of kana, as letters: in width they are what they are not in folding.
        '\u{3099}' | '\u{309B}' => apart::VOICED,
        '\u{309A}' | '\u{309C}' => apart::HALF_VOICED,
        '\u{FF21}'..='\u{FF3A}' => moved(0xFF21 - 0x61),
        '\u{FF01}'..='\u{FF5E}' => moved(0xFF01 - 0x21),
        _ => c,
    }
}

/// The characters that stand for several letters.
fn spelled(c: char) -> &'static str {
    match c {
        'ß' | 'ẞ' => "ss",
        'Æ' | 'æ' | 'Ǣ' | 'ǣ' | 'Ǽ' | 'ǽ' => "ae",
        'Œ' | 'œ' => "oe",
        'Þ' | 'þ' => "th",
        'Ĳ' | 'ĳ' => "ij",
        'Ǆ' | 'ǅ' | 'ǆ' | 'Ǳ' | 'ǲ' | 'ǳ' => "dz",
        'Ǉ' | 'ǈ' | 'ǉ' => "lj",
        'Ǌ' | 'ǋ' | 'ǌ' => "nj",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => "",
    }
}

#[cfg(test)]
mod tests;
