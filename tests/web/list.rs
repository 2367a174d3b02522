//! The list in a page: its count, its rows, the keyboard in it, and what the address remembers of it.
#![allow(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::{
    console::{self, Console, address, comes_to},
    page::{focused, frame, press, send, type_in, until},
};

/// So many stores, every tenth a root above the nine after it.
fn stores(count: usize) -> Vec<Value> {
    let store = |number: usize| {
        let root = number / 10 * 10;
        let parent = (number != root).then(|| id(root));
        json!({
            "id": id(number), "name": format!("Store {number}"), "parent_org_id": parent,
            "path": parent, "depth": u8::from(number != root),
            "limits": { "users": if number == 1 { json!(5) } else { Value::Null } },
            "usage": { "subtree_usage": { "users": if number == 1 { 8 } else { 0 } } },
        })
    };
    (0..count).map(store).collect()
}

fn id(number: usize) -> String {
    format!("org_{number:04}")
}

async fn list(path: &str, organizations: &[Value]) -> Console<impl Mountable + use<>> {
    let console = console::opens(path, organizations);
    until("the list is there", || {
        !console.page().all("[role=table]").is_empty()
    })
    .await;
    until("its rows are drawn", || {
        !rows(&console).is_empty() || count(&console).starts_with('0')
    })
    .await;
    console
}

/// The rows that show something, without the one of the headers.
fn rows(console: &Console<impl Mountable>) -> Vec<HtmlElement> {
    let rows = console.page().all("[role=row]").into_iter().skip(1);
    rows.filter(|row| row.has_attribute("aria-rowindex"))
        .collect()
}

fn names(console: &Console<impl Mountable>) -> Vec<String> {
    let links = console.page().all("a.table-link").into_iter();
    links
        .filter(|link| link.offset_parent().is_some())
        .filter_map(|link| link.text_content())
        .collect()
}

fn count(console: &Console<impl Mountable>) -> String {
    console.page().one("p[role=status]").inner_text()
}

fn row_count(console: &Console<impl Mountable>) -> Option<String> {
    console
        .page()
        .one("[role=table]")
        .get_attribute("aria-rowcount")
}

fn search_box(console: &Console<impl Mountable>) -> HtmlElement {
    console.page().named("searchbox", "Search organizations")
}

fn header(console: &Console<impl Mountable>, name: &str) -> HtmlElement {
    let headers = console.page().all("[role=columnheader]").into_iter();
    headers
        .filter(|header| header.inner_text().trim() == name)
        .collect::<Vec<_>>()
        .remove(0)
}

#[wasm_bindgen_test]
async fn the_table_tells_its_true_size_and_draws_only_what_is_in_sight() {
    let console = list("organizations", &stores(1_000)).await;
    assert_eq!(count(&console), "1,000 organizations");
    assert_eq!(row_count(&console).as_deref(), Some("1001"));
    let drawn = rows(&console);
    let seen = console
        .page()
        .one("[role=table]")
        .get_bounding_client_rect();
    // All that is in sight, down to its lower edge, and little more.
    let last = drawn
        .last()
        .map(|row| row.get_bounding_client_rect().bottom());
    assert!(last >= Some(seen.bottom()), "the last ends at {last:?}");
    assert!(drawn.len() < 40, "{} rows are drawn", drawn.len());
    assert_eq!(
        drawn[0].get_attribute("aria-rowindex").as_deref(),
        Some("2")
    );
}

#[wasm_bindgen_test]
async fn paper_has_every_row_and_the_screen_only_those_in_sight_again() {
    let console = list("organizations", &stores(300)).await;
    let shown = || rows(&console).len();
    let in_sight = shown();
    let say = |kind: &str| {
        let event = web_sys::Event::new(kind).unwrap();
        window().dispatch_event(&event).unwrap();
    };
    say("beforeprint");
    until("all are drawn", || shown() == 300).await;
    say("afterprint");
    until("the others are gone", || shown() <= in_sight).await;
}

#[wasm_bindgen_test]
async fn the_count_changes_with_the_rows_in_one_frame() {
    let console = list("organizations", &stores(1_000)).await;
    type_in(&search_box(&console), "store 99");
    frame().await;
    let said = count(&console);
    let (shown, all) = said
        .split_once(" of ")
        .expect("it says how many of how many");
    assert_eq!(all, "1,000");
    assert_eq!(
        row_count(&console),
        Some((shown.parse::<usize>().unwrap() + 1).to_string())
    );
    assert_eq!(names(&console)[0], "Store 99");
    comes_to("the address holds the search", "q=store%2099").await;
}

