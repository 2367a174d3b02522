//! Making organizations: what is typed is what arrives, byte for byte, and what the server refuses is said where it
//! belongs.

use canopy_e2e::*;
use serde_json::{Value, json};

const PREVIEW: &str = "Branding preview";

/// How late an answer comes that leaves time to go elsewhere and back, in milliseconds.
const LATE: u32 = 10_000;

#[tokio::test]
async fn a_root_with_logo_and_colors_arrives_byte_for_byte() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("assigned").await;
        let logo = pictures::mark(240, 96, [11, 110, 79], [244, 211, 94]);
        person.types_into("Name", "  Nordlicht Apotheken ").await;
        let account = person.picks_the_first_billing_account().await;
        person.sets_limit("Locations limit", "Number", "12").await;
        person.sets_limit("SSO limit", "Off", "").await;
        person
            .drops(
                Dropped {
                    name: "logo.png",
                    claimed: "image/png",
                    bytes: &logo,
                },
                group("Logo"),
            )
            .await;
        person.replaces("Display name", "Nordlicht").await;
        person.replaces("Login hint", "nordlicht").await;
        person.replaces("Primary color", "#0B6E4F").await;
        person.replaces("Page background", "eef3ee").await;
        person.clicks(button("Create organization")).await;
        person.sees(link("Nordlicht Apotheken")).await;

        let kept = person
            .sandbox()
            .organization(&workspace, "Nordlicht Apotheken")
            .expect("it was created, trimmed");
        assert_eq!(kept.parent, None);
        assert_eq!(kept.billing_account, Some(account));
        assert_eq!(
            (kept.locations_limit, kept.users_limit, kept.sso_limit),
            (Some(12), None, Some(0))
        );
        assert_eq!(
            kept.picture.as_deref(),
            Some(logo.as_slice()),
            "the logo's bytes"
        );
        assert_eq!(kept.display_name.as_deref(), Some("Nordlicht"));
        assert_eq!(kept.login_hint.as_deref(), Some("nordlicht"));
        assert_eq!(
            kept.primary_color
                .as_deref()
                .map(str::to_lowercase)
                .as_deref(),
            Some("#0b6e4f")
        );
        assert_eq!(kept.page_background.as_deref(), Some("#eef3ee"));

        // Everywhere at once, without a reload.
        person.clicks(link("Open")).await;
        person
            .is_at("the new organization", |path| path.contains(&kept.id))
            .await;
        person
            .clicks(link("Organizations").inside(navigation("Views")))
            .await;
        person.sees(row("Nordlicht Apotheken")).await;
        person
            .clicks(link("Tree").inside(navigation("Views")))
            .await;
        person.sees(tree_item("Nordlicht Apotheken")).await;
    })
    .await;
}

#[tokio::test]
async fn the_request_is_the_documented_body_and_nothing_empty() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("pooled").await;
        person.page_answers(WATCH_REQUESTS, vec![]).await;
        person.types_into("Name", "Only a name").await;
        person.clicks(button("Create organization")).await;
        person.sees(link("Only a name")).await;
        let sent = person
            .page_answers("return window.requests_sent", vec![])
            .await;
        let posts: Vec<&Value> = sent
            .as_array()
            .into_iter()
            .flatten()
            .filter(|one| one["method"] == "POST")
            .collect();
        assert_eq!(posts.len(), 1, "{sent}");
        assert!(
            posts[0]["url"]
                .as_str()
                .expect("text")
                .ends_with(&format!("/workspaces/{workspace}/organizations"))
        );
        let body: Value =
            serde_json::from_str(posts[0]["body"].as_str().expect("text")).expect("JSON");
        let keys: Vec<_> = body
            .as_object()
            .expect("an object")
            .keys()
            .map(String::as_str)
            .collect();
        for key in &keys {
            assert!(
                ["name", "billing_account_id", "limits"].contains(key),
                "{key} is sent though nothing was typed: {body}"
            );
        }
        assert_eq!(body["name"], "Only a name");
    })
    .await;
}

