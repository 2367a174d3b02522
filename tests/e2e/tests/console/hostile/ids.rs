//! The corpus where the API names things: ids of organizations and workspaces, members and their roles.

use canopy_e2e::*;
use serde_json::json;

use super::corpus::{Text, Unharmed as _, texts};

#[tokio::test]
async fn an_organization_by_any_id_stands_in_the_list_the_tree_and_on_a_page_of_its_own() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.sandbox().workspace();
        person.signs_in_as("owner").await;
        for Text { what, text } in texts() {
            let root = json!({ "id": text, "name": "The root", "picture": null });
            let below = json!({
                "id": format!("{text}/below"), "name": "The child", "parent_org_id": text, "depth": 1,
            });
            let list = json!({ "data": [root, below], "has_more": false });
            person.sandbox().recovers().await;
            for (path, answer) in [
                ("organizations/**", root),
                ("organizations/**/parent", json!({ "code": "resource_not_found" })),
                ("organizations", list),
            ] {
                let fault = Fault::on("GET", &format!("/workspaces/*/{path}"));
                let status = if path.ends_with("parent") { 404 } else { 200 };
                person.sandbox().suffers(fault.answers(status).says(answer)).await;
            }
            person.opens(&format!("/w/{workspace}/tree")).await;
            person.clicks(button("Expand all")).await;
            person.clicks(tree_item("The child")).await;
            person.sees(heading("The child")).await;
            person.is_unharmed_in_every_width(&format!("the tree, {what}")).await;
            person.opens(&format!("/w/{workspace}/organizations")).await;
            person.clicks(link("The root").nth(0)).await;
            person.sees(heading("The root")).await;
            person.is_unharmed_in_every_width(&format!("the page, {what}")).await;
            // And by its link, which is what stands in the address now.
            person.reloads().await;
            person.sees(heading("The root")).await;
            person.is_unharmed_at(&format!("the link, {what}")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_answer_of_another_organization_than_was_asked_for_is_a_fault_of_the_api() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().workspace();
        person.signs_in_as("owner").await;
        let other = json!({ "id": "org_other", "name": "Another" });
        let fault = Fault::on("GET", "/workspaces/*/organizations/org_asked");
        person
            .sandbox()
            .suffers(fault.answers(200).says(other))
            .await;
        person.expects_failing_calls();
        person
            .opens(&format!("/w/{workspace}/organizations/org_asked"))
            .await;
        person
            .reads("this isn't the organization that was requested")
            .await;
        person.sees(button("Retry")).await;
        person.does_not_read("Another").await;
    })
    .await;
}

#[tokio::test]
async fn a_workspace_by_any_id_is_one_to_choose() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.signs_in_as("owner").await;
        for Text { what, text } in texts() {
            let workspace = json!({ "id": text, "name": "The workspace", "billing_mode": "pooled" });
            let list = json!({ "data": [workspace, { "id": "ws_other", "name": "Other" }], "has_more": false });
            person.sandbox().recovers().await;
            let fault = Fault::on("GET", "/workspaces").answers(200).says(list);
            person.sandbox().suffers(fault).await;
            person.opens("/workspaces").await;
            person.reads("The workspace").await;
            if is_segment(&text) {
                person.clicks(link("").starting_with("The workspace")).await;
                person.sees(main_region()).await;
            } else {
                person.reads("This record's ID can't be used in a request").await;
                person.does_not_see(link("").starting_with("The workspace")).await;
            }
            person.is_unharmed_in_every_width(&format!("the list of {what}")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn members_by_any_id_and_any_role_give_nobody_a_right() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.sandbox().company("pooled");
        person.signs_in_as("owner").await;
        for Text { what, text } in texts() {
            let member = json!({ "user_id": text, "role": text, "email": text, "name": text, text.clone(): text });
            let list = json!({ "data": [member], "has_more": false });
            person.sandbox().recovers().await;
            let fault = Fault::on("GET", "/workspaces/*/members").answers(200).says(list);
            person.sandbox().suffers(fault).await;
            person.opens(&format!("/w/{workspace}/organizations")).await;
            person.lists_something().await;
            person
                .sees_attribute(button("Create organization"), "aria-disabled", Some("true"))
                .await;
            person.is_unharmed_in_every_width(&format!("a member who is {what}")).await;
        }
    })
    .await;
}

/// Whether a call could name it and reach nothing else.
fn is_segment(id: &str) -> bool {
    let odd = |mark: char| "/\\%?#".contains(mark) || mark.is_control();
    !id.contains(odd) && !id.chars().all(|mark| mark == '.')
}

/// Ids that lead a call elsewhere. Without one a record counts as unreadable.
const LEADING_ELSEWHERE: [&str; 6] = [".", "..", "a/../b", "%2e%2e", "..%2f", "../../../other/x"];

/// Every address that was asked for so far, but for the program's own files.
const ASKED: &str = "return performance.getEntriesByType('resource').map((entry) => entry.name)
    .filter((name) => name.includes('/workspaces/'))";

#[tokio::test]
async fn an_id_that_leads_a_call_elsewhere_is_shown_and_never_called_by() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.sandbox().workspace();
        person.signs_in_as("owner").await;
        for id in LEADING_ELSEWHERE {
            let record = json!({ "id": id, "name": "The record", "picture": null });
            let list = json!({ "data": [record], "has_more": false });
            person.sandbox().recovers().await;
            let fault = Fault::on("GET", "/workspaces/*/organizations")
                .answers(200)
                .says(list);
            person.sandbox().suffers(fault).await;
            person.opens(&format!("/w/{workspace}/organizations")).await;
            person.clicks(link("The record").nth(0)).await;
            person.sees(heading("The record")).await;
            for label in ["Edit", "Create child"] {
                let why = "This record's ID can't be used in a request";
                person.reads_description(button(label), why).await;
            }
            person
                .clicks(link("Limits").inside(navigation("Organization").nth(0)))
                .await;
            person
                .reads("This record's ID can't be used in a request")
                .await;
            let known = format!("/workspaces/{workspace}");
            let asked = person.page_answers(ASKED, vec![]).await;
            for address in asked.as_array().expect("a list") {
                let address = address.as_str().unwrap_or_default();
                let (_, rest) = address.split_once(&known).expect(address);
                let calls = ["", "/members", "/billing-accounts", "/organizations"];
                let is_of_an_account =
                    rest.starts_with("/billing-accounts/cus_") && rest.ends_with("/subscriptions");
                assert!(
                    is_of_an_account || calls.contains(&rest),
                    "{id:?}: {address}"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_to_a_workspace_that_leads_a_call_elsewhere_is_no_page() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        for link in [
            "..~2F..~2F..~2F..~2Fother~2Fx",
            "~2E~2E",
            "a~2F..~2Fb",
            "~252e~252e",
            "..~252f",
            "~",
        ] {
            person.opens(&format!("/w/{link}/organizations")).await;
            person.sees(heading("Page not found")).await;
            let asked = person.page_answers(ASKED, vec![]).await;
            assert_eq!(asked, json!([]), "{link}");
        }
    })
    .await;
}

trait Lists {
    async fn lists_something(&self);
}

impl Lists for Person {
    async fn lists_something(&self) {
        self.sees(row("").inside(table("Organizations")).nth(1))
            .await;
    }
}
