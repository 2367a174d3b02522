//! The list: every organization at once, searched, sorted, filtered, and remembered by its address.

use std::collections::HashMap;

use canopy_e2e::*;
use serde_json::json;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

const SEARCH: &str = "Search organizations";

#[tokio::test]
async fn it_shows_the_whole_estate_and_draws_only_what_is_in_sight() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let all = person.sandbox().organizations(&workspace).len();
        person.lists(all).await;
        let drawn = person.counts(row("").inside(table("Organizations"))).await;
        assert!(
            drawn < 120,
            "{drawn} rows are drawn for a screen that shows twenty"
        );
    })
    .await;
}

#[tokio::test]
async fn the_last_row_can_be_scrolled_to_and_knows_its_place() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let all = person.sandbox().organizations(&workspace).len();
        person.lists(all).await;
        let table = person.element(table("Organizations")).await;
        // Whichever box scrolls: scroll them all to their ends, as often as it takes.
        let last = "
            const table = arguments[0];
            for (let box = table; box; box = box.parentElement) box.scrollTop = box.scrollHeight;
            for (const box of table.querySelectorAll('*')) \
              if (box.scrollHeight > box.clientHeight) box.scrollTop = box.scrollHeight;
            return Math.max(...[...table.querySelectorAll('[aria-rowindex]')].map((row) => \
              Number(row.getAttribute('aria-rowindex'))));";
        person
            .waits_until("the last row is there", async || {
                let index = person.page_answers(last, vec![table.clone()]).await;
                if index == json!(all + 1) {
                    Ok(())
                } else {
                    Err(format!("the last row is {index}"))
                }
            })
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_search_finds_what_has_every_word_in_itself_or_above() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let organizations = person.sandbox().organizations(&workspace);
        let query = words_to_search(&organizations);
        let expected = found(&organizations, &query);
        assert!(
            expected > 0 && expected < organizations.len(),
            "“{query}” tells nothing apart"
        );
        person.types_in(searchbox(SEARCH), &query).await;
        person.lists(expected).await;
        person
            .reads(&format!("of {}", thousands(organizations.len())))
            .await;
        person.replaces(SEARCH, "").await;
        person.lists(organizations.len()).await;
    })
    .await;
}

#[tokio::test]
async fn the_count_and_the_rows_change_in_the_same_frame() {
    const WATCH: &str = r#"
        const table = arguments[0];
        window.frames_seen = [];
        const look = () => {
          const count = [...document.querySelectorAll('[role="status"], output')]
            .map((status) => status.textContent.trim().match(/^[\d,.\u00a0\u202f]+/)?.[0].replace(/\D/g, ""))
            .find((number) => number);
          window.frames_seen.push([Number(count), Number(table.getAttribute("aria-rowcount")) - 1]);
          requestAnimationFrame(() => {
            const after = new MessageChannel();
            after.port1.onmessage = look;
            after.port2.postMessage(0);
          });
        };
        look();"#;
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let organizations = person.sandbox().organizations(&workspace);
        person.lists(organizations.len()).await;
        let table = person.element(table("Organizations")).await;
        person.page_answers(WATCH, vec![table]).await;
        let query = words_to_search(&organizations);
        person.types_in(searchbox(SEARCH), &query).await;
        person.lists(found(&organizations, &query)).await;
        let frames = person
            .page_answers("return window.frames_seen", vec![])
            .await;
        let frames: Vec<(u64, u64)> = serde_json::from_value(frames).expect("numbers were noted");
        let torn: Vec<_> = frames.iter().filter(|(said, rows)| said != rows).collect();
        assert!(
            torn.is_empty(),
            "frames that said one thing and showed another: {torn:?}"
        );
        assert!(
            frames.iter().any(|frame| frame != &frames[0]),
            "nothing was seen to change"
        );
    })
    .await;
}

