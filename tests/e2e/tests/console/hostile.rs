//! An API, or a customer, that means harm: what they send is text, and the page keeps its shape.

mod answers;
mod corpus;
mod ids;
mod inputs;
mod odd_records;
mod pictures;
mod unseen;

use canopy_e2e::*;
use serde_json::{Value, json};

const MARKUP: &str =
    "<img src=x onerror=\"window.ran = true\"><script>window.ran = true</script><b>bold</b>";

const DANGEROUS_ADDRESSES: &str = r"
    return [...document.querySelectorAll('[src], [href]')]
      .map((element) => element.getAttribute('src') ?? element.getAttribute('href'))
      .filter((address) => /^(javascript|data:text|http:\/\/evil)/.test(address))";

const DANGEROUS_STYLES: &str = "
    return [...document.querySelectorAll('[style]')]
      .map((element) => element.getAttribute('style'))
      .filter((style) => /url|evil|expression/.test(style))";

const HARMED: &str = "
    return window.ran === true || [...document.querySelectorAll('b')].some((bold) => bold.textContent === 'bold')";

#[tokio::test]
async fn markup_in_names_is_shown_as_text_and_never_runs() {
    before_hostile_organizations(async |person, workspace| {
        for (path, shown) in [
            (
                format!("/w/{workspace}/organizations"),
                row("onerror").inside(table("Organizations")).nth(0),
            ),
            (
                format!("/w/{workspace}/tree/org_markup"),
                tree_item("<img").nth(0),
            ),
            (
                format!("/w/{workspace}/organizations/org_markup"),
                heading(MARKUP),
            ),
            (
                format!("/w/{workspace}/organizations/org_markup/branding"),
                heading(MARKUP),
            ),
        ] {
            person.opens(&path).await;
            person.sees(shown).await;
            person.is_unharmed(&path).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_script_for_a_picture_is_never_an_address() {
    before_hostile_organizations(async |person, workspace| {
        for organization in ["org_script", "org_data", "org_plain_http"] {
            person
                .opens(&format!(
                    "/w/{workspace}/organizations/{organization}/branding"
                ))
                .await;
            person.sees(heading("").containing("picture").nth(0)).await;
            person.is_unharmed(organization).await;
            let addresses = person.page_answers(DANGEROUS_ADDRESSES, vec![]).await;
            assert_eq!(addresses, json!([]), "{organization}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_color_that_smuggles_declarations_is_no_style() {
    before_hostile_organizations(async |person, workspace| {
        person.opens(&format!("/w/{workspace}/organizations/org_color/branding")).await;
        person.sees(heading("Color smuggler")).await;
        let styles = person
            .page_answers(DANGEROUS_STYLES, vec![])
            .await;
        assert_eq!(styles, json!([]));
        let asked = person
            .page_answers("return performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => \
                name.includes('evil'))", vec![])
            .await;
        assert_eq!(asked, json!([]), "the browser was sent to the address in the color");
    })
    .await;
}

#[tokio::test]
async fn endless_names_leave_every_page_its_width() {
    before_hostile_organizations(async |person, workspace| {
        for path in [
            format!("/w/{workspace}/organizations"),
            format!("/w/{workspace}/tree/org_long"),
            format!("/w/{workspace}/organizations/org_long"),
            format!("/w/{workspace}/organizations/org_long/branding"),
            format!("/w/{workspace}/organizations/org_below_long"),
        ] {
            person.opens(&path).await;
            person.reads("WWWWWWWWWWWWWWWWWWWW").await;
            let wide = person
                .page_answers(
                    "return document.documentElement.scrollWidth - window.innerWidth",
                    vec![],
                )
                .await;
            assert!(
                wide.as_i64().expect("a number") <= 0,
                "{path} is {wide} px too wide"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_search_for_markup_marks_text_and_runs_nothing() {
    before_hostile_organizations(async |person, workspace| {
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person
            .types_in(searchbox("Search organizations"), "<b>bold</b>")
            .await;
        person.lists(1).await;
        person.is_unharmed("the search").await;
    })
    .await;
}

#[tokio::test]
async fn organizations_that_contradict_each_other_are_all_shown() {
    in_a_browser(async |person| {
        let organization = |id: &str, parent: Option<&str>| {
            json!({ "id": id, "name": format!("Name of {id}"), "parent_org_id": parent })
        };
        let organizations = [
            organization("org_orphan", Some("org_nowhere")),
            organization("org_cycle_a", Some("org_cycle_b")),
            organization("org_cycle_b", Some("org_cycle_a")),
            organization("org_twice", None),
            organization("org_twice", None),
            organization("org_self", Some("org_self")),
            json!({ "id": "org_bare" }),
            json!({ "id": "org_nulls", "name": null, "usage": null, "limits": null, "branding": null,
                "new_field": { "x": [1] } }),
        ];
        let workspace = serves(person, &organizations).await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.lists(7).await;
        person.opens(&format!("/w/{workspace}/tree")).await;
        person.clicks(button("Expand all")).await;
        for id in ["orphan", "cycle_a", "cycle_b", "twice", "self"] {
            person.sees(tree_item(&format!("Name of org_{id}"))).await;
        }
        person.sees(tree_item("org_bare")).await;
        person.sees(tree_item("org_nulls")).await;
    })
    .await;
}

/// Tells a scenario before organizations made to do harm.
async fn before_hostile_organizations(scenario: impl AsyncFnOnce(&mut Person, String)) {
    in_a_browser(async |person| {
        // A picture that is not there is the browser's to report.
        person.expects_failing_calls();
        let long = "W".repeat(10_000);
        let organizations = [
            json!({ "id": "org_markup", "name": MARKUP, "branding": { "display_name": MARKUP, "login_hint": MARKUP } }),
            json!({ "id": "org_script", "name": "A script for a picture", "picture": "javascript:window.ran=true" }),
            json!({ "id": "org_data", "name": "A page for a picture",
                "picture": "data:text/html,<script>top.ran=true</script>" }),
            json!({ "id": "org_plain_http", "name": "A plain picture", "picture": "http://evil.example/x.png" }),
            json!({ "id": "org_color", "name": "Color smuggler", "branding": { "display_name": "Smuggler", "colors": {
                "primary": "red;background:url(https://evil.example/a.png)",
                "page_background": "url(https://evil.example/b.png)" } } }),
            json!({ "id": "org_long", "name": long, "branding": { "display_name": long, "login_hint": long } }),
            json!({ "id": "org_below_long", "name": "Below a long name", "parent_org_id": "org_long",
                "path": "org_long", "depth": 1 }),
        ];
        let workspace = serves(person, &organizations).await;
        scenario(person, workspace).await;
        person.is_unharmed("the end").await;
    })
    .await;
}

/// Has the sandbox answer with these organizations, whole and one by one; answers the workspace.
async fn serves(person: &Person, organizations: &[Value]) -> String {
    let workspace = person.sandbox().workspace();
    let path = format!("/workspaces/{workspace}/organizations");
    person.signs_in_as("owner").await;
    let list = json!({ "data": organizations, "has_more": false });
    person
        .sandbox()
        .suffers(Fault::on("GET", &path).answers(200).says(list))
        .await;
    for organization in organizations {
        let id = organization["id"].as_str().expect("they have ids");
        let fault = |below: &str| Fault::on("GET", &format!("{path}/{id}{below}"));
        person
            .sandbox()
            .suffers(fault("").answers(200).says(organization.clone()))
            .await;
        let parent = organizations
            .iter()
            .find(|other| other["id"] == organization["parent_org_id"]);
        let parent = match parent {
            Some(parent) => fault("/parent").answers(200).says(parent.clone()),
            None => fault("/parent").answers(204).says(json!("")),
        };
        person.sandbox().suffers(parent).await;
    }
    person.expects_failing_calls();
    workspace
}

trait Unharmed {
    async fn is_unharmed(&self, place: &str);
}

impl Unharmed for Person {
    async fn is_unharmed(&self, place: &str) {
        let ran = self.page_answers(HARMED, vec![]).await;
        assert_eq!(ran, json!(false), "something ran on {place}");
    }
}
