//! The limits: all organizations as a table and as a picture, and one organization's limits with what the server says
//! of them.

use canopy_e2e::*;
use serde_json::json;

const ITEM: &[&str] = &["treeitem"];

fn picture() -> Target {
    tree("").starting_with("Organizations by")
}

fn rows() -> Target {
    row("").inside(table("Limits"))
}

#[tokio::test]
async fn the_table_has_each_limit_of_the_estate_with_the_closest_first() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_limits().await;
        let all = person.sandbox().organizations(&workspace).len();
        person.counts_limits(all * 3).await;
        person
            .sees_attribute(
                column_header("").starting_with("% of ceiling"),
                "aria-sort",
                Some("descending"),
            )
            .await;
        let first = person.text_of(rows().nth(1)).await;
        assert!(first.contains("Over by"), "the first row says “{first}”");
        person.clicks(radio("Users")).await;
        person.counts_limits(all).await;
        person.clicks(button("").starting_with("Remaining")).await;
        person
            .sees_attribute(
                column_header("").starting_with("Remaining"),
                "aria-sort",
                Some("ascending"),
            )
            .await;
        person
            .is_at("the order in the address", |path| {
                path.contains("sort=room")
            })
            .await;
        person.reloads().await;
        person.counts_limits(all).await;
        person
            .sees_attribute(
                column_header("").starting_with("Remaining"),
                "aria-sort",
                Some("ascending"),
            )
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_search_that_finds_nothing_counts_the_resource_that_is_chosen_after_it() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_limits().await;
        let all = person.sandbox().organizations(&workspace).len();
        person
            .types_in(searchbox("Search organizations"), "zzzzzzzz")
            .await;
        let of = |rows: usize| match rows / 1000 {
            0 => format!("0 of {rows}"),
            thousands => format!("0 of {thousands},{:03}", rows % 1000),
        };
        person.reads(&of(all * 3)).await;
        person.clicks(radio("Users")).await;
        person.does_not_read(&of(all * 3)).await;
        person.reads(&of(all)).await;
    })
    .await;
}

#[tokio::test]
async fn search_and_states_narrow_the_table_and_say_how_far() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_limits().await;
        let organizations = person.sandbox().organizations(&workspace);
        person.clicks(radio("Users")).await;
        person.counts_limits(organizations.len()).await;
        person
            .clicks(
                button("")
                    .starting_with("Over")
                    .inside(group("Share of ceiling")),
            )
            .await;
        person
            .waits_until("few are left", async || {
                match person
                    .number_in_the_status()
                    .await
                    .map_err(|error| error.to_string())?
                {
                    few if (few as usize) < organizations.len() => Ok(()),
                    many => Err(format!("{many} rows")),
                }
            })
            .await;
        let first = person.text_of(rows().nth(1)).await;
        assert!(first.contains("Over by"), "{first}");
        person
            .is_at("the state in the address", |path| {
                path.contains("state=over")
            })
            .await;
        person
            .types_in(searchbox("Search organizations"), "no such name")
            .await;
        person.reads("No matching limits").await;
        person.clicks(button("Clear search and filters")).await;
        person.counts_limits(organizations.len()).await;
    })
    .await;
}

#[tokio::test]
async fn a_row_leads_to_the_limits_of_its_organization_by_keyboard_alone() {
    in_a_browser(async |person| {
        person.comes_to_the_limits().await;
        person
            .types_in(searchbox("Search organizations"), "a")
            .await;
        person.presses(Key::Down).await;
        person.keyboard_is_on(&["link"], "").await;
        person.presses(Key::Down).await;
        person.presses(Key::Enter).await;
        person
            .is_at("an organization's limits", |path| {
                path.ends_with("/limits") && path.contains("/organizations/")
            })
            .await;
        person.sees(table("Limits")).await;
    })
    .await;
}

