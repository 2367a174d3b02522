//! The palette and the list of keys: anything is found from anywhere, by whoever may do it.

use canopy_e2e::{pages::leading_number, *};

const FIELD: &str = "Find an organization or a command";

#[tokio::test]
async fn an_organization_is_found_by_its_name_without_accents_and_opened() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let accented = accented(&person.sandbox().organizations(&workspace));
        person.calls_the_palette().await;
        person.is_in(combobox(FIELD)).await;
        person.presses(without_accents(&accented.name)).await;
        person.reads_in(option("").nth(0), &accented.name).await;
        person
            .sees_attribute(option("").nth(0), "aria-selected", Some("true"))
            .await;
        person.presses(Key::Enter).await;
        person
            .is_at("its page", |path| {
                path == format!("/w/{workspace}/organizations/{}", accented.id)
            })
            .await;
        person.sees(heading(&accented.name)).await;
        person.does_not_see(dialog("Find anything")).await;
        // The keyboard has come along.
        person.is_in(main_region()).await;
    })
    .await;
}

#[tokio::test]
async fn a_name_is_found_with_a_letter_missing_and_a_filter_by_what_it_is_called() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let organizations = person.sandbox().organizations(&workspace);
        let is_long = |word: &str| word.len() > 6 && word.chars().all(|c| c.is_ascii_lowercase());
        let words = organizations.iter().map(|one| one.name.to_lowercase());
        let word = words
            .filter_map(|name| name.split(' ').next().map(str::to_owned))
            .find(|word| is_long(word))
            .expect("a name begins with a long word");
        person.calls_the_palette().await;
        person
            .presses(format!("{}{}", &word[..2], &word[3..]).as_str())
            .await;
        person.reads("No exact match.").await;
        let found = person.text_of(option("").nth(0)).await;
        assert!(found.to_lowercase().contains(&word), "{found} for {word}");
        person.presses(Key::Escape).await;
        person.commands("over limit").await;
        person
            .is_at("those over their limit", |path| {
                path.ends_with("?filter=over")
            })
            .await;
    })
    .await;
}

#[tokio::test]
async fn in_the_tree_an_organization_is_opened_beside_it() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_tree().await;
        let deep = person
            .sandbox()
            .organizations(&workspace)
            .pop()
            .expect("there are some");
        person.calls_the_palette().await;
        person.presses(deep.id.as_str()).await;
        person.reads_in(option("").nth(0), &deep.name).await;
        person.reads_in(option("").nth(0), &deep.id).await;
        person.clicks(option("").nth(0)).await;
        person
            .is_at("the tree, beside it", |path| {
                path.starts_with(&format!("/w/{workspace}/tree/{}", deep.id))
            })
            .await;
    })
    .await;
}

#[tokio::test]
async fn what_there_is_no_room_for_is_counted_and_one_press_away() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        person.calls_the_palette().await;
        person.presses("a").await;
        person.sees(option("").containing("more in the list")).await;
        let said = person.text_of(status("organizations")).await;
        let all = leading_number(&said).expect("a number");
        let more = person
            .text_of(option("").containing("more in the list"))
            .await;
        let more = more.trim_start().trim_start_matches("Show ");
        assert_eq!(leading_number(more), Some(all - 20), "{said}");
        person.presses(Key::End).await;
        person.presses(Key::Home).await;
        person
            .sees_attribute(option("").nth(0), "aria-selected", Some("true"))
            .await;
        person.presses(Key::Up).await;
        person.presses(Key::Down).await;
        person
            .sees_attribute(option("").nth(0), "aria-selected", Some("true"))
            .await;
        person
            .clicks(option("").containing("more in the list"))
            .await;
        person
            .is_at("the list with the search", |path| {
                path == format!("/w/{workspace}/organizations?q=a")
            })
            .await;
        person.finds_in_field("Search organizations", "a").await;
    })
    .await;
}