#[tokio::test]
async fn children_are_created_in_a_row_without_leaving_the_form() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("assigned");
        let parent = person.sandbox().organizations(&workspace).swap_remove(0);
        person.signs_in_as("owner").await;
        person
            .opens(&format!(
                "/w/{workspace}/organizations/{}/children/new",
                parent.id
            ))
            .await;
        person.keyboard_is_on(&["textbox"], "Name").await;
        person.replaces("Primary color", "#0b6e4f").await;
        person.types_into("Name", "One of two").await;
        person.clicks(button("Create and add another")).await;
        person.reads("One of two was created.").await;
        person.sees(link("One of two")).await;
        person.finds_in_field("Name", "").await;
        person.finds_in_field("Primary color", "#0b6e4f").await;
        person.keyboard_is_on(&["textbox"], "Name").await;
        person.presses("Two of two").await;
        person.presses(Key::Control + Key::Enter).await;
        person.reads("Two of two was created.").await;
        person.sees(link("Two of two")).await;
        for name in ["One of two", "Two of two"] {
            let made = person.sandbox().organization(&workspace, name);
            let made = made.expect("it was created");
            assert_eq!(made.parent.as_deref(), Some(parent.id.as_str()));
            assert_eq!(made.primary_color.as_deref(), Some("#0b6e4f"));
        }
    })
    .await;
}

#[tokio::test]
async fn a_child_is_created_in_place_under_its_parent() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("assigned");
        let parent = person.sandbox().organizations(&workspace).swap_remove(0);
        person.signs_in_as("owner").await;
        person
            .opens(&format!("/w/{workspace}/tree/{}", parent.id))
            .await;
        person.sees(heading(&parent.name)).await;
        person.clicks(button("Create child")).await;
        person
            .is_at("the form for a child", |path| {
                path.contains(&format!("{}/children/new", parent.id))
            })
            .await;
        person.does_not_see(combobox("Billing account")).await;
        person.types_into("Name", "Harbor Street").await;
        person.clicks(button("Create organization")).await;
        // Back at its siblings, on its row.
        let beside_the_tree = format!("/tree/{}?tab=children", parent.id);
        person
            .is_at("the children of the parent, beside the tree", |path| {
                path.ends_with(&beside_the_tree)
            })
            .await;
        person.keyboard_is_on(&["link"], "Harbor Street").await;
        person
            .sees_attribute(row("Harbor Street"), "data-news", Some(""))
            .await;
        person.clicks(link("Open")).await;
        person.sees(heading("Harbor Street")).await;
        let kept = person
            .sandbox()
            .organization(&workspace, "Harbor Street")
            .expect("it was created");
        assert_eq!(kept.parent.as_ref(), Some(&parent.id));
        assert_eq!(
            kept.billing_account, None,
            "a child sends no billing account of its own"
        );
        person
            .opens(&format!("/w/{workspace}/tree/{}", kept.id))
            .await;
        person
            .sees_attribute(tree_item("Harbor Street"), "aria-level", Some("2"))
            .await;
    })
    .await;
}

