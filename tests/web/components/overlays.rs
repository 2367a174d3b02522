//! What opens over the page: menus and dialogs, their keys, and where the focus goes.

use canopy::{
    components::{
        button::Button,
        dialog::Dialog,
        menu::{Menu, MenuEntry, MenuItem},
    },
    reactive::derived,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, focus, focused, frame, press, send, until};

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let open = RwSignal::new(false);
    let page = Page::show(move || {
        view! {
            <Button label="Ask" on_press=move || open.set(true)/>
            <Dialog open on_close=move || open.set(false) title="Are you sure?">
                <Button label="Yes" on_press=move || open.set(false)/>
            </Dialog>
        }
    });
    let opener = page.named("button", "Ask");
    focus(&opener);
    opener.click();
    let dialog = page.one("dialog");
    until("the dialog is open", || {
        dialog.matches(":modal").unwrap_or(false)
    })
    .await;
    let title = dialog.get_attribute("aria-labelledby").expect("a name");
    assert_eq!(page.one(&format!("#{title}")).inner_text(), "Are you sure?");
    assert_eq!(focused().inner_text(), "Yes", "the first control inside");

    page.named("button", "Yes").click();
    until("the dialog is closed", || {
        !dialog.matches(":modal").unwrap_or(true)
    })
    .await;
    assert_eq!(focused(), opener);
}

#[wasm_bindgen_test]
async fn whether_a_dialog_closes_is_for_its_owner_to_say() {
    let open = RwSignal::new(true);
    let asked = RwSignal::new(0);
    let page = Page::show(move || {
        view! {
            <Dialog open on_close=move || asked.update(|asked| *asked += 1) title="Unsaved">
                <p>"…"</p>
            </Dialog>
        }
    });
    let dialog = page.one("dialog");
    until("the dialog is open", || {
        dialog.matches(":modal").unwrap_or(false)
    })
    .await;
    // What the browser sends for Escape.
    assert!(!send(&dialog, "cancel"), "it does not close by itself");
    page.named("button", "Close").click();
    frame().await;
    assert_eq!(asked.get_untracked(), 2);
    assert!(dialog.matches(":modal").unwrap_or(false));
    open.set(false);
    until("closed", || !dialog.matches(":modal").unwrap_or(true)).await;
}

fn menu(said: RwSignal<Vec<&'static str>>, logo: RwSignal<bool>) -> Page<impl Mountable> {
    Page::show(move || {
        let say =
            move |word: &'static str| Callback::new(move |()| said.update(|said| said.push(word)));
        let refusal = derived(|| Some("Your role is viewer".to_owned()));
        let entries = derived(move || {
            vec![
                MenuEntry::Heading("Things".to_owned()),
                MenuItem::run("Open", say("open")).into(),
                MenuItem::run("Delete", say("delete"))
                    .disabled_reason(refusal)
                    .into(),
                MenuEntry::Separator,
                MenuItem::check("Logo", logo.into(), Callback::new(move |now| logo.set(now)))
                    .into(),
                MenuItem::link("Details", "#details").into(),
            ]
        });
        view! { <Menu label="More" entries/> }
    })
}

#[wasm_bindgen_test]
async fn a_menu_is_worked_by_keys_alone() {
    let said = RwSignal::new(Vec::new());
    let page = menu(said, RwSignal::new(false));
    let button = page.named("button", "More");
    let is_open = || !page.all("[role=menu]:popover-open").is_empty();
    let here = || focused().inner_text();
    focus(&button);
    press("ArrowDown");
    until("it is open", is_open).await;
    assert_eq!(here(), "Open");
    press("ArrowUp");
    assert_eq!(here(), "Details", "it goes round");
    press("ArrowDown");
    assert_eq!(here(), "Open");
    press("End");
    assert_eq!(here(), "Details");
    press("d");
    assert!(here().starts_with("Delete"));
    press("d");
    assert_eq!(here(), "Details");
    press("Home");
    until("it says that it is open", || {
        button.get_attribute("aria-expanded").as_deref() == Some("true")
    })
    .await;

    press("Escape");
    assert!(!is_open());
    assert_eq!(focused(), button);
    press("ArrowUp");
    until("it is open again", is_open).await;
    assert_eq!(here(), "Details", "from below it opens at its end");
}

#[wasm_bindgen_test]
async fn choosing_closes_the_menu_and_a_tick_keeps_it_open() {
    let said = RwSignal::new(Vec::new());
    let logo = RwSignal::new(false);
    let page = menu(said, logo);
    let button = page.named("button", "More");
    let is_open = || !page.all("[role=menu]:popover-open").is_empty();

    focus(&button);
    button.click();
    until("it is open", is_open).await;
    let tick = page.one("[role=menuitemcheckbox]");
    focus(&tick);
    tick.click();
    frame().await;
    assert!(logo.get_untracked() && is_open());
    assert_eq!(tick.get_attribute("aria-checked").as_deref(), Some("true"));
    assert_eq!(
        focused(),
        tick,
        "the entry under the focus is still the same"
    );

    let refused = page.one("[role=menuitem][aria-disabled=true]");
    refused.click();
    assert!(is_open() && said.with_untracked(Vec::is_empty));
    assert!(refused.inner_text().contains("Your role is viewer"));

    page.named("menuitem", "Open").click();
    assert!(!is_open());
    assert_eq!(said.get_untracked(), ["open"]);
    assert_eq!(focused(), button);
}
