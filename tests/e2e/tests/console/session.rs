//! The session through a long day: calls that fail in passing, a token that ends, and nothing typed that is lost.

use std::time::Duration;

use canopy_e2e::*;
use serde_json::{Value, json};

use super::edit::AtTheEdit as _;

const LIST: &str = "/workspaces/*/organizations";

#[tokio::test]
async fn a_read_that_fails_in_passing_is_tried_again_by_itself() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().workspace();
        let all = person.sandbox().organizations(&workspace).len();
        for fault in [
            Fault::on("GET", LIST).answers(500).times(2),
            Fault::on("GET", LIST).answers(429).times(1),
            Fault::on("GET", LIST).hangs_up().times(1),
            Fault::on("GET", LIST).breaks_off_after(20_000).times(2),
        ] {
            person.sandbox().suffers(fault).await;
            person.opens(&format!("/w/{workspace}/organizations")).await;
            person.lists(all).await;
            person.does_not_see(button("Retry")).await;
            person.sandbox().recovers().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_wait_the_api_asks_for_is_counted_down_and_then_over() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().workspace();
        let all = person.sandbox().organizations(&workspace).len();
        let fault = Fault::on("GET", LIST).asks_to_wait(10).times(1);
        person.sandbox().suffers(fault).await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.reads("Too many requests").await;
        let first = person
            .waits_until("it says how long", async || {
                person.seconds_to_the_next_try().await
            })
            .await;
        person
            .waits_until("it says less", async || {
                match person.seconds_to_the_next_try().await? {
                    less if less < first => Ok(()),
                    other => Err(format!("it says {other} s, after {first} s")),
                }
            })
            .await;
        person.lists(all).await;
        person.does_not_read("Too many requests").await;
    })
    .await;
}

/// Notes the time of every call to the API from now on.
const WATCH_CALLS: &str = "
    const calls = window.calls = [];
    const fetch_it = window.fetch;
    window.fetch = (asked, ...more) => {
      const url = String(asked.url ?? asked);
      if (url.includes('/workspaces')) { calls.push(Date.now()); }
      return fetch_it(asked, ...more);
    };
    return true;";

#[tokio::test]
async fn whatever_says_to_wait_no_view_calls_before_that_is_over() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_the_list().await;
        for (status, words, least) in [
            (503, "8", 8_000.0),
            (429, "7.5", 8_000.0),
            (429, "soon", 3_000.0),
        ] {
            let fault = Fault::on("GET", LIST).answers(status);
            let fault = fault.asks_to_wait_in_words(words).times(1);
            person.opens(&format!("/w/{workspace}/organizations")).await;
            person
                .sees(row("").inside(table("Organizations")).nth(1))
                .await;
            person.sandbox().suffers(fault).await;
            person.page_answers(WATCH_CALLS, vec![]).await;
            person.clicks(button("Reload")).await;
            person.reads("The API asks you to wait.").await;
            person.sees(with_role(&["timer"]).nth(0)).await;
            // Another view, which asks for something else.
            person
                .clicks(with_role(&["link"]).inside(table("Organizations")).nth(0))
                .await;
            person.sees(heading("Details")).await;
            person
                .clicks(link("Limits").inside(navigation("Organization").nth(0)))
                .await;
            person.does_not_read("The API asks you to wait.").await;
            person
                .page_comes_to_answer(
                    "the calls go on",
                    "return window.calls.some((at) => at - window.calls[0] > 500)",
                    json!(true),
                )
                .await;
            let gaps = "return window.calls.slice(1).filter((at) => at - window.calls[0] > 500)
                .map((at) => at - window.calls[0])";
            let gaps = person.page_answers(gaps, vec![]).await;
            let first = gaps.as_array().and_then(|gaps| gaps.first()?.as_f64());
            assert!(
                first.is_some_and(|gap| gap >= least),
                "{status}, {words}: {gaps}"
            );
            person.sandbox().recovers().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_write_is_never_sent_twice_by_itself() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let path = format!("/workspaces/{workspace}/organizations");
        person
            .sandbox()
            .suffers(Fault::on("POST", &path).answers(503).times(1))
            .await;
        person.types_into("Name", "Once only").await;
        person.clicks(button("Create organization")).await;
        person.reads("The API had an internal error").await;
        tokio::time::sleep(Duration::from_secs(3)).await;
        assert!(
            person
                .sandbox()
                .organization(&workspace, "Once only")
                .is_none(),
            "it was sent again"
        );
        person.clicks(button("Create organization")).await;
        person.sees(link("Once only")).await;
    })
    .await;
}