#[tokio::test]
async fn what_was_created_is_marked_where_one_came_from() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("assigned");
        let parent = person.sandbox().organizations(&workspace).swap_remove(0);
        person.signs_in_as("owner").await;
        person
            .opens(&format!("/w/{workspace}/organizations/{}", parent.id))
            .await;
        person.clicks(button("Create child")).await;
        person.types_into("Name", "Of the page").await;
        person.clicks(button("Create organization")).await;
        person.sees(link("Of the page")).await;
        person.keyboard_is_on(&["link"], "Of the page").await;
        person
            .is_at("the children of the parent, on its page", |path| {
                path.ends_with(&format!("/organizations/{}/children", parent.id))
            })
            .await;

        for place in ["organizations?dir=desc&sort=name", "tree"] {
            person.opens(&format!("/w/{workspace}/{place}")).await;
            person.sees(with_role(&["row", "treeitem"]).nth(1)).await;
            let name = format!("Of {}", &place[..4]);
            person.presses(Key::Control + "k").await;
            person
                .is_in(combobox("Find an organization or a command"))
                .await;
            person.presses("Create organization").await;
            person.presses(Key::Enter).await;
            person.picks_the_first_billing_account().await;
            person.types_into("Name", &name).await;
            person.clicks(button("Create organization")).await;
            let made = with_role(&["link", "treeitem"]).starting_with(&name);
            person.sees(made).await;
            person.keyboard_is_on(&["link", "treeitem"], &name).await;
            person
                .is_at("where one came from", |path| path.ends_with(place))
                .await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_login_hint_that_is_taken_is_refused_at_its_field() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.sandbox().company("pooled");
        let path = format!("/workspaces/{workspace}/organizations");
        person
            .sandbox()
            .post(
                &path,
                &json!({ "name": "First", "branding": { "login_hint": "taken-already" } }),
            )
            .await;
        person.comes_to_a_new_organization("pooled").await;
        person.types_into("Name", "Second").await;
        person.replaces("Login hint", "taken-already").await;
        person.clicks(button("Create organization")).await;
        person
            .reads_problem_at("Login hint", "already uses this login hint")
            .await;
        person.is_in(field("Login hint")).await;
        person.finds_in_field("Name", "Second").await;
        person.replaces("Login hint", "still-free").await;
        person.clicks(button("Create organization")).await;
        person.sees(link("Second")).await;
    })
    .await;
}

#[tokio::test]
async fn a_limit_above_the_parents_is_refused_before_and_by_the_server() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("pooled");
        let path = format!("/workspaces/{workspace}/organizations");
        let parent = person
            .sandbox()
            .post(
                &path,
                &json!({ "name": "Narrow", "limits": { "users": 5 } }),
            )
            .await;
        let parent = parent["id"].as_str().expect("it has an id").to_owned();
        person.signs_in_as("owner").await;
        person
            .opens(&format!(
                "/w/{workspace}/organizations/{parent}/children/new"
            ))
            .await;
        person.types_into("Name", "Wide").await;
        person.reads("Narrow").await;
        person.sets_limit("Users limit", "Number", "6").await;
        person.clicks(button("Create organization")).await;
        person
            .reads_problem_at_group("Users limit", "The maximum is 5")
            .await;
        person.sets_limit("Users limit", "Number", "5").await;
        person.clicks(button("Create organization")).await;
        person.sees(link("Wide")).await;
        let kept = person
            .sandbox()
            .organization(&workspace, "Wide")
            .expect("it was created");
        assert_eq!(kept.users_limit, Some(5));
    })
    .await;
}

#[tokio::test]
async fn a_rule_only_the_server_knows_is_shown_at_its_field() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let refusal = json!({
            "type": "unprocessable_entity", "code": "validation_failed",
            "message": "2 values in this request aren't valid.",
            "doc_url": "https://docs.altostrat.io/errors/validation_failed",
            "errors": {
                "branding.display_name": ["No brand is called this."],
                "limits.sso": ["Single sign-on is not sold here."],
                "stars": ["There are no stars."],
            },
        });
        let path = format!("/workspaces/{workspace}/organizations");
        person
            .sandbox()
            .suffers(Fault::on("POST", &path).answers(422).says(refusal).times(1))
            .await;
        person.types_into("Name", "Refused").await;
        person.types_into("Display name", "Unheard of").await;
        person.clicks(button("Create organization")).await;
        person
            .reads_problem_at("Display name", "No brand is called this.")
            .await;
        person
            .reads_problem_at_group("SSO limit", "Single sign-on is not sold here.")
            .await;
        person.reads("There are no stars.").await;
    })
    .await;
}

