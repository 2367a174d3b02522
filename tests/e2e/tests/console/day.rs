//! Twenty jobs of a provider's day, each done from start to end. Those that belong to one screen are in its file:
//!
//! | job | story |
//! |---|---|
//! | tell who is over a limit | `list::the_address_holds_search_filter_and_sort_and_a_reload_restores_them` |
//! | bring a customer on board with logo and colors | `create::a_root_with_logo_and_colors_arrives_byte_for_byte` |
//! | create branch after branch | `create::children_are_created_in_a_row_without_leaving_the_form` |
//! | raise a limit, and take it back | `session::a_saved_change_says_what_it_was_and_goes_back_at_once` |
//! | share a limit out to children | `create::a_limit_above_the_parents_is_refused_before_and_by_the_server` |
//! | compare two customers | `compare::two_are_compared_a_third_is_added_and_only_differences_are_shown` |
//! | go through those that were found | `list::the_list_one_came_from_is_gone_through_from_page_to_page` |
//! | change a brand where it is shown | `in_place::a_brand_is_changed_where_it_is_shown` |
//! | edit what a colleague edits too | `edit::a_field_changed_on_both_sides_is_asked_about_and_theirs_can_win` |
//! | delete a customer with everything below | `delete::what_goes_is_named_copied_and_deleted_once_its_name_is_typed` |
//! | report on limits in a file | `limits::the_csv_holds_the_limits_that_are_listed` |
//! | work through an outage of the network | `failures::offline_is_said_once_and_what_was_there_stays` |
//! | work on while the token expires | `session::a_token_that_expires_while_one_works_is_renewed_over_the_page` |
//! | open customers in several tabs | `tabs::a_new_tab_is_handed_the_session_however_it_was_opened` |
//! | look something up in another workspace | `palette::the_other_workspaces_are_searched_when_asked_for` |
//! | sell what is left of a subscription, and no more | here |
//! | see what each billing account has left | here |
//! | raise a limit on the phone | here |
//! | find and rename a customer at 200% zoom | here |
//! | create a customer by keyboard alone | here |

use canopy_e2e::*;

use super::edit::AtTheEdit;

/// A phone held upright.
const PHONE: (u32, u32) = (390, 844);
/// What is left of a usual screen, 1440 by 900 px, when it is zoomed to 200%.
const ZOOMED: (u32, u32) = (720, 450);

#[tokio::test]
async fn no_more_is_sold_than_the_subscription_has_left() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("single").await;
        person.types_into("Name", "Harbour Kiosk").await;
        person.sets_limit("Users limit", "Number", "90000").await;
        person.clicks(button("Create organization")).await;
        person.reads("set by the subscription").await;
        assert_eq!(
            person
                .sandbox()
                .organization(&workspace, "Harbour Kiosk")
                .map(|made| made.id),
            None,
            "nothing was sent"
        );
        person.replaces("Users limit", "1").await;
        person.clicks(button("Create organization")).await;
        person.sees(link("Harbour Kiosk")).await;
        let made = person.sandbox().organization(&workspace, "Harbour Kiosk");
        assert_eq!(made.and_then(|made| made.users_limit), Some(1));
    })
    .await;
}

#[tokio::test]
async fn each_billing_account_says_what_it_has_left() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("assigned");
        person.signs_in_as("owner").await;
        person.opens(&format!("/w/{workspace}/limits")).await;
        let accounts = format!("/workspaces/{workspace}/billing-accounts");
        let accounts = person.sandbox().answer(&accounts).await;
        for account in accounts["data"].as_array().expect("a list") {
            let name = account["name"].as_str().expect("it has a name");
            let row = row("").starting_with(name).inside(table("Subscriptions"));
            person.reads_in(row, " left").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_limit_is_raised_on_the_phone() {
    Scenario::default()
        .on(PHONE.0, PHONE.1)
        .run(async |person| {
            let workspace = person.sandbox().company("single");
            let shops = person.sandbox().organization(&workspace, "Shops");
            let id = shops.expect("the seed has it").id;
            person.signs_in_as("owner").await;
            let path = format!("/w/{workspace}/organizations/{id}/limits");
            person.opens(&path).await;
            person.sets_limit("Users limit", "Number", "40").await;
            person.clicks(button("Save changes")).await;
            person.reads("Shops was saved.").await;
            let saved = person.sandbox().organization(&workspace, "Shops");
            assert_eq!(saved.and_then(|saved| saved.users_limit), Some(40));
        })
        .await;
}

#[tokio::test]
async fn a_customer_is_found_and_renamed_at_200_percent_zoom() {
    Scenario::default()
        .on(ZOOMED.0, ZOOMED.1)
        .run(async |person| {
            let workspace = person.sandbox().company("single");
            person.signs_in_as("owner").await;
            person.opens(&format!("/w/{workspace}/organizations")).await;
            person
                .types_in(searchbox("Search organizations"), "Shops")
                .await;
            person.clicks(link("Shops").nth(0)).await;
            person.clicks(button("Edit")).await;
            person.replaces("Name", "Corner Shops").await;
            person.clicks(button("Save changes")).await;
            person.reads("Corner Shops was saved.").await;
            assert!(
                person
                    .sandbox()
                    .organization(&workspace, "Corner Shops")
                    .is_some()
            );
        })
        .await;
}

#[tokio::test]
async fn a_customer_is_created_by_keyboard_alone() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("pooled");
        person.signs_in_as("owner").await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.sees(row("").nth(1)).await;
        person.presses(Key::Control + "k").await;
        person
            .is_in(combobox("Find an organization or a command"))
            .await;
        person.presses("create organization").await;
        person
            .sees(
                with_role(&["option"])
                    .starting_with("Create organization")
                    .nth(0),
            )
            .await;
        person.presses(Key::Enter).await;
        person.keyboard_is_on(&["textbox"], "Name").await;
        person.presses("Harbour Hotel").await;
        person.presses(Key::Control + "s").await;
        person.reads("Harbour Hotel was created.").await;
        assert!(
            person
                .sandbox()
                .organization(&workspace, "Harbour Hotel")
                .is_some()
        );
    })
    .await;
}