#[tokio::test]
async fn a_read_with_a_token_no_longer_accepted_goes_on_after_signing_in_again() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_the_list().await;
        let all = person.sandbox().organizations(&workspace).len();
        person.replaces("Search organizations", "a").await;
        person
            .sandbox()
            .suffers(Fault::on("GET", LIST).answers(401).times(1))
            .await;
        person.clicks(button("Reload")).await;
        person.sees(dialog("Sign in again")).await;
        person
            .reads_in(dialog("Sign in again"), "The API rejected your token.")
            .await;
        person
            .reads_in(dialog("Sign in again"), "Signed in as")
            .await;
        person.clicks(button("Sign in as owner")).await;
        person.does_not_see(dialog("Sign in again")).await;
        person.finds_in_field("Search organizations", "a").await;
        person.replaces("Search organizations", "").await;
        person.lists(all).await;
        person.does_not_read("rejected your token").await;
    })
    .await;
}

#[tokio::test]
async fn whoever_turns_away_from_signing_in_again_finds_the_way_back_on_the_page() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_the_list().await;
        let all = person.sandbox().organizations(&workspace).len();
        person
            .sandbox()
            .suffers(Fault::on("GET", LIST).answers(401))
            .await;
        person.clicks(button("Reload")).await;
        person.sees(dialog("Sign in again")).await;
        person.presses(Key::Escape).await;
        person.does_not_see(dialog("Sign in again")).await;
        person.reads("The API rejected your token").await;
        person.lists(all).await;
        person.sandbox().recovers().await;
        person.clicks(button("Sign in again")).await;
        person.does_not_read("rejected your token").await;
        person.lists(all).await;
    })
    .await;
}

#[tokio::test]
async fn a_write_with_a_token_no_longer_accepted_is_sent_again_only_on_a_word() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let path = format!("/workspaces/{workspace}/organizations");
        let is_there =
            |person: &Person, name: &str| person.sandbox().organization(&workspace, name).is_some();
        person
            .sandbox()
            .suffers(Fault::on("POST", &path).answers(401).times(2))
            .await;
        person.types_into("Name", "Kept through it all").await;
        person.clicks(button("Create organization")).await;
        person.sees(dialog("Sign in again")).await;
        person.pastes_a_new_token().await;
        person
            .reads_in(
                dialog("Send these changes again?"),
                "Create Kept through it all",
            )
            .await;
        person.keyboard_is_on(&["button"], "Send now").await;
        person.clicks(button("Don't send")).await;
        person
            .does_not_see(dialog("Send these changes again?"))
            .await;
        person.finds_in_field("Name", "Kept through it all").await;
        assert!(!is_there(person, "Kept through it all"));

        person.clicks(button("Create organization")).await;
        person.sees(dialog("Sign in again")).await;
        person.pastes_a_new_token().await;
        person.sees(dialog("Send these changes again?")).await;
        assert!(!is_there(person, "Kept through it all"));
        person.clicks(button("Send now")).await;
        person.sees(link("Kept through it all")).await;
    })
    .await;
}

#[tokio::test]
async fn a_change_that_is_sent_again_begins_with_what_is_there_by_then() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let (workspace, known) = person.comes_to_edit("single", "Shops").await;
        let path = format!("/workspaces/{workspace}/organizations/{}", known.id);
        let fault = Fault::on("PATCH", &path).answers(401).times(1);
        person.sandbox().suffers(fault).await;
        person.replaces("Display name", "Mine").await;
        person.clicks(button("Save changes")).await;
        person.sees(dialog("Sign in again")).await;
        let theirs = json!({ "branding": { "display_name": known.display_name, "login_hint": "theirs-since",
            "colors": { "primary": known.primary_color, "page_background": known.page_background } } });
        person.someone_changes(&workspace, &known.id, theirs).await;
        person.pastes_a_new_token().await;
        person.clicks(button("Send now")).await;
        person.reads("Shops was saved.").await;
        let now = person.sandbox().organization(&workspace, "Shops");
        let now = now.expect("it is there");
        assert_eq!(now.display_name.as_deref(), Some("Mine"));
        assert_eq!(now.login_hint.as_deref(), Some("theirs-since"));
    })
    .await;
}

