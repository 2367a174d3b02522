//! Organizations side by side: chosen from one's page, compared field by field, and kept in the address.

use canopy_e2e::*;
use serde_json::json;

const PICKER: &str = "Find an organization to compare with";

fn option(name: &str) -> Target {
    with_role(&["option"]).starting_with(name)
}

#[tokio::test]
async fn two_are_compared_a_third_is_added_and_only_differences_are_shown() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("pooled");
        let path = format!("/workspaces/{workspace}/organizations");
        let mut ids = Vec::new();
        for (name, color) in [
            ("Twin one", "#0b6e4f"),
            ("Twin two", "#0B6E4F"),
            ("Odd one", "#aa0000"),
        ] {
            let branding = json!({ "colors": { "primary": color } });
            let body = json!({ "name": name, "branding": branding });
            let made = person.sandbox().post(&path, &body).await;
            ids.push(made["id"].as_str().expect("an id").to_owned());
        }
        person.signs_in_as("owner").await;
        person
            .opens(&format!("/w/{workspace}/organizations/{}", ids[0]))
            .await;
        person.clicks(button("More actions")).await;
        person
            .clicks(with_role(&["menuitem"]).named("Compare with…"))
            .await;
        person.is_in(combobox(PICKER)).await;
        person.presses("twin two").await;
        person.reads_in(option("").nth(0), "Twin two").await;
        person.presses(Key::Enter).await;
        let compared = |ids: &[String]| format!("/w/{workspace}/compare?ids={}", ids.join("%2C"));
        person
            .is_at("the two of them", |path| path == compared(&ids[..2]))
            .await;
        person.sees(column_header("Twin one")).await;
        person.sees(column_header("Twin two")).await;
        person.sees(status("No differences")).await;

        person.clicks(button("Add organization")).await;
        person.is_in(combobox(PICKER)).await;
        person.presses("odd one").await;
        person.reads_in(option("").nth(0), "Odd one").await;
        person.presses(Key::Enter).await;
        person.sees(status("1 of ")).await;
        person
            .reads_in(row("Primary color").nth(0), "#aa0000")
            .await;
        person.clicks(button("Only differences")).await;
        person.does_not_see(row("Login hint")).await;
        person.sees(row("Primary color")).await;
        person
            .is_at("only differences", |path| path.contains("differences=only"))
            .await;
        person.reloads().await;
        person.sees(row("Primary color")).await;
        person.does_not_see(row("Login hint")).await;

        person.clicks(button("Remove Odd one")).await;
        person
            .reads("These organizations have the same values.")
            .await;
        person.clicks(button("Remove Twin two")).await;
        person.reads("Choose at least two organizations").await;
    })
    .await;
}

#[tokio::test]
async fn a_link_with_too_few_too_many_or_unknown_organizations_says_so() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.sandbox().workspace();
        let all = person.sandbox().organizations(&workspace);
        let ids: Vec<&str> = all.iter().take(7).map(|one| one.id.as_str()).collect();
        let page = |ids: &[&str]| format!("/w/{workspace}/compare?ids={}", ids.join(","));
        person.signs_in_as("owner").await;
        person.opens(&page(&ids[..1])).await;
        person.reads("Choose at least two organizations").await;
        person.opens(&page(&ids)).await;
        person.reads("Choose at most six organizations").await;
        person.opens(&page(&[ids[0], "org_nobody", ids[1]])).await;
        person.reads("No organization has the ID org_nobody").await;
        person.sees(column_header(&all[0].name)).await;
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_the_fields_stay_while_the_organizations_scroll() {
    Scenario::default()
        .on(390, 844)
        .run(async |person| {
            let workspace = person.sandbox().workspace();
            let all = person.sandbox().organizations(&workspace);
            let ids: Vec<&str> = all.iter().take(4).map(|one| one.id.as_str()).collect();
            person.signs_in_as("owner").await;
            person
                .opens(&format!("/w/{workspace}/compare?ids={}", ids.join(",")))
                .await;
            person.focuses(region("Comparison")).await;
            let scrolled = "
                const frame = document.activeElement;
                const head = frame.querySelector('tbody th');
                const before = head.getBoundingClientRect().left;
                frame.scrollLeft = 200;
                return frame.scrollLeft === 200 && head.getBoundingClientRect().left === before
                  && document.documentElement.scrollWidth <= window.innerWidth;";
            person
                .page_comes_to_answer("only the values scroll", scrolled, json!(true))
                .await;
        })
        .await;
}
