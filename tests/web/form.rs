//! The form of a new organization: when it speaks up, that it is sent once, and that nothing typed is lost.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlFormElement, HtmlInputElement, window};

use crate::{
    creating::{Api, NewRoot, PERSON, place, storage},
    page::{Page, focus, focused, frame, send, type_in, until},
};

const CREATED: &str = "return answer(201, { id: 'org_new', name: 'New' });";

/// A form in the page, and the signal that closes it.
macro_rules! form {
    () => {{
        let open = RwSignal::new(true);
        (Page::show(move || view! { <NewRoot open/> }), open)
    }};
}

/// Goes elsewhere in the console, and waits until the form is gone.
async fn close<M: Mountable>(page: &Page<M>, open: RwSignal<bool>) {
    open.set(false);
    until("the form is gone", || page.all("form").is_empty()).await;
}

fn value(field: &HtmlElement) -> String {
    field.unchecked_ref::<HtmlInputElement>().value()
}

fn is_wrong(field: &HtmlElement) -> bool {
    field.get_attribute("aria-invalid").as_deref() == Some("true")
}

/// Everything that is said about a field.
fn said_of(field: &HtmlElement) -> String {
    let ids = field.get_attribute("aria-describedby").unwrap_or_default();
    let texts = ids
        .split_whitespace()
        .filter_map(|id| document().get_element_by_id(id)?.text_content());
    texts.collect::<Vec<_>>().join(" ")
}

fn submit<M: Mountable>(page: &Page<M>) {
    let form: HtmlFormElement = page.one("form").unchecked_into();
    form.request_submit().expect("a form can be sent");
}

/// As the browser tells a page that it goes.
fn leave() {
    let event = web_sys::Event::new("pagehide").expect("an event");
    window()
        .expect("a page")
        .dispatch_event(&event)
        .expect("it is dispatched");
}

fn forget_everything() {
    storage().clear().expect("clearable");
}

#[wasm_bindgen_test]
async fn a_half_typed_value_is_held_against_nobody_until_its_field_is_left() {
    forget_everything();
    let _api = Api::that(CREATED);
    let (page, open) = form!();
    let hint = page.named("textbox", "Login hint");
    focus(&hint);
    type_in(&hint, "ac");
    frame().await;
    assert!(!is_wrong(&hint));
    send(&hint, "blur");
    until("it is told", || is_wrong(&hint)).await;
    type_in(&hint, "acm");
    until("it is mended", || !is_wrong(&hint)).await;
    type_in(&hint, "acm E");
    until("what cannot be mended is told at once", || is_wrong(&hint)).await;
    assert!(
        said_of(&hint).contains("Use lowercase letters"),
        "{}",
        said_of(&hint)
    );
    close(&page, open).await;
}

#[wasm_bindgen_test]
async fn a_field_that_was_only_passed_through_is_not_wrong() {
    forget_everything();
    let _api = Api::that(CREATED);
    let (page, open) = form!();
    let name = page.named("textbox", "Name");
    focus(&name);
    send(&name, "blur");
    frame().await;
    assert!(!is_wrong(&name));
    close(&page, open).await;
}

#[wasm_bindgen_test]
async fn sending_tells_everything_at_once_and_puts_the_keyboard_on_the_first() {
    forget_everything();
    let api = Api::that(CREATED);
    let (page, open) = form!();
    let (name, color) = (
        page.named("textbox", "Name"),
        page.named("textbox", "Primary color"),
    );
    type_in(&color, "#12");
    submit(&page);
    until("the keyboard is on the name", || focused() == name).await;
    assert!(is_wrong(&name) && is_wrong(&color));
    assert_eq!(api.posted(), Vec::<String>::new());
    let status = page.one(".organization-form-status");
    assert_eq!(
        status.inner_text(),
        "2 fields need attention: Name, Primary color."
    );
    close(&page, open).await;
}

