//! Letters that a search takes for one, in several scripts and both ways of encoding them.

use unicode_normalization::UnicodeNormalization;

use super::*;

fn nfc(text: &str) -> String {
    text.nfc().collect()
}

#[test]
fn case_and_accents_go() {
    assert_eq!(
        fold("Zürich Überlingen ÉCOLE naïve"),
        "zurich uberlingen ecole naive"
    );
    assert_eq!(fold("Nguyễn Thị Hồng Đào"), "nguyen thi hong dao");
    assert_eq!(fold("İstanbul Işık"), "istanbul isik");
    assert_eq!(fold("ΑΘΉΝΑ Ὀδυσσεύς"), "αθηνα οδυσσευσ");
    assert_eq!(fold("ЁЛКА Їжак"), "елка іжак");
    assert_eq!(fold("e\u{301}"), "e");
}

#[test]
fn a_start_is_found_without_folding_the_rest() {
    for (text, start) in [
        ("Ærø Ferry", "aer"),
        ("Straße", "strass"),
        ("Ö", "o"),
        ("any", ""),
    ] {
        assert!(starts_with(text, start), "{text}");
    }
    for (text, start) in [("Straße", "strab"), ("Ab", "abc"), ("", "a")] {
        assert!(!starts_with(text, start), "{text}");
    }
}

#[test]
fn ligatures_are_spelled_out() {
    assert_eq!(
        fold("Straße ŒUVRE Æsir Þór Łódź Ørsted ﬁnance"),
        "strasse oeuvre aesir thor lodz orsted finance"
    );
}

#[test]
fn arabic_and_hebrew_lose_their_points() {
    assert_eq!(fold("مُحَمَّد"), fold("محمد"));
    assert_eq!(fold("شركة أوّل"), fold("شركه اول"));
    assert_eq!(fold("کتاب ۲۰۲۶"), "كتاب 2026");
    assert_eq!(fold("العـــربية"), fold("العربية"));
    assert_eq!(fold("שָׁלוֹם"), "שלום");
}

#[test]
fn typography_becomes_typewriting() {
    assert_eq!(
        fold("Joe’s “Café”\u{a0}– Ｎｏ．１"),
        "joe's \"cafe\" - no.1"
    );
    assert_eq!(fold("soft\u{ad}ware\u{200f}"), "software");
}

#[test]
fn other_scripts_stay_whole() {
    for text in ["東京支店", "हिन्दी", "ไทย", "かな", "🏢"] {
        assert_eq!(fold(text), text);
    }
}

#[test]
fn an_ideograph_that_unicode_has_twice_is_one() {
    compose_ideographs(nfc);
    for c in TWICE.into_iter().flatten() {
        assert_eq!(fold(&c.to_string()), nfc(&c.to_string()), "{c}");
    }
    for (name, typed) in [
        ("\u{FA19}田", "神田"),
        ("\u{FA1B}岡", "福岡"),
        ("\u{F90A}", "金"),
        ("\u{F9E1}", "李"),
        ("\u{2F800}", "丽"),
    ] {
        assert_eq!(fold(name), typed);
        assert!(starts_with(name, &fold(typed)), "{typed}");
        assert_eq!(natural_key(name), natural_key(typed));
    }
    assert!(natural_key("\u{FA19}田1") < natural_key("神田2"));
    assert!(natural_key("\u{FA19}田2") < natural_key("神田10"));
}

#[test]
fn the_same_word_is_the_same_however_it_is_encoded() {
    for (composed, decomposed) in [
        ("서울", "\u{1109}\u{1165}\u{110b}\u{116e}\u{11af}"),
        (
            "が ぢ ど ば ぽ ゔ ゞ",
            "か\u{3099} ち\u{3099} と\u{3099} は\u{3099} ほ\u{309a} う\u{3099} ゝ\u{3099}",
        ),
        (
            "ガ ヂ ド バ ポ ヴ ヷ ヺ",
            "カ\u{3099} チ\u{3099} ト\u{3099} ハ\u{3099} ホ\u{309a} ウ\u{3099} ワ\u{3099} ヲ\u{3099}",
        ),
        ("கொ", "க\u{bc6}\u{bbe}"),
        ("क़", "क\u{93c}"),
        ("שׁ", "ש\u{5c1}"),
        ("Å K Ω", "A\u{30a} K Ω"),
    ] {
        assert_eq!(fold(composed), fold(decomposed), "{composed}");
    }
    // Another word stays another.
    for (one, other) in [
        ("か", "が"),
        ("は", "ば"),
        ("ば", "ぱ"),
        ("서", "설"),
        ("カ", "か"),
    ] {
        assert_ne!(fold(one), fold(other));
    }
}

#[test]
fn a_syllable_is_found_while_its_last_letter_is_still_to_come() {
    assert!(starts_with("설악", &fold("서")));
    assert!(!starts_with("설악", &fold("석")));
}

#[test]
fn a_match_is_marked_where_it_stands_in_the_original() {
    let text = "Die Straße e\u{301}tait";
    let (folded, offsets) = fold_with_offsets(text);
    let marked = |needle: &str| {
        let at = folded.find(needle).unwrap();
        &text[original_range(&offsets, at..at + needle.len())]
    };
    assert_eq!(marked("strasse"), "Straße");
    assert_eq!(marked("stras"), "Straß");
    assert_eq!(marked("se"), "ße");
    assert_eq!(marked("e etait"), "e e\u{301}tait");
    assert_eq!(marked("et"), "e\u{301}t");
    assert_eq!(marked("ait"), "ait");
    let at = folded.find("etait").unwrap();
    assert_eq!(&text[original_range(&offsets, at..at + 1)], "e\u{301}");
}

#[test]
fn a_range_of_nothing_or_outside_marks_nothing() {
    let (folded, offsets) = fold_with_offsets("Åse");
    assert_eq!(folded, "ase");
    for range in [0..0, 3..3, 3..9, 9..12] {
        assert!(
            original_range(&offsets, range.clone()).is_empty(),
            "{range:?}"
        );
    }
    #[expect(
        clippy::reversed_empty_ranges,
        reason = "a caller's slip must not panic"
    )]
    let backwards = original_range(&offsets, 2..1);
    assert!(backwards.is_empty());
}