#[tokio::test]
async fn a_search_ignores_case_and_accents() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("pooled");
        let path = format!("/workspaces/{workspace}/organizations");
        person
            .sandbox()
            .post(&path, &json!({ "name": "Crème Brûlée Żółw" }))
            .await;
        person.signs_in_as("owner").await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        for query in ["creme brulee", "CRÈME", "zolw", "Brûlée żółw"] {
            person.replaces(SEARCH, query).await;
            person.lists(1).await;
            person.sees(row("Crème Brûlée Żółw")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn whole_words_come_before_beginnings_and_beginnings_before_middles() {
    in_a_browser(async |person| {
        let workspace = person.sandbox().company("pooled");
        for name in ["A xquokkax", "B Quokkaland", "C the Quokka"] {
            let path = format!("/workspaces/{workspace}/organizations");
            person.sandbox().post(&path, &json!({ "name": name })).await;
        }
        person.signs_in_as("owner").await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.types_in(searchbox(SEARCH), "quokka").await;
        person.lists(3).await;
        let mut order = Vec::new();
        for place in 1..=3 {
            order.push(
                person
                    .text_of(row("").inside(table("Organizations")).nth(place))
                    .await,
            );
        }
        for (row, name) in order
            .iter()
            .zip(["C the Quokka", "B Quokkaland", "A xquokkax"])
        {
            assert!(row.contains(name), "{name} is not in its place: {order:#?}");
        }
        let marked = person
            .page_answers(
                "return [...document.querySelectorAll('mark')].map((mark) => mark.textContent)",
                vec![],
            )
            .await;
        assert_eq!(
            marked,
            json!(["Quokka", "Quokka", "quokka"]),
            "the matches are marked"
        );
    })
    .await;
}

#[tokio::test]
async fn columns_sort_both_ways_and_say_so() {
    in_a_browser(async |person| {
        person.comes_to_the_list().await;
        let sort = || button("Name").starting_with("Name").inside(column_header("Name"));
        person.clicks(sort()).await;
        person.sees_attribute(column_header("Name"), "aria-sort", Some("ascending")).await;
        let upwards = first_name(person).await;
        person.clicks(sort()).await;
        person.sees_attribute(column_header("Name"), "aria-sort", Some("descending")).await;
        person
            .waits_until("the other end of the list is on top", async || {
                let name = first_name(person).await;
                if name == upwards { Err(format!("{name} is still on top")) } else { Ok(()) }
            })
            .await;
        let sorted = "return document.querySelectorAll('[aria-sort=ascending], [aria-sort=descending]').length";
        let sorted = person.page_answers(sorted, vec![]).await;
        assert_eq!(sorted, json!(1), "only one column is said to be sorted");
    })
    .await;
}

#[tokio::test]
async fn every_sortable_column_has_a_button_and_sorts_by_its_numbers() {
    in_a_browser(async |person| {
        person.comes_to_the_list().await;
        for column in ["Parent", "Locations", "Users", "Login hint"] {
            person
                .clicks(
                    button(column)
                        .starting_with(column)
                        .inside(column_header(column)),
                )
                .await;
            person
                .waits_until(&format!("{column} is sorted"), async || {
                    match person
                        .attribute_of(column_header(column), "aria-sort")
                        .await
                        .as_deref()
                    {
                        Some("ascending" | "descending") => Ok(()),
                        other => Err(format!("aria-sort is {other:?}")),
                    }
                })
                .await;
        }
    })
    .await;
}

#[tokio::test]
async fn filters_leave_exactly_those_that_fit() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let organizations = person.sandbox().organizations(&workspace);
        let roots = organizations
            .iter()
            .filter(|known| known.parent.is_none())
            .count();
        let unhinted = organizations
            .iter()
            .filter(|known| known.login_hint.is_none())
            .count();
        let unpictured = organizations
            .iter()
            .filter(|known| known.picture.is_none() && known.picture_url.is_none())
            .count();
        for (chip, expected) in [
            ("Roots only", roots),
            ("No login hint", unhinted),
            ("No logo", unpictured),
        ] {
            person.clicks(button(chip)).await;
            person
                .sees_attribute(button(chip), "aria-pressed", Some("true"))
                .await;
            person.lists(expected).await;
            person.clicks(button(chip)).await;
            person.lists(organizations.len()).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_address_holds_search_filter_and_sort_and_a_reload_restores_them() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let organizations = person.sandbox().organizations(&workspace);
        let query = words_to_search(&organizations);
        person.types_in(searchbox(SEARCH), &query).await;
        person
            .clicks(
                button("Name")
                    .starting_with("Name")
                    .inside(column_header("Name")),
            )
            .await;
        person.clicks(button("No login hint")).await;
        let some = person
            .waits_until("the filter narrows the search", async || {
                let number = person.number_in_the_status().await?;
                if number < found(&organizations, &query) as u64 {
                    Ok(number)
                } else {
                    Err(format!("{number} are listed"))
                }
            })
            .await;
        let address = person
            .is_at("an address with the search", |path| {
                path.contains("sort=") && path.matches('=').count() >= 3
            })
            .await;
        person.reloads().await;
        person.finds_in_field(SEARCH, &query).await;
        person.lists(usize::try_from(some).expect("small")).await;
        person
            .sees_attribute(button("No login hint"), "aria-pressed", Some("true"))
            .await;
        person
            .sees_attribute(column_header("Name"), "aria-sort", Some("ascending"))
            .await;
        person
            .is_at("the same address", |path| path == address)
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_row_is_a_link_and_the_way_back_leads_to_the_same_search() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let organizations = person.sandbox().organizations(&workspace);
        let named = only_of_its_name(&organizations);
        // Opened before the address has had the moment it waits for.
        person.types_in(searchbox(SEARCH), &named.id).await;
        person
            .clicks(
                link(&named.name)
                    .starting_with(&named.name)
                    .inside(table("Organizations"))
                    .nth(0),
            )
            .await;
        person
            .is_at("the organization's page", |path| {
                path.starts_with(&format!("/w/{workspace}/organizations/{}", named.id))
            })
            .await;
        person.sees(heading(&named.name)).await;
        person.goes_back().await;
        person.finds_in_field(SEARCH, &named.id).await;
    })
    .await;
}