#[tokio::test]
async fn the_first_wrong_field_gets_the_keyboard_and_every_one_says_why() {
    in_a_browser(async |person| {
        person.comes_to_a_new_organization("assigned").await;
        person.replaces("Login hint", "No Good").await;
        person.replaces("Primary color", "reddish").await;
        person.clicks(button("Create organization")).await;
        person
            .reads_problem_at("Name", "Enter a name for the organization")
            .await;
        person.is_in(field("Name")).await;
        person
            .reads_problem_at("Billing account", "Choose the billing account")
            .await;
        person
            .reads_problem_at("Login hint", "Use lowercase letters")
            .await;
        person
            .sees_attribute(field("Primary color"), "aria-invalid", Some("true"))
            .await;
    })
    .await;
}

#[tokio::test]
async fn whatever_gets_the_keyboard_is_in_sight() {
    const HIDDEN: &str = "
        const focused = document.activeElement;
        // Where the browser's own bar has the keyboard, the page only remembers who had it.
        if (!focused || focused === document.body || !focused.matches(':focus')) return null;
        const box = focused.getBoundingClientRect();
        const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        const seen = hit && (hit === focused || focused.contains(hit) || hit.contains(focused));
        return seen ? null : `${focused.outerHTML.slice(0, 120)} lies under ${hit?.outerHTML.slice(0, 120)}`;";
    in_a_browser(async |person| {
        person.comes_to_a_new_organization("assigned").await;
        for backwards in [false, true] {
            for _ in 0..40 {
                let keys = if backwards {
                    Key::Shift + Key::Tab
                } else {
                    TypingData::from(Key::Tab)
                };
                person.presses(keys).await;
                person
                    .page_comes_to_answer("the focused field is in sight", HIDDEN, Value::Null)
                    .await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn enter_sends_the_form() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("pooled").await;
        person.types_into("Name", "By Enter").await;
        person.presses(Key::Enter).await;
        person.sees(link("By Enter")).await;
        assert!(
            person
                .sandbox()
                .organization(&workspace, "By Enter")
                .is_some()
        );
    })
    .await;
}

#[tokio::test]
async fn control_s_sends_the_form() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("pooled").await;
        person.types_into("Name", "By shortcut").await;
        person.presses(Key::Control + "s").await;
        person.sees(link("By shortcut")).await;
        assert!(
            person
                .sandbox()
                .organization(&workspace, "By shortcut")
                .is_some()
        );
    })
    .await;
}

#[tokio::test]
async fn impatience_creates_one_organization() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let before = person.sandbox().organizations(&workspace).len();
        person.page_answers(WATCH_REQUESTS, vec![]).await;
        let path = format!("/workspaces/{workspace}/organizations");
        person.sandbox().suffers(Fault::on("POST", &path).takes_its_time(400)).await;
        person.types_into("Name", "Once").await;
        // A double click, Enter and the shortcut, all while the first is on its way.
        let send = "
            const button = arguments[0];
            button.click(); button.click();
            document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, \
              bubbles: true, cancelable: true }));
            button.closest('form').requestSubmit();";
        let create = person.element(button("Create organization")).await;
        person.page_answers(send, vec![create]).await;
        person.sees(link("Once")).await;
        let posts = "return window.requests_sent.filter((one) => one.method === 'POST').length";
        let posts = person.page_answers(posts, vec![]).await;
        assert_eq!(posts, json!(1));
        assert_eq!(person.sandbox().organizations(&workspace).len(), before + 1);
    })
    .await;
}

#[tokio::test]
async fn the_name_is_counted_and_never_cut() {
    in_a_browser(async |person| {
        person.comes_to_a_new_organization("pooled").await;
        person.types_into("Name", "Twelve chars").await;
        person.reads("12 of 50").await;
        let long = "x".repeat(53);
        person.replaces("Name", &long).await;
        person.reads("53 of 50").await;
        person.finds_in_field("Name", &long).await;
        person.clicks(button("Create organization")).await;
        person.reads_problem_at("Name", "at most 50").await;
        // Fifty of any script are fifty.
        person.replaces("Name", &"ü".repeat(50)).await;
        person.reads("50 of 50").await;
    })
    .await;
}

