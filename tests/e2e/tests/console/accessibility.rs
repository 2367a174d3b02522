//! Every page and state as axe-core sees it: in light and dark, in forced colors, at 200 % zoom and on the narrowest
//! phone. One thing is excluded: see BRAND.

mod routes;

use canopy_e2e::*;
use serde_json::json;

use crate::edit::AtTheEdit as _;

const LIST: &str = "/workspaces/*/organizations";
const ANYTHING_OF_ORGANIZATIONS: &str = "/workspaces/*/organizations**";

#[tokio::test]
async fn the_doors_and_what_belongs_to_no_workspace() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let mut audit = Audit::default();
        person.opens("/sign-in").await;
        audit
            .looks_at(person, "sign-in", button("Sign in as owner"))
            .await;
        person.types_into("Access token", "no token at all").await;
        person.presses(Key::Enter).await;
        person
            .sees_attribute(field("Access token"), "aria-invalid", Some("true"))
            .await;
        audit
            .looks_at(person, "sign-in refused", field("Access token"))
            .await;

        person.signs_in_as("owner").await;
        person.opens("/workspaces").await;
        audit
            .looks_at(person, "workspaces", heading("Choose a workspace"))
            .await;
        person.opens("/about").await;
        person.reads("Reachable").await;
        audit
            .looks_at(person, "about", heading("About Canopy"))
            .await;
        person.opens("/nowhere").await;
        let no_page = || link("Go to organizations");
        audit.looks_at(person, "no such page", no_page()).await;
        let company = person.sandbox().company("single");
        person.opens(&format!("/w/{company}/nowhere")).await;
        audit
            .looks_at(person, "no such page in a workspace", no_page())
            .await;
        person
            .sandbox()
            .suffers(Fault::on("GET", "/workspaces").answers(500))
            .await;
        person.opens("/workspaces").await;
        audit
            .looks_at(person, "workspaces failed", button("Retry"))
            .await;
        audit.is_clean("doors");
    })
    .await;
}

#[tokio::test]
async fn the_list_in_every_state() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let mut audit = Audit::default();
        let workspace = person.comes_to_the_list().await;
        let list = format!("/w/{workspace}/organizations");
        let rows = || row("").inside(table("Organizations")).nth(1);
        audit.looks_at(person, "list", rows()).await;

        person.clicks(button("Columns")).await;
        audit
            .looks_so(person, "columns menu", checkbox("Login hint"), &AT_A_DESK)
            .await;
        person.presses(Key::Escape).await;
        person.clicks(button("").starting_with("Account:")).await;
        audit
            .looks_so(person, "account menu", menu_item("Sign out"), &AT_A_DESK)
            .await;
        person.presses(Key::Escape).await;
        person
            .clicks(with_role(&["button"]).starting_with("Workspace:"))
            .await;
        let workspaces = with_role(&["menuitem", "menuitemradio", "option"]).nth(0);
        audit
            .looks_so(person, "workspace switcher", workspaces, &AT_A_DESK)
            .await;
        person.presses(Key::Escape).await;

        person.clicks(button("Roots only")).await;
        person
            .clicks(button("Name").inside(column_header("Name")))
            .await;
        person.replaces("Search organizations", "a").await;
        audit
            .looks_at(person, "list searched, filtered and sorted", rows())
            .await;
        person.replaces("Search organizations", "zzzzzz").await;
        let clear = button("Clear search and filters");
        audit.looks_at(person, "nothing found", clear).await;

        person.presses(Key::Control + "k").await;
        let palette = || dialog("Find anything");
        let options = || with_role(&["option"]).nth(0);
        audit.looks_at(person, "palette", palette()).await;
        person.presses("al").await;
        audit.looks_at(person, "palette found", options()).await;
        person.presses("zzzzzz").await;
        person.reads("No organization or command matches.").await;
        audit
            .looks_at(person, "palette found nothing", palette())
            .await;
        person.presses(Key::Escape).await;
        person.does_not_see(palette()).await;
        person.focuses(button("Reload")).await;
        person.presses("?").await;
        let shortcuts = dialog("Keyboard shortcuts");
        audit.looks_at(person, "shortcuts", shortcuts.clone()).await;
        person.presses(Key::Escape).await;
        person.does_not_see(shortcuts).await;

        person.opens(&list).await;
        person.sees(rows()).await;
        person.points_at(button("Columns")).await;
        person.points_at(button("Reload")).await;
        audit
            .looks_so(person, "tooltip", button("Reload"), &AT_A_DESK)
            .await;

        // What was there stays, and is said to be old.
        let fails = || Fault::on("GET", LIST).answers(500);
        person.sandbox().suffers(fails()).await;
        person.clicks(button("Reload")).await;
        person.reads("This data may be out of date").await;
        audit.looks_at(person, "list out of date", rows()).await;
        person.opens(&list).await;
        person.reads("The API had an internal error").await;
        audit.looks_at(person, "list failed", button("Retry")).await;
        person.sandbox().recovers().await;
        let late = Fault::on("GET", LIST).takes_its_time(120_000);
        person.sandbox().suffers(late).await;
        person.opens(&list).await;
        audit
            .looks_at(person, "list loading", status("Loading organizations"))
            .await;
        person.sandbox().recovers().await;
        let nothing = json!({ "data": [], "has_more": false });
        let empty = Fault::on("GET", LIST).answers(200).says(nothing);
        person.sandbox().suffers(empty).await;
        person.opens(&list).await;
        person.reads("No organizations yet").await;
        audit
            .looks_at(person, "list empty", status("No organizations yet"))
            .await;
        person.sandbox().recovers().await;

        person.forgets_everything().await;
        person.signs_in_as("viewer").await;
        person.opens(&list).await;
        audit.looks_at(person, "list of a viewer", rows()).await;
        audit.is_clean("list");
    })
    .await;
}