#[tokio::test]
async fn a_saved_change_says_what_it_was_and_goes_back_at_once() {
    in_a_browser(async |person| {
        let (workspace, known) = person.comes_to_edit("single", "Shops").await;
        let before = known.display_name.expect("the seed has one");
        for by_keyboard in [false, true] {
            person.replaces("Display name", "Once").await;
            person.clicks(button("Save changes")).await;
            person
                .reads(&format!("Shops was saved. Display name: {before} to Once."))
                .await;
            if by_keyboard {
                person.presses(Key::Control + "z").await;
            } else {
                person.clicks(button("Undo")).await;
            }
            person.reads("Reverted Shops.").await;
            let now = person.sandbox().organization(&workspace, "Shops");
            let now = now.expect("it is there");
            assert_eq!(now.display_name, Some(before.clone()));
            person.clicks(button("Edit")).await;
            person.finds_in_field("Name", "Shops").await;
        }
        // The journal opens on no button that changes something.
        person.opens_the_journal().await;
        let focused = "return document.activeElement.className";
        person
            .page_comes_to_answer(
                "the focus is on what it says",
                focused,
                json!("journal-lead"),
            )
            .await;
        // What is as it was is read again, as others may have changed it meanwhile, and has nothing to be sent.
        person.clicks(button("Revert").nth(3)).await;
        person.reads("Shops has nothing to revert.").await;

        // It outlives a reload, not the sign-out, and holds no token.
        person.reloads().await;
        person.opens_the_journal().await;
        person.sees(listitem("").inside(dialog("Session journal")).nth(3)).await;
        let kept = "return JSON.stringify(Object.entries(sessionStorage).filter(([name]) => name.endsWith('journal')))";
        let all = person.page_answers(kept, vec![]).await;
        let all = all.as_str().unwrap_or_default();
        assert!(all.contains("Shops") && !all.contains("eyJ"), "{all}");
        person.clicks(button("Close")).await;
        person.clicks(button("").starting_with("Account:")).await;
        person.clicks(with_role(&["menuitem"]).named("Sign out")).await;
        person.sees(button("Sign in")).await;
        person.page_comes_to_answer("the journal is gone", kept, json!("[]")).await;
    })
    .await;
}

#[tokio::test]
async fn a_revert_leaves_what_was_changed_since_and_says_so() {
    in_a_browser(async |person| {
        let (workspace, known) = person.comes_to_edit("single", "Shops").await;
        person.replaces("Primary color", "#102030").await;
        person.replaces("Display name", "Once").await;
        person.clicks(button("Save changes")).await;
        person.reads("Shops was saved.").await;
        let theirs = json!({ "branding": { "display_name": "Theirs", "login_hint": "theirs-since",
            "colors": { "primary": "#102030", "page_background": known.page_background } } });
        person.someone_changes(&workspace, &known.id, theirs).await;
        person.opens_the_journal().await;
        person.clicks(button("Revert")).await;
        person.reads("Reverted Shops.").await;
        person
            .reads("Display name has changed to “Theirs” since then, so it wasn't reverted.")
            .await;
        let now = person.sandbox().organization(&workspace, "Shops");
        let now = now.expect("it is there");
        let lower = |color: Option<String>| color.map(|color| color.to_lowercase());
        assert_eq!(lower(now.primary_color), lower(known.primary_color));
        assert_eq!(now.display_name.as_deref(), Some("Theirs"));
        assert_eq!(now.login_hint.as_deref(), Some("theirs-since"));
    })
    .await;
}

#[tokio::test]
async fn what_the_api_accepts_and_does_not_take_is_said_beside_what_it_has() {
    in_a_browser(async |person| {
        let (workspace, known) = person.comes_to_edit("single", "Shops").await;
        let path = format!("/workspaces/{workspace}/organizations/{}", known.id);
        let fault = Fault::on("PATCH", &path).ignores(&["branding"]);
        person.sandbox().suffers(fault).await;
        person.replaces("Name", "Stores").await;
        person.replaces("Login hint", "other-hint").await;
        person.clicks(button("Save changes")).await;
        let kept = known.login_hint.expect("the seed has one");
        let said = format!("The API kept the login hint at “{kept}”.");
        person.reads(&format!("Stores was saved. {said}")).await;
        person.sees(heading("Stores")).await;
        person
            .reads(&format!("Not everything was saved. {said}"))
            .await;
        person.opens_the_journal().await;
        person.reads_in(dialog("Session journal"), &said).await;
    })
    .await;
}

