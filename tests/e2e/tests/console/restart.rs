//! The sandbox ends, politely or not, and comes back: what was made is there.

use canopy_e2e::*;

#[tokio::test]
async fn what_was_created_is_there_after_the_power_was_cut() {
    in_a_browser(async |person| {
        // What the page was still waiting for.
        person.expects_failing_calls();
        person.expects_a_part_to_fail();
        let workspace = person.comes_to_a_new_organization("pooled").await;
        person.types_into("Name", "Made before the cut").await;
        person.clicks(button("Create organization")).await;
        person.sees(row("Made before the cut")).await;
        person.sandbox_mut().dies();
        person.sandbox_mut().comes_back();
        // The session outlives it too: nobody has to sign in again.
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.sees(row("Made before the cut")).await;
        person.opens(&format!("/w/{workspace}/tree")).await;
        person.sees(tree_item("Made before the cut")).await;
    })
    .await;
}

#[tokio::test]
async fn a_page_that_was_open_meanwhile_goes_on() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.expects_a_part_to_fail();
        let workspace = person.comes_to_a_new_organization("pooled").await;
        person.types_into("Name", "Typed while it was away").await;
        person.sandbox_mut().dies();
        person.clicks(button("Create organization")).await;
        person.reads("The API can't be reached").await;
        person
            .finds_in_field("Name", "Typed while it was away")
            .await;
        person.sandbox_mut().comes_back();
        person.clicks(button("Create organization")).await;
        // What scrolls to the new row may be the part that failed to come.
        let search = searchbox("Search organizations");
        person.types_in(search, "Typed while it was away").await;
        person.sees(row("Typed while it was away")).await;
        assert!(
            person
                .sandbox()
                .organization(&workspace, "Typed while it was away")
                .is_some()
        );
    })
    .await;
}