#[tokio::test]
async fn a_half_typed_form_survives_a_reload_and_is_offered_back() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let logo = pictures::png(16, 16, [1, 2, 3]);
        person.types_into("Name", "Unfinished business").await;
        person.types_into("Display name", "Unfinished").await;
        person.replaces("Primary color", "#123456").await;
        person
            .drops(
                Dropped {
                    name: "logo.png",
                    claimed: "image/png",
                    bytes: &logo,
                },
                group("Logo"),
            )
            .await;
        person.reads("16 × 16").await;
        person.reloads().await;
        person.clicks(button("Restore")).await;
        person.finds_in_field("Name", "Unfinished business").await;
        person.finds_in_field("Display name", "Unfinished").await;
        person.finds_in_field("Primary color", "#123456").await;
        person.clicks(button("Create organization")).await;
        person.sees(link("Unfinished business")).await;
        let kept = person
            .sandbox()
            .organization(&workspace, "Unfinished business")
            .expect("it was created");
        assert_eq!(kept.picture.as_deref(), Some(logo.as_slice()));
        // What was sent is no draft any more.
        person
            .opens(&format!("/w/{workspace}/organizations/new"))
            .await;
        person.sees(button("Create organization")).await;
        person.does_not_see(button("Restore")).await;
    })
    .await;
}

#[tokio::test]
async fn a_draft_can_be_discarded() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("pooled").await;
        person.types_into("Name", "Never mind").await;
        person.reloads().await;
        person.clicks(button("Discard").nth(0)).await;
        person.finds_in_field("Name", "").await;
        person.reloads().await;
        person.sees(button("Create organization")).await;
        person.does_not_see(button("Restore")).await;
        assert!(
            person
                .sandbox()
                .organization(&workspace, "Never mind")
                .is_none()
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_sent_and_left_is_offered_in_doubt_until_it_is_created() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let before = person.sandbox().organizations(&workspace).len();
        let path = format!("/workspaces/{workspace}/organizations");
        let slow = Fault::on("POST", &path).takes_its_time(LATE).times(1);
        person.sandbox().suffers(slow).await;
        person.types_into("Name", "Sent and left").await;
        person.clicks(button("Create organization")).await;
        person.has_sent_to(&path).await;
        person.leaves_and_comes_back().await;
        person
            .reads(
                "“Sent and left” was sent a moment ago and may have been created. Check the list",
            )
            .await;
        person.does_not_read("unfinished draft").await;
        person.types_into("Name", "The next").await;
        // The answer is told here, and nothing but the offer goes.
        person.reads("Sent and left was created.").await;
        person.does_not_see(button("Restore")).await;
        person.finds_in_field("Name", "The next").await;
        person.reloads().await;
        person
            .reads("You have an unfinished draft from a moment ago: “The next”.")
            .await;
        person.clicks(button("Discard")).await;
        person.does_not_see(button("Discard")).await;
        assert_eq!(person.sandbox().organizations(&workspace).len(), before + 1);
    })
    .await;
}

#[tokio::test]
async fn what_was_sent_and_left_is_unfinished_again_once_it_is_refused() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let path = format!("/workspaces/{workspace}/organizations");
        let slow = Fault::on("POST", &path)
            .takes_its_time(LATE)
            .answers(422)
            .times(1);
        person.sandbox().suffers(slow).await;
        person.types_into("Name", "Refused and left").await;
        person.clicks(button("Create organization")).await;
        person.has_sent_to(&path).await;
        person.leaves_and_comes_back().await;
        person
            .reads("“Refused and left” was sent a moment ago and may have been created.")
            .await;
        for _ in 0..2 {
            person.reads("You have an unfinished draft from").await;
            person.does_not_read("may have been created").await;
            person.reloads().await;
        }
        person.clicks(button("Restore")).await;
        person.finds_in_field("Name", "Refused and left").await;
    })
    .await;
}

