//! What the network sees of the console's calls: never more than five at once, and none that nobody waits for any more.

use canopy_e2e::*;
use serde_json::{Value, json};

/// Counts the calls under way, the most there ever were, and those that were given up, from now on. The console's own
/// files are no calls.
const WATCH: &str = "
    const calls = window.calls = { now: 0, most: 0, given_up: 0 };
    const fetch_it = window.fetch;
    window.fetch = (...asked) => {
      const address = new URL(asked[0].url ?? asked[0], location);
      if (address.origin === location.origin && !address.pathname.startsWith('/workspaces')) return fetch_it(...asked);
      calls.now += 1;
      calls.most = Math.max(calls.most, calls.now);
      return fetch_it(...asked)
        .catch((error) => { calls.given_up += error.name === 'AbortError' ? 1 : 0; throw error; })
        .finally(() => { calls.now -= 1; });
    };";

const UNDER_WAY: &str = "return window.calls.now";
const GIVEN_UP: &str = "return window.calls.given_up";

#[tokio::test]
async fn never_more_than_five_calls_are_under_way() {
    in_a_browser(async |person| {
        // Each of them names a parent that the list lacks, so each parent is asked for.
        const ORPHANS: usize = 14;
        let orphan = |number: usize| {
            json!({
                "id": format!("org_orphan{number}"),
                "name": format!("Orphan {number}"),
                "parent_org_id": format!("org_lacking{number}"),
            })
        };
        let orphans: Vec<Value> = (0..ORPHANS).map(orphan).collect();
        person.expects_failing_calls();
        let workspace = person.comes_to_the_list().await;
        let list = format!("/workspaces/{workspace}/organizations");
        let partial = Fault::on("GET", &list)
            .answers(200)
            .says(json!({ "data": orphans }));
        person.sandbox().suffers(partial).await;
        let parents = format!("{list}/*/parent");
        let late = Fault::on("GET", &parents).answers(404).takes_its_time(700);
        person.sandbox().suffers(late).await;
        person.page_answers(WATCH, vec![]).await;
        person.clicks(button("Reload")).await;
        person
            .waits_until("each parent was asked for", async || {
                let asked = Fault::ENDLESS - person.sandbox().faults_left(&parents).await;
                if asked >= ORPHANS as u64 {
                    Ok(())
                } else {
                    Err(format!("{asked} were"))
                }
            })
            .await;
        let most = person
            .page_answers("return window.calls.most", vec![])
            .await;
        // A browser has six connections to a host over HTTP/1.1; the last is the page's own.
        assert_eq!(most, json!(5));
    })
    .await;
}

#[tokio::test]
async fn a_page_that_is_left_gives_up_its_calls() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let known = person.sandbox().organizations(&workspace).swap_remove(0);
        person
            .opens(&format!("/w/{workspace}/organizations/{}", known.id))
            .await;
        person.sees(heading("Details")).await;
        let report = Fault::on("GET", "/workspaces/*/organizations/*/limits");
        person
            .sandbox()
            .suffers(report.takes_its_time(60_000))
            .await;
        person.page_answers(WATCH, vec![]).await;
        let tabs = navigation("Organization").nth(0);
        person.clicks(link("Limits").inside(tabs)).await;
        person
            .page_comes_to_answer(
                "the report is asked for",
                "return window.calls.now > 0",
                json!(true),
            )
            .await;
        person.clicks(link("Overview")).await;
        person
            .page_comes_to_answer("nothing of it goes on", UNDER_WAY, json!(0))
            .await;
        person
            .page_comes_to_answer(
                "it was given up",
                "return window.calls.given_up > 0",
                json!(true),
            )
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_workspace_that_is_left_gives_up_its_calls() {
    in_a_browser(async |person| {
        person.comes_to_the_list().await;
        for path in ["organizations", "members", "billing-accounts"] {
            let path = format!("/workspaces/*/{path}");
            let late = Fault::on("GET", &path).takes_its_time(60_000);
            person.sandbox().suffers(late).await;
        }
        person.page_answers(WATCH, vec![]).await;
        person.clicks(button("Reload")).await;
        person
            .page_comes_to_answer("three calls are under way", UNDER_WAY, json!(3))
            .await;
        person
            .clicks(with_role(&["button"]).starting_with("Workspace:"))
            .await;
        person
            .clicks(with_role(&["menuitem"]).starting_with("All workspaces"))
            .await;
        person.sees(heading("Choose a workspace")).await;
        person
            .page_comes_to_answer("all are given up", GIVEN_UP, json!(3))
            .await;
    })
    .await;
}
