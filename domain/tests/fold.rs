//! Folding held against Unicode's own decompositions, letter by letter over every block it covers.

use std::cmp::Ordering;

use canopy_domain::unicode::fold::{
    fold, fold_into, fold_with_offsets, natural_key, original_range,
};
use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Names that differ only in case, accents or leading zeros are put in the order of their bytes.
fn natural_cmp(one: &str, other: &str) -> Ordering {
    let by_key = natural_key(one).cmp(&natural_key(other));
    by_key.then_with(|| one.cmp(other))
}

const COVERED: [std::ops::RangeInclusive<char>; 9] = [
    '\0'..='\u{024F}',
    '\u{0300}'..='\u{058F}',
    '\u{0590}'..='\u{05EA}',
    '\u{0600}'..='\u{06FF}',
    '\u{1AB0}'..='\u{1ACE}',
    '\u{1DC0}'..='\u{20F0}',
    '\u{1E00}'..='\u{1FFF}',
    '\u{FE20}'..='\u{FE2F}',
    '\u{FF00}'..='\u{FF5E}',
];

/// Where searching goes beyond Unicode, in full: each letter and what it becomes.
const BEYOND: &[(&str, &str)] = &[
    ("ß", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("þ", "th"),
    ("ĳ", "ij"),
    ("ǆ", "dz"),
    ("ǅ", "dz"),
    ("ǳ", "dz"),
    ("ǲ", "dz"),
    ("ǉ", "lj"),
    ("ǈ", "lj"),
    ("ǌ", "nj"),
    ("ǋ", "nj"),
    ("ø", "o"),
    ("đ", "d"),
    ("ð", "d"),
    ("ł", "l"),
    ("ħ", "h"),
    ("ŧ", "t"),
    ("ŋ", "n"),
    ("ŉ", "n"),
    ("ĸ", "q"),
    ("ı", "i"),
    ("ſ", "s"),
    ("ẜ", "s"),
    ("ẝ", "s"),
    ("ς", "σ"),
    ("ٱ", "ا"),
    ("ى", "ي"),
    ("ی", "ي"),
    ("ک", "ك"),
    ("ة", "ه"),
    ("ە", "ه"),
    ("\u{a0}", " "),
    ("‘", "'"),
    ("’", "'"),
    ("“", "\""),
    ("”", "\""),
    ("\u{202f}", " "),
    ("\u{205f}", " "),
];

/// Decompose, drop the marks, lower the case; then the exceptions.
fn expected(c: char) -> String {
    let stripped = |text: &str| {
        text.nfd()
            .filter(|c| !is_combining_mark(*c))
            .collect::<String>()
    };
    let plain = stripped(&stripped(&c.to_string()).to_lowercase());
    if let Some((_, beyond)) = BEYOND.iter().find(|(letter, _)| *letter == plain) {
        return (*beyond).to_owned();
    }
    match c {
        '\u{ad}'
        | '\u{61c}'
        | 'ـ'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' => String::new(),
        '\u{2000}'..='\u{200a}' => " ".to_owned(),
        '‐'..='―' => "-".to_owned(),
        '٠'..='٩' => (c as u32 - '٠' as u32).to_string(),
        '۰'..='۹' => (c as u32 - '۰' as u32).to_string(),
        '！'..='～' => c.nfkd().collect::<String>().to_lowercase(),
        _ => plain,
    }
}

#[test]
fn every_letter_of_every_covered_block_folds_as_unicode_decomposes() {
    let wrong: Vec<_> = COVERED
        .into_iter()
        .flatten()
        .filter(|c| fold(&c.to_string()) != expected(*c))
        .map(|c| {
            format!(
                "U+{:04X} {c} gives {:?}, not {:?}",
                c as u32,
                fold(&c.to_string()),
                expected(c)
            )
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} letters:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What Unicode takes apart and folding does not: Tibetan, Balinese, struck-out symbols, angle brackets, and what
/// stands for a letter of Chinese or Korean writing in older encodings.
fn stays_as_it_is(c: char) -> bool {
    matches!(
        c,
        '\u{F43}'..='\u{FB9}'
            | '\u{1B06}'..='\u{1B43}'
            | '\u{219A}'..='\u{2ADC}'
            | '\u{F900}'..='\u{FAD9}'
            | '\u{FB1F}'
            | '\u{10000}'..
    )
}

#[test]
fn every_letter_that_unicode_takes_apart_folds_as_its_parts_do() {
    let wrong: Vec<String> = ('\0'..=char::MAX)
        .filter(|&c| !stays_as_it_is(c))
        .filter(|c| {
            let (whole, parts): (String, String) = (c.to_string(), c.to_string().nfd().collect());
            fold(&whole) != fold(&parts) || fold(&fold(&whole)) != fold(&whole)
        })
        .map(|c| format!("U+{:04X} {c} gives {:?}", c as u32, fold(&c.to_string())))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} letters:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Letters of the covered blocks, some of anything, and the digits that order cares for.
fn any_text() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        6 => proptest::sample::select(COVERED.into_iter().flatten().collect::<Vec<_>>()),
        2 => proptest::char::range('0', '3'),
        2 => proptest::char::range('a', 'c'),
        1 => any::<char>(),
    ];
    prop::collection::vec(letter, 0..12).prop_map(|letters| letters.into_iter().collect())
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in any_text()) {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn folding_takes_no_notice_of_how_accents_are_encoded(text in any_text()) {
        prop_assume!(!text.chars().any(stays_as_it_is));
        prop_assert_eq!(fold(&text.nfd().collect::<String>()), fold(&text));
        prop_assert_eq!(fold(&text.nfc().collect::<String>()), fold(&text));
    }

    #[test]
    fn folding_goes_letter_by_letter(one in any_text(), other in any_text()) {
        let mut folded = fold(&one);
        fold_into(&mut folded, &other);
        prop_assert_eq!(folded, fold(&format!("{one}{other}")));
    }

    #[test]
    fn offsets_rise_over_the_letters_of_the_original(text in any_text()) {
        let (folded, offsets) = fold_with_offsets(&text);
        prop_assert_eq!(&folded, &fold(&text));
        prop_assert_eq!(offsets.len(), folded.len() + 1);
        prop_assert_eq!(offsets[folded.len()] as usize, text.len());
        prop_assert!(offsets.is_sorted());
        prop_assert!(offsets.iter().all(|at| text.is_char_boundary(*at as usize)));
    }

    #[test]
    fn what_is_marked_in_the_original_folds_to_what_was_found(
        text in any_text(), start in 0..40_usize, len in 0..40_usize,
    ) {
        let (folded, offsets) = fold_with_offsets(&text);
        let range = original_range(&offsets, start..start + len);
        let marked = fold(&text[range]);
        if let Some(found) = folded.get(start..start + len) {
            prop_assert!(marked.contains(found), "{found:?} in {marked:?}");
        }
    }

    #[test]
    fn the_natural_order_is_total(a in any_text(), b in any_text(), c in any_text()) {
        prop_assert_eq!(natural_cmp(&a, &b), natural_cmp(&b, &a).reverse());
        prop_assert_eq!(natural_cmp(&a, &b) == Ordering::Equal, a == b);
        let mut names = [a, b, c];
        names.sort_by(|one, other| natural_cmp(one, other));
        prop_assert!(natural_cmp(&names[0], &names[2]).is_le());
    }

    #[test]
    fn numbers_are_ordered_as_numbers(a in any::<u64>(), b in any::<u64>(), zeros in 0..3_usize) {
        prop_assume!(a != b);
        let padded = format!("Store {}{a}", "0".repeat(zeros));
        prop_assert_eq!(natural_cmp(&padded, &format!("store {b}")), a.cmp(&b));
    }
}
