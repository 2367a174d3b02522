//! A field of one line of text.

use leptos::{html, prelude::*};

use super::frame::{Field, Wiring};
use crate::reactive::derived;

/// One line of text.
#[component]
pub fn TextField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    #[prop(optional, into)] on_blur: Option<Callback<()>>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: MaybeProp<String>,
    #[prop(optional, into)] note: MaybeProp<String>,
    /// Characters allowed. More can be typed, and is counted: nothing pasted is cut.
    #[prop(optional)]
    max: Option<usize>,
    #[prop(optional, into)] placeholder: MaybeProp<String>,
    /// For ids, tokens, colors and the like: fixed width, no spelling, left to right.
    #[prop(optional)]
    code: bool,
    /// "text", "url" …
    #[prop(default = "text")]
    kind: &'static str,
    /// Its characters are hidden. No password: browsers and password managers leave it alone.
    #[prop(optional)]
    masked: bool,
    #[prop(optional)] node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let counter =
        derived(move || max.map(|max| (value.with(|value| value.trim().chars().count()), max)));
    let control = move |wiring: Wiring| {
        view! {
            <input
                class="field-input"
                id=wiring.id
                type=kind
                dir=if code { "ltr" } else { "auto" }
                data-code=code.then_some("")
                data-masked=masked.then_some("")
                data-bwignore=masked.then_some("")
                data-lpignore=masked.then_some("true")
                data-form-type=masked.then_some("other")
                autocomplete="off"
                autocapitalize=code.then_some("off")
                spellcheck=if code { "false" } else { "true" }
                placeholder=move || placeholder.get()
                aria-describedby=wiring.described_by
                aria-invalid=wiring.invalid
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
                on:blur=move |_| {
                    if let Some(on_blur) = on_blur {
                        // A field that is taken out of the page leaves it too.
                        on_blur.try_run(());
                    }
                }
                node_ref=node_ref
            />
        }
    };
    view! { <Field label control hint error counter note/> }
}
