//! A whole number, typed: the arrow keys step it, and text that is no number stays as typed.

use leptos::{ev, html, prelude::*};

use super::frame::Wiring;
use crate::components::keys::pressed;

/// The bare control, for a field that has more than one.
#[component]
pub fn NumberInput(
    wiring: Wiring,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    #[prop(into)] on_blur: Callback<()>,
    /// Its own name, where the field's label names a group.
    label: &'static str,
    /// Reads what was typed as the number that the arrow keys step.
    read: fn(&str) -> Option<u64>,
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let step = move |event: ev::KeyboardEvent| {
        let by = match pressed(&event).as_str() {
            "ArrowUp" => 1,
            "ArrowDown" => -1,
            _ => return,
        };
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
            aria-label=label
            aria-describedby=wiring.described_by
            aria-invalid=wiring.invalid
            prop:value=value
            on:input=move |event| on_input.run(event_target_value(&event))
            on:keydown=step
            on:blur=move |_| {
                // A field that is taken out of the page leaves it too.
                on_blur.try_run(());
            }
            node_ref=node_ref
        />
    }
}

fn stepped(text: &str, by: i64, read: fn(&str) -> Option<u64>) -> Option<String> {
    let number = match text.trim() {
        "" => 0,
        text => read(text)?,
    };
    Some(number.saturating_add_signed(by).to_string())
}

#[cfg(test)]
mod tests {
    use super::stepped;

    fn ascii_number(text: &str) -> Option<u64> {
        text.parse().ok()
    }

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
