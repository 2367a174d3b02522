//! Letters that Unicode makes of others and that keep all their parts when they are searched: Hangul, kana, the scripts
//! of India.

use super::FoldedChar;

/// The mark of a voiced sound, and of a half-voiced one: the half-width forms, which unlike the combining ones count as
/// letters of a word.
pub(super) const VOICED: char = '\u{FF9E}';
pub(super) const HALF_VOICED: char = '\u{FF9F}';

/// What `c` is made of; itself where it is whole.
pub(super) fn parts(c: char) -> FoldedChar {
    let code = c as u32;
    match code {
        0xAC00..=0xD7A3 => syllable(code - 0xAC00),
        0x304C..=0x30FE => kana(c),
        0x0929..=0x1026 => match INDIC.iter().find(|letter| u32::from(letter[0]) == code) {
            // Of three parts the first two are a letter themselves.
            Some(&[_, first, last]) => match (parts(known(first)), known(last)) {
                (FoldedChar::Two(one, two), three) => FoldedChar::Three(one, two, three),
                (_, two) => FoldedChar::Two(known(first), two),
            },
            None => FoldedChar::One(c),
        },
        _ => FoldedChar::One(c),
    }
}

/// A syllable of Hangul by its number, as Unicode has made them: 28 endings to each of 21 vowels to each initial.
fn syllable(number: u32) -> FoldedChar {
    let jamo = |code: u32| char::from_u32(code).unwrap_or_default();
    let (initial, vowel) = (
        jamo(0x1100 + number / 588),
        jamo(0x1161 + number % 588 / 28),
    );
    match number % 28 {
        0 => FoldedChar::Two(initial, vowel),
        ending => FoldedChar::Three(initial, vowel, jamo(0x11A7 + ending)),
    }
}

fn kana(c: char) -> FoldedChar {
    let code = c as u32;
    // Katakana stand in the order of hiragana.
    let place = if code > 0x30A0 { code - 0x60 } else { code };
    let voiced = match place {
        0x304C..=0x3062 if place.is_multiple_of(2) => 1,
        0x3065 | 0x3067 | 0x3069 | 0x309E => 1,
        0x3070..=0x307D if place % 3 == 1 => 1,
        0x3070..=0x307D if place % 3 == 2 => 2,
        0x3094 => 0x4E,
        0x3097..=0x309A if code > 0x30A0 => 8,
        _ => 0,
    };
    let mark = if voiced == 2 { HALF_VOICED } else { VOICED };
    match char::from_u32(code - voiced) {
        Some(letter) if voiced > 0 => FoldedChar::Two(letter, mark),
        _ => FoldedChar::One(c),
    }
}

fn known(code: u16) -> char {
    char::from_u32(code.into()).unwrap_or_default()
}

/// Each letter and the two it is made of, from Unicode's list.
#[rustfmt::skip]
const INDIC: [[u16; 3]; 45] = [
    [0x929, 0x0928, 0x093C], [0x931, 0x0930, 0x093C], [0x934, 0x0933, 0x093C], [0x958, 0x0915, 0x093C],
    [0x959, 0x0916, 0x093C], [0x95A, 0x0917, 0x093C], [0x95B, 0x091C, 0x093C], [0x95C, 0x0921, 0x093C],
    [0x95D, 0x0922, 0x093C], [0x95E, 0x092B, 0x093C], [0x95F, 0x092F, 0x093C], [0x9CB, 0x09C7, 0x09BE],
    [0x9CC, 0x09C7, 0x09D7], [0x9DC, 0x09A1, 0x09BC], [0x9DD, 0x09A2, 0x09BC], [0x9DF, 0x09AF, 0x09BC],
    [0xA33, 0x0A32, 0x0A3C], [0xA36, 0x0A38, 0x0A3C], [0xA59, 0x0A16, 0x0A3C], [0xA5A, 0x0A17, 0x0A3C],
    [0xA5B, 0x0A1C, 0x0A3C], [0xA5E, 0x0A2B, 0x0A3C], [0xB48, 0x0B47, 0x0B56], [0xB4B, 0x0B47, 0x0B3E],
    [0xB4C, 0x0B47, 0x0B57], [0xB5C, 0x0B21, 0x0B3C], [0xB5D, 0x0B22, 0x0B3C], [0xB94, 0x0B92, 0x0BD7],
    [0xBCA, 0x0BC6, 0x0BBE], [0xBCB, 0x0BC7, 0x0BBE], [0xBCC, 0x0BC6, 0x0BD7], [0xC48, 0x0C46, 0x0C56],
    [0xCC0, 0x0CBF, 0x0CD5], [0xCC7, 0x0CC6, 0x0CD5], [0xCC8, 0x0CC6, 0x0CD6], [0xCCA, 0x0CC6, 0x0CC2],
    [0xCCB, 0x0CCA, 0x0CD5], [0xD4A, 0x0D46, 0x0D3E], [0xD4B, 0x0D47, 0x0D3E], [0xD4C, 0x0D46, 0x0D57],
    [0xDDA, 0x0DD9, 0x0DCA], [0xDDC, 0x0DD9, 0x0DCF], [0xDDD, 0x0DDC, 0x0DCA], [0xDDE, 0x0DD9, 0x0DDF],
    [0x1026, 0x1025, 0x102E],
];
