//! The corpus in every text that the API answers with.

use canopy_e2e::*;
use serde_json::{Value, json};

use super::corpus::{Text, Unharmed as _, nested, nested_value, texts};
use super::serves;

/// An organization of which every text is this one.
fn organization(id: &str, text: &str) -> Value {
    json!({
        "id": id, "name": text, "workspace_id": text, "external_id": text, "path": text, "depth": 0,
        "billing_account_id": text, "picture": text, "unheard_of": text, "deep": nested_value(90), text: text,
        "limits": { "users": 3, text: text }, "usage": { "usage": { "users": 2 }, "subtree_usage": { "users": 2 } },
        "branding": { "display_name": text, "login_hint": text, "new": text,
            "colors": { "primary": text, "page_background": text, "third": text } },
    })
}

/// One for each text, one below another, and one for each that has the text for an id.
fn workspace() -> Vec<Value> {
    let mut organizations = Vec::new();
    for (number, Text { text, .. }) in texts().iter().enumerate() {
        let id = format!("org_{number}");
        let mut below = organization(&format!("{id}_below"), text);
        below["parent_org_id"] = json!(id);
        organizations.extend([organization(&id, text), below]);
    }
    organizations
}

/// Before pages whose every answer is hostile: workspaces, billing accounts, the report of limits and the list.
async fn before_hostile_answers(scenario: impl AsyncFnOnce(&mut Person, String)) {
    in_a_browser(async |person| {
        // What is no picture is the browser's to report.
        person.expects_failing_calls();
        let organizations = workspace();
        let workspace = serves(person, &organizations).await;
        let all = texts();
        let list = |rows: Vec<Value>| json!({ "data": rows, "has_more": false });
        let mut workspaces: Vec<Value> = all
            .iter()
            .enumerate()
            .map(|(number, Text { text, .. })| {
                json!({ "id": format!("ws_{number}"), "name": text, "description": text, "billing_mode": text,
                    "created_at": text, "updated_at": text, "archived_at": text, "archived": number % 2 == 0 })
            })
            .collect();
        workspaces.push(json!({ "id": workspace, "name": all[0].text, "billing_mode": "assigned" }));
        let accounts = all.iter().enumerate().map(|(number, Text { text, .. })| {
            json!({ "id": format!("ba_{number}"), "name": text, "currency": text, "new": text })
        });
        let one = Fault::on("GET", &format!("/workspaces/{workspace}"));
        let faults = [
            one.answers(200).says(workspaces[workspaces.len() - 1].clone()),
            Fault::on("GET", "/workspaces").answers(200).says(list(workspaces)),
            Fault::on("GET", "/workspaces/*/billing-accounts")
                .answers(200)
                .says(list(accounts.collect())),
        ];
        for fault in faults {
            person.sandbox().suffers(fault).await;
        }
        for (number, Text { text, .. }) in all.iter().enumerate() {
            let report = json!({ "organization_id": text, "organization_name": text,
                "limits": [{ "type": text, "used": 1 }, { "type": "users", "used": 2, "total": 3, "org_limit": 3 }],
                "context": { "type": text, "name": text } });
            let path = format!("/workspaces/*/organizations/org_{number}/limits");
            let fault = Fault::on("GET", &path).answers(200).says(report);
            person.sandbox().suffers(fault).await;
        }
        scenario(person, workspace).await;
    })
    .await;
}

#[tokio::test]
async fn every_text_of_the_whole_estate_is_text_on_the_pages_that_show_all_of_it() {
    before_hostile_answers(async |person, workspace| {
        let count = texts().len() * 2;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.lists(count).await;
        person.is_unharmed_in_every_width("the list").await;
        person.clicks(button("Columns")).await;
        for column in ["Login hint", "Billing account"] {
            person.sees(checkbox(column)).await;
        }
        person.is_unharmed_at("the columns").await;
        person.opens(&format!("/w/{workspace}/tree")).await;
        person.clicks(button("Expand all")).await;
        person.is_unharmed_in_every_width("the tree").await;
        person.opens(&format!("/w/{workspace}/limits")).await;
        person.sees(row("").nth(1)).await;
        person.is_unharmed_in_every_width("the limits").await;
        person.opens("/workspaces").await;
        person.sees(heading("Choose a workspace")).await;
        person.is_unharmed_in_every_width("the workspaces").await;
        person
            .opens(&format!("/w/{workspace}/organizations/new"))
            .await;
        person.sees(button("Create organization")).await;
        person.is_unharmed_in_every_width("the form").await;
        person.presses(Key::Control + "k").await;
        person.sees(dialog("Find anything")).await;
        person.presses("a").await;
        person.sees(with_role(&["option"]).nth(0)).await;
        person.is_unharmed_in_every_width("the palette").await;
    })
    .await;
}

