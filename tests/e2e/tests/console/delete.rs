//! Deleting: what goes with it is named, what is in use stays, the name is typed, and what is gone is never a broken
//! page.

use canopy_e2e::*;
use serde_json::{Value, json};

use super::palette::AtThePalette;

const CONFIRM: &str = "Type the organization's name to confirm";

/// A branch made for the scenario: one with two below it, none of them in use.
struct Branch {
    workspace: String,
    root: StoredOrganization,
    id: String,
    child: String,
}

impl Branch {
    async fn grows(person: &Person) -> Self {
        let workspace = person.sandbox().company("single");
        let root = person.sandbox().organizations(&workspace).swap_remove(0);
        let below =
            |parent: &str| format!("/workspaces/{workspace}/organizations/{parent}/children");
        let make = async |parent: &str, name: &str| {
            let made = person
                .sandbox()
                .post(&below(parent), &json!({ "name": name }))
                .await;
            made["id"].as_str().expect("an id").to_owned()
        };
        let id = make(&root.id, "Harbour Kiosk").await;
        let child = make(&id, "Kiosk East").await;
        make(&child, "Kiosk East Annex").await;
        Self {
            workspace,
            root,
            id,
            child,
        }
    }

    fn api(&self, id: &str) -> String {
        format!("/workspaces/{}/organizations/{id}", self.workspace)
    }

    fn page(&self, id: &str) -> String {
        format!("/w/{}/organizations/{id}", self.workspace)
    }

    fn tree(&self, id: &str) -> String {
        format!("/w/{}/tree/{id}", self.workspace)
    }

    /// Creates the child again, under its parent, with what was typed for it.
    async fn is_created_again(&self, person: &Person, name: &str) {
        person.clicks(button("Create it again")).await;
        person.sees(heading("Create child")).await;
        person.finds_in_field("Name", name).await;
        person.clicks(button("Create organization")).await;
        person.sees(link(name)).await;
        let created = person.sandbox().organization(&self.workspace, name);
        let parent = created.and_then(|created| created.parent);
        assert_eq!(parent.as_deref(), Some(self.id.as_str()));
    }

    fn is_there(&self, person: &Person, name: &str) -> bool {
        person
            .sandbox()
            .organization(&self.workspace, name)
            .is_some()
    }
}

fn menu_item(name: &str) -> Target {
    with_role(&["menuitem"]).starting_with(name)
}

fn danger() -> Target {
    button("Delete organization").inside(dialog("Delete organization"))
}

async fn asks_to_delete(person: &Person) {
    person.clicks(button("More actions")).await;
    person.clicks(menu_item("Delete organization")).await;
    person.sees(dialog("Delete organization")).await;
}

#[tokio::test]
async fn what_goes_is_named_copied_and_deleted_once_its_name_is_typed() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        let branch = Branch::grows(person).await;
        person.opens(&branch.page(&branch.id)).await;
        person.sees(heading("Harbour Kiosk")).await;
        asks_to_delete(person).await;
        let question = || dialog("Delete organization");
        person
            .reads_in(question(), "2 descendants will also be deleted:")
            .await;
        person.reads_in(question(), "Kiosk East Annex").await;
        person.reads_description(danger(), CONFIRM).await;

        let folder = person.keeps_downloads().await;
        person.clicks(button("Download a copy")).await;
        person.reads_in(question(), "Saved as harbour-kiosk-").await;
        let copy: Value =
            serde_json::from_str(&person.finds_download(&folder).await).expect("JSON");
        let names: Vec<_> = copy["organizations"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|one| one["name"].as_str().unwrap_or_default())
            .collect();
        assert_eq!(names, ["Harbour Kiosk", "Kiosk East", "Kiosk East Annex"]);
        assert_eq!(copy["workspace_id"], branch.workspace.as_str());

        person.types_into(CONFIRM, "harbour kiosk").await;
        person.reads_description(danger(), CONFIRM).await;
        person.replaces(CONFIRM, "Harbour Kiosk").await;
        person.clicks(danger()).await;

        person
            .reads("“Harbour Kiosk” and 2 descendants were deleted.")
            .await;
        person.does_not_see(dialog("Delete organization")).await;
        let parent = branch.page(&branch.root.id);
        person
            .is_at("its parent", |path| path.starts_with(&parent))
            .await;
        person.keyboard_is_on(&["heading"], &branch.root.name).await;
        assert!(!branch.is_there(person, "Harbour Kiosk"));
        assert!(!branch.is_there(person, "Kiosk East Annex"));
    })
    .await;
}

