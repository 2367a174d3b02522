//! Changing a brand or a limit where it is shown: one form for both tabs, and nothing of it lost on the way.

use canopy_e2e::*;
use serde_json::json;

use super::edit::{AtTheEdit, WATCH_WRITES};

const LIST: &[&str] = &["list"];

#[tokio::test]
async fn a_brand_is_changed_where_it_is_shown() {
    in_a_browser(async |person| {
        let (workspace, id) = person.comes_to_tab("owner", "branding").await;
        person
            .finds_in_field("Login hint", "bellwether-shops")
            .await;
        person.page_answers(WATCH_WRITES, vec![]).await;
        person.replaces("Primary color", "#0b5").await;
        person.reads("Changed from #92400E").await;
        person.reads("1 change: Primary color.").await;
        person.presses(Key::Control + "s").await;
        person.reads("Shops was saved.").await;
        person.reads("No changes to save.").await;
        person
            .is_at("the same tab", |path| path.ends_with("/branding"))
            .await;
        assert_eq!(
            person.wrote().await,
            [json!({ "branding": {
                "display_name": "Shops",
                "login_hint": "bellwether-shops",
                "colors": { "primary": "#00bb55", "page_background": "#FFFBEB" },
            }})]
        );
        let saved = person.sandbox().organization(&workspace, "Shops");
        let saved = saved.expect("it is still there");
        assert_eq!(
            (saved.id, saved.primary_color),
            (id, Some("#00bb55".into()))
        );
    })
    .await;
}

#[tokio::test]
async fn a_limit_says_what_it_would_do_before_it_is_saved() {
    in_a_browser(async |person| {
        let (workspace, _) = person.comes_to_tab("owner", "limits").await;
        person.sees(table("Limits")).await;
        let field = group("Locations limit");
        person
            .reads_in(field.clone(), "4 locations in use, including descendants.")
            .await;
        person.sets_limit("Locations limit", "Number", "13").await;
        person
            .reads_in(
                field.clone(),
                "The maximum is 12, set by Bellwether Bakeries.",
            )
            .await;
        // What is wrong is said once.
        person.does_not_read("Bakeries allows 12 locations").await;
        person.clicks(radio("Off").inside(field.clone())).await;
        person
            .reads_in(field, "The limit can't be lower than the 4 already in use.")
            .await;
        person.does_not_read("4 locations in use").await;
        person.sets_limit("Locations limit", "Number", "9").await;
        let effects = with_role(LIST).named("Effect on locations");
        person.reads_in(effects, "Ceiling: 9 (was 6).").await;
        person.clicks(button("Save changes")).await;
        person.reads("Shops was saved.").await;
        person
            .sees(
                cell("9")
                    .nth(0)
                    .inside(row("").starting_with("Locations").inside(table("Limits"))),
            )
            .await;
        let saved = person.sandbox().organization(&workspace, "Shops");
        assert_eq!(saved.and_then(|saved| saved.locations_limit), Some(9));
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_in_one_tab_is_there_from_every_other() {
    in_a_browser(async |person| {
        person.comes_to_tab("owner", "branding").await;
        person.replaces("Display name", "The Shops").await;
        person
            .clicks(link("Limits").inside(navigation("Organization")))
            .await;
        person.sets_limit("Users limit", "Number", "40").await;
        person.reads("2 changes: Users limit, Display name.").await;
        person
            .clicks(link("Overview").inside(navigation("Organization")))
            .await;
        person
            .reads("Unsaved changes: Users limit, Display name.")
            .await;
        person.clicks(link("Tree")).await;
        person.sees(dialog("Leave without saving?")).await;
        person.clicks(button("Stay")).await;
        person.clicks(link("Back to Limits")).await;
        person
            .clicks(link("Branding").inside(navigation("Organization")))
            .await;
        person.finds_in_field("Display name", "The Shops").await;
        person.clicks(button("Discard")).await;
        person.finds_in_field("Display name", "Shops").await;
        person.clicks(link("Tree")).await;
        person
            .is_at("the tree, unasked", |path| path.contains("/tree"))
            .await;
    })
    .await;
}

#[tokio::test]
async fn what_others_save_meanwhile_is_shown_and_never_overwritten() {
    in_a_browser(async |person| {
        let (workspace, id) = person.comes_to_tab("owner", "branding").await;
        person.replaces("Primary color", "#112233").await;
        let theirs = json!({ "branding": { "display_name": "High Street", "login_hint": "bellwether-shops",
            "colors": { "primary": "#445566", "page_background": "#FFFBEB" } } });
        person.someone_changes(&workspace, &id, theirs).await;
        person.clicks(button("Save changes")).await;
        person.finds_in_field("Display name", "High Street").await;
        person
            .reads("Also changed by someone else: Primary color. Choose which value to keep.")
            .await;
        let saved = person.sandbox().organization(&workspace, "Shops");
        assert_eq!(saved.and_then(|saved| saved.primary_color), Some("#445566".into()));
    })
    .await;
}

#[tokio::test]
async fn a_viewer_sees_the_brand_and_the_limits_and_no_field() {
    in_a_browser(async |person| {
        person.comes_to_tab("viewer", "branding").await;
        person.sees(region("Branding preview")).await;
        person
            .reads_description(button("Edit"), "Your role is viewer")
            .await;
        person.does_not_see(button("Save changes")).await;
        person
            .clicks(link("Limits").inside(navigation("Organization")))
            .await;
        person.sees(table("Limits")).await;
        person.does_not_see(button("Save changes")).await;
        person.does_not_see(group("Locations limit")).await;
    })
    .await;
}

#[tokio::test]
async fn beside_the_tree_it_is_changed_just_so() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("single");
        let shops = person.sandbox().organization(&workspace, "Shops");
        let id = shops.expect("the seed has it").id;
        person.signs_in_as("owner").await;
        person
            .opens(&format!("/w/{workspace}/tree/{id}?tab=limits"))
            .await;
        person.sets_limit("Users limit", "Number", "30").await;
        person
            .clicks(tree_item("").starting_with("Bellwether Bakeries"))
            .await;
        person.sees(dialog("Leave without saving?")).await;
        person.clicks(button("Stay")).await;
        person.clicks(button("Save changes")).await;
        person.reads("Shops was saved.").await;
        let saved = person.sandbox().organization(&workspace, "Shops");
        assert_eq!(saved.and_then(|saved| saved.users_limit), Some(30));
    })
    .await;
}

trait InATab {
    async fn comes_to_tab(&self, role: &str, tab: &str) -> (String, String);
}

impl InATab for Person {
    /// Stands before a tab of the shops of a company; answers the workspace and the organization.
    async fn comes_to_tab(&self, role: &str, tab: &str) -> (String, String) {
        let workspace = self.sandbox().company("single");
        let shops = self.sandbox().organization(&workspace, "Shops");
        let id = shops.expect("the seed has it").id;
        self.signs_in_as(role).await;
        self.opens(&format!("/w/{workspace}/organizations/{id}/{tab}"))
            .await;
        (workspace, id)
    }
}
