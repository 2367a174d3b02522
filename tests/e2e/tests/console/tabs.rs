//! One person, several tabs: who is handed a session, who follows a sign-out, and whose drafts are offered.

use canopy_e2e::*;
use serde_json::{Value, json};

#[tokio::test]
async fn a_new_tab_is_handed_the_session_however_it_was_opened() {
    in_a_browser(async |person| {
        let list = format!("/w/{}/organizations", person.comes_to_the_list().await);
        person.looks_at_a_new_tab().await;
        person.opens(&list).await;
        person.sees(row("").nth(1)).await;
        person.looks_at_a_copy_of_the_tab().await;
        person.sees(row("").nth(1)).await;
        let lasting = person
            .page_answers("return JSON.stringify(localStorage) + window.name", vec![])
            .await;
        assert!(!lasting.to_string().contains("eyJ"), "{lasting}");
    })
    .await;
}

#[tokio::test]
async fn every_tab_follows_a_sign_out_and_a_sign_in() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let first = person.window().await;
        person.looks_at_a_new_tab().await;
        let second = person.window().await;
        person.opens("/about").await;
        person.reads_in(main_region(), "Ingrid Solheim").await;
        person.looks_at(&first).await;
        person.clicks(button("").starting_with("Account:")).await;
        person
            .clicks(with_role(&["menuitem"]).named("Sign out"))
            .await;
        person.sees(button("Sign in as owner")).await;
        person.looks_at(&second).await;
        person.does_not_read("Ingrid Solheim").await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.sees(button("Sign in as owner")).await;
        person.holds_no_token().await;
        person.looks_at(&first).await;
        person.clicks(button("Sign in as admin")).await;
        person
            .is_at("behind the door", |path| !path.starts_with("/sign-in"))
            .await;
        person.looks_at(&second).await;
        person.sees(row("").nth(1)).await;
    })
    .await;
}

#[tokio::test]
async fn a_tab_that_was_elsewhere_at_the_sign_out_is_signed_out_when_it_comes_back() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let list = format!("/w/{}/organizations", person.comes_to_the_list().await);
        let first = person.window().await;
        person.looks_at_a_new_tab().await;
        let second = person.window().await;
        person.opens(&list).await;
        person.sees(row("").nth(1)).await;
        // A page of another site, as far as the console can tell.
        person.goes_to("data:text/html,elsewhere").await;
        person.looks_at(&first).await;
        person.clicks(button("").starting_with("Account:")).await;
        person
            .clicks(with_role(&["menuitem"]).named("Sign out"))
            .await;
        person.sees(button("Sign in as owner")).await;
        person.looks_at(&second).await;
        person.goes_back().await;
        person.reads("You signed out in another tab.").await;
        person.holds_no_token().await;
    })
    .await;
}

#[tokio::test]
async fn where_sharing_is_off_every_new_tab_asks_for_a_token() {
    in_a_browser(async |person| {
        let alone = json!({
            "api_base_url": person.sandbox().address(),
            "sandbox": true,
            "share_session": false,
        });
        person
            .sandbox()
            .suffers(Fault::on("GET", "/config.json").answers(200).says(alone))
            .await;
        let list = format!("/w/{}/organizations", person.comes_to_the_list().await);
        let first = person.window().await;
        person.reloads().await;
        person.sees(row("").nth(1)).await;
        person.looks_at_a_copy_of_the_tab().await;
        person.sees(button("Sign in as owner")).await;
        person.holds_no_token().await;
        person.looks_at_a_new_tab().await;
        person.opens(&list).await;
        person.clicks(button("Sign in as admin")).await;
        person.sees(row("").nth(1)).await;
        person.looks_at(&first).await;
        person.clicks(button("").starting_with("Account:")).await;
        person
            .clicks(with_role(&["menuitem"]).named("Sign out"))
            .await;
        person.sees(button("Sign in as owner")).await;
        person.looks_at_a_new_tab().await;
        person.opens("/sign-in").await;
        person.sees(button("Sign in as owner")).await;
        let third = person.window().await;
        person.looks_at(&first).await;
        person.clicks(button("Sign in as owner")).await;
        person
            .is_at("behind the door", |path| !path.starts_with("/sign-in"))
            .await;
        person.looks_at(&third).await;
        person
            .reads("Tokens aren't shared between tabs; paste one here.")
            .await;
    })
    .await;
}

