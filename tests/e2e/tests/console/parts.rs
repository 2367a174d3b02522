//! When the parts of the console arrive that the list does without.

use canopy_e2e::*;
use serde_json::json;

/// Which files of other parts the page has asked for.
const ASKED: &str = "
    const names = performance.getEntriesByType('resource').map((entry) => /split_([a-z]+)/.exec(entry.name)?.[1]);
    return [...new Set(names.filter(Boolean))].sort();";

#[tokio::test]
async fn no_part_is_asked_for_before_the_list_but_the_one_that_a_link_leads_to() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let list = format!("/workspaces/{workspace}/organizations");
        let late = Fault::on("GET", &list).takes_its_time(60_000);
        person.sandbox().suffers(late).await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        let limits = link("Limits").inside(navigation("Views"));
        person.sees(limits.clone()).await;
        assert_eq!(person.page_answers(ASKED, vec![]).await, json!([]));
        person.points_at(limits).await;
        person
            .page_comes_to_answer("the limits are asked for", ASKED, json!(["places"]))
            .await;
    })
    .await;
}

#[tokio::test]
async fn all_parts_come_by_themselves_once_the_list_stands() {
    in_a_browser(async |person| {
        person.comes_to_the_list().await;
        person
            .page_comes_to_answer(
                "every part is asked for",
                ASKED,
                json!(["around", "comparing", "create", "entrance", "places"]),
            )
            .await;
    })
    .await;
}

#[tokio::test]
async fn who_saves_data_gets_a_part_when_it_is_wanted() {
    in_a_browser(async |person| {
        let saving = json!({ "dataSaverEnabled": true });
        person
            .asks_the_tools("Emulation.setDataSaverOverride", saving)
            .await;
        let workspace = person.comes_to_the_list().await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person
            .page_comes_to_answer("what is around is asked for", ASKED, json!(["around"]))
            .await;
        person
            .clicks(link("Tree").inside(navigation("Views")))
            .await;
        person.sees(button("Expand all")).await;
        person
            .page_comes_to_answer("the tree is asked for", ASKED, json!(["around", "places"]))
            .await;
    })
    .await;
}