#[tokio::test]
async fn after_a_root_is_deleted_the_keyboard_is_on_the_one_beside_it() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().company("pooled");
        let path = format!("/workspaces/{workspace}/organizations");
        for (place, name) in [("organizations", "Aa one"), ("tree", "Aa three")] {
            let mut made = Vec::new();
            for name in [name, "Aa two"] {
                let one = person.sandbox().post(&path, &json!({ "name": name })).await;
                made.push(one["id"].as_str().expect("an id").to_owned());
            }
            person
                .opens(&format!("/w/{workspace}/{place}/{}", made[0]))
                .await;
            person.sees(heading(name)).await;
            asks_to_delete(person).await;
            person.types_into(CONFIRM, name).await;
            person.clicks(danger()).await;
            person.reads(&format!("“{name}” was deleted.")).await;
            person.keyboard_is_on(&["link", "treeitem"], "Aa two").await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_came_since_is_named_and_asked_about_before_anything_is_deleted() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        let branch = Branch::grows(person).await;
        person.opens(&branch.page(&branch.id)).await;
        person.sees(heading("Harbour Kiosk")).await;
        let below = format!("{}/children", branch.api(&branch.id));
        let path = |name: &str| (below.clone(), json!({ "name": name }));
        let (to, early) = path("Came early");
        person.sandbox().post(&to, &early).await;
        asks_to_delete(person).await;
        let question = || dialog("Delete organization");
        // The list is older than the question.
        person
            .reads_in(question(), "3 descendants will also be deleted:")
            .await;
        person.reads_in(question(), "Came early").await;
        person.types_into(CONFIRM, "Harbour Kiosk").await;
        let (to, late) = path("Came late");
        person.sandbox().post(&to, &late).await;
        person.clicks(danger()).await;
        person
            .reads_in(question(), "New descendants: “Came late”.")
            .await;
        assert!(branch.is_there(person, "Harbour Kiosk"));
        person.finds_in_field(CONFIRM, "").await;
        let folder = person.keeps_downloads().await;
        person.clicks(button("Download a copy")).await;
        assert!(person.finds_download(&folder).await.contains("Came late"));
        person.types_into(CONFIRM, "Harbour Kiosk").await;
        person.clicks(danger()).await;
        person
            .reads("“Harbour Kiosk” and 4 descendants were deleted.")
            .await;
        assert!(!branch.is_there(person, "Came late"));
    })
    .await;
}

#[tokio::test]
async fn beside_the_tree_the_parent_is_selected_and_escape_deletes_nothing() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        let branch = Branch::grows(person).await;
        person.opens(&branch.tree(&branch.child)).await;
        person.sees(heading("Kiosk East")).await;
        asks_to_delete(person).await;
        person.presses(Key::Escape).await;
        person.does_not_see(dialog("Delete organization")).await;
        person.keyboard_is_on(&["button"], "More actions").await;
        assert!(branch.is_there(person, "Kiosk East"));

        asks_to_delete(person).await;
        person.types_into(CONFIRM, "Kiosk East").await;
        person.presses(Key::Enter).await;
        person
            .reads("“Kiosk East” and 1 descendant were deleted.")
            .await;
        person
            .is_at("the parent in the tree", |path| {
                path.starts_with(&branch.tree(&branch.id))
            })
            .await;
        person.sees(heading("Harbour Kiosk")).await;
        person.does_not_see(tree_item("Kiosk East")).await;
    })
    .await;
}

#[tokio::test]
async fn a_root_gives_way_to_the_list() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().company("pooled");
        let list = format!("/workspaces/{workspace}/organizations");
        let made = person
            .sandbox()
            .post(&list, &json!({ "name": "Pop-up" }))
            .await;
        let id = made["id"].as_str().expect("an id");
        person
            .opens(&format!("/w/{workspace}/organizations/{id}"))
            .await;
        asks_to_delete(person).await;
        person.types_into(CONFIRM, " Pop-up ").await;
        person.clicks(danger()).await;
        person.reads("“Pop-up” was deleted.").await;
        person
            .is_at("the list", |path| {
                path == format!("/w/{workspace}/organizations")
            })
            .await;
        person.does_not_see(row("Pop-up")).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_in_use_cannot_be_deleted_and_is_said_before_and_by_the_server() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        let branch = Branch::grows(person).await;
        person.opens(&branch.page(&branch.root.id)).await;
        asks_to_delete(person).await;
        person.reads_in(dialog("Delete organization"), "Organizations in use can't be deleted").await;
        person.reads_description(danger(), "in use").await;
        person.does_not_see(field(CONFIRM)).await;
        person.clicks(button("Cancel")).await;

        person.expects_failing_calls();
        let refusal = json!({
            "type": "conflict_error", "code": "organization_has_usage", "message": "It has usage since noon.",
        });
        person.sandbox().suffers(Fault::on("DELETE", "**").answers(409).says(refusal)).await;
        person.opens(&branch.page(&branch.child)).await;
        asks_to_delete(person).await;
        person.types_into(CONFIRM, "Kiosk East").await;
        person.clicks(danger()).await;
        person.reads_in(dialog("Delete organization"), "It has usage since noon.").await;
        person.finds_in_field(CONFIRM, "Kiosk East").await;

        person.sandbox().recovers().await;
        person.sandbox().suffers(Fault::on("DELETE", "**").hangs_up()).await;
        person.clicks(danger()).await;
        person.reads_in(dialog("Delete organization"), "It's safe to try again.").await;
        person.sandbox().recovers().await;
        person.clicks(danger()).await;
        person.reads("were deleted.").await;
    })
    .await;
}