#[tokio::test]
async fn what_was_sent_before_a_reload_is_offered_in_doubt_also_once_it_was_restored() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let path = format!("/workspaces/{workspace}/organizations");
        let slow = Fault::on("POST", &path).takes_its_time(LATE).times(1);
        person.sandbox().suffers(slow).await;
        person.types_into("Name", "Sent and reloaded").await;
        person.clicks(button("Create organization")).await;
        person.has_sent_to(&path).await;
        for _ in 0..2 {
            person.reloads().await;
            person.reads("“Sent and reloaded” was sent").await;
            person
                .reads("may have been created. Check the list before you send it again.")
                .await;
            person.clicks(button("Restore")).await;
            person.finds_in_field("Name", "Sent and reloaded").await;
        }
        // Under another name it is another organization.
        person.replaces("Name", "Another one").await;
        person.reloads().await;
        person.reads("You have an unfinished draft from").await;
        person.does_not_read("may have been created").await;
    })
    .await;
}

#[tokio::test]
async fn what_the_api_failed_at_is_offered_in_doubt_to_whoever_left() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let path = format!("/workspaces/{workspace}/organizations");
        person.types_into("Name", "Failed and left").await;
        for (status, words) in [
            (502, "The API had an internal error"),
            // What was sent before it may be there all the same.
            (422, "The API rejected this request"),
        ] {
            person
                .sandbox()
                .suffers(Fault::on("POST", &path).answers(status).times(1))
                .await;
            person.clicks(button("Create organization")).await;
            person.reads(words).await;
            person.leaves_and_comes_back().await;
            person.reads("“Failed and left” was sent").await;
            person
                .reads("may have been created. Check the list before you send it again.")
                .await;
            person.clicks(button("Restore")).await;
            person.finds_in_field("Name", "Failed and left").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_list_that_does_not_tell_all_leaves_it_open_whether_it_was_created() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let path = format!("/workspaces/{workspace}/organizations");
        for list in [
            json!({ "data": [], "has_more": true }),
            json!({ "data": [null], "has_more": false }),
        ] {
            person
                .opens(&format!("/w/{workspace}/organizations/new"))
                .await;
            person.types_into("Name", "There or not").await;
            person
                .sandbox()
                .suffers(Fault::on("POST", &path).answers(502).times(1))
                .await;
            person
                .sandbox()
                .suffers(Fault::on("GET", &path).answers(200).says(list))
                .await;
            person.clicks(button("Create organization")).await;
            person
                .reads("It may have been created. Check the list before trying again.")
                .await;
            person.does_not_read("It isn't in the list.").await;
            person.sandbox().recovers().await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_being_sent_cannot_be_changed_until_the_answer() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        let workspace = person.comes_to_a_new_organization("pooled").await;
        let path = format!("/workspaces/{workspace}/organizations");
        let slow = Fault::on("POST", &path)
            .takes_its_time(LATE)
            .answers(422)
            .times(1);
        person.sandbox().suffers(slow).await;
        person.types_into("Name", "As it was sent").await;
        person.presses(Key::Enter).await;
        person.has_sent_to(&path).await;
        // What was typed can still be read, and the keyboard is where the answer is waited for.
        person.is_in(button("Create organization")).await;
        person.finds_in_field("Name", "As it was sent").await;
        for name in ["Name", "Login hint", "Primary color"] {
            let locked = "return arguments[0].matches(':disabled')";
            let element = person.element(field(name)).await;
            assert_eq!(
                person.page_answers(locked, vec![element]).await,
                json!(true),
                "{name}"
            );
        }
        let logo = pictures::png(16, 16, [1, 2, 3]);
        let logo = Dropped {
            name: "logo.png",
            claimed: "image/png",
            bytes: &logo,
        };
        person.drops(logo, main_region()).await;
        person.presses("typed too late").await;
        person.reads("The API rejected this request").await;
        person.does_not_read("16 × 16").await;
        person.finds_in_field("Name", "As it was sent").await;
        person.types_into("Name", " first").await;
        person.clicks(button("Create organization")).await;
        person.sees(link("As it was sent first")).await;
    })
    .await;
}

