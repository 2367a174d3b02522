//! Changing what is there: only what changed is sent, nobody's change is lost, and nothing typed is.

use canopy_e2e::*;
use serde_json::{Value, json};

#[tokio::test]
async fn a_name_and_a_limit_that_changed_are_all_that_is_sent() {
    in_a_browser(async |person| {
        let (workspace, before) = person.comes_to_edit("single", "Shops").await;
        person.page_answers(WATCH_WRITES, vec![]).await;
        person.replaces("Name", "  High Street Shops ").await;
        person.reads("Changed from Shops").await;
        person.sets_limit("Locations limit", "Number", "7").await;
        person.reads("2 changes: Name, Locations limit.").await;
        person.clicks(button("Save changes")).await;
        person.sees(heading("High Street Shops")).await;
        person.reads("High Street Shops was saved.").await;
        person
            .is_at("the page of the organization", |path| {
                path.ends_with(&format!("/organizations/{}", before.id))
            })
            .await;

        assert_eq!(
            person.wrote().await,
            [json!({
                "name": "High Street Shops",
                "limits": { "locations": 7, "users": null, "sso": 0 },
            })]
        );
        let after = person
            .sandbox()
            .organization(&workspace, "High Street Shops")
            .expect("it was saved, trimmed");
        assert_eq!(
            after,
            StoredOrganization {
                name: "High Street Shops".into(),
                locations_limit: Some(7),
                ..before
            }
        );
    })
    .await;
}

#[tokio::test]
async fn what_the_parent_allows_is_asked_for_once() {
    in_a_browser(async |person| {
        let (workspace, shops) = person.comes_to_edit("single", "Shops").await;
        let parent = shops.parent.expect("it has one");
        let report = format!("/workspaces/{workspace}/organizations/{parent}/limits");
        for page in ["edit", "limits"] {
            // What the page before still asks for is not counted.
            let left = person.browser().goto("about:blank").await;
            left.expect("a blank page opens");
            let counted = Fault::on("GET", &report).takes_its_time(1);
            person.sandbox().suffers(counted).await;
            person
                .opens(&format!("/w/{workspace}/organizations/{}/{page}", shops.id))
                .await;
            let asked = async || Fault::ENDLESS - person.sandbox().faults_left(&report).await;
            // The list alone may tell as much.
            person
                .waits_until("the report is asked for", async || match asked().await {
                    0 => Err("it is not".to_owned()),
                    _ => Ok(()),
                })
                .await;
            person.reads("allows 12 locations; 5 remain.").await;
            assert_eq!(asked().await, 1, "on the page {page}");
            person.sandbox().recovers().await;
        }
    })
    .await;
}