#[tokio::test]
async fn the_expiry_of_a_token_is_announced_and_a_new_one_can_be_had_in_time() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().workspace();
        let token = person.sandbox().token("owner", None, 345).await;
        person.opens("/sign-in").await;
        person.types_into("Access token", &token).await;
        person.clicks(button("Sign in")).await;
        person
            .is_at("behind the door", |path| !path.starts_with("/sign-in"))
            .await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.reads("Your token expires in 5 minutes.").await;
        person.clicks(button("Sign in again")).await;
        person
            .reads_in(dialog("Sign in again"), "Your token is still valid")
            .await;
        person.pastes_a_new_token().await;
        person.does_not_see(dialog("Sign in again")).await;
        person.does_not_read("Your token expires").await;
        person.sees(row("").nth(1)).await;
    })
    .await;
}

/// More than anything else is waited for.
const LONGER_THAN_THE_TOKEN: Duration = Duration::from_secs(40);

#[tokio::test]
async fn a_token_that_expires_while_one_works_is_renewed_over_the_page() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.sandbox().workspace();
        person.opens("/sign-in").await;
        // Long enough to be typed key by key, as some drivers do, and for the list to come.
        let token = person.sandbox().token("owner", None, 25).await;
        person.types_into("Access token", &token).await;
        person.clicks(button("Sign in")).await;
        person
            .is_at("behind the door", |path| !path.starts_with("/sign-in"))
            .await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.sees(row("").nth(1)).await;
        let said = "return document.body.innerText.includes('Your token has expired.')";
        let expired = eventually::within(LONGER_THAN_THE_TOKEN, async || {
            match person.page_answers(said, vec![]).await {
                Value::Bool(true) => Ok(()),
                _ => Err("nothing says that the token has expired"),
            }
        });
        expired
            .await
            .unwrap_or_else(|complaint| panic!("{complaint}"));
        person.clicks(button("Dismiss")).await;
        person.does_not_read("Your token has expired.").await;
        person.clicks(button("Reload")).await;
        person
            .reads_in(dialog("Sign in again"), "Your token has expired.")
            .await;
        person.pastes_a_new_token().await;
        person.does_not_see(dialog("Sign in again")).await;
        person.sees(row("").nth(1)).await;
    })
    .await;
}

#[tokio::test]
async fn the_expiry_of_the_next_token_is_announced_though_the_last_one_was_put_away() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().workspace();
        let token = person.sandbox().token("owner", None, 345).await;
        person.opens("/sign-in").await;
        person.types_into("Access token", &token).await;
        person.clicks(button("Sign in")).await;
        person
            .is_at("behind the door", |path| !path.starts_with("/sign-in"))
            .await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.reads("Your token expires in 5 minutes.").await;
        person.clicks(button("Dismiss")).await;
        person.does_not_read("Your token expires").await;
        person.clicks(button("").starting_with("Account:")).await;
        person
            .clicks(with_role(&["menuitem"]).named("Sign out"))
            .await;
        person.sees(button("Sign in as owner")).await;
        let next = person.sandbox().token("owner", None, 345).await;
        person.types_into("Access token", &next).await;
        person.clicks(button("Sign in")).await;
        person.reads("Your token expires in 5 minutes.").await;
    })
    .await;
}