#[tokio::test]
async fn one_walks_the_picture_by_keyboard_steps_in_and_out_and_back() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_limits().await;
        let all = person.sandbox().organizations(&workspace).len();
        person.clicks(radio("Users")).await;
        person.tabs_to(picture()).await;
        person.presses(Key::Home).await;
        let first = person.name_of_the_chosen().await;
        person.presses(Key::Down).await;
        let child = person.name_of_the_chosen().await;
        assert_ne!(first, child);
        person
            .sees_attribute(tree_item("").starting_with(&child), "aria-level", Some("2"))
            .await;
        person.presses(Key::Right).await;
        let sibling = person.name_of_the_chosen().await;
        assert_ne!(child, sibling);
        person.presses(Key::Left).await;
        person.keyboard_is_on(ITEM, &child).await;
        person.presses(Key::Up).await;
        person.keyboard_is_on(ITEM, &first).await;

        person.presses(Key::Enter).await;
        person
            .is_at("inside it", |path| path.contains("in=org_"))
            .await;
        person.keyboard_is_on(ITEM, &first).await;
        person
            .sees_attribute(tree_item("").starting_with(&first), "aria-level", Some("1"))
            .await;
        person
            .waits_until("the table is narrowed too", async || {
                match person
                    .number_in_the_status()
                    .await
                    .map_err(|error| error.to_string())?
                {
                    few if (few as usize) < all => Ok(()),
                    many => Err(format!("{many} rows")),
                }
            })
            .await;
        person.reloads().await;
        person
            .sees_attribute(tree_item("").starting_with(&first), "aria-level", Some("1"))
            .await;
        person.tabs_to(picture()).await;
        person.presses(Key::Escape).await;
        person
            .is_at("all organizations", |path| !path.contains("in="))
            .await;
        person.counts_limits(all).await;
        person.keyboard_is_on(ITEM, &first).await;
        person.goes_back().await;
        person
            .is_at("inside it again", |path| path.contains("in=org_"))
            .await;
        person.clicks(link("All organizations")).await;
        person.counts_limits(all).await;
    })
    .await;
}

#[tokio::test]
async fn a_press_in_the_picture_steps_in_and_the_name_below_leads_to_the_organization() {
    in_a_browser(async |person| {
        person.comes_to_the_limits().await;
        person.clicks(radio("Locations")).await;
        person.sees(tree("Organizations by locations in use")).await;
        person.clicks(tree_item("").nth(0)).await;
        person
            .is_at("inside it", |path| path.contains("in=org_"))
            .await;
        let name = person.name_of_the_chosen().await;
        person.clicks(button("Zoom out")).await;
        person
            .is_at("all organizations", |path| !path.contains("in="))
            .await;
        person
            .clicks(link(&name).inside(region("Usage chart")))
            .await;
        person
            .is_at("its limits", |path| {
                path.contains("/organizations/org_") && path.ends_with("/limits")
            })
            .await;
    })
    .await;
}

#[tokio::test]
async fn an_organization_that_is_gone_leaves_the_whole_estate() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_limits().await;
        let all = person.sandbox().organizations(&workspace).len();
        person
            .opens(&format!("/w/{workspace}/limits?in=org_gone&resource=users"))
            .await;
        person
            .reads("That organization no longer exists. Showing all organizations.")
            .await;
        person.counts_limits(all).await;
    })
    .await;
}

#[tokio::test]
async fn the_csv_holds_the_limits_that_are_listed() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_limits().await;
        let all = person.sandbox().organizations(&workspace).len();
        person.clicks(radio("SSO")).await;
        person.counts_limits(all).await;
        let folder = person.keeps_downloads().await;
        person.clicks(button("Download CSV")).await;
        person.reads("-limits-sso-").await;
        let saved = person.finds_download(&folder).await;
        assert_eq!(saved.lines().count(), all + 1, "a head and each limit");
        assert!(saved.lines().skip(1).all(|line| line.contains(",SSO,")));
    })
    .await;
}

#[tokio::test]
async fn the_usage_is_saved_as_the_api_gives_it_out() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_limits().await;
        let folder = person.keeps_downloads().await;
        person.downloads_from_the_api("Usage as CSV").await;
        person.reads("usage-from-api-").await;
        let saved = person.finds_download(&folder).await;
        let organizations = person.sandbox().organizations(&workspace).len();
        assert!(
            saved.lines().count() > organizations,
            "a header and a line for each organization"
        );
        person.downloads_from_the_api("Usage as PDF").await;
        person.reads(".pdf (").await;
    })
    .await;
}