#[wasm_bindgen_test]
async fn what_the_address_says_is_shown() {
    let console = list(
        "organizations?q=store&filter=roots,nonsense&sort=name&dir=desc",
        &stores(30),
    )
    .await;
    assert_eq!(count(&console), "3 of 30");
    assert_eq!(names(&console), ["Store 20", "Store 10", "Store 0"]);
    assert_eq!(
        header(&console, "Name")
            .get_attribute("aria-sort")
            .as_deref(),
        Some("descending")
    );
    let chip = console.page().named("button", "Roots only");
    assert_eq!(chip.get_attribute("aria-pressed").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn a_column_sorts_both_ways_and_then_not_at_all() {
    let console = list("organizations", &stores(20)).await;
    let name = header(&console, "Name");
    let button: HtmlElement =
        wasm_bindgen::JsCast::unchecked_into(name.first_element_child().unwrap());
    for (said, first) in [
        ("ascending", "Store 0"),
        ("descending", "Store 19"),
        ("none", "Store 0"),
    ] {
        button.click();
        frame().await;
        assert_eq!(name.get_attribute("aria-sort").as_deref(), Some(said));
        assert_eq!(names(&console)[0], first, "{said}");
    }
}

#[wasm_bindgen_test]
async fn arrows_lead_from_the_search_box_into_the_rows_and_back() {
    let console = list("organizations", &stores(50)).await;
    crate::page::focus(&search_box(&console));
    for (key, expected) in [
        ("ArrowDown", "Store 0"),
        ("ArrowDown", "Store 1"),
        ("End", "Store 49"),
        ("ArrowDown", "Store 49"),
        ("Home", "Store 0"),
    ] {
        assert!(!press(key), "{key} is heard");
        until(expected, || {
            focused().text_content().as_deref() == Some(expected)
        })
        .await;
    }
    press("ArrowUp");
    assert_eq!(focused(), search_box(&console));
}

#[wasm_bindgen_test]
async fn the_row_with_the_focus_keeps_it_while_it_is_scrolled_away() {
    let console = list("organizations", &stores(1_000)).await;
    crate::page::focus(&search_box(&console));
    press("ArrowDown");
    until("the first row has the focus", || {
        focused().text_content().as_deref() == Some("Store 0")
    })
    .await;
    let table = console.page().one("[role=table]");
    table.set_scroll_top(20_000);
    send(&table, "scroll");
    until("far rows are drawn", || {
        names(&console).iter().any(|name| name == "Store 625")
    })
    .await;
    assert_eq!(focused().text_content().as_deref(), Some("Store 0"));
    press("ArrowDown");
    until("the next row has it", || {
        focused().text_content().as_deref() == Some("Store 1")
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_row_is_a_link_to_its_organization() {
    let console = list("organizations?q=org_0007", &stores(20)).await;
    let link = console.page().all("a.table-link").remove(0);
    assert_eq!(
        link.get_attribute("href").as_deref(),
        Some("/w/ws_1/organizations/org_0007")
    );
    assert_eq!(link.inner_text(), "Store 7");
    let row = link.closest("[role=row]").unwrap().unwrap();
    assert!(
        row.text_content().unwrap().contains("Store 0"),
        "it names its parent"
    );
}

#[wasm_bindgen_test]
async fn what_is_over_its_limit_says_so_in_words() {
    let console = list("organizations?filter=over", &stores(20)).await;
    assert_eq!(names(&console), ["Store 1"]);
    let row = rows(&console).remove(0).text_content().unwrap();
    assert!(row.contains("8\u{a0}of\u{a0}5,\u{a0}+3"), "{row}");
}

#[wasm_bindgen_test]
async fn where_nothing_is_found_everything_can_be_listed_again() {
    let console = list("organizations?q=nowhere&filter=no-logo", &stores(5)).await;
    assert_eq!(count(&console), "0 of 5");
    let panel = console.page().one(".panel").inner_text();
    assert!(
        panel.contains("No organizations match “nowhere”"),
        "{panel}"
    );
    console
        .page()
        .named("button", "Clear search and filters")
        .click();
    frame().await;
    assert_eq!(count(&console), "5 organizations");
    assert_eq!(focused(), search_box(&console), "the focus has a place");
    until("the address forgets it", || !address().contains('?')).await;
}

#[wasm_bindgen_test]
async fn a_hidden_column_leaves_and_comes_back() {
    let console = list("organizations", &stores(5)).await;
    // Narrow lists hide others by themselves.
    let is_shown = || header(&console, "Parent").offset_parent().is_some();
    console.page().named("button", "Columns").click();
    until("the keyboard is in the menu", || {
        focused().get_attribute("role").as_deref() == Some("menuitemcheckbox")
    })
    .await;
    let entry = || console.page().named("menuitemcheckbox", "Parent");
    // Each step by itself, so that a failure says which it was.
    for (checked, is_hidden) in [("false", true), ("true", false)] {
        entry().click();
        until("the menu says so", || {
            entry().get_attribute("aria-checked").as_deref() == Some(checked)
        })
        .await;
        until("the table is told", || {
            let table = console.page().one("[data-hidden]");
            let hidden = table.get_attribute("data-hidden").unwrap_or_default();
            hidden.split(' ').any(|column| column == "parent") == is_hidden
        })
        .await;
        until("the column follows", || is_shown() != is_hidden).await;
    }
}

#[wasm_bindgen_test]
async fn an_empty_workspace_offers_its_one_action() {
    let console = console::opens("organizations", &[]);
    until("it says so", || console.page().all(".panel").len() == 1).await;
    let panel = console.page().one(".panel");
    assert!(
        panel.inner_text().contains("No organizations yet"),
        "{}",
        panel.inner_text()
    );
    let link = console.page().one(".panel a");
    assert_eq!(link.inner_text().trim(), "Create organization");
    assert_eq!(
        link.get_attribute("href").as_deref(),
        Some("/w/ws_1/organizations/new")
    );
}

#[wasm_bindgen_test]
async fn a_failure_is_no_empty_list_and_what_was_there_stays() {
    let console = console::opens("organizations", &[]);
    console::refuses(Some(403));
    until("it is told", || {
        !console.page().all("[role=alert]").is_empty()
    })
    .await;
    assert!(console.page().all("[role=table]").is_empty());
    console::refuses(None);
    console::answers(&stores(3), true);
    console.page().named("button", "Retry").click();
    until("the rows are there", || rows(&console).len() == 3).await;
    assert!(
        console
            .page()
            .one(".page")
            .inner_text()
            .contains("The API returned only some of the organizations.")
    );
    console::refuses(Some(403));
    console.page().named("button", "Reload").click();
    until("it is called stale", || {
        !console.page().all(".page-note .button").is_empty()
    })
    .await;
    assert_eq!(rows(&console).len(), 3);
}

#[wasm_bindgen_test]
async fn what_is_older_than_a_minute_is_read_again_on_coming_back_to_the_tab() {
    let console = list("organizations", &stores(3)).await;
    let age = || console.page().one(".page-as-of").inner_text();
    until("it says when it was read", || age().starts_with("as of ")).await;
    console::answers(&stores(4), false);
    let come_back = || {
        let seen = web_sys::Event::new("visibilitychange").unwrap();
        window().dispatch_event(&seen).unwrap();
    };
    come_back();
    for _ in 0..10 {
        frame().await;
    }
    assert_eq!(rows(&console).len(), 3, "it was read a moment ago");
    console::clock_is_ahead(61);
    until("it is read again", || {
        // What does it may arrive after the list.
        come_back();
        rows(&console).len() == 4
    })
    .await;
    console::clock_is_ahead(0);
}

#[wasm_bindgen_test]
async fn what_the_network_kept_back_is_asked_for_again_when_it_is_there() {
    let console = console::opens("organizations", &stores(3));
    console::refuses(Some(0));
    until("it is told", || {
        !console.page().all("[role=alert]").is_empty()
    })
    .await;
    console::is_online(false);
    frame().await;
    console::refuses(None);
    console::is_online(true);
    until("the rows are there", || rows(&console).len() == 3).await;
}

#[wasm_bindgen_test]
async fn what_contradicts_itself_is_marked_and_can_be_listed_alone() {
    let mut organizations = stores(5);
    organizations[2]["parent_org_id"] = json!("org_gone");
    let console = list("organizations", &organizations).await;
    let sign = console.page().one("[role=row] [role=img]");
    assert!(
        sign.get_attribute("aria-label")
            .unwrap()
            .contains("org_gone")
    );
    console.page().named("button", "Data issues").click();
    frame().await;
    assert_eq!(names(&console), ["Store 2"]);
}
