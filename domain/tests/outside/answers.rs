//! Any bytes for an answer: read into a forest that shows each organization once, or refused with the place of what is wrong.

use std::{collections::HashSet, thread};

use canopy_domain::{
    anomaly_words::anomaly_words,
    forest::Forest,
    limits_report::LimitsReport,
    listing::listing,
    member::Member,
    organization::Organization,
    picture::PictureLink,
    search::SearchIndex,
    standing::Standings,
    unknown_fields::unknown_fields,
    visible::{Expansion, visible_rows},
    wire::{ErrorBody, List, Malformed, parse, parse_done},
    workspace::{BillingAccount, Workspace},
};
use proptest::{collection::vec, prelude::*, test_runner::TestCaseError};
use serde_json::{Map, Value, json};

use crate::inputs::{Outcome, damage, damaged, try_all};

/// What the API documents, each field once.
const LIST: &str = r##"{"data":[
{"id":"org_a","name":"Åse \u0026 Söhne","workspace_id":"ws_1","external_id":"6f0a","parent_org_id":null,"path":"org_a","depth":0,"billing_account_id":"ba_1","picture":"https://example.com/a.png","usage":{"usage":{"locations":3,"users":7,"sso":0},"subtree_usage":{"locations":9,"users":70,"sso":1}},"limits":{"locations":10,"users":null,"sso":0},"branding":{"display_name":"Åse","login_hint":"aase","colors":{"primary":"#ff0000","page_background":"#ffffff"}}},
{"id":"org_b","name":"Below","parent_org_id":"org_a","path":"org_a#org_b","depth":1,"limits":[],"usage":null,"branding":[],"new":{"x":[1.5e3,true]}}
],"has_more":false}"##;

const REPORT: &str = r#"{"organization_id":"org_b","organization_name":"Below","limits":[{"type":"users","used":7,"direct":2,"free":null,"org_limit":50,"total":80},{"type":"sso"}],"context":{"type":"parent","name":"Åse"}}"#;

const REFUSAL: &str = r#"{"type":"invalid_request_error","code":"validation_failed","message":"No.","doc_url":"https://docs.altostrat.io/","errors":{"name":["Too long."],"limits.users":"No."}}"#;

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
    prop_assert!(!malformed.json_path.is_empty() && !malformed.message.is_empty());
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
    let standings = Standings::new(&forest);
    let matches = SearchIndex::new(&forest).find("a");
    prop_assert!(listing(&forest, &standings, matches.as_ref(), &[], None).len() <= forest.len());
    prop_assert_eq!(
        visible_rows(&forest, &Expansion::expanded(), None).len(),
        forest.len()
    );
    for (index, organization) in forest.iter() {
        anomaly_words(forest.anomalies(index));
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

#[test]
fn any_bytes_give_a_forest_or_the_place_of_what_is_wrong() {
    try_all(
        "answers to the forest",
        10_000,
        any_answer(),
        |bytes| match parse::<List<Organization>>(&bytes) {
            Ok(list) => {
                holds(list.data)?;
                Ok(Outcome::Read)
            }
            Err(malformed) => {
                is_placed(&malformed)?;
                Ok(Outcome::Refused)
            }
        },
    );
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
fn a_hundred_thousand_brackets_are_refused_and_take_no_stack() {
    const DEEP: usize = 100_000;
    for (open, close) in [("[", "]"), (r#"{"x":"#, "}")] {
        let deep = format!("{}0{}", open.repeat(DEEP), close.repeat(DEEP));
        let nested = [
            deep.clone(),
            format!(r#"{{"data":{deep}}}"#),
            format!(r#"{{"data":[{{"id":"a","unheard_of":{deep}}}]}}"#),
            format!(r#"{{"data":[{{"id":"a","branding":{deep}}}]}}"#),
            format!(r#"{{"data":[{{"id":"a","limits":{{"users":{deep}}}}}]}}"#),
            format!(r#"{{"message":"No.","errors":{deep}}}"#),
            open.repeat(DEEP),
        ];
        for text in nested {
            let reader = move || {
                let bytes = text.as_bytes();
                assert!(parse::<List<Organization>>(bytes).is_err());
                // What these do not ask for is passed over, however deep it is.
                parse::<List<Workspace>>(bytes).ok();
                parse::<LimitsReport>(bytes).ok();
                assert!(parse_done(bytes).is_err());
                assert_eq!(ErrorBody::read(bytes), ErrorBody::default());
            };
            let thread = thread::Builder::new().stack_size(STACK).spawn(reader);
            thread.unwrap().join().unwrap();
        }
    }
}
