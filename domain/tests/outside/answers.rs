//! Any bytes for an answer: read into a forest that shows each organization once, or refused with the place of what is
//! wrong.

use std::{collections::HashSet, sync::Arc, thread};

use canopy_domain::{
    limits::{report::LimitsReport, status::LimitStatuses},
    list::listing::listing,
    organization::{Organization, unknown_fields::unknown_fields},
    picture::PictureLink,
    tree::{
        forest::Forest,
        search::SearchIndex,
        visible_rows::{Expansion, visible_rows},
    },
    wire::{ErrorBody, List, ListPieces, Malformed, Mistake, Unread, parse, parse_done},
    workspace::{BillingAccount, Workspace, member::Member},
};
use proptest::{collection::vec, prelude::*, test_runner::TestCaseError};
use serde_json::{Map, Value, json};

use crate::inputs::{Outcome, damage, damaged, try_all};

/// What the API documents, each field once.
const LIST: &str = r##"{"data":[
{"id":"org_a","name":"Åse \u0026 Söhne","workspace_id":"ws_1","external_id":"6f0a","parent_org_id":null,"path":"org_a",
"depth":0,"billing_account_id":"ba_1","picture":"https://example.com/a.png",
"usage":{"usage":{"locations":3,"users":7,"sso":0},"subtree_usage":{"locations":9,"users":70,"sso":1}},
"limits":{"locations":10,"users":null,"sso":0},
"branding":{"display_name":"Åse","login_hint":"aase","colors":{"primary":"#ff0000","page_background":"#ffffff"}}},
{"id":"org_b","name":"Below","parent_org_id":"org_a","path":"org_a#org_b","depth":1,
"limits":[],"usage":null,"branding":[],"new":{"x":[1.5e3,true]}}
],"has_more":false}"##;

const REPORT: &str = r#"{"organization_id":"org_b","organization_name":"Below",
"limits":[{"type":"users","used":7,"direct":2,"free":null,"org_limit":50,"total":80},{"type":"sso"}],
"context":{"type":"parent","name":"Åse"}}"#;

const REFUSAL: &str = r#"{"type":"invalid_request_error","code":"validation_failed","message":"No.",
"doc_url":"https://docs.altostrat.io/","errors":{"name":["Too long."],"limits.users":"No."}}"#;