#[tokio::test]
async fn the_tree_and_the_limits_in_every_state() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let mut audit = Audit::default().accepts(BRAND.0, BRAND.1);
        let workspace = person.comes_to_the_tree().await;
        let path = format!("/w/{workspace}/tree");
        let items = || tree_item("").nth(0);
        person.clicks(button("Expand all")).await;
        audit.looks_at(person, "tree", items()).await;
        let deep = person.sandbox().organizations(&workspace);
        let deep = deep
            .iter()
            .find(|known| known.path.len() == 3)
            .expect("the workspace is deep");
        person.opens(&format!("{path}/{}", deep.id)).await;
        audit
            .looks_at(person, "tree with a panel", heading(&deep.name))
            .await;
        person
            .opens(&format!("{path}/{}?tab=limits", deep.id))
            .await;
        audit
            .looks_at(person, "tree with limits", heading(&deep.name))
            .await;
        person.opens(&path).await;
        person.sees(items()).await;
        person.replaces("Search organizations", "al").await;
        audit.looks_at(person, "tree searched", items()).await;
        person.replaces("Search organizations", "zzzzzz").await;
        let clear = button("Clear search");
        audit.looks_at(person, "tree found nothing", clear).await;
        let fails = Fault::on("GET", LIST).answers(500);
        person.sandbox().suffers(fails).await;
        person.opens(&path).await;
        audit.looks_at(person, "tree failed", button("Retry")).await;
        person.sandbox().recovers().await;
        let late = Fault::on("GET", LIST).takes_its_time(120_000);
        person.sandbox().suffers(late).await;
        person.opens(&path).await;
        let loading = || status("Loading organizations");
        audit.looks_at(person, "tree loading", loading()).await;
        person.sandbox().recovers().await;

        let limits = format!("/w/{workspace}/limits");
        person.opens(&limits).await;
        person.sees(items()).await;
        audit.looks_at(person, "limits", row("").nth(1)).await;
        person.clicks(radio("Users")).await;
        person
            .tabs_to(tree("").starting_with("Organizations by"))
            .await;
        person.presses(Key::Home).await;
        person.presses(Key::Enter).await;
        audit
            .looks_at(person, "limits, stepped in", row("").nth(1))
            .await;
        audit.is_clean("tree");
    })
    .await;
}

#[tokio::test]
async fn organizations_side_by_side() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let mut audit = Audit::default().accepts(BRAND.0, BRAND.1);
        let workspace = person.comes_to_the_list().await;
        let all = person.sandbox().organizations(&workspace);
        let page = |ids: &str| format!("/w/{workspace}/compare?ids={ids}");
        let three = format!("{},{},{}", all[0].id, all[1].id, all[2].id);
        person.opens(&page(&three)).await;
        audit.looks_at(person, "comparison", row("").nth(3)).await;
        person.clicks(button("Add organization")).await;
        audit
            .looks_at(person, "one more", with_role(&["option"]).nth(0))
            .await;
        person.opens(&page("org_nobody")).await;
        let nothing = status("Choose at least two");
        audit.looks_at(person, "nothing to compare", nothing).await;
        audit.is_clean("comparison");
    })
    .await;
}

