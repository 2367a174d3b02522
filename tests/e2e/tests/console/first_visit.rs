//! What whoever has just set Canopy up, or opened it in the wrong browser, is told.

use canopy_e2e::*;
use serde_json::{Value, json};

#[tokio::test]
async fn a_missing_configuration_is_named_and_asked_for_again() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let fault = Fault::on("GET", "/config.json").answers(404);
        person.sandbox().suffers(fault).await;
        person.opens("/").await;
        person
            .reads("There is no config.json next to this page")
            .await;
        person.sandbox().recovers().await;
        person.clicks(button("Retry")).await;
        person.sees(button("Sign in as owner")).await;
    })
    .await;
}

#[tokio::test]
async fn a_configuration_that_is_none_is_told_from_one_that_lacks_something() {
    in_a_browser(async |person| {
        for (body, words) in [
            (
                json!("<!doctype html><title>Canopy</title>"),
                "config.json next to this page can't be used",
            ),
            (
                json!({ "api": "https://api.example" }),
                "missing field `api_base_url`",
            ),
            (
                json!({ "api_base_url": "ftp://api.example" }),
                "the address must begin with http or https, or be a path (at api_base_url)",
            ),
            (
                json!({ "api_base_url": "https://ops:secret@api.example" }),
                "the address must not contain a user name or password (at api_base_url)",
            ),
            (
                json!({ "api_base_url": "https://api.example/v1?key=secret" }),
                "the address must not contain a query (?...) (at api_base_url)",
            ),
            (
                json!({ "api_base_url": "api#secret" }),
                "the address must not contain a fragment (#...) (at api_base_url)",
            ),
        ] {
            configured(person, body).await;
            person.opens("/").await;
            person.reads(words).await;
            person.does_not_read("secret").await;
            person.sandbox().recovers().await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_api_address_may_be_relative_to_the_page() {
    in_a_browser(async |person| {
        configured(person, json!({ "api_base_url": "", "sandbox": true })).await;
        let home = person.sandbox().address();
        person.opens("/sign-in").await;
        person.reads(&format!("It is sent only to {home}")).await;
        person.clicks(button("Sign in as owner")).await;
        person
            .is_at("the choice of workspaces", |path| path == "/workspaces")
            .await;
    })
    .await;
}

#[tokio::test]
async fn an_api_that_the_policy_of_the_host_forbids_is_named_with_what_to_change() {
    in_a_browser(async |person| {
        person.expects_complaint("https://api.example");
        configured(person, json!({ "api_base_url": "https://api.example" })).await;
        let token = person.sandbox().token("owner", None, 3_600).await;
        person.opens("/sign-in").await;
        person.types_into("Access token", &token).await;
        person.clicks(button("Sign in")).await;
        person.reads("The API can't be reached").await;
        person.reads("blocks calls to https://api.example").await;
        person.reads("connect-src").await;
    })
    .await;
}

#[tokio::test]
async fn a_browser_without_webassembly_is_told_so() {
    in_a_browser(async |person| {
        person.expects_complaint("this browser has no WebAssembly");
        let wish = json!({ "source": "delete globalThis.WebAssembly" });
        person
            .asks_the_tools("Page.addScriptToEvaluateOnNewDocument", wish)
            .await;
        person.opens("/").await;
        person.sees(alert("Canopy needs WebAssembly")).await;
    })
    .await;
}

/// The host's configuration is this from now on.
async fn configured(person: &Person, configuration: Value) {
    let fault = Fault::on("GET", "/config.json")
        .answers(200)
        .says(configuration);
    person.sandbox().suffers(fault).await;
}

#[tokio::test]
async fn a_token_that_would_travel_unencrypted_is_warned_of_but_not_on_ones_own_machine() {
    in_a_browser(async |person| {
        for (api, warns) in [
            ("http://api.example", true),
            ("http://127.0.0.1.example/v1", true),
            ("https://api.example", false),
            ("http://localhost:9", false),
        ] {
            // No call is made to a sandbox elsewhere before someone signs in.
            configured(person, json!({ "api_base_url": api, "sandbox": true })).await;
            person.opens("/sign-in").await;
            person.reads(&format!("It is sent only to {api}")).await;
            if warns {
                person.reads("your token is sent unencrypted").await;
            } else {
                person.does_not_read("unencrypted").await;
            }
            person.sandbox().recovers().await;
        }
    })
    .await;
}
