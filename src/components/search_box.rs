//! The box one searches in as one types.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{
    icon::{Glyph, Icon},
    keys::{Shortcut, is_shortcut, pressed},
};

/// The most characters that can be typed or pasted into what searches.
pub const LONGEST: &str = "200";

/// Escape empties it, and only leaves it when it is empty. `on_key` hears every other key first and may
/// prevent its default: arrows that move through the results, Enter that opens one.
#[component]
pub fn SearchBox(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    #[prop(optional, into)] on_key: Option<Callback<ev::KeyboardEvent>>,
    /// "/" anywhere on the page, outside of what one types in, comes here.
    #[prop(optional)]
    slash: bool,
    #[prop(optional)] node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let on_keydown = move |event: ev::KeyboardEvent| {
        if pressed(&event) == "Escape" {
            event.prevent_default();
            if value.with_untracked(String::is_empty) {
                if let Some(input) = node_ref.get_untracked() {
                    // An element that cannot lose the focus has none.
                    let _ = input.blur();
                }
            } else {
                event.stop_propagation();
                on_input.run(String::new());
            }
        } else if let Some(on_key) = on_key {
            on_key.run(event);
        }
    };
    if slash {
        let listener = window_event_listener(ev::keydown, move |event| {
            let is_meant = is_shortcut(&event, Shortcut::Slash);
            if is_meant && !event.default_prevented() && !is_typing(&event) {
                let Some(input) = node_ref.get_untracked() else {
                    return;
                };
                event.prevent_default();
                // Out of reach only behind a dialog, where "/" means nothing.
                let _ = input.focus();
                input.select();
            }
        });
        on_cleanup(move || listener.remove());
    }
    view! {
        <span class="search-box" data-filled=move || value.with(|value| !value.is_empty()).then_some("")>
            <Icon glyph=Glyph::Search/>
            <input
                class="search-box-input"
                type="search"
                role="searchbox"
                dir="auto"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                maxlength=LONGEST
                aria-label=label
                aria-keyshortcuts=slash.then_some("/")
                placeholder=label
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
                on:keydown=on_keydown
                node_ref=node_ref
            />
            {slash.then(|| view! { <kbd class="search-box-key" aria-hidden="true">"/"</kbd> })}
        </span>
    }
}

/// Whether a key was pressed where it types something, or finds an entry of a menu.
pub fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let Some(target) = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok())
    else {
        return false;
    };
    target.is_content_editable()
        || target
            .closest("input:not([type=checkbox], [type=radio], [type=color]), textarea, select, [role=menu]")
            .is_ok_and(|field| field.is_some())
}