#[tokio::test]
async fn a_usage_file_that_does_not_come_is_said_and_asked_for_again() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.comes_to_the_limits().await;
        let folder = person.keeps_downloads().await;
        let broken = Fault::on("GET", "/workspaces/*/organizations/usage.csv").answers(500);
        person.sandbox().suffers(broken).await;
        person.downloads_from_the_api("Usage as CSV").await;
        person.sees(button("Retry")).await;
        person.sandbox().recovers().await;
        person.clicks(button("Retry")).await;
        person.reads("usage-from-api-").await;
        let saved = person.finds_download(&folder).await;
        assert!(saved.lines().count() > 1, "a header and organizations");
    })
    .await;
}

#[tokio::test]
async fn where_the_report_says_something_else_both_are_shown_and_the_report_counts() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("single");
        let shops = person.sandbox().organization(&workspace, "Shops");
        let id = shops.expect("the seed has it").id;
        let report = json!({ "organization_id": id, "organization_name": "Shops", "limits": [
            { "type": "locations", "used": 5, "direct": 0, "free": 1, "org_limit": 6, "total": 6 },
        ] });
        let path = format!("/workspaces/{workspace}/organizations/{id}/limits");
        let fault = Fault::on("GET", &path).answers(200).says(report);
        person.sandbox().suffers(fault).await;
        person.signs_in_as("viewer").await;
        person
            .opens(&format!("/w/{workspace}/organizations/{id}/limits"))
            .await;
        person
            .reads("the limits report says 5 but the list says 4. Showing the report.")
            .await;
        person
            .sees(cell("5").inside(row("").starting_with("Locations").inside(table("Limits"))))
            .await;
    })
    .await;
}

trait Limits {
    async fn comes_to_the_limits(&self) -> String;
    async fn counts_limits(&self, expected: usize);
    async fn downloads_from_the_api(&self, entry: &str);
    async fn name_of_the_chosen(&self) -> String;
}

impl Limits for Person {
    /// Signs in and stands before the limits of the list; answers its workspace.
    async fn comes_to_the_limits(&self) -> String {
        let workspace = self.sandbox().workspace();
        self.signs_in_as("owner").await;
        self.opens(&format!("/w/{workspace}/limits")).await;
        self.sees(picture()).await;
        self.sees(rows().nth(1)).await;
        workspace
    }

    /// Asks for a file that the API makes.
    async fn downloads_from_the_api(&self, entry: &str) {
        self.clicks(button("API exports")).await;
        self.clicks(with_role(&["menuitem"]).starting_with(entry))
            .await;
    }

    /// Waits until the table says that it has so many rows.
    async fn counts_limits(&self, expected: usize) {
        self.waits_until(&format!("{expected} rows are counted"), async || match self
            .number_in_the_status()
            .await
        {
            Ok(number) if number as usize == expected => Ok(()),
            other => Err(format!("{other:?}")),
        })
        .await;
    }

    /// The organization that the keyboard would be on.
    async fn name_of_the_chosen(&self) -> String {
        const CHOSEN: &str = "
            const chosen = document.querySelector('[role=treeitem][aria-selected=true]');
            return chosen.getAttribute('aria-label').split(': ')[0];";
        let name = self.page_answers(CHOSEN, vec![]).await;
        name.as_str().unwrap_or_default().to_owned()
    }
}

#[tokio::test]
async fn the_chart_dims_what_the_table_does_not_list() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_limits().await;
        let dimmed = "return document.querySelectorAll('[role=treeitem][data-quiet]').length > 0";
        person.sees(picture()).await;
        person
            .page_comes_to_answer("nothing is dimmed", dimmed, json!(false))
            .await;
        person
            .opens(&format!("/w/{workspace}/limits?state=over"))
            .await;
        person.reads("match; the rest are dimmed").await;
        person
            .page_comes_to_answer("the others are dimmed", dimmed, json!(true))
            .await;
        // In a low window it gives its place to the table, and comes when it is asked for.
        person.resizes_to(1440, 480).await;
        person.does_not_see(picture()).await;
        person.clicks(button("Users in use")).await;
        person.sees(picture()).await;
    })
    .await;
}
