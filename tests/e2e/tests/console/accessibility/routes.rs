//! Every route while its answers are late, when they fail, and when there is nothing.

use canopy_e2e::*;
use serde_json::json;

use super::{BRAND, LIST};

/// Below a workspace; `{}` is an organization without anything below it.
const ROUTES: [&str; 13] = [
    "organizations",
    "organizations/new",
    "organizations/{}",
    "organizations/{}/branding",
    "organizations/{}/limits",
    "organizations/{}/children",
    "organizations/{}/children/new",
    "organizations/{}/edit",
    "tree",
    "tree/{}",
    "tree/{}?tab=limits",
    "limits",
    COMPARE,
];
const COMPARE: &str = "compare?ids={},org_nobody";
const EVERYTHING_BELOW: &str = "/workspaces/*/**";
const WORKSPACES: &str = "/workspaces";

/// Opens each of them, waits until the page says what `shows` asks of it, and audits it.
async fn on_every_route(
    name: &str,
    person: &mut Person,
    fault: Fault,
    shows: impl Fn(&str) -> Target,
) {
    let mut audit = Audit::default().accepts(BRAND.0, BRAND.1);
    let workspace = person.sandbox().company("single");
    let shop = person.sandbox().organization(&workspace, "Shops");
    let shop = shop.expect("the seed has it").id;
    person.signs_in_as("owner").await;
    person.sandbox().suffers(fault).await;
    for route in ROUTES {
        let path = route.replace("{}", &shop);
        person.opens(&format!("/w/{workspace}/{path}")).await;
        audit.looks_at(person, route, shows(route)).await;
    }
    audit.is_clean(name);
}

#[tokio::test]
async fn every_route_while_its_answers_are_late() {
    in_a_browser(async |person| {
        let late = Fault::on("GET", EVERYTHING_BELOW).takes_its_time(120_000);
        on_every_route("late", person, late, |_| status("Loading").nth(0)).await;
    })
    .await;
}

#[tokio::test]
async fn every_route_when_its_answers_fail() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let fails = Fault::on("GET", EVERYTHING_BELOW).answers(500);
        on_every_route("failed", person, fails, |_| button("Retry").nth(0)).await;
    })
    .await;
}

#[tokio::test]
async fn every_route_when_there_is_nothing() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let nothing = json!({ "data": [], "has_more": false });
        for path in [
            "/workspaces/*/organizations/**",
            "/workspaces/*/organizations/*",
        ] {
            let gone = Fault::on("GET", path).answers(404);
            person.sandbox().suffers(gone).await;
        }
        let empty = Fault::on("GET", LIST).answers(200).says(nothing);
        on_every_route("nothing", person, empty, |route| match route {
            "organizations/new" => button("Create organization").inside(main_region()),
            "organizations" | "tree" | "limits" | COMPARE => status("organizations yet"),
            "organizations/{}/children/new" => status("No such parent"),
            _ => status("No such organization"),
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn the_choice_of_workspaces_late_and_empty_and_the_check_of_a_host_that_lacks_everything() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let mut audit = Audit::default();
        person.signs_in_as("owner").await;
        let late = Fault::on("GET", WORKSPACES).takes_its_time(120_000);
        person.sandbox().suffers(late).await;
        person.opens("/workspaces").await;
        let loading = status("Loading workspaces...");
        audit.looks_at(person, "workspaces late", loading).await;
        person.sandbox().recovers().await;
        let nothing = json!({ "data": [], "has_more": false });
        let empty = Fault::on("GET", WORKSPACES).answers(200).says(nothing);
        person.sandbox().suffers(empty).await;
        person.opens("/workspaces").await;
        let heading = || with_role(&["heading"]).inside(main_region()).nth(0);
        audit.looks_at(person, "no workspaces", heading()).await;
        let refused = Fault::on("GET", WORKSPACES).answers(500);
        person.sandbox().recovers().await;
        person.sandbox().suffers(refused).await;
        person.opens("/about").await;
        person.does_not_read("Checking...").await;
        audit.looks_at(person, "about, failing", heading()).await;
        audit.is_clean("without workspaces");
    })
    .await;
}

#[tokio::test]
async fn what_a_first_visit_says_of_its_host() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let mut audit = Audit::default();
        for (state, answer) in [
            (
                "no configuration",
                Fault::on("GET", "/config.json").answers(404),
            ),
            (
                "a configuration that is none",
                Fault::on("GET", "/config.json")
                    .answers(200)
                    .says(json!({ "api": 1 })),
            ),
            (
                "a late configuration",
                Fault::on("GET", "/config.json").takes_its_time(120_000),
            ),
        ] {
            person.sandbox().suffers(answer).await;
            person.opens("/").await;
            audit.looks_at(person, state, main_region()).await;
            person.sandbox().recovers().await;
        }
        audit.is_clean("first visit");
    })
    .await;
}