#[tokio::test]
async fn what_was_open_last_comes_first_and_survives_a_reload() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let organizations = person.sandbox().organizations(&workspace);
        let [one, other] = [&organizations[3], &organizations[40]];
        for known in [one, other] {
            person.calls_the_palette().await;
            person.presses(known.id.as_str()).await;
            person.reads_in(option("").nth(0), &known.name).await;
            person.presses(Key::Enter).await;
            person.sees(heading(&known.name)).await;
        }
        person.reloads().await;
        person.sees(heading(&other.name)).await;
        person.calls_the_palette().await;
        // The one at hand is no place to go back to; what can be done with it comes next.
        person.reads_in(option("").nth(0), &one.name).await;
        person.sees(option("Create child")).await;
    })
    .await;
}

#[tokio::test]
async fn escape_gives_the_focus_back_and_the_same_keys_close_it() {
    in_a_browser(async |person| {
        person.comes_to_the_list().await;
        person.focuses(button("Reload")).await;
        person.calls_the_palette().await;
        person.presses("limits").await;
        person.presses(Key::Escape).await;
        person.does_not_see(dialog("Find anything")).await;
        person.keyboard_is_on(&["button"], "Reload").await;
        person.calls_the_palette().await;
        // What was typed is gone.
        person.finds_in_field(FIELD, "").await;
        person.presses(Key::Control + "k").await;
        person.does_not_see(dialog("Find anything")).await;
        person.keyboard_is_on(&["button"], "Reload").await;
        person.clicks(button("Find anything")).await;
        person.sees(dialog("Find anything")).await;
    })
    .await;
}

#[tokio::test]
async fn commands_go_where_they_say() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let organizations = person.sandbox().organizations(&workspace);
        let known = &organizations[5];
        let page = format!("/w/{workspace}/organizations/{}", known.id);
        person.commands("go to limits").await;
        person
            .is_at("the limits", |path| {
                path == format!("/w/{workspace}/limits")
            })
            .await;
        person
            .commands(&format!("create child of {}", known.id))
            .await;
        person
            .is_at("its new child", |path| {
                path == format!("{page}/children/new")
            })
            .await;
        person.commands("open page").await;
        person.is_at("its page", |path| path == page).await;
        person.commands("delete").await;
        person.sees(dialog("Delete organization")).await;
        // Not above another dialog.
        person.presses(Key::Control + "k").await;
        person.presses("?").await;
        assert_eq!(person.counts(combobox(FIELD)).await, 0);
        person.presses(Key::Escape).await;
        person.does_not_see(dialog("Delete organization")).await;
        person.commands("show in tree").await;
        person
            .is_at("the tree", |path| {
                path == format!("/w/{workspace}/tree/{}", known.id)
            })
            .await;
        person.commands("session journal").await;
        person.sees(dialog("Session journal")).await;
        person.presses(Key::Escape).await;
        person.does_not_see(dialog("Session journal")).await;
        person.may_use_the_clipboard().await;
        person.commands("copy id").await;
        person.reads(&format!("Copied {}.", known.id)).await;
        assert_eq!(person.clipboard().await, known.id);
    })
    .await;
}

#[tokio::test]
async fn the_theme_changes_and_the_session_ends_by_command() {
    const THEME: &str = "return document.documentElement.dataset.theme ?? ''";
    in_a_browser(async |person| {
        person.comes_to_the_list().await;
        for (command, theme) in [
            ("dark theme", "dark"),
            ("light theme", "light"),
            ("system theme", ""),
        ] {
            person.commands(command).await;
            person
                .page_comes_to_answer(command, THEME, theme.into())
                .await;
        }
        person.commands("sign out").await;
        person.is_at("the door", |path| path == "/sign-in").await;
        person.sees(button("Sign in as owner")).await;
        person.presses(Key::Control + "k").await;
        person.does_not_see(dialog("Find anything")).await;
    })
    .await;
}

