//! A color, picked or typed. Whether what was typed is a color, the caller says.

use canopy_text::controls;
use leptos::prelude::*;

use super::field::{Field, Wiring};

/// `value` is what was typed, whatever it is; `picked` is the color it stands for as `#rrggbb`, which
/// the browser's picker shows, and `None` while there is none.
#[component]
pub fn ColorField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] picked: Signal<Option<String>>,
    #[prop(into)] on_input: Callback<String>,
    #[prop(into)] on_blur: Callback<()>,
    #[prop(into)] hint: MaybeProp<String>,
    #[prop(into)] error: MaybeProp<String>,
    #[prop(into)] note: MaybeProp<String>,
    placeholder: &'static str,
) -> impl IntoView {
    let control = move |wiring: Wiring| {
        view! {
            <span class="color-field" data-empty=move || picked.with(Option::is_none).then_some("")>
                <input
                    class="color-field-picker"
                    type="color"
                    aria-label=move || label.with(|label| controls::color_picker(label))
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
                    placeholder=placeholder
                    aria-describedby=wiring.described_by
                    aria-invalid=wiring.invalid
                    prop:value=value
                    on:input=move |event| on_input.run(event_target_value(&event))
                    on:blur=move |_| {
                        // A field that is taken out of the page leaves it too.
                        on_blur.try_run(());
                    }
                />
            </span>
        }
    };
    view! { <Field label control hint error note/> }
}
