//! A choice of one of many, from the browser's own list.

use leptos::prelude::*;

use super::{
    Choice,
    frame::{Field, Wiring},
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
) -> impl IntoView {
    let option = move |choice: Choice| {
        let own = choice.value.clone();
        view! {
            <option value=choice.value prop:selected=move || value.with(|value| *value == own)>
                {choice.label}
            </option>
        }
    };
    let control = move |wiring: Wiring| {
        view! {
            <span class="field-select">
                <select
                    class="field-input"
                    id=wiring.id
                    aria-describedby=wiring.described_by
                    aria-invalid=wiring.invalid
                    on:change=move |event| on_change.run(event_target_value(&event))
                >
                    {move || options.get().into_iter().map(option).collect_view()}
                </select>
                <Icon glyph=Glyph::ChevronDown/>
            </span>
        }
    };
    view! { <Field label control hint error note/> }
}