#[tokio::test]
async fn a_hidden_column_stays_hidden_until_it_is_wanted_again() {
    in_a_browser(async |person| {
        person.comes_to_the_list().await;
        person.sees(column_header("Login hint")).await;
        person.clicks(button("Columns")).await;
        person.clicks(checkbox("Login hint")).await;
        person.does_not_see(column_header("Login hint")).await;
        person.reloads().await;
        person.sees(column_header("Name")).await;
        person.does_not_see(column_header("Login hint")).await;
        person.clicks(button("Columns")).await;
        person.clicks(checkbox("Login hint")).await;
        person.sees(column_header("Login hint")).await;
    })
    .await;
}

#[tokio::test]
async fn the_csv_holds_what_is_shown() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let organizations = person.sandbox().organizations(&workspace);
        let roots: Vec<_> = organizations
            .iter()
            .filter(|known| known.parent.is_none())
            .collect();
        person.clicks(button("Roots only")).await;
        person.lists(roots.len()).await;
        let folder = person.keeps_downloads().await;
        person.clicks(button("Download CSV")).await;
        let file = person.finds_download(&folder).await;
        let records = csv_records(&file);
        assert_eq!(
            records.len(),
            roots.len() + 1,
            "a header and a record for each row:\n{file}"
        );
        assert!(
            records[0].iter().any(|title| title == "Name"),
            "{:?}",
            records[0]
        );
        for root in roots {
            assert!(
                records.iter().any(|record| record.contains(&root.name)),
                "{} is missing",
                root.name
            );
        }
    })
    .await;
}

#[tokio::test]
async fn the_separator_of_the_file_is_chosen_beside_the_download_and_remembered() {
    in_a_browser(async |person| {
        person.comes_to_the_list().await;
        let choose = async |separator: &str| {
            person.clicks(button("CSV separator")).await;
            person
                .clicks(with_role(&["menuitemradio"]).named(separator))
                .await;
        };
        let begins = async |begin: &str| {
            let folder = person.keeps_downloads().await;
            person.clicks(button("Download CSV")).await;
            let file = person.finds_download(&folder).await;
            assert!(
                file.starts_with(&format!("\u{feff}{begin}")),
                "{}",
                &file[..40]
            );
        };
        begins("Name,Display name,").await;
        choose("Semicolon").await;
        begins("Name;Display name;").await;
        person.reloads().await;
        person.sees(row("").nth(1)).await;
        begins("Name;Display name;").await;
        choose("Tab").await;
        begins("Name\tDisplay name\t").await;
    })
    .await;
}

