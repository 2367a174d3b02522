//! The frame of a field: its label, its control, and what there is to say about it, wired so that a screen reader
//! reads all of it together.

use canopy_text::controls;
use leptos::prelude::*;

use crate::{
    components::{
        icon::{Glyph, Icon},
        id::fresh_id,
    },
    reactive::derived,
};

/// What a control needs to belong to its field: put `id` on it, and both signals on `aria-describedby`
/// and `aria-invalid`.
#[derive(Clone, Copy)]
pub struct Wiring {
    pub id: Signal<String>,
    pub described_by: Signal<Option<String>>,
    pub invalid: Signal<Option<&'static str>>,
}

/// Makes the control, given its wiring.
pub struct Control(Box<dyn FnOnce(Wiring) -> AnyView + Send>);

impl<F, V> From<F> for Control
where
    F: FnOnce(Wiring) -> V + Send + 'static,
    V: IntoView + 'static,
{
    fn from(control: F) -> Self {
        Self(Box::new(move |wiring| control(wiring).into_any()))
    }
}

impl Control {
    pub(super) fn make(self, wiring: Wiring) -> AnyView {
        (self.0)(wiring)
    }
}

/// The frame of every field. For controls that none of the other fields has.
#[component]
pub fn Field(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] control: Control,
    /// What to know before typing.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong, and what to do.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Characters used and allowed.
    #[prop(optional, into)]
    counter: MaybeProp<(usize, usize)>,
    /// Said beside the label: "Optional", "Changed".
    #[prop(optional, into)]
    note: MaybeProp<String>,
    /// The control is a group of several: it is named as a group and not by a label.
    #[prop(optional)]
    group: bool,
) -> impl IntoView {
    let id = fresh_id("field");
    let part = |name: &str| format!("{id}-{name}");
    let (label_id, hint_id, error_id, counter_id) =
        (part("label"), part("hint"), part("error"), part("counter"));
    let has_error = derived(move || error.with(Option::is_some));
    let has_hint = derived(move || hint.with(Option::is_some));
    let has_counter = derived(move || counter.with(Option::is_some));
    let described_by = described_by([
        (has_error, error_id.clone()),
        (has_hint, hint_id.clone()),
        (has_counter, counter_id.clone()),
    ]);
    let wiring = Wiring {
        id: Signal::stored(id.clone()),
        described_by,
        invalid: derived(move || has_error.get().then_some("true")),
    };
    let label = if group {
        view! { <span class="field-label" id=label_id.clone()>{label}</span> }.into_any()
    } else {
        view! { <label class="field-label" id=label_id.clone() for=id>{label}</label> }.into_any()
    };
    view! {
        <div
            class="field"
            role=group.then_some("group")
            aria-labelledby=group.then_some(label_id)
            aria-describedby=move || group.then(|| described_by.get()).flatten()
            data-invalid=move || wiring.invalid.get()
        >
            <div class="field-head">
                {label}
                {move || note.get().map(|note| view! { <span class="field-note">{note}</span> })}
                {move || counter.get().map(|length| length_view(length, counter_id.clone()))}
            </div>
            {control.make(wiring)}
            {move || error.get().map(|text| error_view(text, error_id.clone()))}
            {move || {
                hint.get().map(|text| view! { <p class="field-hint" id=hint_id.clone()>{text}</p> })
            }}
        </div>
    }
}

/// The ids of whatever is there of what there is to say.
fn described_by(parts: [(Signal<bool>, String); 3]) -> Signal<Option<String>> {
    derived(move || {
        let ids: Vec<&str> = parts
            .iter()
            .filter(|(is_there, _)| is_there.get())
            .map(|(_, id)| id.as_str())
            .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    })
}

fn length_view((used, allowed): (usize, usize), id: String) -> impl IntoView {
    view! {
        <span class="field-counter" id=id data-tone=(used > allowed).then_some("over")>
            {controls::length(used as u64, allowed as u64)}
        </span>
    }
}

fn error_view(text: String, id: String) -> impl IntoView {
    view! {
        <p class="field-error" id=id>
            <Icon glyph=Glyph::Error/>
            <span>{text}</span>
        </p>
    }
}