#[tokio::test]
async fn a_workspace_is_switched_to_by_name_and_its_records_stay_its_own() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let company = person.sandbox().company("assigned");
        let known = person.sandbox().organizations(&workspace).swap_remove(8);
        person.commands(&known.id).await;
        person.sees(heading(&known.name)).await;
        person.calls_the_palette().await;
        person.presses("switch to").await;
        person.sees(option("Switch to").nth(0)).await;
        person.presses(Key::Escape).await;
        person.opens(&format!("/w/{company}/organizations")).await;
        person.sees(row("").nth(1)).await;
        person.calls_the_palette().await;
        person
            .does_not_see(option("").containing(&known.name))
            .await;
        person.presses(known.id.as_str()).await;
        person.reads("No organization or command matches.").await;
    })
    .await;
}

#[tokio::test]
async fn the_other_workspaces_are_searched_when_asked_for() {
    in_a_browser(async |person| {
        person.comes_to_the_list().await;
        let company = person.sandbox().company("assigned");
        let wanted = person.sandbox().organizations(&company).swap_remove(2);
        person.calls_the_palette().await;
        person.presses(wanted.id.as_str()).await;
        person.sees(option("Search ")).await;
        person.clicks(option("Search ")).await;
        person.reads_in(option("").nth(0), &wanted.name).await;
        person.reads("1 in other workspaces").await;
        person.presses(Key::Enter).await;
        person
            .is_at("its page", |path| {
                path == format!("/w/{company}/organizations/{}", wanted.id)
            })
            .await;
        person.sees(heading(&wanted.name)).await;
    })
    .await;
}

#[tokio::test]
async fn a_workspace_that_cannot_be_searched_is_named() {
    in_a_browser(async |person| {
        person.expects_failing_calls();
        person.comes_to_the_list().await;
        let company = person.sandbox().company("assigned");
        let list = format!("/workspaces/{company}/organizations");
        let fault = Fault::on("GET", &list).answers(403);
        person.sandbox().suffers(fault).await;
        person.calls_the_palette().await;
        person.presses("brot").await;
        person.clicks(option("Search ")).await;
        person.reads("Couldn't search Kestrel Logistics").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_to_be_done_may_be_typed_before_a_name() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let known = person.sandbox().organizations(&workspace).swap_remove(5);
        let page = format!("/w/{workspace}/organizations/{}", known.id);
        person.commands(&format!("edit {}", known.id)).await;
        person
            .is_at("its form", |path| path == format!("{page}/edit"))
            .await;
        person.commands(&format!("limits of {}", known.id)).await;
        person
            .is_at("its limits", |path| {
                path.starts_with(&page) && path.contains("limits")
            })
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_viewer_is_offered_nothing_that_writes() {
    in_a_browser(async |person| {
        person.signs_in_as("viewer").await;
        let workspace = person.sandbox().workspace();
        let known = person.sandbox().organizations(&workspace).swap_remove(2);
        person
            .opens(&format!("/w/{workspace}/organizations/{}", known.id))
            .await;
        person.sees(heading(&known.name)).await;
        person
            .reads_description(button("Create child"), "Your role is viewer")
            .await;
        person.calls_the_palette().await;
        person.sees(option("Copy ID")).await;
        for write in [
            "Create child",
            "Create organization",
            "Edit",
            "Delete organization",
        ] {
            person.does_not_see(option(write)).await;
        }
        person
            .presses(format!("create child of {}", known.id))
            .await;
        person.reads("No organization or command matches.").await;
    })
    .await;
}

#[tokio::test]
async fn outside_of_a_workspace_it_offers_what_belongs_to_none() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        person.opens("/about").await;
        person.sees(heading("About Canopy")).await;
        person.calls_the_palette().await;
        person.sees(option("Switch to").nth(0)).await;
        person.sees(option("Sign out")).await;
        person.does_not_see(option("Create organization")).await;
        person.does_not_see(option("Session journal")).await;
    })
    .await;
}

