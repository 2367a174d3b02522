//! A color, picked or typed. Whether what was typed is a color, the caller says.

use canopy_text::controls;
use leptos::{html, prelude::*};

use super::field::{Field, Wiring};
use crate::reactive::derived;

/// `value` is what was typed, whatever it is; `picked` is the color it stands for as `#rrggbb`, which
/// the browser's picker shows, and `None` while there is none.
#[component]
pub fn ColorField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] picked: Signal<Option<String>>,
    #[prop(into)] on_input: Callback<String>,
    #[prop(optional, into)] on_blur: Option<Callback<()>>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: MaybeProp<String>,
    #[prop(optional, into)] note: MaybeProp<String>,
    #[prop(optional, into)] placeholder: MaybeProp<String>,
    #[prop(optional, into)] disabled_reason: MaybeProp<String>,
    #[prop(optional)] node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let hint = derived(move || disabled_reason.get().or_else(|| hint.get()));
    let locked = move || disabled_reason.with(Option::is_some);
    let control = move |wiring: Wiring| {
        view! {
            <span class="color-field" data-empty=move || picked.with(Option::is_none).then_some("")>
                <input
                    class="color-field-picker"
                    type="color"
                    aria-label=move || label.with(|label| controls::color_picker(label))
                    disabled=locked
                    prop:value=move || picked.get().unwrap_or_else(|| "#000000".into())
                    on:input=move |event| on_input.run(event_target_value(&event))
                />
                <input
                    class="field-input"
                    id=wiring.id
                    type="text"
                    dir="ltr"
                    data-code
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    placeholder=move || placeholder.get()
                    readonly=locked
                    aria-disabled=move || locked().then_some("true")
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
            </span>
        }
    };
    view! { <Field label control hint error note/> }
}
