//! Puts a text on the clipboard and says so. Knows not what the text is.

use std::time::Duration;

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlTextAreaElement, Node};

use super::icon::{Glyph, Icon};
use crate::boxed::spawn_unscoped;

/// What is said where nothing was copied: the text is in sight, and a person can do what the browser refused.
pub const CANNOT_COPY: &str = "Couldn't copy. Select the text and copy it.";

/// How long it says what became of it.
const SAID_FOR: Duration = Duration::from_millis(1_600);

/// `label` is its name: "Copy id".
#[component]
pub fn CopyButton(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] text: Signal<String>,
) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    let outcome = RwSignal::new(None::<bool>);
    let copy = move |_| {
        let text = text.get_untracked();
        spawn_unscoped(async move {
            let done = put_on_clipboard(&text).await;
            outcome.try_set(Some(done));
            set_timeout(
                move || {
                    outcome.try_set(None);
                },
                SAID_FOR,
            );
        });
    };
    view! {
        <button
            class="copy-button"
            type="button"
            data-tip=label
            data-done=move || outcome.get().map(|done| if done { "true" } else { "false" })
            aria-label=label
            node_ref=button
            on:click=copy
        >
            {move || {
                let glyph = match outcome.get() {
                    None => Glyph::Copy,
                    Some(true) => Glyph::Check,
                    Some(false) => Glyph::Error,
                };
                view! { <Icon glyph/> }
            }}
            <span class="copy-button-said" role="status">
                {move || {
                    outcome.get().map(|done| if done { "Copied" } else { CANNOT_COPY })
                }}
            </span>
        </button>
    }
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

/// The old way, which needs no permission. Behind a dialog nothing can be selected, so the text is put where the person is.
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
