//! A choice of one of many, from the browser's own list.

use canopy_text::controls;
use leptos::{html, prelude::*};

use super::{
    Choice,
    frame::{Field, Wiring, said_or},
};
use crate::components::icon::{Glyph, Icon};

/// One of many, from the browser's own list.
#[component]
pub fn SelectField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    #[prop(into)] on_change: Callback<String>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: MaybeProp<String>,
    #[prop(optional, into)] note: MaybeProp<String>,
    #[prop(optional, into)] disabled_reason: MaybeProp<String>,
    #[prop(optional)] node_ref: NodeRef<html::Select>,
) -> impl IntoView {
    let hint = said_or(disabled_reason, hint);
    let option = move |choice: Choice| {
        let own = choice.value.clone();
        let label = match choice.disabled_reason.as_ref() {
            Some(reason) => controls::unavailable(&choice.label, reason),
            None => choice.label,
        };
        view! {
            <option
                value=choice.value
                disabled=choice.disabled_reason.is_some()
                prop:selected=move || value.with(|value| *value == own)
            >
                {label}
            </option>
        }
    };
    let control = move |wiring: Wiring| {
        view! {
            <span class="field-select">
                <select
                    class="field-input"
                    id=wiring.id
                    disabled=move || disabled_reason.with(Option::is_some)
                    aria-describedby=wiring.described_by
                    aria-invalid=wiring.invalid
                    on:change=move |event| on_change.run(event_target_value(&event))
                    node_ref=node_ref
                >
                    {move || options.get().into_iter().map(option).collect_view()}
                </select>
                <Icon glyph=Glyph::ChevronDown/>
            </span>
        }
    };
    view! { <Field label control hint error note/> }
}