#[tokio::test]
async fn a_static_key_over_what_somebody_typed_is_taken_only_on_a_word() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let (workspace, known) = person.comes_to_edit("single", "Shops").await;
        let path = format!("/workspaces/{workspace}/organizations/{}", known.id);
        let fault = Fault::on("PATCH", &path).answers(401).times(2);
        person.sandbox().suffers(fault).await;
        let again = dialog("Sign in again");
        let anyway = button("Sign in anyway").inside(again.clone());
        person.replaces("Display name", "Mine").await;
        person.clicks(button("Save changes")).await;
        person.sees(again.clone()).await;
        person.pastes_a_key().await;
        person
            .reads_in(again.clone(), "This token may belong to someone else.")
            .await;
        person.sees(anyway.clone()).await;
        person.replaces("Access token", "").await;
        person.does_not_see(anyway.clone()).await;
        person.pastes_a_new_token().await;
        person.clicks(button("Don't send")).await;
        person
            .does_not_see(dialog("Send these changes again?"))
            .await;
        person.finds_in_field("Display name", "Mine").await;

        person.clicks(button("Save changes")).await;
        person.sees(again.clone()).await;
        person.pastes_a_key().await;
        person.clicks(anyway).await;
        person.does_not_see(again).await;
        let before = known.display_name.unwrap_or_default();
        person.finds_in_field("Display name", &before).await;
        person.does_not_see(button("Restore")).await;

        person.clicks(button("").starting_with("Account:")).await;
        person
            .clicks(with_role(&["menuitem"]).named("Sign out"))
            .await;
        person.sees(button("Sign in as owner")).await;
        person.signs_in_as("owner").await;
        person
            .opens(&format!("/w/{workspace}/organizations/{}/edit", known.id))
            .await;
        person.clicks(button("Restore")).await;
        person.finds_in_field("Display name", "Mine").await;
    })
    .await;
}

#[tokio::test]
async fn a_viewer_is_told_why_nothing_can_be_written() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().workspace();
        let known = person.sandbox().organizations(&workspace).pop();
        let known = known.expect("the workspace has organizations");
        person.signs_in_as("viewer").await;
        for (page, control) in [
            ("organizations".to_owned(), "Create organization"),
            (format!("organizations/{}", known.id), "Create child"),
        ] {
            person.opens(&format!("/w/{workspace}/{page}")).await;
            let create = with_role(&["button", "link"]).named(control);
            person
                .sees_attribute(create.clone(), "aria-disabled", Some("true"))
                .await;
            person
                .reads_description(create.clone(), "Your role is viewer")
                .await;
            person.focuses(create.clone()).await;
            person
                .page_comes_to_answer(
                    "the reason is shown",
                    "return document.querySelector('.tooltip:popover-open')?.textContent",
                    json!("Your role is viewer"),
                )
                .await;
        }
    })
    .await;
}

#[tokio::test]
async fn where_the_role_cannot_be_read_nothing_is_written_until_that_is_allowed() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.signs_in_as("owner").await;
        // One with room for more organizations.
        let workspace = person.sandbox().company("pooled");
        person
            .sandbox()
            .suffers(Fault::on("GET", "/workspaces/*/members").answers(403))
            .await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        let create = with_role(&["button", "link"]).named("Create organization");
        person
            .reads_description(create.clone(), "Your role couldn't be determined")
            .await;
        person.clicks(button("").starting_with("Account:")).await;
        person.clicks(checkbox("Allow changes")).await;
        person.presses(Key::Escape).await;
        person
            .sees_attribute(create.clone(), "aria-disabled", None)
            .await;
    })
    .await;
}

#[tokio::test]
async fn switching_the_workspace_never_shows_a_record_of_the_former_one() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let former = person
            .sandbox()
            .organizations(&workspace)
            .into_iter()
            .next()
            .expect("the workspace has organizations");
        let other = person.sandbox().company("pooled");
        person
            .opens(&format!("/w/{workspace}/organizations/{}", former.id))
            .await;
        person.sees(heading(&former.name)).await;
        let list = format!("/workspaces/{other}/organizations");
        person
            .sandbox()
            .suffers(Fault::on("GET", &list).takes_its_time(3_000))
            .await;
        person
            .clicks(with_role(&["button"]).starting_with("Workspace:"))
            .await;
        // The menu opens before it is known which workspaces there are.
        let press = "
            const entry = document.querySelector(`[role=menuitem][href*='${arguments[0]}']`);
            entry?.click();
            return entry !== null;";
        person
            .waits_until("the other workspace is pressed", async || {
                match person.page_answers(press, vec![json!(other)]).await {
                    Value::Bool(true) => Ok(()),
                    _ => Err("it is not in the menu".to_owned()),
                }
            })
            .await;
        person
            .is_at("the other workspace", |path| path.contains(&other))
            .await;
        let seen = person
            .page_answers(
                "return document.body.innerText.includes(arguments[0])",
                vec![json!(former.name)],
            )
            .await;
        assert_eq!(seen, json!(false), "the former workspace still shows");
        person.sees(row("").nth(1)).await;
        person.does_not_read(&former.name).await;
    })
    .await;
}