#[tokio::test]
async fn an_organization_in_every_state() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let mut audit = Audit::default().accepts(BRAND.0, BRAND.1);
        let workspace = person.comes_to_the_list().await;
        let organizations = person.sandbox().organizations(&workspace);
        let shown = organizations
            .iter()
            .find(|known| known.path.len() == 2 && known.picture.is_some())
            .expect("the workspace has logos");
        let page = format!("/w/{workspace}/organizations/{}", shown.id);
        let name = || heading(&shown.name);
        for tab in ["", "/branding", "/limits", "/children"] {
            person.opens(&format!("{page}{tab}")).await;
            person.sees(name()).await;
            audit
                .looks_at(person, &format!("organization{tab}"), name())
                .await;
        }
        person.clicks(button("More actions")).await;
        let delete = || menu_item("Delete organization");
        audit
            .looks_so(person, "more actions", delete(), &AT_A_DESK)
            .await;
        person.clicks(delete()).await;
        let question = || dialog("Delete organization");
        audit.looks_at(person, "deletion in use", question()).await;
        person.presses(Key::Escape).await;
        person.does_not_see(question()).await;

        let company = person.sandbox().company("single");
        let shops = person.sandbox().organization(&company, "Shops");
        let shops = shops.expect("the seed has it").id;
        let below = format!("/workspaces/{company}/organizations/{shops}/children");
        let made = person
            .sandbox()
            .post(&below, &json!({ "name": "Harbour Kiosk" }))
            .await;
        let made = made["id"].as_str().expect("an id");
        person
            .opens(&format!("/w/{company}/organizations/{made}"))
            .await;
        person.clicks(button("More actions")).await;
        person.clicks(delete()).await;
        let typed = || field("Type the organization's name to confirm");
        person.types_in(typed(), "Harbour Kiosk").await;
        audit.looks_at(person, "deletion", typed()).await;
        person
            .clicks(button("Delete organization").inside(question()))
            .await;
        person.reads("was deleted").await;
        audit
            .looks_so(person, "toast", button("Dismiss"), &[Look::Light])
            .await;

        person.opens(&format!("{page}_gone")).await;
        person.reads("No such organization").await;
        audit
            .looks_at(person, "no such organization", main_region())
            .await;
        let fault = Fault::on("GET", ANYTHING_OF_ORGANIZATIONS).answers(500);
        person.sandbox().suffers(fault).await;
        person.opens(&page).await;
        let retry = || button("Retry").nth(0);
        audit.looks_at(person, "organization failed", retry()).await;
        audit.is_clean("organization");
    })
    .await;
}

#[tokio::test]
async fn the_forms_in_every_state() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let mut audit = Audit::default().accepts(BRAND.0, BRAND.1);
        let workspace = person.comes_to_a_new_organization("assigned").await;
        let create = || button("Create organization").inside(main_region());
        audit.looks_at(person, "create", create()).await;
        person.types_into("Display name", "Nothing but").await;
        person.replaces("Primary color", "#ffee00").await;
        let logo = pictures::mark(320, 320, [255, 255, 255], [11, 110, 79]);
        let logo = Dropped {
            name: "logo.png",
            claimed: "image/png",
            bytes: &logo,
        };
        person.drops(logo, group("Logo")).await;
        person.clicks(create()).await;
        person
            .sees_attribute(field("Name"), "aria-invalid", Some("true"))
            .await;
        audit.looks_at(person, "create with errors", create()).await;
        let vector = Dropped {
            name: "logo.svg",
            claimed: "image/svg+xml",
            bytes: pictures::SVG,
        };
        person.drops(vector, group("Logo")).await;
        let undo = button("Undo").inside(group("Logo"));
        audit.looks_at(person, "converted logo", undo).await;
        person.reads("Converted").await;
        person.reloads().await;
        let restore = button("Restore");
        audit.looks_at(person, "draft offered", restore).await;

        let parent = person.sandbox().organizations(&workspace).swap_remove(0).id;
        person
            .opens(&format!(
                "/w/{workspace}/organizations/{parent}/children/new"
            ))
            .await;
        person
            .clicks(radio("Number").inside(group("Users limit")))
            .await;
        audit.looks_at(person, "create child", create()).await;

        person.forgets_everything().await;
        let (company, shops) = person.comes_to_edit("single", "Shops").await;
        let save = || button("Save changes");
        audit.looks_at(person, "edit", save()).await;
        person.replaces("Name", "Mine").await;
        person
            .clicks(link("Tree").inside(navigation("Views")))
            .await;
        let leave = dialog("Leave without saving?");
        audit.looks_at(person, "leaving", leave).await;
        person.clicks(button("Stay")).await;
        person
            .someone_changes(&company, &shops.id, json!({ "name": "Theirs" }))
            .await;
        person.clicks(save()).await;
        person.reads("Someone else also changed this").await;
        audit
            .looks_at(person, "edit with a conflict", button("Use theirs"))
            .await;
        person
            .sandbox()
            .suffers(Fault::on("PATCH", ANYTHING_OF_ORGANIZATIONS).answers(401))
            .await;
        person.clicks(button("Keep mine and save")).await;
        let again = dialog("Sign in again");
        audit
            .looks_at(person, "signing in again", again.clone())
            .await;
        person.presses(Key::Escape).await;
        person.does_not_see(again).await;
        person.sandbox().recovers().await;
        person.clicks(button("").starting_with("Account:")).await;
        person.clicks(menu_item("Session journal")).await;
        let journal = dialog("Session journal");
        audit.looks_at(person, "journal", journal).await;
        audit.is_clean("forms");
    })
    .await;
}

/// The preview shows a customer's colors as they are; beside it their contrast is measured and a better shade offered.
const BRAND: (&str, &str) = ("color-contrast", ".branding-preview-stage");

/// For what opens over a page that was looked at in every way.
const AT_A_DESK: [Look; 3] = [Look::Light, Look::Dark, Look::ForcedColors];

fn menu_item(name: &str) -> Target {
    with_role(&["menuitem"]).starting_with(name)
}
