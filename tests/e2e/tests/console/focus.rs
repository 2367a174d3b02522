//! The keyboard is never lost: wherever something goes away, the focus is somewhere that makes sense, and what has come
//! instead is said.

use canopy_e2e::*;
use serde_json::json;

use crate::edit::AtTheEdit as _;

const LIST: &str = "/workspaces/*/organizations";

#[tokio::test]
async fn a_new_page_is_said_and_begins_at_its_heading() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        person.parts_have_arrived().await;
        // What one has pressed and is still there keeps the keyboard; the new page is said all the same.
        person
            .focuses(link("Limits").inside(navigation("Views")))
            .await;
        person.presses(Key::Enter).await;
        person.sees(heading("Limits")).await;
        person.hears("Limits · Canopy").await;
        person.keyboard_is_on(&["link"], "Limits").await;
        person
            .focuses(link("Tree").inside(navigation("Views")))
            .await;
        person.presses(Key::Enter).await;
        person.hears("Tree · Canopy").await;
        person.keyboard_is_on(&["link"], "Tree").await;

        // What was pressed goes with its page.
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.focuses(table("Organizations")).await;
        person.parts_have_arrived().await;
        person.presses(Key::Down).await;
        person.keyboard_is_on(&["link"], "").await;
        let name = person
            .page_answers("return document.activeElement.textContent.trim()", vec![])
            .await;
        let name = name.as_str().expect("text").to_owned();
        person.presses(Key::Enter).await;
        person.sees(heading(&name)).await;
        person.keyboard_is_on(&["heading"], &name).await;
        person.hears(&format!("{name} · Canopy")).await;
        person.focuses(button("Edit")).await;
        person.presses(Key::Enter).await;
        person.keyboard_is_on(&["heading"], "Edit").await;
        person.focuses(link("Back to organization")).await;
        person.presses(Key::Enter).await;
        person.sees(button("Edit")).await;
        person.keyboard_is_on(&["heading"], &name).await;
        person.goes_back().await;
        person.is_somewhere().await;
    })
    .await;
}

#[tokio::test]
async fn retry_leaves_the_keyboard_on_the_page_that_comes() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().workspace();
        for (page, title) in [("organizations", "Organizations"), ("limits", "Limits")] {
            let fails = Fault::on("GET", LIST).answers(500);
            person.sandbox().suffers(fails).await;
            person.opens(&format!("/w/{workspace}/{page}")).await;
            person.sees(button("Retry")).await;
            person.parts_have_arrived().await;
            person.sandbox().recovers().await;
            person.focuses(button("Retry")).await;
            person.presses(Key::Enter).await;
            person.sees(row("").nth(1)).await;
            person.keyboard_is_on(&["heading"], title).await;
        }
    })
    .await;
}

#[tokio::test]
async fn after_a_deletion_it_is_on_what_is_left() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().company("single");
        let root = person.sandbox().organizations(&workspace).swap_remove(0);
        let below = format!("/workspaces/{workspace}/organizations/{}/children", root.id);
        for place in ["organizations", "tree"] {
            let made = person
                .sandbox()
                .post(&below, &json!({ "name": "Harbour Kiosk" }))
                .await;
            let made = made["id"].as_str().expect("an id");
            person
                .opens(&format!("/w/{workspace}/{place}/{made}"))
                .await;
            person.sees(heading("Harbour Kiosk")).await;
            person.parts_have_arrived().await;
            person.focuses(button("More actions")).await;
            person.presses(Key::Enter).await;
            person
                .sees(with_role(&["menuitem"]).starting_with("Delete organization"))
                .await;
            person.presses(Key::End).await;
            person.presses(Key::Enter).await;
            let question = dialog("Delete organization");
            person.sees(question.clone()).await;
            person
                .types_into("Type the organization's name to confirm", "Harbour Kiosk")
                .await;
            person
                .focuses(button("Delete organization").inside(question.clone()))
                .await;
            person.presses(Key::Enter).await;
            person.does_not_see(question).await;
            person.sees(heading(&root.name)).await;
            person.is_somewhere().await;
        }
    })
    .await;
}