#[tokio::test]
async fn in_a_pooled_workspace_there_is_no_billing_account_to_choose() {
    in_a_browser(async |person| {
        person.comes_to_a_new_organization("pooled").await;
        person.does_not_see(combobox("Billing account")).await;
        person.does_not_see(group("Billing account")).await;
    })
    .await;
}

#[tokio::test]
async fn in_a_single_workspace_the_one_account_is_named() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("single").await;
        let accounts = person
            .sandbox()
            .answer(&format!("/workspaces/{workspace}/billing-accounts"))
            .await;
        let name = accounts["data"][0]["name"]
            .as_str()
            .expect("there is one")
            .to_owned();
        person.reads_in(group("Billing account"), &name).await;
        person.does_not_see(combobox("Billing account")).await;
        person.types_into("Name", "Single minded").await;
        person.clicks(button("Create organization")).await;
        person.sees(link("Single minded")).await;
        let kept = person
            .sandbox()
            .organization(&workspace, "Single minded")
            .expect("it was created");
        assert_eq!(
            kept.billing_account.as_deref(),
            accounts["data"][0]["id"].as_str()
        );
    })
    .await;
}

#[tokio::test]
async fn the_preview_follows_every_keystroke_and_is_never_blanked() {
    in_a_browser(async |person| {
        person.comes_to_a_new_organization("pooled").await;
        person.types_into("Display name", "Preview & Söhne").await;
        person.reads_in(region(PREVIEW), "Preview & Söhne").await;
        person.replaces("Primary color", "#0b6e4f").await;
        person.paints_in_the_preview("rgb(11, 110, 79)").await;
        person.replaces("Page background", "#eef3ee").await;
        person.paints_in_the_preview("rgb(238, 243, 238)").await;
        // Three digits are six, and half a color keeps the last whole one.
        person.replaces("Primary color", "#a0c").await;
        person.paints_in_the_preview("rgb(170, 0, 204)").await;
        person.types_into("Primary color", "f").await;
        person.paints_in_the_preview("rgb(170, 0, 204)").await;
        person.types_into("Login hint", "soehne").await;
        person.reads_in(region(PREVIEW), "soehne").await;
    })
    .await;
}

#[tokio::test]
async fn weak_contrast_is_a_warning_with_a_number_and_a_way_out() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_a_new_organization("pooled").await;
        person.types_into("Name", "Pale").await;
        person.replaces("Primary color", "#ffee88").await;
        person.replaces("Page background", "#1b2a6b").await;
        person.reads(", needs at least 4.5:1").await;
        let offer = button("").starting_with("Use #");
        let words = person.text_of(offer.clone()).await;
        let shade = words
            .split([' ', ','])
            .nth(1)
            .expect("Use #rrggbb")
            .to_owned();
        person.clicks(offer).await;
        person.finds_in_field("Primary color", &shade).await;
        // One step is all it takes, and the page stays as it is.
        person.finds_in_field("Page background", "#1b2a6b").await;
        person.does_not_read("needs at least").await;
        person.does_not_see(button("").starting_with("Use #")).await;
        // A warning is no lock.
        person.replaces("Primary color", "#ffee88").await;
        person.clicks(button("Create organization")).await;
        person.sees(link("Pale")).await;
        let kept = person
            .sandbox()
            .organization(&workspace, "Pale")
            .expect("it was created");
        assert_eq!(kept.primary_color.as_deref(), Some("#ffee88"));
    })
    .await;
}

