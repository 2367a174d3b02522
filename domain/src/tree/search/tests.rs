//! What a query finds, how well it fits, and what is marked of it.

use unicode_normalization::UnicodeNormalization;

use super::*;

fn forest() -> Forest {
    let organization = |id: &str, name: &str, parent: Option<&str>| Organization {
        parent_org_id: parent.map(Into::into),
        ..Organization::named(id, name)
    };
    let mut branded = organization("org_4", "Four", None);
    branded.branding.display_name = Some("Quatre Saisons".into());
    branded.branding.login_hint = Some("four-seasons".into());
    branded.external_id = Some("a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d".into());
    branded.billing_account_id = Some("cus_9".into());
    Forest::new([
        organization("org_1", "Müller Group", None),
        organization("org_2", "Store 12", Some("org_1")),
        organization("org_3", "Muller Storehouse", None),
        organization("org_5", "Bookstore", None),
        branded,
    ])
}

fn found(query: &str) -> Vec<(String, Fit)> {
    let forest = forest();
    let matches = SearchIndex::new(&forest).find(query).unwrap();
    let all = forest
        .iter()
        .filter_map(|(index, organization)| Some((organization.name.clone(), matches.fit(index)?)));
    all.collect()
}

fn names(query: &str) -> Vec<String> {
    found(query).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn a_blank_query_is_no_search() {
    let index = SearchIndex::new(&forest());
    for query in ["", "  ", " / ", "\n"] {
        assert_eq!(index.find(query), None);
    }
}

#[test]
fn whole_words_fit_better_than_word_starts_than_insides() {
    let mut found = found("store");
    found.sort_by_key(|&(_, fit)| std::cmp::Reverse(fit));
    assert_eq!(
        found,
        [
            ("Store 12".to_owned(), Fit::Word),
            ("Muller Storehouse".to_owned(), Fit::WordStart),
            ("Bookstore".to_owned(), Fit::Inside),
        ]
    );
}

#[test]
fn accents_and_case_make_no_difference() {
    assert_eq!(
        names("MULLER"),
        ["Müller Group", "Store 12", "Muller Storehouse"]
    );
    assert_eq!(names("müller g"), ["Müller Group", "Store 12"]);
}

#[test]
fn names_display_names_login_hints_and_every_id_are_searched() {
    for query in [
        "quatre",
        "four-seasons",
        "org_4",
        "a1b2c3d4",
        "cus_9",
        "four saisons",
    ] {
        assert_eq!(names(query), ["Four"], "{query}");
    }
}

#[test]
fn what_lies_below_a_found_organization_is_found_by_its_path_and_fits_least() {
    let found = found("müller group");
    assert_eq!(
        found,
        [
            ("Müller Group".to_owned(), Fit::Word),
            ("Store 12".to_owned(), Fit::Path)
        ]
    );
    assert_eq!(names("Müller Group / Store 12"), ["Store 12"]);
}

#[test]
fn every_term_has_to_be_found_and_one_of_them_in_the_organization_itself_to_fit_well() {
    assert_eq!(found("group 12"), [("Store 12".to_owned(), Fit::Word)]);
    assert!(names("store nowhere").is_empty());
}

#[test]
fn a_tree_counts_only_what_is_found_in_the_organization_itself() {
    let forest = forest();
    let matches = SearchIndex::new(&forest).find("müller").unwrap();
    assert_eq!(matches.count(), 2);
    let below = forest.index_of(&"org_2".into()).unwrap();
    assert!(!matches.is_match(below));
    assert_eq!(matches.fit(below), Some(Fit::Path));
}

#[test]
fn those_above_a_match_lead_to_it() {
    let forest = forest();
    let matches = SearchIndex::new(&forest).find("12").unwrap();
    assert!(matches.leads_to_match(forest.index_of(&"org_1".into()).unwrap()));
    assert!(!matches.leads_to_match(forest.index_of(&"org_2".into()).unwrap()));
}

#[test]
fn a_few_letters_find_no_ids_and_neither_does_what_all_ids_share() {
    for query in ["g", "org", "org_", "cus_"] {
        assert!(
            names(query)
                .iter()
                .all(|name| name.contains("Group") || name == "Store 12"),
            "{query}"
        );
    }
}

#[test]
fn a_match_never_runs_over_from_one_organization_into_the_next() {
    let forest = Forest::new([
        Organization::named("org_1", "ab"),
        Organization::named("org_2", "cd"),
    ]);
    assert_eq!(SearchIndex::new(&forest).find("bc").unwrap().count(), 0);
}

#[test]
fn a_long_query_is_cut_and_has_few_terms() {
    let log: String = (0..100_000).map(|number| format!("{number} ")).collect();
    assert_eq!(
        terms(&log),
        (0..16).map(|number| number.to_string()).collect::<Vec<_>>()
    );
    assert_eq!(terms(&"ü".repeat(100_000)), ["u".repeat(QUERY_MAX)]);
    assert_eq!(cut("müller"), "müller");
    assert_eq!(SearchIndex::new(&forest()).find(&log).unwrap().count(), 0);
}

#[test]
fn a_text_has_at_most_fifty_marks() {
    let name = "ab".repeat(5_000);
    assert_eq!(marks(&name, &terms("a")).len(), 50);
    assert_eq!(marks(&name, &terms("b a")), [(0, 100)]);
    assert_eq!(marks(&"a b c ".repeat(1_000), &terms("a b c")).len(), 50);
}

#[test]
fn the_same_text_is_found_and_marked_however_it_is_encoded() {
    for (composed, decomposed) in [
        (
            "한국지사",
            "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}\u{110c}\u{1175}\u{1109}\u{1161}",
        ),
        ("がぱヴ", "か\u{3099}は\u{309a}ウ\u{3099}"),
        ("Café", "Cafe\u{301}"),
        ("क़ला", "क\u{93c}ला"),
    ] {
        let forest = Forest::new([
            Organization::named("org_1", composed),
            Organization::named("org_2", decomposed),
        ]);
        let index = SearchIndex::new(&forest);
        for query in [composed, decomposed] {
            assert_eq!(index.find(query).unwrap().count(), 2, "{query}");
            assert_eq!(marks(composed, &terms(query)), [(0, composed.len())]);
            assert_eq!(marks(decomposed, &terms(query)), [(0, decomposed.len())]);
        }
    }
}

#[test]
fn an_ideograph_that_unicode_has_twice_is_found_and_marked_by_the_other() {
    fold::compose_ideographs(|text| text.nfc().collect());
    let forest = Forest::new([
        Organization::named("org_1", "\u{FA19}田"),
        Organization::named("org_2", "神田"),
    ]);
    let index = SearchIndex::new(&forest);
    for query in ["神田", "\u{FA19}田", "神", "\u{FA19}"] {
        assert_eq!(index.find(query).unwrap().count(), 2, "{query}");
    }
    // Four bytes that fold to three, between letters.
    let name = "A \u{2F800}\u{FA19}b";
    for query in ["神", "\u{FA19}"] {
        assert_eq!(marks(name, &terms(query)), [(6, 9)]);
    }
    assert_eq!(marks(name, &terms("丽")), [(2, 6)]);
    assert_eq!(marks(name, &terms("神b")), [(6, 10)]);
}

#[test]
fn marks_fall_on_the_original_letters() {
    assert_eq!(marks("Müller", &terms("mull")), [(0, 5)]);
    assert_eq!(marks("Store store", &terms("store")), [(0, 5), (6, 11)]);
    assert_eq!(marks("banana", &terms("ana")), [(1, 4)]);
    assert_eq!(marks("abc", &terms("ab bc")), [(0, 3)]);
    assert_eq!(marks("Straße", &terms("strasse")), [(0, 7)]);
    assert!(marks("abc", &terms("x")).is_empty());
}
