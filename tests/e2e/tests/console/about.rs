//! The self-check: what it finds of the host, the API and the token, and that it finds what is wrong.

use canopy_e2e::*;
use serde_json::json;

#[tokio::test]
async fn an_installation_in_order_says_so() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        person.opens("/about").await;
        for words in [
            "config.json found",
            "Reachable",
            "Active",
            "Any HTTPS host",
            "Correct",
            "Matches the host",
            "Ingrid Solheim",
            "In 11 h",
        ] {
            person.reads_in(main_region(), words).await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_it_is_named_and_asked_for_again() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.signs_in_as("owner").await;
        let host = || Fault::on("GET", "/");
        // An answer that a fault makes has no policy.
        let faults = [
            host().answers(200).says(json!("<!doctype html>")),
            Fault::on("GET", "/workspaces").answers(500),
        ];
        for fault in faults {
            person.sandbox().suffers(fault).await;
        }
        person.opens("/about").await;
        person.reads("Missing").await;
        person.reads("The API had an internal error").await;
        person.sandbox().recovers().await;
        person.sandbox().suffers(host().hangs_up()).await;
        person.clicks(button("Check again")).await;
        person.reads("The host didn't respond").await;
        person.reads("Reachable").await;
        person.sandbox().recovers().await;
        person.clicks(button("Check again")).await;
        person.reads("Active").await;
    })
    .await;
}