#[tokio::test]
async fn one_retry_brings_all_that_failed_whichever_answer_comes_first() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let (workspace, shops) = person.comes_to_edit("single", "Shops").await;
        let parent = shops.parent.expect("it has one");
        let limits_of = |id| format!("/workspaces/{workspace}/organizations/{id}/limits");
        let (own, above) = (limits_of(&shops.id), limits_of(&parent));
        for (pressed, late) in [(0, &above), (0, &own), (1, &above), (1, &own)] {
            for path in [&own, &above] {
                let fault = Fault::on("GET", path).answers(403);
                person.sandbox().suffers(fault).await;
            }
            let page = format!("/w/{workspace}/organizations/{}/limits", shops.id);
            person.opens(&page).await;
            person.sees(button("Retry").nth(1)).await;
            person.sandbox().recovers().await;
            let slow = Fault::on("GET", late).takes_its_time(700);
            person.sandbox().suffers(slow).await;
            person.clicks(button("Retry").nth(pressed)).await;
            person.does_not_see(button("Retry")).await;
            person.does_not_read("Your role doesn't allow this").await;
            person.sees(row("Users").inside(table("Limits"))).await;
            person.sandbox().recovers().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_logo_is_removed_and_the_brand_stays() {
    in_a_browser(async |person| {
        let (workspace, before) = person.comes_to_edit("single", "Shops").await;
        assert!(before.picture.is_some());
        person.page_answers(WATCH_WRITES, vec![]).await;
        person.clicks(button("Remove logo")).await;
        person.reads("The logo will be removed").await;
        person.clicks(button("Keep current logo")).await;
        person.reads("No changes to save.").await;
        person.clicks(button("Remove logo")).await;
        person.presses(Key::Control + "s").await;
        person.reads("Shops was saved.").await;
        assert_eq!(person.wrote().await, [json!({ "picture": null })]);
        let after = person.sandbox().organization(&workspace, "Shops");
        let after = after.expect("it is there");
        assert_eq!((after.picture, after.picture_url), (None, None));
        assert_eq!(after.login_hint, before.login_hint);
    })
    .await;
}

#[tokio::test]
async fn one_color_that_changed_brings_the_rest_of_the_brand_as_it_is() {
    in_a_browser(async |person| {
        let (_, before) = person.comes_to_edit("single", "Shops").await;
        person.page_answers(WATCH_WRITES, vec![]).await;
        person.replaces("Primary color", "#0b6e4f").await;
        person.clicks(button("Save changes")).await;
        person.reads("Shops was saved.").await;
        let brand = json!({
            "display_name": before.display_name,
            "login_hint": before.login_hint,
            "colors": { "primary": "#0b6e4f", "page_background": before.page_background },
        });
        assert_eq!(person.wrote().await, [json!({ "branding": brand })]);
    })
    .await;
}

#[tokio::test]
async fn a_field_changed_on_both_sides_is_asked_about_and_theirs_can_win() {
    in_a_browser(async |person| {
        let (workspace, before) = person.comes_to_edit("single", "Shops").await;
        person.page_answers(WATCH_WRITES, vec![]).await;
        person.replaces("Name", "Mine").await;
        person.sets_limit("Locations limit", "Number", "7").await;
        // Someone else is faster, with one field of ours and one of their own.
        person
            .someone_changes(
                &workspace,
                &before.id,
                json!({ "name": "Theirs", "limits": { "users": 44 } }),
            )
            .await;
        person.clicks(button("Save changes")).await;
        person.reads("Someone else also changed this").await;
        person.reads_in(group("Name"), "Shops").await;
        person.reads_in(group("Name"), "Theirs").await;
        person.reads_in(group("Name"), "Mine").await;
        person.reads("Someone else changed Users limit.").await;
        assert_eq!(person.wrote().await, Vec::<Value>::new());
        person.clicks(button("Use theirs")).await;
        person.finds_in_field("Name", "Theirs").await;
        person.clicks(button("Save changes")).await;
        person.reads("Theirs was saved.").await;
        assert_eq!(
            person.wrote().await,
            [json!({ "limits": { "locations": 7, "users": 44, "sso": 0 } })]
        );
    })
    .await;
}

#[tokio::test]
async fn a_field_changed_on_both_sides_can_stay_mine() {
    in_a_browser(async |person| {
        let (workspace, before) = person.comes_to_edit("single", "Shops").await;
        person.replaces("Name", "Mine").await;
        let theirs = json!({ "name": "Theirs" });
        person.someone_changes(&workspace, &before.id, theirs).await;
        person.clicks(button("Save changes")).await;
        person.page_answers(WATCH_WRITES, vec![]).await;
        person.clicks(button("Keep mine and save")).await;
        person.reads("Mine was saved.").await;
        assert_eq!(person.wrote().await, [json!({ "name": "Mine" })]);
        assert!(person.sandbox().organization(&workspace, "Mine").is_some());
    })
    .await;
}

#[tokio::test]
async fn what_someone_deleted_under_ones_hands_can_be_created_again_with_all_that_was_typed() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.sandbox().company("pooled");
        let path = format!("/workspaces/{workspace}/organizations");
        let root = json!({ "name": "Harbor" });
        let root = person.sandbox().post(&path, &root).await;
        let root = root["id"].as_str().expect("it has an id").to_owned();
        let kiosk = json!({
            "name": "Kiosk", "limits": { "users": 4 },
            "branding": { "login_hint": "kiosk-by-the-sea", "colors": { "primary": "#0b6e4f" } },
        });
        let below = format!("{path}/{root}/children");
        let kiosk = person.sandbox().post(&below, &kiosk).await;
        let kiosk = kiosk["id"].as_str().expect("it has an id").to_owned();
        person.signs_in_as("owner").await;
        person
            .opens(&format!("/w/{workspace}/organizations/{kiosk}/edit"))
            .await;
        person.replaces("Name", "Kiosk at the pier").await;
        person.sandbox().delete(&format!("{path}/{kiosk}")).await;
        person.clicks(button("Save changes")).await;
        person.reads("It was deleted while you edited").await;
        person.finds_in_field("Name", "Kiosk at the pier").await;
        person.sees(link("Go to Harbor").inside(alert(""))).await;
        person.clicks(button("Create it again")).await;
        person.sees(heading("Create child")).await;
        person.finds_in_field("Name", "Kiosk at the pier").await;
        person
            .finds_in_field("Login hint", "kiosk-by-the-sea")
            .await;
        person.finds_in_field("Primary color", "#0b6e4f").await;
        // It is a draft of this form from now on.
        person.reloads().await;
        person.clicks(button("Restore")).await;
        person.finds_in_field("Name", "Kiosk at the pier").await;
        person.clicks(button("Create organization")).await;
        person.sees(link("Kiosk at the pier")).await;
        let created = person
            .sandbox()
            .organization(&workspace, "Kiosk at the pier")
            .expect("it was created");
        assert_eq!(created.parent, Some(root));
        assert_eq!(created.login_hint.as_deref(), Some("kiosk-by-the-sea"));
        assert_eq!(created.primary_color.as_deref(), Some("#0b6e4f"));
        assert_eq!(created.users_limit, Some(4));
    })
    .await;
}

