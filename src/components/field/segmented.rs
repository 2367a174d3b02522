//! A choice of one of few, all of them in sight: radio buttons in one frame.

use leptos::prelude::*;

use super::{
    Choice,
    frame::{Control, Field, Wiring},
};
use crate::components::id::fresh_id;

/// One of few, all of them in sight: radio buttons in one frame. `beside` is a control that belongs to
/// one of the choices, given the field's wiring (see [`NumberInput`](super::NumberInput)).
#[component]
pub fn SegmentedField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    #[prop(into)] on_change: Callback<String>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: MaybeProp<String>,
    #[prop(optional, into)] note: MaybeProp<String>,
    #[prop(optional, into)] beside: Option<Control>,
) -> impl IntoView {
    let name = fresh_id("segments");
    let segment = move |choice: Choice| {
        let own = choice.value.clone();
        let chosen = choice.value.clone();
        view! {
            <label class="field-segment">
                <input
                    type="radio"
                    class="field-radio"
                    name=name.clone()
                    value=choice.value
                    prop:checked=move || value.with(|value| *value == own)
                    on:change=move |_| on_change.run(chosen.clone())
                />
                <span>{choice.label}</span>
            </label>
        }
    };
    let control = move |wiring: Wiring| {
        view! {
            <div class="field-row">
                <div class="field-segments">
                    {move || options.get().into_iter().map(&segment).collect_view()}
                </div>
                {beside.map(|beside| beside.make(wiring))}
            </div>
        }
    };
    view! { <Field label control hint error note group=true/> }
}
