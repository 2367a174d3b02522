//! Buttons, fields, the search box and the split: what can be pressed, typed and moved.

use canopy::{
    components::{
        button::Button,
        chip::Chip,
        field::{Choice, SegmentedField, TextField},
        search_box::SearchBox,
        split_pane::{Pane, SplitPane},
        tooltip::Tooltips,
    },
    reactive::derived,
};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::page::{Page, count, focus, focused, frame, press, type_in, until};

#[wasm_bindgen_test]
async fn a_button_that_refuses_says_why_and_does_nothing() {
    let reason = RwSignal::new(Some("Your role is viewer".to_owned()));
    let presses = RwSignal::new(0);
    let page = Page::show(move || {
        view! {
            <Button label="Create" disabled_reason=reason on_press=move || presses.update(|presses| *presses += 1)/>
            <Tooltips/>
        }
    });
    let button = page.named("button", "Create");
    button.click();
    assert_eq!(presses.get_untracked(), 0);

    focus(&button);
    assert_eq!(focused(), button, "it stays in reach");
    assert_eq!(
        button.get_attribute("aria-disabled").as_deref(),
        Some("true")
    );
    let described_by = button
        .get_attribute("aria-describedby")
        .expect("a description");
    assert_eq!(
        page.one(&format!("#{described_by}"))
            .text_content()
            .as_deref(),
        Some("Your role is viewer")
    );
    let tip = page.one(".tooltip");
    until("the reason in sight", || {
        tip.matches(":popover-open").unwrap_or(false)
    })
    .await;
    assert_eq!(tip.inner_text(), "Your role is viewer");
    press("Escape");
    assert!(
        !tip.matches(":popover-open").unwrap_or(true),
        "Escape takes the tip away"
    );

    reason.set(None);
    frame().await;
    button.click();
    assert_eq!(presses.get_untracked(), 1);
    assert_eq!(button.get_attribute("aria-disabled"), None);
}

