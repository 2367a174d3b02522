//! Marks that sit on another letter.

/// Whether it is an accent, a point or another mark on the letter before it.
pub fn is_mark(c: char) -> bool {
    match c as u32 {
        // Accents and other marks on any script.
        0x0300..=0x036F | 0x1AB0..=0x1ACE | 0x1DC0..=0x1DFF | 0x20D0..=0x20F0 => true,
        0xFE20..=0xFE2F => true,
        // Cyrillic titlo and breathings.
        0x0483..=0x0489 => true,
        // Hebrew points and cantillation.
        0x0591..=0x05BD | 0x05BF | 0x05C1..=0x05C2 | 0x05C4..=0x05C5 | 0x05C7..=0x05C9 => true,
        // Arabic harakat and Koranic marks.
        0x0610..=0x061A | 0x064B..=0x065F | 0x0670 => true,
        0x06D6..=0x06DC | 0x06DF..=0x06E4 | 0x06E7..=0x06E8 | 0x06EA..=0x06ED => true,
        _ => false,
    }
}
