//! Answers with values and records that cannot be read: each costs itself, everything else is there, and what is lost
//! is counted and named.

use canopy_e2e::*;
use serde_json::json;

/// What stands for an unreadable letter.
const UNREADABLE: char = '\u{fffd}';

/// The records of a list as they come in its bytes, and the title of each that can be read.
fn records() -> Vec<(Vec<u8>, Option<String>)> {
    let text = |record: &str, title: &str| (record.as_bytes().to_vec(), Some(title.to_owned()));
    let lost = |record: &str| (record.as_bytes().to_vec(), None);
    let torn = [br#"{"id":"org_torn","name":"Caf"#.as_slice(), b"\xC3\"}"].concat();
    vec![
        text(r#"{"id":"org_first","name":"First"}"#, "First"),
        text(
            r#"{"id":"org_half","name":"Half \ud83d"}"#,
            &format!("Half {UNREADABLE}"),
        ),
        (torn, Some(format!("Caf{UNREADABLE}"))),
        text(
            r#"{"id":"org_minus","name":"Minus","limits":{"users":-1}}"#,
            "Minus",
        ),
        text(
            r#"{"id":"org_whole","name":"Whole","limits":{"users":10.0},"usage":{"subtree_usage":{"users":"3"}}}"#,
            "Whole",
        ),
        text(
            r#"{"id":"org_nan","name":"Nan","limits":{"users":9},"usage":{"subtree_usage":{"users":NaN}}}"#,
            "Nan",
        ),
        text(
            r#"{"id":"org_below","name":"Below minus","parent_org_id":"org_minus","path":"org_minus","depth":1}"#,
            "Below minus",
        ),
        text(
            r#"{"id":"org_wrong","name":"Wrong","branding":"none","picture":["x"]}"#,
            "Wrong",
        ),
        lost("null"),
        lost("7"),
        lost("[1]"),
        lost(r#""text""#),
        lost(r#"{"name":"Without an id"}"#),
        text(r#"{"id":"org_last","name":"Last"}"#, "Last"),
    ]
}

const NOTICE: &str = "Couldn't read 5 records and 4 values. Everything else is shown.";

/// A list of these records, after a byte order mark.
fn list(records: &[&[u8]]) -> Vec<u8> {
    let mut answer = b"\xEF\xBB\xBF{\"data\":[".to_vec();
    answer.extend(records.join(&b','));
    answer.extend_from_slice(b"],\"has_more\":false}");
    answer
}

async fn before_odd_records(scenario: impl AsyncFnOnce(&mut Person, String)) {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.sandbox().workspace();
        let records = records();
        let bytes: Vec<&[u8]> = records.iter().map(|(bytes, _)| bytes.as_slice()).collect();
        let path = format!("/workspaces/{workspace}/organizations");
        person.signs_in_as("owner").await;
        person
            .sandbox()
            .suffers(Fault::on("GET", &path).answers(200).sends(list(&bytes)))
            .await;
        scenario(person, workspace).await;
    })
    .await;
}

fn titles() -> impl Iterator<Item = String> {
    records().into_iter().filter_map(|(_, title)| title)
}

#[tokio::test]
async fn the_list_has_a_row_for_each_record_that_can_be_read_and_names_what_cannot() {
    before_odd_records(async |person, workspace| {
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.lists(titles().count()).await;
        for title in titles() {
            person
                .sees(link(&title).inside(table("Organizations")))
                .await;
        }
        let row_of = |name: &str| row(name).inside(table("Organizations")).nth(0);
        person.reads_in(row_of("Whole"), "3 of 10").await;
        person.reads_in(row_of("Minus"), "limit unknown").await;
        person.reads_in(row_of("Nan"), "Unknown of 9").await;
        person.reads(NOTICE).await;
        person.clicks(button("Show details")).await;
        let named = dialog("Data that couldn't be read");
        person.sees(named.clone()).await;
        for words in [
            "data[3].limits.users",
            "-1 isn't a whole number.",
            "data[5].usage.subtree_usage.users",
            "\"NaN\" isn't a whole number.",
            "data[7].branding",
            "data[7].picture",
            "null isn't a record with an ID.",
            "data[12]",
            "Without an id",
            "This record has no ID.",
        ] {
            person.reads_in(named.clone(), words).await;
        }
        person.clicks(button("Close").inside(named).nth(0)).await;
    })
    .await;
}

#[tokio::test]
async fn the_tree_and_the_limits_have_them_all_too() {
    before_odd_records(async |person, workspace| {
        person.opens(&format!("/w/{workspace}/tree")).await;
        person.clicks(button("Expand all")).await;
        for title in titles() {
            person.sees(tree_item(&title).nth(0)).await;
        }
        person.reads(NOTICE).await;
        person.opens(&format!("/w/{workspace}/limits")).await;
        person.reads(NOTICE).await;
        person.clicks(radio("Users")).await;
        person
            .types_in(searchbox("Search organizations"), "Below minus")
            .await;
        let below = row("Below minus").inside(table("Limits")).nth(0);
        person.reads_in(below, "Unknown").await;
        person
            .opens(&format!("/w/{workspace}/organizations/org_minus/limits"))
            .await;
        person
            .reads_in(row("Users").inside(table("Limits")), "Unknown")
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_list_of_which_nothing_can_be_read_is_a_failure_and_no_empty_list() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.sandbox().workspace();
        person.signs_in_as("owner").await;
        let path = format!("/workspaces/{workspace}/organizations");
        let fault = Fault::on("GET", &path).answers(200);
        person
            .sandbox()
            .suffers(fault.says(json!({ "data": [null, 7] })))
            .await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.reads("none of the records could be read").await;
        person.does_not_read("No organizations yet").await;
    })
    .await;
}

#[tokio::test]
async fn the_other_workspaces_can_be_chosen_where_some_cannot_be_read() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.sandbox().workspace();
        person.signs_in_as("owner").await;
        let here = format!(r#"{{"id":"{workspace}","name":"Here \udc00","archived":"0"}}"#);
        let records: [&[u8]; 4] = [
            here.as_bytes(),
            b"null",
            br#"{"id":"ws_odd","name":"Odd","pooled_seat_limit":-3}"#,
            br#"{"id":{},"name":"Lost"}"#,
        ];
        let answer = String::from_utf8(list(&records)).expect("text");
        let answer = answer.replace(r#""has_more":false"#, r#""has_more":true"#);
        person
            .sandbox()
            .suffers(Fault::on("GET", "/workspaces").answers(200).sends(answer))
            .await;
        person.opens("/workspaces").await;
        person
            .reads("Couldn't read 2 records and 1 value. Everything else is shown.")
            .await;
        person.reads("only some of the workspaces").await;
        person.reads("Odd").await;
        person.clicks(button("Show details")).await;
        person
            .reads_in(dialog("Data that couldn't be read"), "Lost")
            .await;
        person.presses(Key::Escape).await;
        person.clicks(link("").containing("Here").nth(0)).await;
        person.sees(table("Organizations")).await;
    })
    .await;
}

#[tokio::test]
async fn a_limit_that_cannot_be_read_stays_as_it_is_while_another_is_changed() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.sandbox().company("pooled");
        person.signs_in_as("owner").await;
        let made = json!({ "name": "Half known", "limits": { "users": 5, "locations": 3 } });
        let path = format!("/workspaces/{workspace}/organizations");
        let made = person.sandbox().post(&path, &made).await;
        let id = made["id"].as_str().expect("an id").to_owned();
        let one = format!("{path}/{id}");
        let mut odd = made.clone();
        odd["limits"]["users"] = json!("five");
        for (path, body) in [
            (&one, odd.clone()),
            (&path, json!({ "data": [odd], "has_more": false })),
        ] {
            let fault = Fault::on("GET", path).answers(200).says(body);
            person.sandbox().suffers(fault).await;
        }
        person
            .opens(&format!("/w/{workspace}/organizations/{id}/edit"))
            .await;
        person.reads("This limit couldn't be read.").await;
        person.replaces("Locations limit", "4").await;
        person.clicks(button("Save changes")).await;
        person.reads("Half known was saved.").await;
        person.sandbox().recovers().await;
        let now = person.sandbox().answer(&one).await;
        assert_eq!(now["limits"]["users"], 5);
        assert_eq!(now["limits"]["locations"], 4);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_not_among_the_members_sent_is_asked_and_not_refused() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("pooled");
        let members = json!({ "data": [{ "user_id": "auth0|somebody", "role": "viewer" }], "has_more": true });
        person
            .sandbox()
            .suffers(Fault::on("GET", "/workspaces/*/members").answers(200).says(members))
            .await;
        person.signs_in_as("owner").await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person
            .reads("The API listed only some of the members, and you aren't among them.")
            .await;
        person.does_not_read("Your role couldn't be determined").await;
        let create = || button("Create organization");
        person.sees_attribute(create(), "aria-disabled", Some("true")).await;
        person.clicks(button("Allow changes")).await;
        person.sees_attribute(create(), "aria-disabled", None).await;
        person.does_not_read("make changes anyway?").await;
    })
    .await;
}