#[tokio::test]
async fn an_id_can_be_copied() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        person.may_use_the_clipboard().await;
        let organizations = person.sandbox().organizations(&workspace);
        let named = only_of_its_name(&organizations);
        person.types_in(searchbox(SEARCH), &named.id).await;
        person.lists(found(&organizations, &named.id)).await;
        let its_row = row(&named.name).inside(table("Organizations")).nth(0);
        person.points_at(its_row.clone()).await;
        person
            .clicks(button("Copy ID").starting_with("Copy ID").inside(its_row))
            .await;
        person
            .waits_until("the id is on the clipboard", async || {
                let held = person.clipboard().await;
                if held == named.id {
                    Ok(())
                } else {
                    Err(format!("it holds “{held}”"))
                }
            })
            .await;
    })
    .await;
}

async fn first_name(person: &Person) -> String {
    person
        .text_of(
            link("")
                .containing("")
                .inside(row("").inside(table("Organizations")).nth(1))
                .nth(0),
        )
        .await
}

/// An organization whose name nobody shares and nobody's name contains.
fn only_of_its_name(organizations: &[StoredOrganization]) -> &StoredOrganization {
    organizations
        .iter()
        .find(|known| {
            known.path.len() > 2
                && known.name.is_ascii()
                && organizations
                    .iter()
                    .filter(|other| other.name.contains(&known.name))
                    .count()
                    == 1
        })
        .expect("the workspace has names that stand alone")
}

/// A word that many organizations carry in their names, but far from all.
fn words_to_search(organizations: &[StoredOrganization]) -> String {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for known in organizations {
        for word in known
            .name
            .split_whitespace()
            .filter(|word| word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
        {
            *counts.entry(word.to_ascii_lowercase()).or_default() += 1;
        }
    }
    let mut fitting: Vec<_> = counts
        .into_iter()
        .filter(|(word, _)| (20..organizations.len() / 3).contains(&found(organizations, word)))
        .collect();
    fitting.sort();
    fitting.pop().expect("the workspace has names alike").0
}

/// How many organizations have each word in their own name, display name, login hint or ids, or in those of one above.
fn found(organizations: &[StoredOrganization], query: &str) -> usize {
    let own: HashMap<&str, String> = organizations
        .iter()
        .map(|known| {
            let texts = [
                Some(&known.name),
                known.display_name.as_ref(),
                known.login_hint.as_ref(),
                Some(&known.id),
            ];
            let billing = known.billing_account.as_ref();
            let text: Vec<&str> = texts
                .into_iter()
                .flatten()
                .chain(billing)
                .map(String::as_str)
                .collect();
            (known.id.as_str(), plain(&text.join("\n")))
        })
        .collect();
    let fits = |known: &&StoredOrganization| {
        plain(query).split_whitespace().all(|word| {
            let mut ids = known.path.iter().chain([&known.id]);
            ids.any(|id| own[id.as_str()].contains(word))
        })
    };
    organizations.iter().filter(fits).count()
}

fn plain(text: &str) -> String {
    text.to_lowercase()
        .nfkd()
        .filter(|character| !is_combining_mark(*character))
        .collect()
}

fn thousands(number: usize) -> String {
    if number < 1000 {
        number.to_string()
    } else {
        format!("{},{:03}", number / 1000, number % 1000)
    }
}

/// Splits RFC 4180 text.
fn csv_records(text: &str) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut quoted = false;
    let mut characters = text
        .trim_start_matches('\u{feff}')
        .trim_end()
        .chars()
        .peekable();
    while let Some(character) = characters.next() {
        let record = records.last_mut().expect("there is always one");
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                record.last_mut().expect("there is always one").push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => records.push(vec![String::new()]),
            other => record.last_mut().expect("there is always one").push(other),
        }
    }
    records
}

