//! The corpus in everything a person types, pastes, or follows as an address; and in the configuration of the host.

use canopy_e2e::*;
use serde_json::json;

use super::corpus::{Text, Unharmed as _, nested_value, segment, texts};

#[tokio::test]
async fn every_text_can_be_typed_into_every_field_of_the_form() {
    const FIELDS: [&str; 6] = [
        "Name",
        "Display name",
        "Login hint",
        "Primary color",
        "Page background",
        "Logo URL",
    ];
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.comes_to_a_new_organization("pooled").await;
        for Text { what, text } in texts() {
            for name in FIELDS {
                person.puts(name, &text).await;
            }
            person
                .is_unharmed_in_every_width(&format!("{what} in every field"))
                .await;
        }
        // What the last one left is refused or kept; both are said.
        person
            .clicks(button("Create organization").inside(main_region()))
            .await;
        person.is_unharmed_in_every_width("the form, sent").await;
        // And the draft of it is offered, and taken up again.
        person.reloads().await;
        person.clicks(button("Restore")).await;
        person.is_unharmed_in_every_width("the draft").await;
    })
    .await;
}

#[tokio::test]
async fn every_text_can_be_searched_for() {
    in_a_browser(async |person| {
        person.comes_to_the_list().await;
        for Text { what, text } in texts() {
            person.puts("Search organizations", &text).await;
            person.is_unharmed_in_every_width(&format!("the search for {what}")).await;
        }
        person.reloads().await;
        person.sees(searchbox("Search organizations")).await;
        person.is_unharmed_in_every_width("the search in the address").await;
        person.presses(Key::Control + "k").await;
        person.sees(dialog("Find anything")).await;
        for Text { what, text } in texts() {
            const PUT: &str = "document.activeElement.select(); document.execCommand('insertText', false, \
                arguments[0])";
            person.page_answers(PUT, vec![json!(text)]).await;
            person.is_unharmed_at(&format!("the palette asked for {what}")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn every_text_can_be_given_for_a_token() {
    in_a_browser(async |person| {
        person.opens("/sign-in").await;
        for Text { what, text } in texts() {
            person.puts("Access token", &text).await;
            person.clicks(button("Sign in")).await;
            person
                .is_unharmed_in_every_width(&format!("{what} for a token"))
                .await;
        }
        // Three parts that look like one.
        let claims = json!({
            "sub": texts()[0].text, "workspace_id": texts()[18].text,
            "exp": 4_000_000_000_u64, "deep": nested_value(90),
        });
        let part = |text: &str| {
            base64(text.as_bytes())
                .replace('+', "-")
                .replace('/', "_")
                .replace('=', "")
        };
        let token = format!(
            "{}.{}.c2ln",
            part(r#"{"alg":"none"}"#),
            part(&claims.to_string())
        );
        person.expects_failing_calls();
        person.puts("Access token", &token).await;
        person.clicks(button("Sign in")).await;
        person.reads("token").await;
        person
            .is_unharmed_in_every_width("claims that mean harm")
            .await;
    })
    .await;
}

#[tokio::test]
async fn every_text_can_stand_in_the_address_of_an_organization() {
    in_every_address(&[
        "/w/{workspace}/tree/{text}?tab={text}",
        "/w/{workspace}/organizations/{text}/branding",
        "/w/{text}/organizations",
        "/{text}?then={text}&from={text}",
    ])
    .await;
}

#[tokio::test]
async fn every_text_can_stand_behind_an_address() {
    in_every_address(&[
        "/w/{workspace}/organizations?q={text}&sort={text}&filters={text}&tab={text}&{text}={text}#{text}",
        "/w/{workspace}/tree?q={text}&tab={text}#{text}",
        "/w/{workspace}/limits?q={text}&sort={text}&of={text}",
    ])
    .await;
}

/// Opens these addresses with every text in them.
async fn in_every_address(addresses: &'static [&'static str]) {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_the_list().await;
        for Text { what, text } in texts() {
            // No longer than servers let through.
            let text: String = text.chars().take(1_500).collect();
            for address in addresses {
                let path = address
                    .replace("{workspace}", &workspace)
                    .replace("{text}", &segment(&text));
                person.opens(&path).await;
                person.sees(main_region()).await;
                person.is_unharmed_at(&format!("{what} in {address}")).await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn every_text_can_stand_in_the_configuration() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        // The policy forbids what some of them name.
        person.expects_complaint("connect-src");
        person.expects_complaint("violates the document's Content Security Policy");
        let deep = nested_value(90);
        let whole = texts().into_iter().flat_map(|Text { what, text }| {
            [
                (
                    format!("{what} for the API"),
                    json!({ "api_base_url": text, "sandbox": false }),
                ),
                (
                    format!("{what} for its configuration"),
                    json!({ "api_base_url": "", "sandbox": text, &text: deep }),
                ),
            ]
        });
        for (what, configuration) in whole.collect::<Vec<_>>() {
            let fault = Fault::on("GET", "/config.json")
                .answers(200)
                .says(configuration);
            person.sandbox().suffers(fault).await;
            person.opens("/sign-in").await;
            const THERE: &str = "return document.querySelector('h1, h2') !== null";
            person
                .page_comes_to_answer("the page is there", THERE, json!(true))
                .await;
            person.is_unharmed_in_every_width(&what).await;
            person.sandbox().recovers().await;
        }
    })
    .await;
}
