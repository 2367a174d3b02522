//! A label, a control, and what there is to say about it, wired so that all of it is read together.
//! Knows no rule: whether a value is right, and what is wrong with it, it is told.

use canopy_text::controls;
use leptos::{ev, html, prelude::*};

use super::{
    icon::{Glyph, Icon},
    id::fresh_id,
    keys::pressed,
};
use crate::reactive::derived;

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

/// The frame of every field. For controls that are none of those below.
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
    let described_by = {
        let (hint_id, error_id, counter_id) =
            (hint_id.clone(), error_id.clone(), counter_id.clone());
        derived(move || {
            let parts = [
                (error.with(Option::is_some), &error_id),
                (hint.with(Option::is_some), &hint_id),
                (counter.with(Option::is_some), &counter_id),
            ];
            let ids: Vec<&str> = parts
                .iter()
                .filter(|(is_there, _)| *is_there)
                .map(|(_, id)| id.as_str())
                .collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    };
    let wiring = Wiring {
        id: Signal::stored(id.clone()),
        described_by,
        invalid: derived(move || error.with(Option::is_some).then_some("true")),
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
                {move || {
                    let (used, allowed) = counter.get()?;
                    Some(
                        view! {
                            <span
                                class="field-counter"
                                id=counter_id.clone()
                                data-tone=(used > allowed).then_some("over")
                            >
                                {controls::length(used as u64, allowed as u64)}
                            </span>
                        },
                    )
                }}
            </div>
            {(control.0)(wiring)}
            {move || {
                let text = error.get()?;
                Some(
                    view! {
                        <p class="field-error" id=error_id.clone()>
                            <Icon glyph=Glyph::Error/>
                            <span>{text}</span>
                        </p>
                    },
                )
            }}
            {move || {
                let text = hint.get()?;
                Some(view! { <p class="field-hint" id=hint_id.clone()>{text}</p> })
            }}
        </div>
    }
}

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
    /// For ids, tokens, colours and the like: fixed width, no spelling, left to right.
    #[prop(optional)]
    code: bool,
    /// "text", "url" …
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    /// Its characters are hidden. No password: browsers and password managers leave it alone.
    #[prop(optional)]
    masked: bool,
    /// Makes it read-only and says why.
    #[prop(optional, into)]
    disabled_reason: MaybeProp<String>,
    #[prop(optional)] node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let counter =
        derived(move || max.map(|max| (value.with(|value| value.trim().chars().count()), max)));
    let hint = said_or(disabled_reason, hint);
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
                autocomplete=autocomplete
                autocapitalize=code.then_some("off")
                spellcheck=if code { "false" } else { "true" }
                placeholder=move || placeholder.get()
                readonly=move || disabled_reason.with(Option::is_some)
                data-tip=move || disabled_reason.get()
                aria-disabled=move || disabled_reason.with(Option::is_some).then_some("true")
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

/// A whole number, typed. The arrow keys step it; what is no number is kept as typed.
#[component]
pub fn NumberField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    #[prop(optional, into)] on_blur: Option<Callback<()>>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: MaybeProp<String>,
    #[prop(optional, into)] note: MaybeProp<String>,
    #[prop(optional, into)] disabled_reason: MaybeProp<String>,
    #[prop(optional)] node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let hint = said_or(disabled_reason, hint);
    let control = move |wiring: Wiring| {
        view! { <NumberInput wiring value on_input on_blur disabled_reason node_ref/> }
    };
    view! { <Field label control hint error note/> }
}

/// The bare control of [`NumberField`], for a field that has more than one.
#[component]
pub fn NumberInput(
    wiring: Wiring,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    #[prop(optional_no_strip, into)] on_blur: Option<Callback<()>>,
    #[prop(optional, into)] disabled_reason: MaybeProp<String>,
    /// Its own name, where the field's label names a group.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    /// Reads what was typed as the number that the arrow keys step.
    #[prop(default = ascii_number)]
    read: fn(&str) -> Option<u64>,
    #[prop(optional)] node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let locked = move || disabled_reason.with(Option::is_some);
    let step = move |event: ev::KeyboardEvent| {
        let by = match pressed(&event).as_str() {
            "ArrowUp" => 1,
            "ArrowDown" => -1,
            _ => return,
        };
        if disabled_reason.with_untracked(Option::is_some) {
            return;
        }
        if let Some(next) = stepped(&value.get_untracked(), by, read) {
            event.prevent_default();
            on_input.run(next);
        }
    };
    view! {
        <input
            class="field-input"
            id=wiring.id
            type="text"
            inputmode="numeric"
            data-number
            dir="ltr"
            autocomplete="off"
            aria-label=move || label.get()
            readonly=locked
            data-tip=move || disabled_reason.get()
            aria-disabled=move || locked().then_some("true")
            aria-describedby=wiring.described_by
            aria-invalid=wiring.invalid
            prop:value=value
            on:input=move |event| on_input.run(event_target_value(&event))
            on:keydown=step
            on:blur=move |_| {
                if let Some(on_blur) = on_blur {
                    // A field that is taken out of the page leaves it too.
                        on_blur.try_run(());
                }
            }
            node_ref=node_ref
        />
    }
}

fn ascii_number(text: &str) -> Option<u64> {
    text.parse().ok()
}

fn stepped(text: &str, by: i64, read: fn(&str) -> Option<u64>) -> Option<String> {
    let number = match text.trim() {
        "" => 0,
        text => read(text)?,
    };
    Some(number.saturating_add_signed(by).to_string())
}

/// One of the options of a [`SelectField`] or a [`SegmentedField`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// Why it cannot be chosen.
    pub disabled_reason: Option<String>,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            disabled_reason: None,
        }
    }
}

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

/// One of few, all of them in sight: radio buttons in one frame. `beside` is a control that belongs to
/// one of the choices, given the field's wiring (see [`NumberInput`]).
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
    #[prop(optional, into)] disabled_reason: MaybeProp<String>,
) -> impl IntoView {
    let name = fresh_id("segments");
    let hint = said_or(disabled_reason, hint);
    let segment = move |choice: Choice| {
        let own = choice.value.clone();
        let chosen = choice.value.clone();
        let own_reason = choice.disabled_reason.clone();
        let refused = derived(move || disabled_reason.get().or_else(|| own_reason.clone()));
        view! {
            <label class="field-segment" data-tip=refused>
                <input
                    type="radio"
                    class="field-radio"
                    name=name.clone()
                    value=choice.value
                    aria-disabled=move || refused.with(Option::is_some).then_some("true")
                    disabled=move || refused.with(Option::is_some)
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
                {beside.map(|beside| (beside.0)(wiring))}
            </div>
        }
    };
    view! { <Field label control hint error note group=true/> }
}

/// The reason why something is locked says more than the hint for filling it in.
fn said_or(reason: MaybeProp<String>, hint: MaybeProp<String>) -> Signal<Option<String>> {
    derived(move || reason.get().or_else(|| hint.get()))
}

#[cfg(test)]
mod tests {
    use super::{ascii_number, stepped};

    #[test]
    fn arrows_step_a_number_and_leave_everything_else_alone() {
        assert_eq!(stepped(" 12 ", 1, ascii_number).as_deref(), Some("13"));
        assert_eq!(stepped("", 1, ascii_number).as_deref(), Some("1"));
        assert_eq!(stepped("0", -1, ascii_number).as_deref(), Some("0"));
        assert_eq!(
            stepped("18446744073709551615", 1, ascii_number).as_deref(),
            Some("18446744073709551615")
        );
        assert_eq!(stepped("a dozen", 1, ascii_number), None);
    }
}
