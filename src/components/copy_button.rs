//! Puts a text on the clipboard and says so.

use std::time::Duration;

use canopy_text::controls;
use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlTextAreaElement, Node};

use crate::reactive::spawn_unscoped;

/// How long it says what became of it.
const SAID_FOR: Duration = Duration::from_millis(1_600);

/// `label` is its name: "Copy ID". Its sign is the stylesheet's.
#[component]
pub fn CopyButton(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] text: Signal<String>,
) -> impl IntoView {
    let said = RwSignal::new("");
    let copy = move |event: ev::MouseEvent| {
        let button = event.current_target().and_then(|it| it.dyn_into().ok());
        if let Some(button) = button {
            copy_from(button, text.get_untracked(), said);
        }
    };
    view! {
        <button class="copy-button" type="button" data-tip=label aria-label=label on:click=copy>
            <span class="visually-hidden" role="status">
                {said}
            </span>
        </button>
    }
}

/// The button that was pressed, where one element hears the presses of many.
pub fn pressed_in(event: &ev::MouseEvent) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(".copy-button").ok()?
}

fn show(button: &Element, outcome: Option<(bool, &str)>) {
    let done = outcome.map(|(is_done, _)| if is_done { "true" } else { "false" });
    let said = outcome.map(|(_, words)| words);
    for (name, value) in [("data-done", done), ("data-said", said)] {
        // These names are never refused.
        let _ = match value {
            Some(value) => button.set_attribute(name, value),
            None => button.remove_attribute(name),
        };
    }
}

/// Does what a `copy-button` is pressed for.
/// What became of it is seen at the button, and heard where a status says `said`.
pub fn copy_from(button: Element, text: String, said: RwSignal<&'static str>) {
    spawn_unscoped(async move {
        let is_done = put_on_clipboard(&text).await;
        let words = if is_done {
            controls::COPIED
        } else {
            controls::NOT_COPIED
        };
        show(&button, Some((is_done, words)));
        said.try_set(words);
        set_timeout(
            move || {
                show(&button, None);
                said.try_set("");
            },
            SAID_FOR,
        );
    });
}

/// Whether the text is on the clipboard now.
pub async fn put_on_clipboard(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // Absent where the page did not come over HTTPS.
    if !JsValue::from(clipboard.clone()).is_undefined()
        && JsFuture::from(clipboard.write_text(text)).await.is_ok()
    {
        return true;
    }
    copy_by_selection(text).unwrap_or(false)
}

/// The old way, which needs no permission. Behind a dialog nothing can be selected, so the text is put where the person
/// is.
fn copy_by_selection(text: &str) -> Option<bool> {
    let document = document();
    let focused = document.active_element();
    let dialogs = document.query_selector_all("dialog:modal").ok()?;
    let around = focused
        .as_ref()
        .and_then(|focused| focused.closest("dialog:modal").ok()?);
    let last = || dialogs.get(dialogs.length().checked_sub(1)?);
    let place = around.map(Node::from).or_else(last);
    let place = place.or_else(|| Some(document.body()?.into()))?;
    let holder: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    holder.set_value(text);
    holder.set_read_only(true);
    holder.set_class_name("visually-hidden");
    place.append_child(&holder).ok()?;
    holder.select();
    // Where it could not be selected, browsers copy something else, or nothing, and call it done.
    let is_selected = document.active_element().as_ref() == Some(&holder);
    let copy = |document: web_sys::HtmlDocument| document.exec_command("copy").ok();
    let document = document.dyn_into::<web_sys::HtmlDocument>().ok();
    let done = document.filter(|_| is_selected).and_then(copy);
    holder.remove();
    if let Some(focused) =
        focused.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        // It had the focus a moment ago.
        let _ = focused.focus();
    }
    done
}