/// Answers that went wrong on the way, and bytes that never were one.
fn any_answer() -> impl Strategy<Value = Vec<u8>> {
    let whole = prop::sample::select(vec![LIST, REPORT, REFUSAL]);
    let damaged =
        (whole, vec(damage(), 0..5)).prop_map(|(text, damages)| damaged(text.as_bytes(), &damages));
    let marks = prop::sample::select(br#"{}[]",:\0-e.tfn "#.to_vec());
    prop_oneof![
        2 => damaged,
        6 => any_list().prop_map(|list| list.to_string().into_bytes()),
        1 => vec(marks, 0..80),
        1 => vec(any::<u8>(), 0..80),
    ]
}

/// JSON as no careful API would send it: the documented keys, with values of every kind.
fn any_list() -> impl Strategy<Value = Value> {
    let organizations = vec(any_object(), 0..4);
    let data = prop_oneof![6 => organizations.prop_map(Value::from), 1 => any_value()];
    let more = prop_oneof![9 => any::<bool>().prop_map(Value::from), 1 => any_value()];
    (data, more).prop_map(|(data, more)| json!({ "data": data, "has_more": more }))
}

/// Few ids and mostly the right kinds, or everything else would hide behind the first wrong value.
fn any_object() -> impl Strategy<Value = Value> {
    const KEYS: [&str; 8] = [
        "id",
        "name",
        "parent_org_id",
        "depth",
        "usage",
        "limits",
        "branding",
        "unheard_of",
    ];
    let id = || (0..5_u8).prop_map(|number| json!(format!("org_{number}")));
    let number = prop::option::of(0..30_u64);
    let texts = (any_text(), any_text(), any_text());
    let fields = (id(), prop::option::weighted(0.6, id()), texts, number);
    let strange = prop_oneof![
        3 => Just(None),
        1 => (prop::sample::select(KEYS.to_vec()), any_value()).prop_map(Some),
    ];
    (fields, strange).prop_map(|((id, parent, (name, path, picture), users), strange)| {
        let mut object = json!({
            "id": id, "parent_org_id": parent, "name": name, "path": path, "picture": picture, "depth": users,
            "limits": { "users": users }, "branding": { "display_name": path, "colors": { "primary": picture } },
        });
        if let Some((key, value)) = strange {
            object[key] = value;
        }
        object
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => vec(any::<char>(), 0..8).prop_map(String::from_iter),
        1 => Just("<script>ran = true</script>".to_owned()),
        1 => Just("\u{202e}\u{200b}\0\u{feff}".to_owned()),
        1 => Just("org_1#org_2##".to_owned()),
        1 => Just("javascript:ran=true".to_owned()),
        1 => Just("https://example.com/a.png".to_owned()),
        1 => Just("red;background:url(https://evil.example/)".to_owned()),
    ]
}

fn any_value() -> impl Strategy<Value = Value> {
    let plain = prop_oneof![
        2 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        2 => any::<i64>().prop_map(Value::from),
        1 => any::<u64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        3 => any_text().prop_map(Value::from),
    ];
    const KEYS: [&str; 12] = [
        "usage",
        "subtree_usage",
        "users",
        "locations",
        "sso",
        "display_name",
        "login_hint",
        "colors",
        "primary",
        "page_background",
        "",
        "a.b[0]",
    ];
    plain.prop_recursive(3, 12, 4, |inner| {
        let pair = (prop::sample::select(KEYS.to_vec()), inner.clone());
        let object = vec(pair, 0..4).prop_map(|pairs| {
            pairs
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect::<Map<_, _>>()
                .into()
        });
        prop_oneof![vec(inner, 0..4).prop_map(Value::from), object]
    })
}

fn is_placed(malformed: &Malformed) -> Result<(), TestCaseError> {
    prop_assert!(
        !malformed.json_path.is_empty() && malformed.mistake != Mistake::Parser(String::new())
    );
    Ok(())
}

/// All that is worked out of a list as it arrives.
fn holds(list: Vec<Organization>) -> Result<(), TestCaseError> {
    let ids: HashSet<_> = list
        .iter()
        .map(|organization| organization.id.clone())
        .collect();
    let forest = Forest::new(list);
    let shown: Vec<_> = forest
        .iter()
        .map(|(_, organization)| organization.id.clone())
        .collect();
    prop_assert_eq!(shown.len(), ids.len());
    prop_assert_eq!(shown.into_iter().collect::<HashSet<_>>(), ids);
    let statuses = LimitStatuses::new(&forest);
    let matches = SearchIndex::new(&forest).find("a");
    prop_assert!(listing(&forest, &statuses, matches.as_ref(), &[], None).len() <= forest.len());
    prop_assert_eq!(
        visible_rows(&forest, &Expansion::expanded(), None).len(),
        forest.len()
    );
    for (index, organization) in forest.iter() {
        let _ = forest.anomalies(index);
        unknown_fields(organization);
        let picture = organization.picture.as_deref().unwrap_or_default();
        if let Some(link) = PictureLink::read(picture, "https://api.example") {
            let shown = link.as_str();
            prop_assert!(
                ["https://", "data:image/"]
                    .iter()
                    .any(|safe| shown.to_ascii_lowercase().starts_with(safe)),
                "{shown}"
            );
        }
    }
    Ok(())
}

/// The ids of the records that can be read of an answer that is JSON, by what the documents say and by nothing of the
/// product's: an object in the list is a record where its id is a text that is not blank. `None`: it is no list, or has
/// records and none that can be read.
fn readable(answer: &Value) -> Option<Vec<&str>> {
    let data = answer.as_object()?.get("data")?.as_array()?;
    let ids: Vec<&str> = data
        .iter()
        .filter_map(|record| record.as_object()?.get("id")?.as_str())
        .filter(|id| !id.trim().is_empty())
        .collect();
    (data.is_empty() || !ids.is_empty()).then_some(ids)
}

#[test]
fn any_bytes_give_a_forest_or_the_place_of_what_is_wrong() {
    try_all(
        "answers to the forest",
        10_000,
        any_answer(),
        |bytes| match parse::<List<Organization>>(&bytes) {
            Ok(list) => {
                if let Ok(answer) = serde_json::from_slice::<Value>(&bytes) {
                    let ids = readable(&answer);
                    let kept = list
                        .data
                        .iter()
                        .map(|organization| organization.id.as_str());
                    prop_assert_eq!(Some(kept.collect::<Vec<_>>()), ids);
                }
                for unread in &list.unread {
                    prop_assert!(!unread.place.is_empty());
                }
                holds(list.data)?;
                Ok(Outcome::Read)
            }
            Err(malformed) => {
                let answer = serde_json::from_slice::<Value>(&bytes).ok();
                prop_assert_eq!(answer.as_ref().and_then(readable), None);
                is_placed(&malformed)?;
                Ok(Outcome::Refused)
            }
        },
    );
}

#[test]
fn a_list_is_the_same_wherever_its_answer_is_cut_into_pieces() {
    let records = vec(any_record(), 0..6).prop_map(|records| {
        let texts: Vec<_> = records.into_iter().map(|(text, _)| text).collect();
        [br#"{"data":["#.as_slice(), &texts.join(&b','), b"]}"].concat()
    });
    let input = (
        prop_oneof![any_answer(), records],
        vec(any::<prop::sample::Index>(), 0..5),
    );
    try_all("answers in pieces", 20_000, input, |(bytes, cuts)| {
        let mut ends: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        ends.push(bytes.len());
        ends.sort_unstable();
        let mut pieces = ListPieces::<Organization>::default();
        let mut from = 0;
        for end in ends {
            pieces.take(&bytes[from..end]);
            from = end;
        }
        match (pieces.list(), parse::<List<Organization>>(&bytes)) {
            (Ok(list), Ok(whole)) => {
                // What is deep may stand in pieces where the whole was mended for another record's sake.
                let is_deep = bytes
                    .windows(90)
                    .any(|run| run.iter().all(|byte| *byte == b'['));
                let same = |(one, other): (&Arc<Organization>, &Organization)| match is_deep {
                    true => one.id == other.id,
                    false => **one == *other,
                };
                prop_assert_eq!(list.data.len(), whole.data.len());
                prop_assert!(list.data.iter().zip(&whole.data).all(same));
                prop_assert_eq!(list.has_more, whole.has_more);
                let places = |unread: Vec<Unread>| unread.into_iter().map(|one| one.place);
                prop_assert!(places(list.unread).eq(places(whole.unread)));
                Ok(Outcome::Read)
            }
            (Err(malformed), Err(_)) => {
                is_placed(&malformed)?;
                Ok(Outcome::Refused)
            }
            (list, whole) => Err(TestCaseError::fail(format!(
                "{list:?} in pieces, {whole:?} at once"
            ))),
        }
    });
}

/// Values as they stand in the text of an answer, with what JSON has no word for among them.
fn any_words() -> impl Strategy<Value = Vec<u8>> {
    let number = prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| number.to_string()),
        (0..100_u8).prop_map(|number| format!("{number}.0")),
        (0..100_u8).prop_map(|number| format!("\" {number} \"")),
        (0..9_u8, 0..400_u16).prop_map(|(digit, power)| format!("{digit}e{power}")),
        prop::sample::select(vec![
            "NaN",
            "-Infinity",
            "+1",
            "007",
            ".5",
            "0x1F",
            "undefined"
        ])
        .prop_map(str::to_owned),
    ];
    let half = prop::sample::select(vec![r"\ud83d", r"\udc00", r"\ud83d\ud83d", r"\u12", r"\x"]);
    let text =
        (vec(any::<u8>(), 0..6), half, vec(any::<u8>(), 0..6)).prop_map(|(start, half, end)| {
            let plain = |bytes: Vec<u8>| bytes.into_iter().filter(|byte| !b"\"\\".contains(byte));
            let mut text = vec![b'"'];
            text.extend(plain(start));
            text.extend_from_slice(half.as_bytes());
            text.extend(plain(end));
            text.push(b'"');
            text
        });
    let nested =
        (90..300_usize).prop_map(|depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
    prop_oneof![
        3 => number.prop_map(String::into_bytes),
        3 => text,
        1 => nested.prop_map(String::into_bytes),
        1 => any_value().prop_map(|value| value.to_string().into_bytes()),
    ]
}

/// A record's text, and whether it can be read: it is an object that has an id.
fn any_record() -> impl Strategy<Value = (Vec<u8>, bool)> {
    let key = prop::sample::select(vec![
        r#""name""#,
        r#""depth""#,
        r#""limits""#,
        r#""usage""#,
        r#""branding""#,
        r#""picture""#,
        r#""parent_org_id""#,
        r#""unheard_of""#,
        r#""\ud83d""#,
    ]);
    let limits =
        any_words().prop_map(|word| [br#""limits":{"users":"#.as_slice(), &word, b"}"].concat());
    let field = (key, any_words()).prop_map(|(key, word)| [key.as_bytes(), b":", &word].concat());
    let fields = vec(prop_oneof![2 => field, 1 => limits], 0..4);
    let whole = fields.prop_map(|fields| {
        let mut text = br#"{"id":"ID""#.to_vec();
        for field in fields {
            text.push(b',');
            text.extend(field);
        }
        text.push(b'}');
        (text, true)
    });
    let none = prop_oneof![
        any_words(),
        Just(br#"{"name":"Lost"}"#.to_vec()),
        Just(br#"{"id":" "}"#.to_vec()),
        Just(br#"{"id":7,"name":"Lost"}"#.to_vec()),
    ];
    prop_oneof![3 => whole, 2 => none.prop_map(|text| (text, false))]
}

#[test]
fn the_list_has_a_row_for_each_record_that_can_be_read() {
    let mark = prop::sample::select(vec![&b""[..], b"\xEF\xBB\xBF"]);
    let input = (mark, vec(any_record(), 0..6));
    try_all("records of every kind", 10_000, input, |(mark, records)| {
        let mut ids = Vec::new();
        let mut text = [mark, br#"{"data":["#].concat();
        for (at, (record, is_readable)) in records.iter().enumerate() {
            if at > 0 {
                text.push(b',');
            }
            let id = format!("org_{at}");
            // No other text of these has both letters in quotes at this place.
            match record.strip_prefix(br#"{"id":"ID""#) {
                Some(rest) => {
                    text.extend_from_slice(format!(r#"{{"id":"{id}""#).as_bytes());
                    text.extend_from_slice(rest);
                }
                None => text.extend_from_slice(record),
            }
            if *is_readable {
                ids.push(id);
            }
        }
        text.extend_from_slice(b"]}");
        let workspaces = parse::<List<Workspace>>(&text).map_or(0, |list| list.data.len());
        let accounts = parse::<List<BillingAccount>>(&text).map_or(0, |list| list.data.len());
        prop_assert_eq!((workspaces, accounts), (ids.len(), ids.len()));
        match parse::<List<Organization>>(&text) {
            Ok(list) => {
                let lost = list.unread.iter().filter(|unread| unread.is_record).count();
                prop_assert_eq!(lost, records.len() - ids.len());
                let shown: HashSet<String> = Forest::new(list.data)
                    .iter()
                    .map(|(_, one)| one.id.to_string())
                    .collect();
                prop_assert_eq!(shown, ids.into_iter().collect::<HashSet<_>>());
                Ok(Outcome::Read)
            }
            Err(malformed) => {
                prop_assert!(ids.is_empty() && !records.is_empty(), "{:?}", malformed);
                Ok(Outcome::Refused)
            }
        }
    });
}

#[test]
fn any_bytes_give_any_other_answer_or_the_place_of_what_is_wrong() {
    try_all(
        "answers of every other kind",
        2_000,
        any_answer(),
        |bytes| {
            ErrorBody::read(&bytes);
            let tried = [
                parse::<Organization>(&bytes).map(drop),
                parse::<List<Workspace>>(&bytes).map(drop),
                parse::<List<BillingAccount>>(&bytes).map(drop),
                parse::<List<Member>>(&bytes).map(drop),
                parse::<LimitsReport>(&bytes).map(drop),
                parse_done(&bytes),
            ];
            let mut outcome = Outcome::Refused;
            for answer in tried {
                match answer {
                    Ok(()) => outcome = Outcome::Read,
                    Err(malformed) => is_placed(&malformed)?,
                }
            }
            Ok(outcome)
        },
    );
}

#[test]
fn the_place_named_is_in_the_value_where_a_parser_stops_that_follows_every_step() {
    try_all("places of what is wrong", 2_000, any_list(), |list| {
        let text = list.to_string();
        let Err(malformed) = parse::<List<Organization>>(text.as_bytes()) else {
            return Ok(Outcome::Read);
        };
        let mut json = serde_json::Deserializer::from_str(&text);
        let error =
            serde_path_to_error::deserialize::<_, List<Organization>>(&mut json).unwrap_err();
        let path = error.path().to_string();
        let is_inside = path == "." || malformed.json_path.starts_with(&path);
        prop_assert!(
            is_inside,
            "{} is not in {}: {}",
            malformed.json_path,
            path,
            text
        );
        Ok(Outcome::Refused)
    });
}

/// The stack that a browser gives a WebAssembly program, which is half of a test's.
const STACK: usize = 1024 * 1024;

#[test]
fn a_hundred_thousand_brackets_take_no_stack_and_cost_the_value_they_are_in() {
    const DEEP: usize = 100_000;
    for (open, close) in [("[", "]"), (r#"{"x":"#, "}")] {
        let deep = format!("{}0{}", open.repeat(DEEP), close.repeat(DEEP));
        let lost = [
            deep.clone(),
            format!(r#"{{"data":{deep}}}"#),
            open.repeat(DEEP),
        ];
        let kept = [
            format!(r#"{{"data":[{{"id":"a","unheard_of":{deep}}}]}}"#),
            format!(r#"{{"data":[{{"id":"a","branding":{deep}}}]}}"#),
            format!(r#"{{"data":[{{"id":"a","limits":{{"users":{deep}}}}},{deep}]}}"#),
        ];
        let refusal = format!(r#"{{"message":"No.","errors":{deep}}}"#);
        let reader = move || {
            let both = lost
                .iter()
                .map(|text| (text, false))
                .chain(kept.iter().map(|text| (text, true)));
            for (text, is_kept) in both {
                let bytes = text.as_bytes();
                assert_eq!(parse::<List<Organization>>(bytes).is_ok(), is_kept);
                parse::<List<Workspace>>(bytes).ok();
                parse::<LimitsReport>(bytes).ok();
                parse_done(bytes).ok();
                ErrorBody::read(bytes);
            }
            assert_eq!(
                ErrorBody::read(refusal.as_bytes()).message.as_deref(),
                Some("No.")
            );
        };
        let thread = thread::Builder::new().stack_size(STACK).spawn(reader);
        thread.unwrap().join().unwrap();
    }
}