#[tokio::test]
async fn what_is_discarded_is_as_it_was_and_can_be_brought_back() {
    in_a_browser(async |person| {
        person.comes_to_edit("single", "Shops").await;
        person.replaces("Name", "Never mind").await;
        person.sets_limit("SSO limit", "Number", "3").await;
        person.clicks(button("Discard")).await;
        person.finds_in_field("Name", "Shops").await;
        person.reads("Discarded: Name, SSO limit.").await;
        person.clicks(button("Undo discard")).await;
        person.finds_in_field("Name", "Never mind").await;
        person.reads("2 changes: Name, SSO limit.").await;
        person.clicks(button("Discard")).await;
        person.reloads().await;
        person.finds_in_field("Name", "Shops").await;
        person.does_not_see(button("Restore")).await;
    })
    .await;
}

#[tokio::test]
async fn leaving_with_changes_asks_by_link_and_by_the_back_button() {
    in_a_browser(async |person| {
        let (workspace, before) = person.comes_to_edit("single", "Shops").await;
        let edit = format!("/w/{workspace}/organizations/{}/edit", before.id);
        person.replaces("Name", "Half done").await;
        let tree = || link("Tree").inside(navigation("Views"));
        person.clicks(tree()).await;
        person.sees(dialog("Leave without saving?")).await;
        person.clicks(button("Stay")).await;
        person.is_at("the form still", |path| path == edit).await;
        person.finds_in_field("Name", "Half done").await;

        person.goes_back().await;
        person.sees(dialog("Leave without saving?")).await;
        person.is_at("the form still", |path| path == edit).await;
        person.presses(Key::Escape).await;
        person.does_not_see(dialog("Leave without saving?")).await;
        person.finds_in_field("Name", "Half done").await;
        person
            .page_comes_to_answer("closing the tab would ask", WOULD_ASK, json!(true))
            .await;

        person.clicks(tree()).await;
        person.clicks(button("Leave")).await;
        person
            .is_at("the tree", |path| path.ends_with("/tree"))
            .await;
        // Nothing typed is lost.
        person.opens(&edit).await;
        person.reads("You have unsaved changes").await;
        person.clicks(button("Restore")).await;
        person.finds_in_field("Name", "Half done").await;
        person.clicks(button("Discard")).await;
        person
            .page_comes_to_answer("closing the tab would not ask", WOULD_ASK, json!(false))
            .await;
        person.clicks(tree()).await;
        person
            .is_at("the tree", |path| path.ends_with("/tree"))
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_step_back_that_is_confirmed_is_taken() {
    in_a_browser(async |person| {
        let (workspace, before) = person.comes_to_edit("single", "Shops").await;
        person.replaces("Name", "Half done").await;
        person.goes_back().await;
        person.clicks(button("Leave")).await;
        let page = format!("/w/{workspace}/organizations/{}", before.id);
        person
            .is_at("where the person came from", |path| path == page)
            .await;
        person.sees(heading("Shops")).await;
    })
    .await;
}

#[tokio::test]
async fn an_edit_survives_a_reload_and_meets_what_happened_since() {
    in_a_browser(async |person| {
        let (workspace, before) = person.comes_to_edit("single", "Shops").await;
        person.replaces("Name", "Unfinished").await;
        person.sets_limit("Users limit", "Number", "50").await;
        person.reads("2 changes").await;
        person.reloads().await;
        let theirs =
            json!({ "limits": { "users": 44 }, "branding": { "display_name": "Elsewhere" } });
        person.someone_changes(&workspace, &before.id, theirs).await;
        person.reads("You have unsaved changes").await;
        person.reloads().await;
        person.reads("Name, Users limit.").await;
        person.clicks(button("Restore")).await;
        person.finds_in_field("Name", "Unfinished").await;
        person.finds_in_field("Display name", "Elsewhere").await;
        person.reads("Someone else also changed this").await;
        person.page_answers(WATCH_WRITES, vec![]).await;
        person.clicks(button("Keep mine and save")).await;
        person.reads("Unfinished was saved.").await;
        assert_eq!(
            person.wrote().await,
            [json!({ "name": "Unfinished", "limits": { "locations": 6, "users": 50, "sso": 0 } })]
        );
        person
            .opens(&format!("/w/{workspace}/organizations/{}/edit", before.id))
            .await;
        person.sees(button("Save changes")).await;
        person.does_not_see(button("Restore")).await;
    })
    .await;
}

#[tokio::test]
async fn what_only_the_server_knows_is_said_at_its_field_and_nothing_is_lost() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let (workspace, before) = person.comes_to_edit("single", "Shops").await;
        let refusal = json!({
            "type": "unprocessable_entity", "code": "validation_failed",
            "message": "2 values in this request aren't valid.",
            "doc_url": "https://docs.altostrat.io/errors/validation_failed",
            "errors": { "branding.display_name": ["No brand is called this."], "limits.sso": ["Not sold here."] },
        });
        let path = format!("/workspaces/{workspace}/organizations/{}", before.id);
        let fault = Fault::on("PATCH", &path).answers(422).says(refusal).times(1);
        person.sandbox().suffers(fault).await;
        person.replaces("Display name", "Unheard of").await;
        person.clicks(button("Save changes")).await;
        person.reads_description(field("Display name"), "No brand is called this.").await;
        person.reads_in(group("SSO limit"), "Not sold here.").await;
        person.finds_in_field("Display name", "Unheard of").await;
        person.clicks(button("Save changes")).await;
        person.reads("Shops was saved.").await;
    })
    .await;
}

