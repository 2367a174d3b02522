//! Everything that can go wrong between the console and the API, on every screen: said in words, with a way on, and
//! nothing lost.

use std::time::Duration;

use canopy_e2e::*;
use serde_json::json;

const LIST: &str = "/workspaces/*/organizations";
const ANYTHING_OF_ORGANIZATIONS: &str = "/workspaces/*/organizations**";

/// A read that failed has been sent anew by then, or never is.
const LONGER_THAN_BETWEEN_TRIES: Duration = Duration::from_millis(2_500);

/// A way to fail, and the words that tell of it.
struct Failure {
    words: &'static str,
    fault: fn(Fault) -> Fault,
}

const FAILURES: [Failure; 5] = [
    Failure {
        words: "The API had an internal error",
        fault: |fault| fault.answers(500),
    },
    Failure {
        words: "Your role doesn't allow this",
        fault: |fault| fault.answers(403),
    },
    Failure {
        words: "The API's response couldn't be read",
        fault: |fault| fault.answers(200).says(json!({ "data": [{ "id": 7 }] })),
    },
    Failure {
        words: "The API's response couldn't be read",
        fault: |fault| fault.answers(200).says(json!("<html>not JSON")),
    },
    Failure {
        words: "The API can't be reached",
        fault: Fault::hangs_up,
    },
];

#[tokio::test]
async fn the_list_says_what_went_wrong_and_tries_again() {
    each_failure_is_told(
        LIST,
        |workspace| format!("/w/{workspace}/organizations"),
        row("").inside(table("Organizations")).nth(1),
    )
    .await;
}

#[tokio::test]
async fn the_tree_says_what_went_wrong_and_tries_again() {
    each_failure_is_told(
        LIST,
        |workspace| format!("/w/{workspace}/tree"),
        tree_item("").nth(0),
    )
    .await;
}

#[tokio::test]
async fn the_workspaces_say_what_went_wrong_and_try_again() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let shown = link("").containing("").inside(main_region()).nth(0);
        for failure in FAILURES {
            person.forgets_everything().await;
            person.opens("/sign-in").await;
            // The page has the call's own address, so it must stand before the call fails.
            person
                .sandbox()
                .suffers((failure.fault)(Fault::on("GET", "/workspaces")))
                .await;
            person.clicks(button("Sign in as owner")).await;
            person.reads(failure.words).await;
            person.does_not_see(shown.clone()).await;
            person.sandbox().recovers().await;
            person.clicks(button("Retry")).await;
            person.sees(shown.clone()).await;
            person.does_not_read(failure.words).await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_organization_says_what_went_wrong_and_tries_again() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.sandbox().workspace();
        let known = person
            .sandbox()
            .organizations(&workspace)
            .pop()
            .expect("the workspace has organizations");
        person.signs_in_as("owner").await;
        for failure in FAILURES {
            let fault = Fault::on("GET", ANYTHING_OF_ORGANIZATIONS);
            person.sandbox().suffers((failure.fault)(fault)).await;
            person
                .opens(&format!("/w/{workspace}/organizations/{}", known.id))
                .await;
            person.reads(failure.words).await;
            // Until every call has been tried for the last time, the page may yet heal by itself.
            person
                .waits_until("nothing is tried any more", async || {
                    let calls = || person.sandbox().faults_left(ANYTHING_OF_ORGANIZATIONS);
                    let before = calls().await;
                    tokio::time::sleep(LONGER_THAN_BETWEEN_TRIES).await;
                    match before - calls().await {
                        0 => Ok(()),
                        more => Err(format!("{more} calls were sent")),
                    }
                })
                .await;
            person.sandbox().recovers().await;
            person.clicks(button("Retry").nth(0)).await;
            person.sees(heading(&known.name)).await;
            person.does_not_read(failure.words).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_failure_stays_while_the_next_try_is_under_way() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().workspace();
        for page in ["organizations", "tree", "limits"] {
            let refuses = || Fault::on("GET", LIST).answers(403);
            person.sandbox().suffers(refuses()).await;
            person.opens(&format!("/w/{workspace}/{page}")).await;
            person.sees(button("Retry")).await;
            person.sandbox().recovers().await;
            person
                .sandbox()
                .suffers(refuses().takes_its_time(6_000).times(1))
                .await;
            person.clicks(button("Retry")).await;
            person
                .sees_attribute(button("Retry"), "aria-busy", Some("true"))
                .await;
            person.reads("Your role doesn't allow this").await;
            person
                .sees_attribute(button("Retry"), "aria-busy", None)
                .await;
            person.reads("Your role doesn't allow this").await;
            person.clicks(button("Retry")).await;
            person.does_not_see(button("Retry")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_value_that_cannot_be_read_is_named_by_its_place() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().workspace();
        let body = json!({
            "data": [{ "id": "org_1", "name": "Fine" }, { "id": "org_2", "name": 7 }], "has_more": false,
        });
        person.sandbox().suffers(Fault::on("GET", LIST).answers(200).says(body)).await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.lists(2).await;
        person.clicks(button("Show details")).await;
        person.reads("data[1].name").await;
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_no_short_list() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().workspace();
        person
            .sandbox()
            .suffers(Fault::on("GET", LIST).breaks_off_after(20_000))
            .await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.sees(button("Retry")).await;
        person
            .does_not_see(row("").inside(table("Organizations")).nth(1))
            .await;
        person.sandbox().recovers().await;
        person.clicks(button("Retry")).await;
        let all = person.sandbox().organizations(&workspace).len();
        person.lists(all).await;
    })
    .await;
}

#[tokio::test]
async fn too_many_requests_say_how_long_to_wait() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().workspace();
        for page in ["organizations", "tree"] {
            person
                .sandbox()
                .suffers(Fault::on("GET", LIST).asks_to_wait(30).times(1))
                .await;
            person.opens(&format!("/w/{workspace}/{page}")).await;
            person.reads("Too many requests").await;
            // It is counted down meanwhile, from more than the console waits of itself.
            person
                .waits_until("it says how long", async || {
                    match person.seconds_to_the_next_try().await? {
                        10..=30 => Ok(()),
                        other => Err(format!("it says {other} s")),
                    }
                })
                .await;
            person.clicks(button("Retry")).await;
            person.does_not_read("Too many requests").await;
        }
        person.sees(tree_item("").nth(0)).await;
    })
    .await;
}