#[wasm_bindgen_test]
async fn a_busy_or_refusing_button_sends_no_form() {
    let busy = RwSignal::new(true);
    let reason = RwSignal::new(None::<String>);
    let page = Page::show(move || {
        view! {
            <form>
                <Button label="Save" submit=true busy disabled_reason=reason/>
            </form>
        }
    });
    let sent = count(&page.one("form"), "submit");
    let button = page.named("button", "Save");
    button.click();
    assert_eq!(sent.get_untracked(), 0);

    busy.set(false);
    reason.set(Some("Nothing changed".to_owned()));
    frame().await;
    button.click();
    assert_eq!(sent.get_untracked(), 0);

    reason.set(None);
    frame().await;
    button.click();
    assert_eq!(sent.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_chip_says_whether_it_is_pressed() {
    let on = RwSignal::new(false);
    let page = Page::show(
        move || view! { <Chip label="No logo" pressed=on on_toggle=move |now| on.set(now)/> },
    );
    let chip = page.named("button", "No logo");
    assert_eq!(chip.get_attribute("aria-pressed").as_deref(), Some("false"));
    chip.click();
    until("pressed", || {
        chip.get_attribute("aria-pressed").as_deref() == Some("true")
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_field_is_read_with_its_hint_its_error_and_its_count() {
    let name = RwSignal::new("Acme".to_owned());
    let error = RwSignal::new(None::<String>);
    let page = Page::show(move || {
        view! {
            <TextField
                label="Name"
                value=name
                on_input=move |text| name.set(text)
                hint="Shown in lists"
                error
                max=6
            />
        }
    });
    let field = page.named("textbox", "Name");
    let described = || {
        let ids = field.get_attribute("aria-describedby").unwrap_or_default();
        let text = |id| {
            page.one(&format!("#{id}"))
                .text_content()
                .unwrap_or_default()
        };
        ids.split_whitespace().map(text).collect::<Vec<_>>()
    };
    assert_eq!(described(), ["Shown in lists", "4 of 6"]);
    assert_eq!(field.get_attribute("aria-invalid"), None);

    type_in(&field, "Acme Retail ");
    error.set(Some("Use at most 6 characters".to_owned()));
    frame().await;
    assert_eq!(
        name.get_untracked(),
        "Acme Retail ",
        "nothing typed is changed"
    );
    assert_eq!(
        described(),
        [
            "Use at most 6 characters",
            "Shown in lists",
            "11 of 6, 5 too many"
        ]
    );
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn segments_are_radio_buttons_in_a_named_group() {
    let limit = RwSignal::new("none".to_owned());
    let page = Page::show(move || {
        let options = vec![Choice::new("none", "No limit"), Choice::new("off", "Off")];
        view! { <SegmentedField label="Users limit" value=limit options on_change=move |value| limit.set(value)/> }
    });
    let group = page.one("[role=group]");
    let label = group.get_attribute("aria-labelledby").expect("a name");
    assert_eq!(page.one(&format!("#{label}")).inner_text(), "Users limit");
    let off = page.named("radio", "Off");
    off.click();
    frame().await;
    assert_eq!(limit.get_untracked(), "off");
    assert!(off.unchecked_ref::<HtmlInputElement>().checked());
    let none = page.named("radio", "No limit");
    assert!(!none.unchecked_ref::<HtmlInputElement>().checked());
}

#[wasm_bindgen_test]
async fn escape_empties_the_search_and_then_leaves_it() {
    let query = RwSignal::new("oslo".to_owned());
    let page = Page::show(
        move || view! { <SearchBox label="Search" value=query on_input=move |text| query.set(text)/> },
    );
    let search = page.named("searchbox", "Search");
    focus(&search);
    press("Escape");
    frame().await;
    assert_eq!(query.get_untracked(), "");
    assert_eq!(focused(), search);
    press("Escape");
    assert_ne!(focused(), search);
}

#[wasm_bindgen_test]
async fn a_slash_goes_to_the_search_unless_one_is_typing() {
    let query = RwSignal::new(String::new());
    let page = Page::show(move || {
        view! {
            <SearchBox label="Search" value=query on_input=move |text| query.set(text) slash=true/>
            <Button label="Elsewhere"/>
            <input aria-label="Other"/>
        }
    });
    let search = page.named("searchbox", "Search");
    let other = page.named("textbox", "Other");
    focus(&other);
    assert!(press("/"), "a slash can be typed");
    assert_eq!(focused(), other);
    focus(&page.named("button", "Elsewhere"));
    press("/");
    assert_eq!(focused(), search);
}

#[wasm_bindgen_test]
async fn the_bar_between_two_panes_is_moved_by_arrows_and_kept_in_bounds() {
    let width = RwSignal::new(300.0);
    let page = Page::show(move || {
        view! {
            <SplitPane
                label="Tree width"
                width=derived(move || Some(width.get()))
                on_resize=move |now| width.set(now)
                least=200.0
                most=400.0
                shown=Pane::Start
                start=|| view! { <p>"Start"</p> }
                end=|| view! { <p>"End"</p> }
            />
        }
    });
    let bar = page.named("separator", "Tree width");
    focus(&bar);
    press("ArrowRight");
    assert_eq!(width.get_untracked(), 316.0);
    press("ArrowLeft");
    press("ArrowLeft");
    assert_eq!(width.get_untracked(), 284.0);
    press("End");
    press("ArrowRight");
    assert_eq!(width.get_untracked(), 400.0);
    press("Home");
    frame().await;
    assert_eq!(bar.get_attribute("aria-valuenow").as_deref(), Some("200"));

    page.one(".split-pane").set_dir("rtl");
    press("ArrowLeft");
    assert_eq!(
        width.get_untracked(),
        216.0,
        "the other way round where text is"
    );
}

#[wasm_bindgen_test]
async fn an_input_can_be_reached_from_outside() {
    let input = NodeRef::<html::Input>::new();
    let page = Page::show(
        move || view! { <TextField label="Name" value="" on_input=|_| () node_ref=input/> },
    );
    let field = page.named("textbox", "Name");
    assert!(
        input
            .get_untracked()
            .is_some_and(|input| field.is_same_node(Some(&input)))
    );
}