#[tokio::test]
async fn a_limit_below_the_use_or_above_an_ancestors_is_refused_before_the_server_does() {
    in_a_browser(async |person| {
        person.comes_to_edit("single", "Shops").await;
        person.page_answers(WATCH_WRITES, vec![]).await;
        person.sets_limit("Users limit", "Number", "81").await;
        person
            .reads_in(group("Users limit"), "The maximum is 80")
            .await;
        person.sets_limit("Users limit", "Number", "2").await;
        person.clicks(button("Save changes")).await;
        person
            .reads_in(
                group("Users limit"),
                "The limit can't be lower than the 24 already in use",
            )
            .await;
        assert_eq!(person.wrote().await, Vec::<Value>::new());
    })
    .await;
}

#[tokio::test]
async fn the_account_of_a_root_changes_where_accounts_are_assigned() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let (workspace, before) = person.comes_to_edit("assigned", "Kestrel Nederland").await;
        person.page_answers(WATCH_WRITES, vec![]).await;
        let refusal = json!({
            "type": "conflict_error", "code": "limit_exceeds_capacity",
            "message": "This billing account has capacity for 2 more users, but 30 are in use here.",
            "doc_url": "https://docs.altostrat.io/errors/limit_exceeds_capacity",
            "errors": {
                "billing_account_id": ["This billing account has capacity for 2 more users, but 30 are in use here."],
            },
        });
        let path = format!("/workspaces/{workspace}/organizations/{}", before.id);
        let fault = Fault::on("PATCH", &path).answers(409).says(refusal).times(1);
        person.sandbox().suffers(fault).await;
        let chooser = person.element(combobox("Billing account")).await;
        let other = "return [...arguments[0].options].filter((one) => one.value && !one.selected).map((one) => \
            [one.value, one.label])[0]";
        let other = person.page_answers(other, vec![chooser]).await;
        let label = other[1].as_str().expect("there are several").to_owned();
        person.chooses("Billing account", &label).await;
        person.clicks(button("Save changes")).await;
        person.reads_description(field("Billing account"), "capacity for 2 more users").await;
        let body = json!({ "billing_account_id": other[0] });
        assert_eq!(person.wrote().await, [body]);
    })
    .await;
}