#[tokio::test]
async fn an_empty_workspace_is_an_invitation_and_no_error() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().workspace();
        let nothing = json!({ "data": [], "has_more": false });
        person
            .sandbox()
            .suffers(Fault::on("GET", LIST).answers(200).says(nothing))
            .await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.reads("No organizations yet").await;
        person.does_not_see(button("Retry")).await;
        person
            .sees(link("Create organization").inside(main_region()).nth(0))
            .await;
    })
    .await;
}

#[tokio::test]
async fn offline_is_said_once_and_what_was_there_stays() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.expects_a_part_to_fail();
        let workspace = person.comes_to_the_list().await;
        let all = person.sandbox().organizations(&workspace).len();
        person.lists(all).await;
        person.is_offline(true).await;
        person.reads("You're offline").await;
        person.clicks(button("Reload")).await;
        person
            .sees_attribute(button("Reload"), "aria-busy", None)
            .await;
        person.does_not_read("The API can't be reached").await;
        person.lists(all).await;
        person.is_offline(false).await;
        person.does_not_read("You're offline").await;
        person.lists(all).await;
        person.does_not_read("The API can't be reached").await;
    })
    .await;
}

#[tokio::test]
async fn a_form_that_could_not_be_sent_keeps_every_word() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_a_new_organization("pooled").await;
        person.types_into("Name", "Sent in the end").await;
        person.types_into("Display name", "In the end").await;
        let path = format!("/workspaces/{workspace}/organizations");
        for (fault, words) in [
            (
                Fault::on("POST", &path).answers(500),
                "The API had an internal error",
            ),
            (
                Fault::on("POST", &path).answers(403),
                "Your role doesn't allow this",
            ),
            (
                Fault::on("POST", &path).answers(201).says(json!("gone")),
                "The API's response couldn't be read",
            ),
            (
                Fault::on("POST", &path).asks_to_wait(1),
                "Too many requests",
            ),
        ] {
            person.sandbox().suffers(fault).await;
            person.clicks(button("Create organization")).await;
            person.reads(words).await;
            person.finds_in_field("Name", "Sent in the end").await;
            person.finds_in_field("Display name", "In the end").await;
            person.sandbox().recovers().await;
            person
                .waits_until("the form can be sent again", async || {
                    let disabled = person
                        .attribute_of(button("Create organization"), "aria-disabled")
                        .await;
                    if disabled.as_deref() == Some("true") {
                        Err("it cannot".to_owned())
                    } else {
                        Ok(())
                    }
                })
                .await;
        }
        person.clicks(button("Create organization")).await;
        person.sees(link("Sent in the end")).await;
        let kept = person
            .sandbox()
            .organization(&workspace, "Sent in the end")
            .expect("it was created once");
        assert_eq!(kept.display_name.as_deref(), Some("In the end"));
    })
    .await;
}

#[tokio::test]
async fn a_sandbox_that_cannot_grant_tokens_is_said_at_the_door() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.opens("/sign-in").await;
        person.sees(button("Sign in as owner")).await;
        person.is_offline(true).await;
        person.clicks(button("Sign in as owner")).await;
        person.reads("The API can't be reached").await;
        person.is_offline(false).await;
        person.clicks(button("Sign in as owner")).await;
        person
            .is_at("a page behind sign-in", |path| {
                !path.starts_with("/sign-in")
            })
            .await;
    })
    .await;
}

async fn each_failure_is_told(call: &str, page: impl Fn(&str) -> String, shown: Target) {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().workspace();
        for failure in FAILURES {
            person
                .sandbox()
                .suffers((failure.fault)(Fault::on("GET", call)))
                .await;
            person.opens(&page(&workspace)).await;
            person.reads(failure.words).await;
            // An empty table where the truth is an error would be a lie.
            person.does_not_see(shown.clone()).await;
            person.sandbox().recovers().await;
            person.clicks(button("Retry")).await;
            person.sees(shown.clone()).await;
            person.does_not_read(failure.words).await;
        }
    })
    .await;
}
