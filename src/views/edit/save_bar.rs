//! Save or discard, and what there is to save, in words. Sends nothing itself: it is part of a form.

use canopy_domain::{form::problem::Field, words::counts::counted};
use leptos::prelude::*;

use crate::{
    components::button::{Button, ButtonKind},
    reactive::{derived, memo},
    state::form::FormState,
};

#[component]
pub fn SaveBar(
    form: FormState,
    /// Where the organization is, for whoever changes nothing; none where it is in sight.
    #[prop(optional, into)]
    back: Option<String>,
) -> impl IntoView {
    let status = memo(move |_| status(form));
    let nothing = move || form.changes().is_empty().then(|| NOTHING.to_owned());
    let busy = derived(move || form.is_sending());
    view! {
        <footer class="organization-form-actions" role="group" aria-label="Changes">
            <Button
                label="Save changes"
                kind=ButtonKind::Primary
                submit=true
                busy
                disabled_reason=derived(move || form.block().or_else(nothing))
            />
            <Button
                label="Discard"
                busy
                disabled_reason=derived(nothing)
                on_press=move || form.discard()
            />
            <p
                class="organization-form-status"
                role="status"
                data-tone=move || status.with(|(_, is_wrong)| is_wrong.then_some("over"))
            >
                {move || status.with(|(text, _)| text.clone())}
            </p>
            {move || {
                form.discarded()?;
                Some(view! {
                    <Button
                        label="Bring them back"
                        kind=ButtonKind::Quiet
                        on_press=move || form.restore_discarded()
                    />
                })
            }}
            {back.map(|back| view! {
                <a class="button" data-kind="quiet" href=back>"Back to the organization"</a>
            })}
        </footer>
    }
}

const NOTHING: &str = "Nothing has changed.";

/// What there is to say now, and whether it stands in the way of saving.
fn status(form: FormState) -> (String, bool) {
    if form.is_sending() {
        return ("Saving…".to_owned(), false);
    }
    let conflicts = form.conflicts();
    if !conflicts.is_empty() {
        let words = "Changed by someone else too";
        return (
            format!("{words}: {}. Choose whose value stays.", list(&conflicts)),
            true,
        );
    }
    let wrong = form.wrong_fields();
    if !wrong.is_empty() {
        let fields = counted(wrong.len() as u64, "field needs", "fields need");
        return (format!("{fields} attention: {}.", list(&wrong)), true);
    }
    let changes = form.changes();
    if !changes.is_empty() {
        let count = counted(changes.len() as u64, "change", "changes");
        return (format!("{count}: {}.", list(&changes)), false);
    }
    match form.discarded() {
        Some(discarded) => (format!("Discarded: {}.", list(&discarded.changes())), false),
        None => (NOTHING.to_owned(), false),
    }
}

fn list(fields: &[Field]) -> String {
    let labels: Vec<&str> = fields.iter().map(|field| field.label()).collect();
    labels.join(", ")
}