/// The page has its heading, and nothing is awaited.
const THERE: &str = "return document.querySelector('main h1, main h2') !== null
    && document.querySelector('main [aria-busy=true], main .skeleton') === null";

/// Opens these pages of an organization for every text.
async fn on_every_organization(pages: &'static [&'static str]) {
    before_hostile_answers(async |person, workspace| {
        for (number, Text { what, .. }) in texts().iter().enumerate() {
            for page in pages {
                let path = page.replace("{}", &format!("org_{number}"));
                person.opens(&format!("/w/{workspace}/{path}")).await;
                person.sees(main_region()).await;
                person
                    .page_comes_to_answer("the page is there", THERE, json!(true))
                    .await;
                person
                    .is_unharmed_in_every_width(&format!("{path}, {what}"))
                    .await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn every_text_of_an_organization_is_text_on_its_overview_and_its_brand() {
    on_every_organization(&["organizations/{}", "organizations/{}/branding"]).await;
}

#[tokio::test]
async fn every_text_of_an_organization_is_text_on_its_limits_and_its_children() {
    on_every_organization(&["organizations/{}/limits", "organizations/{}/children"]).await;
}

#[tokio::test]
async fn every_text_of_an_organization_is_text_in_the_explorer_and_its_form() {
    on_every_organization(&["tree/{}_below", "organizations/{}/edit"]).await;
}

#[tokio::test]
async fn every_text_of_a_refusal_is_text() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let list = format!("/w/{workspace}/organizations");
        for Text { what, text } in texts() {
            let refusal = json!({ "type": text, "code": text, "message": text, "doc_url": text,
                "errors": { "name": [text, text], &text: [text], "picture": text, "limits.users": text,
                    "deep": nested_value(90) } });
            let answers = |method: &str, path: &str, status: u16| {
                Fault::on(method, path).answers(status).says(refusal.clone())
            };
            for fault in [
                answers("POST", "/workspaces/*/organizations", 422).times(1),
                answers("GET", "/workspaces/*/organizations", 403).times(1),
            ] {
                person.sandbox().suffers(fault).await;
            }
            // From here on the list is known, or has failed.
            person.opens(&list).await;
            person.reads("Retry").await;
            person.is_unharmed_in_every_width(&format!("a list refused with {what}")).await;
            person.sandbox().recovers().await;
            person.opens(&format!("{list}/new")).await;
            person
                .sandbox()
                .suffers(answers("POST", "/workspaces/*/organizations", 422).times(1))
                .await;
            person.puts("Name", "Refused").await;
            person.clicks(button("Create organization").inside(main_region())).await;
            person
                .sees_attribute(field("Name"), "aria-invalid", Some("true"))
                .await;
            person.is_unharmed_in_every_width(&format!("a form refused with {what}")).await;
            person.forgets_everything().await;
            person.signs_in_as("owner").await;
        }
    })
    .await;
}

#[tokio::test]
async fn brackets_a_hundred_thousand_deep_cost_the_value_they_are_in_and_never_the_page() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.sandbox().workspace();
        person.signs_in_as("owner").await;
        let deep = nested(100_000);
        for (body, shown) in [
            (deep.clone(), button("Retry")),
            (
                format!(r#"{{"data":{deep},"has_more":false}}"#),
                button("Retry"),
            ),
            (
                format!(r#"{{"data":[{{"id":"org_a","unheard_of":{deep}}}]}}"#),
                link("org_a"),
            ),
            (
                format!(r#"{{"data":[{{"id":"org_a","branding":{{"colors":{deep}}}}}]}}"#),
                link("org_a"),
            ),
            ("[".repeat(1_000_000), button("Retry")),
        ] {
            let fault = Fault::on("GET", "/workspaces/*/organizations")
                .answers(200)
                .says(json!(body));
            person.sandbox().suffers(fault).await;
            person.opens(&format!("/w/{workspace}/organizations")).await;
            person.sees(shown).await;
            person
                .is_unharmed_in_every_width("an answer without end")
                .await;
            person.sandbox().recovers().await;
        }
    })
    .await;
}