#[tokio::test]
async fn the_journal_tells_what_was_written_as_a_command_without_the_token() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let path = format!("/workspaces/{workspace}/organizations");
        person
            .sandbox()
            .suffers(Fault::on("POST", &path).answers(503).times(1))
            .await;
        person.types_into("Name", "It's noted").await;
        person.clicks(button("Create organization")).await;
        person.reads("The API had an internal error").await;
        person.clicks(button("Create organization")).await;
        person.sees(link("It's noted")).await;
        person.clicks(button("").starting_with("Account:")).await;
        person
            .clicks(with_role(&["menuitem"]).named("Session journal"))
            .await;
        let journal = dialog("Session journal");
        person.reads_in(journal.clone(), "Created It's noted").await;
        person
            .reads_in(journal.clone(), "The API had an internal error")
            .await;
        person.may_use_the_clipboard().await;
        person.listens().await;
        person
            .clicks(button("Copy as curl").inside(journal.clone()).nth(0))
            .await;
        person.has_heard("Copied").await;
        let command = person.clipboard().await;
        assert!(
            command.starts_with("curl -X POST 'http://127.0.0.1"),
            "{command}"
        );
        assert!(command.contains(&path), "{command}");
        assert!(
            command.contains("Authorization: Bearer $TOKEN"),
            "{command}"
        );
        assert!(command.contains(r"It'\''s noted"), "{command}");
        assert!(!command.contains("eyJ"), "{command}");
        person.presses(Key::Escape).await;
        person.does_not_see(journal).await;
    })
    .await;
}

#[tokio::test]
async fn only_what_the_api_refused_is_asked_about() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let path = format!("/workspaces/{workspace}/organizations");
        let slow = Fault::on("POST", &path)
            .answers(503)
            .takes_its_time(30_000)
            .times(1);
        person.sandbox().suffers(slow).await;
        person.types_into("Name", "Under way").await;
        person.clicks(button("Create organization")).await;
        person
            .waits_until("it is on its way", async || {
                match person.sandbox().faults_left(&path).await {
                    0 => Ok(()),
                    _ => Err("it was not sent".into()),
                }
            })
            .await;
        person
            .clicks(link("Organizations").inside(navigation("Views")))
            .await;
        person.clicks(button("Create organization")).await;
        person.sees(field("Name")).await;
        person
            .sandbox()
            .suffers(Fault::on("POST", &path).answers(401).times(1))
            .await;
        person.types_into("Name", "Refused").await;
        person.clicks(button("Create organization")).await;
        person.sees(dialog("Sign in again")).await;
        person.pastes_a_new_token().await;
        let question = dialog("Send these changes again?");
        person.reads_in(question.clone(), "Create Refused").await;
        let said = person.text_of(question).await;
        assert!(!said.contains("Under way"), "{said}");
    })
    .await;
}

trait AtTheDialog {
    async fn pastes_a_new_token(&self);
    async fn pastes_a_key(&self);
    async fn pastes_in_the_dialog(&self, token: &str);
    async fn opens_the_journal(&self);
}

impl AtTheDialog for Person {
    async fn opens_the_journal(&self) {
        self.clicks(button("").starting_with("Account:")).await;
        self.clicks(with_role(&["menuitem"]).named("Session journal"))
            .await;
    }

    async fn pastes_a_new_token(&self) {
        let token = self.sandbox().token("owner", None, 3_600).await;
        self.pastes_in_the_dialog(&token).await;
    }

    async fn pastes_a_key(&self) {
        let token = self.sandbox().token("owner", None, 3_600).await;
        self.pastes_in_the_dialog(&format!("alto_sk_{token}")).await;
    }

    async fn pastes_in_the_dialog(&self, token: &str) {
        let place = dialog("Sign in again");
        self.types_in(field("Access token").inside(place.clone()), token)
            .await;
        self.clicks(button("Sign in").inside(place)).await;
    }
}