#[tokio::test]
async fn what_others_changed_is_marked_and_counted_when_it_is_read_again() {
    in_a_browser(async |person| {
        person.signs_in_as("owner").await;
        let workspace = person.sandbox().company("pooled");
        let known = person.sandbox().organizations(&workspace).swap_remove(0);
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.sees(link(&known.name)).await;
        // What looks after it comes with the later parts.
        person.sees(region("Notifications")).await;
        person.clicks(button("Reload")).await;
        person.does_not_read("since").await;

        let path = format!("/workspaces/{workspace}/organizations");
        let hint = json!({ "branding": { "login_hint": "changed-by-others" } });
        let one = format!("{path}/{}", known.id);
        person.sandbox().patch(&one, &hint).await;
        let new = json!({ "name": "Made by others" });
        person.sandbox().post(&path, &new).await;
        person.clicks(button("Reload")).await;
        person
            .sees(status("1 organization changed, 1 added since "))
            .await;
        for name in [known.name.as_str(), "Made by others"] {
            let row = row(name).nth(0);
            person.sees_attribute(row, "data-news", Some("")).await;
        }
        let marked = "return document.querySelectorAll('[data-news]').length";
        person
            .page_comes_to_answer("the marks go", marked, json!(0))
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_list_one_came_from_is_gone_through_from_page_to_page() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let list = format!("/w/{workspace}/organizations?dir=desc&filter=over&sort=name");
        person.opens(&list).await;
        person.sees(row("").nth(2)).await;
        let all = person
            .waits_until("they are counted", async || {
                person.number_in_the_status().await
            })
            .await;
        let names = "return [...document.querySelectorAll('[role=row] .table-link')].map((one) => one.textContent)";
        let names = person.page_answers(names, vec![]).await;
        let name = |at: usize| names[at].as_str().expect("a name").to_owned();
        person.clicks(link("").starting_with(&name(0)).nth(0)).await;
        person.sees(heading(&name(0))).await;
        person.sees(link(&format!("1 of {all} over limit"))).await;
        person
            .reads_description(
                button("Previous in list"),
                "This is the first in the list",
            )
            .await;
        let next = || button("").starting_with("Next in list");
        person.clicks(next()).await;
        person.sees(heading(&name(1))).await;
        // Whoever comes by another way steps through the siblings.
        person.clicks(link(&format!("2 of {all} over limit"))).await;
        person.is_at("the list", |path| path == list).await;
        person.opens(&format!("/w/{workspace}/organizations")).await;
        person.sees(row("").nth(2)).await;
        person
            .clicks(with_role(&["link"]).inside(row("").nth(1)).nth(0))
            .await;
        person
            .sees(button("").starting_with("Next sibling").nth(0))
            .await;
        person.does_not_see(next()).await;
    })
    .await;
}

#[tokio::test]
async fn the_search_of_other_pages_shows_what_it_finds_as_one_types() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let all = person.sandbox().organizations(&workspace);
        let known = all.iter().find(|one| one.path.len() == 2);
        let known = known.expect("there are several levels");
        let page = format!("/w/{workspace}/organizations/{}", all[0].id);
        person.opens(&page).await;
        person.sees(heading(&all[0].name)).await;
        person.types_in(searchbox(SEARCH), &known.id).await;
        let found = || with_role(&["list"]).named("Organizations found");
        person.reads_in(found(), &known.name).await;
        person.presses(Key::Down).await;
        person.keyboard_is_on(&["link"], &known.name).await;
        person.presses(Key::Escape).await;
        person.is_in(searchbox(SEARCH)).await;
        person.presses(Key::Down).await;
        person.presses(Key::Enter).await;
        person.sees(heading(&known.name)).await;
        person.does_not_see(found()).await;
        person.finds_in_field(SEARCH, "").await;
        person.types_in(searchbox(SEARCH), "zzzzzz").await;
        person.sees(status("No organizations match.")).await;
        person.presses(Key::Enter).await;
        person
            .is_at("the list, searched", |path| path.ends_with("?q=zzzzzz"))
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_filter_that_is_about_sso_brings_its_column_along() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let sso = || column_header("").starting_with("SSO");
        person.does_not_see(sso()).await;
        person
            .opens(&format!("/w/{workspace}/organizations?filter=off"))
            .await;
        person.sees(sso()).await;
        person.clicks(button("Clear filters")).await;
        person.does_not_see(sso()).await;
    })
    .await;
}

#[tokio::test]
async fn states_are_alternatives_as_on_the_page_of_the_limits() {
    in_a_browser(async |person| {
        let workspace = person.comes_to_the_list().await;
        let mut counts = Vec::new();
        for filter in ["over", "off", "over,off"] {
            person
                .opens(&format!("/w/{workspace}/organizations?filter={filter}"))
                .await;
            person.sees(row("").nth(1)).await;
            counts.push(person.number_in_the_status().await.expect("a count"));
        }
        let [over, off, either] = counts[..] else {
            panic!("three are counted");
        };
        assert!(either > over.max(off), "{counts:?}");
        assert!(either <= over + off, "{counts:?}");
    })
    .await;
}