#[tokio::test]
async fn every_dialog_gives_it_back() {
    in_a_browser(async |person| {
        let (workspace, shops) = {
            person.signs_in_as("owner").await;
            let workspace = person.sandbox().company("single");
            let shops = person.sandbox().organization(&workspace, "Shops");
            (workspace, shops.expect("the seed has it").id)
        };
        person
            .opens(&format!("/w/{workspace}/organizations/{shops}/limits"))
            .await;
        person.sees(button("Edit")).await;
        person.parts_have_arrived().await;
        for (opener, entry, title) in [
            ("More actions", "Delete organization", "Delete organization"),
            ("Account:", "Session journal", "Session journal"),
            ("Account:", "Keyboard shortcuts", "Keyboard shortcuts"),
        ] {
            person.focuses(button("").starting_with(opener)).await;
            person.presses(Key::Enter).await;
            person
                .clicks(with_role(&["menuitem"]).starting_with(entry))
                .await;
            person.sees(dialog(title)).await;
            person.presses(Key::Escape).await;
            person.does_not_see(dialog(title)).await;
            person.keyboard_is_on(&["button"], opener).await;
        }
        person.sets_limit("Users limit", "Number", "7").await;
        person
            .focuses(link("Tree").inside(navigation("Views")))
            .await;
        person.presses(Key::Enter).await;
        person.sees(dialog("Leave without saving?")).await;
        person.presses(Key::Escape).await;
        person.does_not_see(dialog("Leave without saving?")).await;
        person.keyboard_is_on(&["link"], "Tree").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_cleared_or_dismissed_takes_nothing_along() {
    in_a_browser(async |person| {
        // Browsers ask for one beside what is no page: see `forgets_everything`.
        person.expects_complaint("favicon.ico");
        let workspace = person.comes_to_the_list().await;
        person.parts_have_arrived().await;
        person.clicks(button("Roots only")).await;
        person.keyboard_is_on(&["button"], "Roots only").await;
        person.presses(" ").await;
        person.keyboard_is_on(&["button"], "Roots only").await;
        person.replaces("Search organizations", "zzzzzz").await;
        person.focuses(button("Clear search and filters")).await;
        person.presses(Key::Enter).await;
        person
            .keyboard_is_on(&["searchbox"], "Search organizations")
            .await;

        person.opens(&format!("/w/{workspace}/tree")).await;
        person.sees(tree_item("").nth(0)).await;
        person.replaces("Search organizations", "zzzzzz").await;
        person.focuses(button("Clear search")).await;
        person.presses(Key::Enter).await;
        person.sees(tree_item("").nth(0)).await;
        person.is_somewhere().await;

        person.forgets_everything().await;
        let company = person.comes_to_a_new_organization("pooled").await;
        person.types_into("Name", "Half typed").await;
        person.reloads().await;
        person.sees(button("Restore")).await;
        person.parts_have_arrived().await;
        person.focuses(button("Restore")).await;
        person.presses(Key::Enter).await;
        person.finds_in_field("Name", "Half typed").await;
        person.is_somewhere().await;
        person
            .clicks(button("Create organization").inside(main_region()))
            .await;
        person.reads("was created").await;
        assert!(
            person
                .sandbox()
                .organization(&company, "Half typed")
                .is_some()
        );
        person.focuses(button("Dismiss")).await;
        person.presses(Key::Enter).await;
        person.does_not_see(button("Dismiss")).await;
        person.is_somewhere().await;
    })
    .await;
}

trait WithoutAMouse {
    async fn is_somewhere(&self);
    async fn hears(&self, title: &str);
    async fn parts_have_arrived(&self);
}

impl WithoutAMouse for Person {
    /// The keyboard is on something that is seen, and marked as having it.
    async fn is_somewhere(&self) {
        const SEEN: &str = "
            const focused = document.activeElement;
            if (!focused || focused === document.body) return 'nothing has it';
            if (!focused.checkVisibility({ visibilityProperty: true })) \
              return `${focused.outerHTML.slice(0, 200)} is hidden`;
            return null;";
        self.page_comes_to_answer("the keyboard is somewhere", SEEN, json!(null))
            .await;
    }

    /// A screen reader is told that the page is now this one.
    async fn hears(&self, title: &str) {
        const HEARD: &str = "return [...document.querySelectorAll('[aria-live=polite]')].map((region) => \
            region.textContent)";
        self.waits_until(&format!("“{title}” is said"), async || {
            let heard = self.page_answers(HEARD, vec![]).await;
            let is_said = heard
                .as_array()
                .is_some_and(|heard| heard.iter().any(|text| text == title));
            if is_said {
                Ok(())
            } else {
                Err(format!("it is {heard}"))
            }
        })
        .await;
    }

    /// Tips and notices, and what looks after the keyboard, come after the list.
    async fn parts_have_arrived(&self) {
        let there = "return document.querySelector('[aria-label=Notifications]') !== null";
        self.page_comes_to_answer("the later parts are there", there, json!(true))
            .await;
    }
}