#[wasm_bindgen_test]
async fn where_a_number_is_typed_shows_only_while_number_is_chosen_and_has_the_name_of_the_limit() {
    forget_everything();
    let _api = Api::that(CREATED);
    let (page, open) = form!();
    let in_group = |selector: &str| {
        let mut groups = page.all("[role=group]").into_iter();
        let is_users = |group: &HtmlElement| group.inner_text().starts_with("Users limit");
        let group = groups.find(is_users).expect("the group");
        group.query_selector(selector).expect("a selector")
    };
    let chosen = || {
        let checked = in_group("input:checked").expect("one is");
        checked.unchecked_into::<HtmlInputElement>().value()
    };
    let choose = |choice: &str| {
        let radio = in_group(&format!("input[value='{choice}']")).expect("the choice");
        radio.unchecked_into::<HtmlElement>().click();
    };
    let is_shown = || in_group("[inputmode=numeric]").is_some();
    assert_eq!(chosen(), "none");
    assert!(!is_shown());
    choose("number");
    until("there is a place for the number", is_shown).await;
    let users = page.named("textbox", "Users limit");
    until("the keyboard is on it", || focused() == users).await;
    type_in(&users, "25");
    choose("off");
    until("the number is out of sight", || !is_shown()).await;
    choose("number");
    until("the number is back", is_shown).await;
    assert_eq!(value(&page.named("textbox", "Users limit")), "25");
    close(&page, open).await;
}

#[wasm_bindgen_test]
async fn however_often_it_is_sent_one_request_goes_out() {
    forget_everything();
    let api = Api::that("return new Promise(() => {});");
    let (page, open) = form!();
    type_in(&page.named("textbox", "Name"), "Once");
    submit(&page);
    submit(&page);
    let button = page.named("button", "Create organization");
    until("it is busy", || {
        button.get_attribute("aria-busy").as_deref() == Some("true")
    })
    .await;
    button.click();
    submit(&page);
    until("it was sent", || !api.posted().is_empty()).await;
    frame().await;
    assert_eq!(api.posted(), [r#"{"name":"Once"}"#]);
    close(&page, open).await;
}

#[wasm_bindgen_test]
async fn what_the_api_says_of_a_field_stands_there_until_the_field_is_changed() {
    forget_everything();
    let refusal = "return answer(422, { message: 'No.', errors: {
        'branding.display_name': ['No brand is called this.'], stars: ['There are no stars.'] } });";
    let _api = Api::that(refusal);
    let (page, open) = form!();
    let (name, brand) = (
        page.named("textbox", "Name"),
        page.named("textbox", "Display name"),
    );
    type_in(&name, "Kept");
    type_in(&brand, "Unheard of");
    submit(&page);
    until("it is told at the field", || {
        said_of(&brand).contains("No brand is called this.")
    })
    .await;
    until("the keyboard is there", || focused() == brand).await;
    assert!(
        page.one("[role=alert]")
            .inner_text()
            .contains("There are no stars.")
    );
    assert_eq!(
        (value(&name), value(&brand)),
        ("Kept".into(), "Unheard of".into())
    );
    type_in(&brand, "Another");
    until("it is told no more", || !is_wrong(&brand)).await;
    assert!(
        page.one("[role=alert]")
            .inner_text()
            .contains("There are no stars."),
        "the summary stays"
    );
    close(&page, open).await;
}

#[wasm_bindgen_test]
async fn an_answer_that_never_came_leaves_everything_and_says_what_is_known() {
    forget_everything();
    let _api = Api::that("return Promise.reject(new TypeError('offline'));");
    let (page, open) = form!();
    let name = page.named("textbox", "Name");
    type_in(&name, "Survives");
    submit(&page);
    until("it is told", || {
        page.all("[role=alert]")
            .iter()
            .any(|alert| alert.inner_text().contains("isn't in the list"))
    })
    .await;
    assert_eq!(value(&name), "Survives");
    close(&page, open).await;
}