#[tokio::test]
async fn a_list_of_billing_accounts_that_is_not_whole_says_so() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("single");
        let accounts = json!({ "data": [{ "id": "cus_one", "name": "One" }], "has_more": true });
        person
            .sandbox()
            .suffers(
                Fault::on("GET", "/workspaces/*/billing-accounts")
                    .answers(200)
                    .says(accounts),
            )
            .await;
        person
            .sandbox()
            .suffers(
                Fault::on("GET", "/workspaces/*/billing-accounts/*/subscriptions")
                    .answers(200)
                    .says(json!({ "data": [], "has_more": false })),
            )
            .await;
        person.signs_in_as("owner").await;
        person
            .opens(&format!("/w/{workspace}/organizations/new"))
            .await;
        person.reads("only some of the billing accounts").await;
        person.chooses("Billing account", "One").await;
    })
    .await;
}

#[tokio::test]
async fn a_configuration_with_a_byte_order_mark_is_one() {
    in_a_browser(async |person| {
        let whole = person.sandbox().answer("/config.json").await.to_string();
        let utf_16: Vec<u8> = format!("\u{feff}{whole}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for bytes in [[b"\xEF\xBB\xBF", whole.as_bytes()].concat(), utf_16] {
            person.sandbox().recovers().await;
            let fault = Fault::on("GET", "/config.json").answers(200).sends(bytes);
            person.sandbox().suffers(fault).await;
            person.opens("/sign-in").await;
            person.sees(button("Sign in as owner")).await;
        }
    })
    .await;
}