#[tokio::test]
async fn a_viewer_is_told_why_nothing_can_be_deleted() {
    in_a_browser(async |person| {
        person.signs_in_as("viewer").await;
        let branch = Branch::grows(person).await;
        person.opens(&branch.page(&branch.child)).await;
        person.clicks(button("More actions")).await;
        person
            .reads_in(menu_item("Delete organization"), "Your role is viewer")
            .await;
        person.clicks(menu_item("Delete organization")).await;
        person.does_not_see(dialog("Delete organization")).await;
    })
    .await;
}

#[tokio::test]
async fn what_someone_else_deletes_is_gone_with_a_way_back_on_return_and_on_reload() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.signs_in_as("owner").await;
        let branch = Branch::grows(person).await;
        person.opens(&branch.page(&branch.child)).await;
        person.sees(heading("Kiosk East")).await;
        person
            .sees(link("Harbour Kiosk").inside(navigation("Breadcrumb").nth(0)))
            .await;
        person.sandbox().delete(&branch.api(&branch.child)).await;
        person
            .page_answers("window.dispatchEvent(new Event('focus'))", vec![])
            .await;
        person.reads("This organization no longer exists").await;
        person.reads("“Kiosk East” was deleted").await;
        person
            .clicks(link("Harbour Kiosk").inside(main_region()))
            .await;
        person.sees(heading("Harbour Kiosk")).await;

        person.opens(&branch.tree(&branch.id)).await;
        person.sees(tree_item("Harbour Kiosk")).await;
        asks_to_delete(person).await;
        person.types_into(CONFIRM, "Harbour Kiosk").await;
        person.sandbox().delete(&branch.api(&branch.id)).await;
        person.clicks(danger()).await;
        person
            .reads("“Harbour Kiosk” had already been deleted.")
            .await;
        person.sees(heading(&branch.root.name)).await;
    })
    .await;
}

#[tokio::test]
async fn a_deletion_that_a_reload_finds_keeps_what_was_typed_in_the_form() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.signs_in_as("owner").await;
        let branch = Branch::grows(person).await;
        person
            .opens(&format!("{}/edit", branch.page(&branch.child)))
            .await;
        person.replaces("Name", "Kiosk at the pier").await;
        person.sandbox().delete(&branch.api(&branch.child)).await;
        person.commands("reload").await;
        person.reads("It was deleted while you edited").await;
        person.sees(heading("Edit Kiosk East")).await;
        person.finds_in_field("Name", "Kiosk at the pier").await;
        person
            .sees(link("Go to Harbour Kiosk").inside(alert("")))
            .await;
        branch.is_created_again(person, "Kiosk at the pier").await;
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_on_the_page_of_one_that_was_deleted_can_be_created_again() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.signs_in_as("owner").await;
        let branch = Branch::grows(person).await;
        person
            .opens(&format!("{}/branding", branch.page(&branch.child)))
            .await;
        person.replaces("Primary color", "#0b6e4f").await;
        person.reads("1 change: Primary color.").await;
        person.sandbox().delete(&branch.api(&branch.child)).await;
        person
            .page_answers("window.dispatchEvent(new Event('focus'))", vec![])
            .await;
        person.reads("This organization no longer exists").await;
        person
            .reads("Your unsaved changes are kept in this browser.")
            .await;
        branch.is_created_again(person, "Kiosk East").await;
        let again = person
            .sandbox()
            .organization(&branch.workspace, "Kiosk East");
        let color = again.and_then(|again| again.primary_color);
        assert_eq!(color.as_deref(), Some("#0b6e4f"));
    })
    .await;
}
