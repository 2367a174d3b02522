//! Answers of the API, whole, damaged and too long.

use super::*;
use crate::{
    organization::Organization,
    workspace::{BillingAccount, Workspace, member::Member},
};

#[test]
fn a_missing_has_more_means_that_the_list_is_whole() {
    let list: List<Organization> = parse(br#"{"data":[{"id":"org_1"}]}"#).unwrap();
    assert!(!list.has_more);
    assert!(
        parse::<List<Organization>>(br#"{"data":[],"has_more":true}"#)
            .unwrap()
            .has_more
    );
}

#[test]
fn a_page_in_place_of_nothing_is_no_success() {
    for done in [
        &b""[..],
        b"\n",
        b"\xEF\xBB\xBF\n",
        b"{}",
        br#"{"id":"org_1","deleted":true}"#,
    ] {
        assert_eq!(parse_done(done), Ok(()));
    }
    for other in [&b"<!doctype html>"[..], b"[]", b"null", b"{", b"\xff"] {
        assert!(parse_done(other).is_err());
    }
}

/// What is kept of a list, and the places of what is not.
fn read(text: impl AsRef<[u8]>) -> (Vec<String>, Vec<String>) {
    let list: List<Organization> = parse(text.as_ref()).unwrap();
    let kept = list.data.iter().map(|one| one.title().to_owned()).collect();
    let unread = list.unread.iter().map(|one| one.place.clone()).collect();
    (kept, unread)
}

/// A list of three, the second of them `record`.
fn list(record: &str) -> String {
    format!(r#"{{"data":[{{"id":"a"}},{record},{{"id":"z"}}]}}"#)
}

#[test]
fn one_bad_value_costs_that_value() {
    let kept = |record: &str, title: &str, unread: &[&str]| {
        let (titles, places) = read(list(record));
        assert_eq!(titles, ["a", title, "z"], "{record}");
        assert_eq!(places, unread, "{record}");
    };
    kept(
        r#"{"id":"b","limits":{"users":10.0},"usage":{"usage":{"sso":"3"}}}"#,
        "b",
        &[],
    );
    kept(
        r#"{"id":"b","limits":{"users":-1,"sso":true}}"#,
        "b",
        &["data[1].limits.sso", "data[1].limits.users"],
    );
    kept(
        r#"{"id":"b","limits":{"users":NaN}}"#,
        "b",
        &["data[1].limits.users"],
    );
    kept(
        r#"{"id":"b","limits":{"users":1e999}}"#,
        "b",
        &["data[1].limits.users"],
    );
    kept(r#"{"id":"b","limits":"none"}"#, "b", &["data[1].limits"]);
    kept(r#"{"id":"b","limits":[1,2]}"#, "b", &["data[1].limits"]);
    kept(r#"{"id":"b","usage":7}"#, "b", &["data[1].usage"]);
    kept(
        r#"{"id":"b","usage":{"subtree_usage":{"users":{}}}}"#,
        "b",
        &["data[1].usage.subtree_usage.users"],
    );
    kept(
        r#"{"id":"b","name":7,"depth":-1}"#,
        "b",
        &["data[1].depth", "data[1].name"],
    );
    kept(r#"{"id":"b","depth":4294967296}"#, "b", &["data[1].depth"]);
    kept(
        r#"{"id":"b","branding":{"colors":{"primary":[]}}}"#,
        "b",
        &["data[1].branding.colors.primary"],
    );
    kept(
        r#"{"id":"b","name":"B","name":false}"#,
        "b",
        &["data[1].name"],
    );
    kept(r#"{"id":"b","name":false,"name":"B"}"#, "B", &[]);
    kept(r#"{"id":"b","name":"Acme \ud83d"}"#, "Acme \u{fffd}", &[]);
    kept(r#"{"id":"b","\udc00":1,"name":"B"}"#, "B", &[]);
}

#[test]
fn what_is_no_record_costs_itself_and_a_torn_text_its_torn_letter() {
    for none in [
        "null",
        "7",
        "-1.5",
        "true",
        r#""b""#,
        "[]",
        "[1]",
        "{}",
        r#"{"id":null,"name":"B"}"#,
        r#"{"id":" "}"#,
        r#"{"id":7}"#,
    ] {
        assert_eq!(
            read(list(none)),
            (vec!["a".into(), "z".into()], vec!["data[1]".into()]),
            "{none}"
        );
    }
    let torn = [
        br#"{"data":[{"id":"a","name":""#.as_slice(),
        b"caf\xC3",
        br#""},{"id":"z"}]}"#,
    ]
    .concat();
    assert_eq!(read(torn).0, ["caf\u{fffd}", "z"]);
}

#[test]
fn each_lost_value_is_told_with_its_record_and_a_reason() {
    let answer = br#"{"data":[{"id":"a","name":"Acme","limits":{"users":-1}},null,{"name":"Lost"},{"id":7}]}"#;
    let list: List<Organization> = parse(answer).unwrap();
    let told: Vec<_> = list
        .unread
        .iter()
        .map(|one| (one.place.as_str(), one.name.as_str(), one.misread()))
        .collect();
    assert_eq!(
        told,
        [
            (
                "data[0].limits.users",
                "Acme",
                Misread::Other {
                    value: "-1".into(),
                    expected: Expected::WholeNumber
                }
            ),
            (
                "data[1]",
                "",
                Misread::NoRecord {
                    value: "null".into()
                }
            ),
            ("data[2]", "Lost", Misread::NoId),
            ("data[3]", "", Misread::NoRecord { value: "7".into() }),
        ]
    );
    assert_eq!(list.unread[0].id, "a");
}

#[test]
fn an_answer_that_is_no_list_or_of_which_nothing_is_left_is_refused() {
    for no_list in [
        "{}",
        r#"{"data":null}"#,
        r#"{"data":{"id":"a"}}"#,
        r#"{"data":"a"}"#,
        "[]",
        "null",
        r#"{"data":[null,7]}"#,
    ] {
        assert!(
            parse::<List<Organization>>(no_list.as_bytes()).is_err(),
            "{no_list}"
        );
    }
}

#[test]
fn whether_there_is_more_is_said_whatever_it_is_written_as() {
    let more = |value: &str| {
        let text = format!(r#"{{"data":[],"has_more":{value}}}"#);
        let list: List<Organization> = parse(text.as_bytes()).unwrap();
        (list.has_more, list.unread.len())
    };
    for (value, expected) in [
        ("true", (true, 0)),
        ("1", (true, 0)),
        (r#""true""#, (true, 0)),
        ("null", (false, 0)),
        ("0", (false, 0)),
        (r#""perhaps""#, (true, 1)),
        ("[]", (true, 1)),
    ] {
        assert_eq!(more(value), expected, "{value}");
    }
}

#[test]
fn a_byte_order_mark_before_an_answer_is_not_there() {
    assert_eq!(read("\u{feff}{\"data\":[{\"id\":\"a\"}]}").0, ["a"]);
    let utf_16: Vec<u8> = "\u{feff}{\"data\":[{\"id\":\"a\"}]}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(read(utf_16).0, ["a"]);
    assert_eq!(
        ErrorBody::read(b"\xEF\xBB\xBF{\"message\":\"No.\"}")
            .message
            .as_deref(),
        Some("No.")
    );
}

#[test]
fn the_other_lists_are_read_alike() {
    let text = br#"{"data":[null,{"id":"a","user_id":"a","name":7,"archived":"1","role":5,"pooled_seat_limit":"9"}]}"#;
    let workspaces: List<Workspace> = parse(text).unwrap();
    assert_eq!(workspaces.unread.len(), 2);
    assert!(workspaces.data[0].archived);
    assert_eq!(workspaces.data[0].pooled_seat_limit, Some(9));
    let members: List<Member> = parse(text).unwrap();
    assert_eq!((members.data.len(), members.unread.len()), (1, 2));
    let accounts: List<BillingAccount> = parse(text).unwrap();
    assert_eq!((accounts.data.len(), accounts.unread.len()), (1, 2));
}

#[test]
fn a_list_that_lost_a_record_or_was_cut_is_not_whole() {
    let is_whole = |text: &str| {
        let list: List<BillingAccount> = parse(text.as_bytes()).unwrap();
        list.is_whole()
    };
    assert!(is_whole(r#"{"data":[{"id":"cus_1","name":7}]}"#));
    assert!(!is_whole(r#"{"data":[{"id":"cus_1"},{"name":"Second"}]}"#));
    assert!(!is_whole(r#"{"data":[{"id":"cus_1"},null]}"#));
    assert!(!is_whole(r#"{"data":[{"id":"cus_1"}],"has_more":true}"#));
}

#[test]
fn of_an_error_with_a_thousand_fields_a_form_full_is_read() {
    let fields: Vec<String> = (0..1000)
        .map(|at| format!(r#""{at}{}":["a","b"]"#, "k".repeat(9_000)))
        .collect();
    let body = ErrorBody::read(format!(r#"{{"errors":{{{}}}}}"#, fields.join(",")).as_bytes());
    assert_eq!(
        body.errors.values().map(Vec::len).sum::<usize>(),
        FIELD_TEXTS
    );
    assert!(
        body.errors
            .keys()
            .all(|key| key.chars().count() <= READABLE + 1)
    );
}

#[test]
fn a_malformed_answer_names_the_place() {
    let answer = br#"{"data":[{"id":"org_1"},{"id":"org_2","limits":{"users":"many"},}]}"#;
    let malformed = parse::<List<Organization>>(answer).unwrap_err();
    assert!(malformed.json_path.starts_with("data[1]"), "{malformed:?}");
    assert_eq!(
        parse::<List<Organization>>(b"{}").unwrap_err().json_path,
        "."
    );
    assert!(parse::<List<Organization>>(br#"{"data":[]} trailing"#).is_err());
    assert!(parse::<List<Organization>>(br#"{"data":[{"id":"org_1""#).is_err());
}

#[test]
fn of_an_endless_text_about_a_failure_one_reads_the_beginning() {
    let word = "ü".repeat(100_000);
    let key = format!(r#"{{"{word}":[,]}}"#);
    let malformed = parse::<List<Organization>>(key.as_bytes()).unwrap_err();
    let wrong = parse::<List<Organization>>(format!(r#"{{"data":"{word}"}}"#).as_bytes());
    let wrong = wrong.unwrap_err();
    let refusal = format!(r#"{{"message":"{word}","errors":{{"name":"{word}"}}}}"#);
    let refusal = ErrorBody::read(refusal.as_bytes());
    let Mistake::Parser(wrong) = wrong.mistake else {
        panic!("{wrong:?}");
    };
    for text in [
        &malformed.json_path,
        &wrong,
        refusal.message.as_ref().unwrap(),
        &refusal.errors["name"][0],
    ] {
        assert!(text.ends_with('…'), "{text}");
        assert_eq!(text.chars().count(), READABLE + 1);
    }
    let short = ErrorBody::read(r#"{"message":"Zu groß."}"#.as_bytes());
    assert_eq!(short.message.unwrap(), "Zu groß.");
}

#[test]
fn both_error_shapes_are_read() {
    let long = ErrorBody::read(
        br#"{"type":"conflict_error","code":"organization_has_usage","message":"In use.",
            "doc_url":"https://docs.altostrat.io/errors/organization_has_usage"}"#,
    );
    assert_eq!(long.code.as_deref(), Some("organization_has_usage"));
    let short = ErrorBody::read(br#"{"message":"Unauthenticated."}"#);
    assert_eq!(short.message.as_deref(), Some("Unauthenticated."));
    assert_eq!(short.code, None);
}

#[test]
fn a_field_may_have_one_text_or_several() {
    let body = ErrorBody::read(
        br#"{"message":"No.","errors":{"name":["Too long.","Blank."],"picture":"Too big."}}"#,
    );
    assert_eq!(body.errors["name"], ["Too long.", "Blank."]);
    assert_eq!(body.errors["picture"], ["Too big."]);
}

#[test]
fn a_body_that_is_no_error_body_reads_as_an_empty_one() {
    for bytes in [&b""[..], b"<html>", b"[1]", b"null", br#"{"message":{}}"#] {
        assert_eq!(ErrorBody::read(bytes), ErrorBody::default());
    }
}
