//! Save or discard, and what there is to save, in words. Sends nothing itself: it is part of a form.

use canopy_text::{
    form::{edit as text, need_attention},
    workspace::create_block,
};
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
    let nothing = move || {
        form.changes()
            .is_empty()
            .then(|| text::NO_CHANGES.to_owned())
    };
    let busy = derived(move || form.is_sending());
    view! {
        <footer class="organization-form-actions" role="group" aria-label=text::CHANGES>
            <Button
                label=text::SAVE
                kind=ButtonKind::Primary
                submit=true
                busy
                disabled_reason=derived(move || form.block().map(create_block).or_else(nothing))
            />
            <Button
                label=text::DISCARD
                busy
                disabled_reason=derived(nothing)
                on_press=move || form.discard()
            />
            <p
                class="organization-form-status"
                role="status"
                data-tone=move || status.with(|(_, is_wrong)| is_wrong.then_some("over"))
            >
                {move || status.with(|(words, _)| words.clone())}
            </p>
            {move || {
                form.discarded()?;
                Some(view! {
                    <Button
                        label=text::UNDO_DISCARD
                        kind=ButtonKind::Quiet
                        on_press=move || form.restore_discarded()
                    />
                })
            }}
            {back.map(|back| view! {
                <a class="button" data-kind="quiet" href=back>{text::BACK}</a>
            })}
        </footer>
    }
}

/// What there is to say now, and whether it stands in the way of saving.
fn status(form: FormState) -> (String, bool) {
    if form.is_sending() {
        return (text::SAVING.to_owned(), false);
    }
    let conflicts = form.conflicts();
    if !conflicts.is_empty() {
        return (text::in_conflict(&conflicts), true);
    }
    let wrong = form.wrong_fields();
    if !wrong.is_empty() {
        return (need_attention(&wrong), true);
    }
    let changes = form.changes();
    if !changes.is_empty() {
        return (text::changed(&changes), false);
    }
    match form.discarded() {
        Some(discarded) => (text::discarded(&discarded.changes()), false),
        None => (text::NO_CHANGES.to_owned(), false),
    }
}