#[tokio::test]
async fn the_root_of_a_single_workspace_has_no_account_to_choose() {
    in_a_browser(async |person| {
        person.comes_to_edit("single", "Bellwether Bakeries").await;
        person.does_not_see(combobox("Billing account")).await;
        person
            .reads_in(
                group("Billing account"),
                "This workspace bills everything to one account, so it can't be changed.",
            )
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_viewer_sees_why_nothing_can_be_changed() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("single");
        let known = person.sandbox().organization(&workspace, "Shops");
        let page = format!("/w/{workspace}/organizations/{}", known.expect("seeded").id);
        person.signs_in_as("viewer").await;
        person.opens(&page).await;
        person
            .sees_attribute(button("Edit"), "aria-disabled", Some("true"))
            .await;
        person
            .reads_description(button("Edit"), "Your role is viewer")
            .await;
        person.opens(&format!("{page}/edit")).await;
        let said = "Read only: your role here is viewer. Owners and admins can make changes.";
        let enabled = "return document.querySelectorAll('form :is(input, select, textarea):not(:disabled)').length";
        person.reads(said).await;
        person
            .page_comes_to_answer("no field can be changed", enabled, json!(0))
            .await;
        person
            .reads_description(button("Save changes"), "Your role is viewer")
            .await;
        person
            .does_not_see(button("").starting_with("Choose a"))
            .await;
        person.page_answers(WATCH_WRITES, vec![]).await;
        person.presses(Key::Control + "s").await;
        assert_eq!(person.wrote().await, Vec::<Value>::new());
        person
            .opens(&format!("/w/{workspace}/organizations/new"))
            .await;
        person.reads(said).await;
        person
            .page_comes_to_answer("no field can be filled in", enabled, json!(0))
            .await;
    })
    .await;
}

#[tokio::test]
async fn impatience_saves_once() {
    in_a_browser(async |person| {
        let (workspace, before) = person.comes_to_edit("single", "Shops").await;
        person.page_answers(WATCH_WRITES, vec![]).await;
        let path = format!("/workspaces/{workspace}/organizations/{}", before.id);
        person.sandbox().suffers(Fault::on("GET", &path).takes_its_time(300)).await;
        person.replaces("Name", "Once").await;
        let send = "
            const button = arguments[0];
            button.click(); button.click();
            document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, \
              bubbles: true, cancelable: true }));
            button.closest('form').requestSubmit();";
        let save = person.element(button("Save changes")).await;
        person.page_answers(send, vec![save]).await;
        person.reads("Once was saved.").await;
        assert_eq!(person.wrote().await, [json!({ "name": "Once" })]);
    })
    .await;
}

/// Notes the body of every request that writes, from now on.
pub const WATCH_WRITES: &str = "
    window.written = [];
    const fetch_it = window.fetch;
    window.fetch = async (...asked) => {
      const request = new Request(...asked);
      if (request.method !== 'GET') window.written.push(JSON.parse(await request.clone().text()));
      return fetch_it(request);
    };";

/// Whether the browser would ask before the tab is closed.
const WOULD_ASK: &str = "
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;";

pub trait AtTheEdit {
    async fn comes_to_edit(&self, billing_mode: &str, name: &str) -> (String, StoredOrganization);
    async fn someone_changes(&self, workspace: &str, organization: &str, changes: Value);
    async fn wrote(&self) -> Vec<Value>;
    async fn sets_limit(&self, name: &str, choice: &str, number: &str);
}

impl AtTheEdit for Person {
    /// Stands before the form of an organization, by the way of its page; answers its workspace and what it was.
    async fn comes_to_edit(&self, billing_mode: &str, name: &str) -> (String, StoredOrganization) {
        let workspace = self.sandbox().company(billing_mode);
        let known = self.sandbox().organization(&workspace, name);
        let known = known.expect("the seed has it");
        self.signs_in_as("owner").await;
        self.opens(&format!("/w/{workspace}/organizations/{}", known.id))
            .await;
        self.clicks(button("Edit")).await;
        self.finds_in_field("Name", name).await;
        (workspace, known)
    }

    async fn someone_changes(&self, workspace: &str, organization: &str, changes: Value) {
        let path = format!("/workspaces/{workspace}/organizations/{organization}");
        self.sandbox().patch(&path, &changes).await;
    }

    /// The bodies of the requests since they were first watched.
    async fn wrote(&self) -> Vec<Value> {
        let written = self.page_answers("return window.written", vec![]).await;
        written.as_array().cloned().unwrap_or_default()
    }

    async fn sets_limit(&self, name: &str, choice: &str, number: &str) {
        self.clicks(radio(choice).inside(group(name))).await;
        if choice == "Number" {
            let target = with_role(&["textbox", "spinbutton"]).inside(group(name));
            self.clicks(target.clone()).await;
            self.presses(Key::Control + "a").await;
            self.types_in(target, number).await;
        }
    }
}
