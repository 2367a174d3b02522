//! Whoever does not wait for a write, leaves, is signed out or gives way to another person: the page answers, whatever
//! becomes of the write.

use canopy_e2e::*;
use serde_json::json;

const LATE: u32 = 4_000;

#[derive(Clone, Copy, Debug)]
enum Write {
    Create,
    Save,
    Delete,
    Revert,
}

const WRITES: [Write; 4] = [Write::Create, Write::Save, Write::Delete, Write::Revert];

/// Late, and then as it should be, or as it should not.
const ENDS: [Option<u16>; 2] = [None, Some(500)];

#[tokio::test]
async fn whoever_goes_to_all_workspaces_before_a_write_has_ended_can_go_on() {
    leaves_during_each_write(async |person| {
        person.goes_within_the_console("/workspaces").await;
        person.sees(heading("Choose a workspace")).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_goes_to_the_self_check_before_a_write_has_ended_can_go_on() {
    leaves_during_each_write(async |person| {
        person.goes_within_the_console("/about").await;
        person.sees(heading("About Canopy")).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_signs_out_before_a_write_has_ended_can_sign_in_again() {
    leaves_during_each_write(async |person| {
        person.signs_out_elsewhere().await;
        person.sees(button("Sign in as owner")).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_signs_in_after_another_is_not_disturbed_by_a_write_of_theirs() {
    leaves_during_each_write(async |person| {
        person.signs_out_elsewhere().await;
        person.clicks(button("Sign in as admin")).await;
        person.does_not_see(button("Sign in as owner")).await;
    })
    .await;
}

/// Notes whether the page ever says that something was created, from now on.
const WATCH_WORDS: &str = "
    window.told = false;
    const look = () => { window.told ||= document.body.innerText.includes('was created'); };
    new MutationObserver(look).observe(document.body, { childList: true, characterData: true, subtree: true });
    return true;";

#[tokio::test]
async fn what_became_of_a_write_with_a_static_key_is_not_told_after_its_sign_out() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.sandbox().company("single");
        person.opens("/sign-in").await;
        person.signs_in_with_a_key().await;
        person.prepares(Write::Create, &workspace, 1).await;
        let path = format!("/workspaces/{workspace}/organizations/**");
        let late = Fault::on("POST", &path).takes_its_time(LATE).times(1);
        person.sandbox().suffers(late).await;
        person.page_answers(WATCH_WORDS, vec![]).await;
        person.sends(Write::Create).await;
        person
            .waits_until("the write is on its way", async || {
                match person.sandbox().faults_left(&path).await {
                    0 => Ok(()),
                    left => Err(format!("{left} are still to come")),
                }
            })
            .await;
        person.clicks(button("").starting_with("Account:")).await;
        person
            .clicks(with_role(&["menuitem"]).named("Sign out"))
            .await;
        person.sees(button("Sign in as owner")).await;
        person
            .waits_until("it is created", async || {
                let made = person.sandbox().organization(&workspace, "Sent and left");
                made.map(|_| ()).ok_or("it is not there".to_owned())
            })
            .await;
        // Takes longer than the answer's way to the page.
        person.signs_in_with_a_key().await;
        let told = person.page_answers("return window.told", vec![]).await;
        assert_eq!(told, json!(false), "somebody else was told");
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_before_signing_out_is_said_to_be_kept_and_offered_again() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("pooled").await;
        person.does_not_read("Unsaved changes are kept").await;
        person.types_into("Name", "Begun and left").await;
        person.clicks(button("").starting_with("Account:")).await;
        person
            .clicks(with_role(&["menuitem"]).named("Sign out"))
            .await;
        person
            .reads("Unsaved changes are kept in this browser")
            .await;
        person.clicks(button("Sign in as owner")).await;
        person
            .opens(&format!("/w/{workspace}/organizations/new"))
            .await;
        person.clicks(button("Restore")).await;
        person.finds_in_field("Name", "Begun and left").await;
    })
    .await;
}

#[tokio::test]
async fn a_write_that_was_held_back_is_not_sent_after_signing_out() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().company("single");
        person.prepares(Write::Create, &workspace, 1).await;
        let path = format!("/workspaces/{workspace}/organizations/**");
        let busy = Fault::on("POST", &path).asks_to_wait(25).times(1);
        person.sandbox().suffers(busy).await;
        person.sends(Write::Create).await;
        person.reads("The API asks you to wait").await;
        person.clicks(button("Create organization")).await;
        person.signs_out_elsewhere().await;
        person.sees(button("Sign in as owner")).await;
        // Longer than the API asked for: that nothing is sent, no condition tells.
        tokio::time::sleep(std::time::Duration::from_secs(27)).await;
        let known = person.sandbox().organizations(&workspace);
        assert!(known.iter().all(|known| known.name != "Sent and left"));
    })
    .await;
}

async fn leaves_during_each_write(leaves: impl AsyncFn(&Person)) {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let mut number = 0;
        for write in WRITES {
            for end in ENDS {
                person.opens("/sign-in").await;
                person.forgets_everything().await;
                person.signs_in_as("owner").await;
                let workspace = person.sandbox().company("single");
                number += 1;
                person.prepares(write, &workspace, number).await;
                let met = match write {
                    Write::Create => "POST",
                    Write::Save | Write::Revert => "PATCH",
                    Write::Delete => "DELETE",
                };
                let path = format!("/workspaces/{workspace}/organizations**");
                let late = Fault::on(met, &path).takes_its_time(LATE).times(1);
                person
                    .sandbox()
                    .suffers(match end {
                        Some(status) => late.answers(status),
                        None => late,
                    })
                    .await;
                person.sends(write).await;
                person
                    .waits_until("the write is on its way", async || {
                        match person.sandbox().faults_left(&path).await {
                            0 => Ok(()),
                            left => Err(format!("{left} are still to come")),
                        }
                    })
                    .await;
                leaves(person).await;
                tokio::time::sleep(std::time::Duration::from_millis(u64::from(LATE) + 500)).await;
                let stopped = "return document.getElementById('stopped')?.hidden === false";
                let stopped = person.page_answers(stopped, vec![]).await;
                assert_eq!(
                    stopped,
                    json!(false),
                    "{write:?}, {end:?}: the page has stopped"
                );
                person.goes_within_the_console("/about").await;
                person.sees(heading("About Canopy")).await;
                person.sandbox().recovers().await;
            }
        }
    })
    .await;
}

trait Leaving {
    async fn goes_within_the_console(&self, path: &str);
    async fn signs_in_with_a_key(&self);
    async fn signs_out_elsewhere(&self);
    async fn prepares(&self, write: Write, workspace: &str, number: usize);
    async fn sends(&self, write: Write);
}

impl Leaving for Person {
    /// As a step back would, from behind a dialog too; what is not saved is left.
    async fn goes_within_the_console(&self, path: &str) {
        let step = "
            const there = document.baseURI.replace(/\\/$/, '') + arguments[0];
            history.pushState({}, '', there);
            dispatchEvent(new PopStateEvent('popstate', { state: {} }));
            return location.href === there;";
        // A step that is held back is taken back at once; the question comes later, and whoever leaves goes there.
        if self.page_answers(step, vec![json!(path)]).await != json!(true) {
            self.clicks(button("Leave").inside(dialog("Leave without saving?")))
                .await;
            self.is_at(path, |now| now == path).await;
        }
    }

    async fn signs_in_with_a_key(&self) {
        let token = self.sandbox().token("owner", None, 3_600).await;
        self.types_into("Access token", &format!("alto_sk_{token}"))
            .await;
        self.clicks(button("Sign in")).await;
        self.sees(heading("Choose a workspace")).await;
    }

    async fn signs_out_elsewhere(&self) {
        let browser = self.browser();
        let here = self.window().await;
        let other = browser.new_tab().await.expect("a tab opens");
        browser.switch_to_window(other).await.expect("it is there");
        self.opens("/workspaces").await;
        // The tab may come to ask who it is before it is handed the session, which then takes the question away.
        let mut has_signed_out = false;
        self.waits_until("the person has signed out", async || {
            let press = async |label: &str| {
                let found = button(label).one(browser).await;
                let found = found.map_err(|complaint| complaint.to_string())?;
                found.click().await.map_err(|error| error.to_string())
            };
            if press("Sign out").await.is_ok() {
                has_signed_out = true;
            }
            if has_signed_out {
                let door = button("Sign in as owner").one(browser).await;
                return door.map(|_| ()).map_err(|complaint| complaint.to_string());
            }
            press("Sign in as owner").await?;
            Err("the person signs in first".to_owned())
        })
        .await;
        browser.close_window().await.expect("it closes");
        browser.switch_to_window(here).await.expect("it is there");
    }

    async fn prepares(&self, write: Write, workspace: &str, number: usize) {
        let root = self.sandbox().organizations(workspace).swap_remove(0);
        let page = format!("/w/{workspace}/organizations/{}", root.id);
        match write {
            Write::Create => {
                self.opens(&format!("{page}/children/new")).await;
                self.types_into("Name", "Sent and left").await;
            }
            Write::Save => {
                self.opens(&format!("{page}/edit")).await;
                self.replaces("Display name", &format!("Saved and left {number}"))
                    .await;
            }
            Write::Delete => {
                let path = format!("/workspaces/{workspace}/organizations/{}/children", root.id);
                let made = self
                    .sandbox()
                    .post(&path, &json!({ "name": "Kiosk" }))
                    .await;
                let id = made["id"].as_str().expect("an id");
                self.opens(&format!("/w/{workspace}/organizations/{id}"))
                    .await;
                self.clicks(button("More actions")).await;
                self.clicks(with_role(&["menuitem"]).starting_with("Delete organization"))
                    .await;
                self.types_into("Type the organization's name to confirm", "Kiosk")
                    .await;
            }
            Write::Revert => {
                self.opens(&format!("{page}/edit")).await;
                let name = format!("Renamed {number}");
                self.replaces("Name", &name).await;
                self.clicks(button("Save changes")).await;
                self.reads(&format!("{name} was saved.")).await;
                self.clicks(button("").starting_with("Account:")).await;
                self.clicks(with_role(&["menuitem"]).named("Session journal"))
                    .await;
                self.sees(button("Revert").nth(0)).await;
            }
        }
    }

    async fn sends(&self, write: Write) {
        let label = match write {
            Write::Create => "Create organization",
            Write::Save => "Save changes",
            Write::Delete => "Delete organization",
            Write::Revert => "Revert",
        };
        let target = match write {
            Write::Delete => button(label).inside(dialog("Delete organization")),
            Write::Revert => button(label).nth(0),
            Write::Create | Write::Save => button(label),
        };
        self.clicks(target).await;
    }
}