#[tokio::test]
async fn a_child_takes_the_look_of_its_parent_with_one_click() {
    in_a_browser(async |person| {
        // There is no such host to load the logo from.
        person.expects_failing_calls();
        let workspace = person.sandbox().company("pooled");
        let path = format!("/workspaces/{workspace}/organizations");
        let address = "https://cdn.example.com/harbor.png";
        let parent = json!({
            "name": "Harbor", "picture": address,
            "branding": { "colors": { "primary": "#0B6E4F", "page_background": "#F4D35E" } },
        });
        let parent = person.sandbox().post(&path, &parent).await;
        let parent = parent["id"].as_str().expect("it has an id").to_owned();
        person.signs_in_as("owner").await;
        person
            .opens(&format!(
                "/w/{workspace}/organizations/{parent}/children/new"
            ))
            .await;
        person.types_into("Name", "Pier").await;
        let take = button("Use colors and logo of Harbor");
        person.clicks(take.clone()).await;
        person.finds_in_field("Primary color", "#0b6e4f").await;
        person.finds_in_field("Page background", "#f4d35e").await;
        person.finds_in_field("Logo URL", address).await;
        person.does_not_see(take).await;
        person.clicks(button("Create organization")).await;
        person.sees(link("Pier")).await;
        let kept = person
            .sandbox()
            .organization(&workspace, "Pier")
            .expect("it was created");
        assert_eq!(kept.primary_color.as_deref(), Some("#0b6e4f"));
        assert_eq!(kept.page_background.as_deref(), Some("#f4d35e"));
        assert_eq!(kept.picture_url.as_deref(), Some(address));
    })
    .await;
}

/// Notes every request the page makes from now on.
const WATCH_REQUESTS: &str = "
    window.requests_sent = [];
    const fetch_it = window.fetch;
    window.fetch = async (...asked) => {
      const request = new Request(...asked);
      window.requests_sent.push({ method: request.method, url: request.url, body: await request.clone().text() });
      return fetch_it(request);
    };";

trait AtTheForm {
    async fn picks_the_first_billing_account(&self) -> String;
    async fn sets_limit(&self, name: &str, choice: &str, number: &str);
    async fn reads_problem_at(&self, name: &str, words: &str);
    async fn reads_problem_at_group(&self, name: &str, words: &str);
    async fn paints_in_the_preview(&self, color: &str);
    async fn has_sent_to(&self, path: &str);
    async fn leaves_and_comes_back(&self);
}

impl AtTheForm for Person {
    /// Answers its id.
    async fn picks_the_first_billing_account(&self) -> String {
        let options = "return [...arguments[0].options].filter((option) => option.value).map((option) => \
            [option.value, option.label])";
        let chooser = self.element(combobox("Billing account")).await;
        let offered = self.page_answers(options, vec![chooser]).await;
        let (id, label) = (&offered[0][0], &offered[0][1]);
        self.chooses(
            "Billing account",
            label.as_str().expect("options have labels"),
        )
        .await;
        id.as_str().expect("options have values").to_owned()
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

    /// The one fault on this path has met its call.
    async fn has_sent_to(&self, path: &str) {
        self.waits_until("it is on its way", async || {
            match self.sandbox().faults_left(path).await {
                0 => Ok(()),
                _ => Err("it was not sent".to_owned()),
            }
        })
        .await;
    }

    async fn leaves_and_comes_back(&self) {
        self.clicks(link("Organizations").inside(navigation("Views")))
            .await;
        self.sees(table("Organizations")).await;
        self.clicks(button("Create organization")).await;
        self.sees(field("Name")).await;
    }

    async fn reads_problem_at(&self, name: &str, words: &str) {
        self.reads_description(field(name), words).await;
        self.sees_attribute(field(name), "aria-invalid", Some("true"))
            .await;
    }

    async fn reads_problem_at_group(&self, name: &str, words: &str) {
        self.reads_in(group(name), words).await;
    }

    async fn paints_in_the_preview(&self, color: &str) {
        const PAINTED: &str = "
            const [region, color] = arguments;
            return [region, ...region.querySelectorAll('*')].some((element) => \
              getComputedStyle(element).backgroundColor === color);";
        self.waits_until(&format!("{color} is in the preview"), async || {
            let region = self.element(region(PREVIEW)).await;
            match self.page_answers(PAINTED, vec![region, json!(color)]).await {
                Value::Bool(true) => Ok(()),
                _ => Err("it is not".to_owned()),
            }
        })
        .await;
    }
}