#[wasm_bindgen_test]
async fn a_draft_is_kept_when_the_page_goes_and_offered_back_by_the_next() {
    forget_everything();
    let _api = Api::that(CREATED);
    let (page, open) = form!();
    type_in(&page.named("textbox", "Name"), "Unfinished");
    leave();
    assert_eq!(
        place().kept(PERSON).len(),
        1,
        "kept before the page is gone"
    );
    close(&page, open).await;

    let (page, open) = form!();
    let name = page.named("textbox", "Name");
    assert_eq!(value(&name), "", "it is offered, not forced");
    assert!(page.one(".notice").inner_text().contains("Unfinished"));
    page.named("button", "Restore").click();
    until("it is back", || value(&name) == "Unfinished").await;
    assert!(page.all(".notice").is_empty());
    close(&page, open).await;
}

#[wasm_bindgen_test]
async fn restoring_over_something_typed_offers_that_in_its_turn() {
    forget_everything();
    let _api = Api::that(CREATED);
    let (page, open) = form!();
    type_in(&page.named("textbox", "Name"), "First");
    close(&page, open).await;

    let (page, open) = form!();
    let name = page.named("textbox", "Name");
    type_in(&name, "Second");
    page.named("button", "Restore").click();
    until("the first is back", || value(&name) == "First").await;
    until("the second is offered", || {
        page.one(".notice").inner_text().contains("Second")
    })
    .await;
    page.named("button", "Restore").click();
    until("the second is back", || value(&name) == "Second").await;
    close(&page, open).await;
    assert_eq!(place().kept(PERSON).len(), 2, "neither was written over");
}

#[wasm_bindgen_test]
async fn a_draft_restored_in_two_tabs_becomes_two_of_which_neither_overwrites_the_other() {
    forget_everything();
    let _api = Api::that(CREATED);
    let (page, open) = form!();
    type_in(&page.named("textbox", "Name"), "Half");
    close(&page, open).await;

    let ((one, one_open), (two, two_open)) = (form!(), form!());
    let names = [&one, &two].map(|page| page.named("textbox", "Name"));
    for (page, name) in [&one, &two].into_iter().zip(&names) {
        page.named("button", "Restore").click();
        until("it is back", || value(name) == "Half").await;
    }
    type_in(&names[0], "Half of one");
    type_in(&names[1], "Half of two");
    leave();
    let mut kept = place().kept(PERSON);
    kept.sort_by(|(_, one), (_, two)| one.draft.name.cmp(&two.draft.name));
    let kept: Vec<_> = kept.iter().map(|(_, kept)| &*kept.draft.name).collect();
    assert_eq!(kept, ["Half of one", "Half of two"]);
    close(&one, one_open).await;
    close(&two, two_open).await;
}

#[wasm_bindgen_test]
async fn a_discarded_draft_is_gone_for_good() {
    forget_everything();
    let _api = Api::that(CREATED);
    let (page, open) = form!();
    type_in(&page.named("textbox", "Name"), "Never mind");
    close(&page, open).await;

    let (page, open) = form!();
    page.named("button", "Discard").click();
    until("it is offered no more", || page.all(".notice").is_empty()).await;
    close(&page, open).await;
    assert!(place().kept(PERSON).is_empty());
}

#[wasm_bindgen_test]
async fn what_was_created_is_no_draft_any_more() {
    forget_everything();
    let api = Api::that(CREATED);
    let (page, open) = form!();
    type_in(&page.named("textbox", "Name"), "New");
    leave();
    assert_eq!(place().kept(PERSON).len(), 1);
    submit(&page);
    until("it was sent", || !api.posted().is_empty()).await;
    until("the draft is dropped", || place().kept(PERSON).is_empty()).await;
    close(&page, open).await;
    assert!(place().kept(PERSON).is_empty(), "and stays dropped");
}