#[tokio::test]
async fn a_question_mark_shows_the_keys_unless_it_is_typed() {
    in_a_browser(async |person| {
        person.comes_to_the_list().await;
        person
            .types_in(searchbox("Search organizations"), "?")
            .await;
        person.finds_in_field("Search organizations", "?").await;
        person.does_not_see(dialog("Keyboard shortcuts")).await;
        person.replaces("Search organizations", "").await;
        person.focuses(button("Reload")).await;
        person.presses("?").await;
        person
            .reads_in(dialog("Keyboard shortcuts"), "Ctrl K")
            .await;
        person.presses(Key::Escape).await;
        person.does_not_see(dialog("Keyboard shortcuts")).await;
        person.keyboard_is_on(&["button"], "Reload").await;
        person.clicks(button("").starting_with("Account:")).await;
        person
            .clicks(with_role(&["menuitem"]).named("Keyboard shortcuts"))
            .await;
        person.sees(dialog("Keyboard shortcuts")).await;
    })
    .await;
}

#[tokio::test]
async fn in_the_tree_a_question_mark_is_no_letter_of_a_name() {
    in_a_browser(async |person| {
        person.comes_to_the_tree().await;
        person.tabs_to(tree("Organizations")).await;
        person.presses("?").await;
        person.sees(dialog("Keyboard shortcuts")).await;
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_the_corner_opens_it_and_the_way_here_can_be_read() {
    Scenario::default()
        .on(390, 844)
        .run(async |person| {
            let workspace = person.sandbox().workspace();
            let known = person
                .sandbox()
                .organizations(&workspace)
                .pop()
                .expect("there are some");
            person.signs_in_as("owner").await;
            person
                .opens(&format!("/w/{workspace}/organizations/{}", known.id))
                .await;
            person.sees(heading(&known.name)).await;
            person.does_not_see(searchbox("Search organizations")).await;
            let trail = person.element(navigation("Breadcrumb")).await;
            let width = person
                .page_answers(
                    "return arguments[0].getBoundingClientRect().width",
                    vec![trail],
                )
                .await;
            assert!(
                width.as_f64().expect("a number") > 300.0,
                "the way here has {width} px"
            );
            person.clicks(button("Find anything")).await;
            person.is_in(combobox(FIELD)).await;
            person.clicks(button("Close")).await;
            person.does_not_see(dialog("Find anything")).await;
        })
        .await;
}

fn option(name: &str) -> Target {
    with_role(&["option"]).starting_with(name)
}

fn accented(organizations: &[StoredOrganization]) -> StoredOrganization {
    let mut candidates = organizations.iter().filter(|known| {
        known.name.chars().any(|c| "üöäéèáåæøß".contains(c))
            && known
                .name
                .chars()
                .all(|c| c.is_ascii() || "üöäéèáå".contains(c))
    });
    candidates
        .next()
        .expect("the workspace has accents")
        .clone()
}

fn without_accents(name: &str) -> String {
    let plain = |c| match c {
        'ü' => 'u',
        'ö' => 'o',
        'ä' | 'á' | 'å' => 'a',
        'é' | 'è' => 'e',
        other => other,
    };
    name.chars().map(plain).collect()
}

pub trait AtThePalette {
    async fn calls_the_palette(&self);
    async fn commands(&self, what: &str);
}

impl AtThePalette for Person {
    async fn calls_the_palette(&self) {
        self.presses(Key::Control + "k").await;
        self.sees(dialog("Find anything")).await;
        self.is_in(combobox(FIELD)).await;
    }

    /// Types what it is called, and takes the first that is found.
    async fn commands(&self, what: &str) {
        self.calls_the_palette().await;
        self.presses(what).await;
        self.sees(option("").nth(0)).await;
        self.presses(Key::Enter).await;
        self.does_not_see(dialog("Find anything")).await;
    }
}