#[tokio::test]
async fn what_one_person_left_unfinished_is_offered_to_no_other() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let form = format!("/w/{workspace}/organizations/new");
        person.types_into("Name", "Not for other eyes").await;
        person
            .waits_until("it is kept", async || {
                let kept = person.kept().await;
                let is_kept = kept.contains("Not for other eyes");
                if is_kept { Ok(()) } else { Err(kept) }
            })
            .await;
        for (role, is_offered) in [("admin", false), ("owner", true)] {
            person.clicks(button("").starting_with("Account:")).await;
            person
                .clicks(with_role(&["menuitem"]).named("Sign out"))
                .await;
            person.sees(button("Sign in as owner")).await;
            person.signs_in_as(role).await;
            person.opens(&form).await;
            person.sees(field("Name")).await;
            if is_offered {
                person.reads("Not for other eyes").await;
            } else {
                person.does_not_see(button("Restore")).await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_draft_left_for_nine_days_is_gone_once_somebody_opens_the_console() {
    in_a_browser(async |person| {
        const AGE: &str = "
            for (const key of Object.keys(localStorage)) {
              const kept = JSON.parse(localStorage[key]);
              if (kept.draft) localStorage[key] = JSON.stringify({ ...kept, at: kept.at - 9 * 86400 });
            }";
        person.expects_failing_calls();
        person.comes_to_a_new_organization("pooled").await;
        person.types_into("Name", "Long ago").await;
        person
            .waits_until("it is kept", async || {
                let kept = person.kept().await;
                if kept.contains("Long ago") { Ok(()) } else { Err(kept) }
            })
            .await;
        person.opens("/config.json").await;
        person.page_answers(AGE, vec![]).await;
        let workspace = person.sandbox().workspace();
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person
            .waits_until("it is gone", async || {
                let kept = person.kept().await;
                if kept.contains("Long ago") { Err(kept) } else { Ok(()) }
            })
            .await;
    })
    .await;
}

trait InTabs {
    async fn looks_at(&self, tab: &thirtyfour::WindowHandle);
    async fn looks_at_a_new_tab(&self);
    async fn looks_at_a_copy_of_the_tab(&self);
    async fn goes_to(&self, address: &str);
    async fn holds_no_token(&self);
    async fn kept(&self) -> String;
}

impl InTabs for Person {
    async fn looks_at(&self, tab: &thirtyfour::WindowHandle) {
        let switched = self.browser().switch_to_window(tab.clone()).await;
        switched.expect("it is there");
    }

    async fn looks_at_a_new_tab(&self) {
        let tab = self.browser().new_tab().await.expect("a tab opens");
        self.looks_at(&tab).await;
    }

    /// As "Duplicate tab" makes it: with the storage of this one.
    async fn looks_at_a_copy_of_the_tab(&self) {
        let before = self.browser().windows().await.expect("there are some");
        self.page_answers("window.open(location.href)", vec![])
            .await;
        let tab = self
            .waits_until("there is another tab", async || {
                let now = self.browser().windows().await;
                let now = now.map_err(|error| error.to_string())?;
                let new = now.into_iter().find(|tab| !before.contains(tab));
                new.ok_or("there is none".to_owned())
            })
            .await;
        self.looks_at(&tab).await;
    }

    async fn goes_to(&self, address: &str) {
        self.browser().goto(address).await.expect("it opens");
    }

    async fn holds_no_token(&self) {
        let held: Value = self
            .page_answers(
                "return JSON.stringify({ ...sessionStorage, ...localStorage })",
                vec![],
            )
            .await;
        assert!(!held.to_string().contains("eyJ"), "{held}");
    }

    async fn kept(&self) -> String {
        let kept = self
            .page_answers("return JSON.stringify(localStorage)", vec![])
            .await;
        kept.to_string()
    }
}
