//! The question before an organization is deleted: what goes with it, a copy first, and its name typed.

mod copy;
mod named;

use canopy_domain::changes::deletion::{Blocked, Deletion, ScopeChanges};
use canopy_text::{controls, deletion as text, errors::sentence, workspace::write_block};
use leptos::{ev, prelude::*};

use self::{
    copy::OfferCopy,
    named::{NamedBelow, NamedInUse},
};
use super::open_organization::OpenOrganization;
use crate::{
    components::{
        button::{Button, ButtonKind},
        dialog::Dialog,
        field::TextField,
        icon::Glyph,
        notice::Notice,
        tone::Tone,
    },
    composed::composed,
    reactive::{derived, effect, memo},
    state::deleting::Deleting,
};

/// Names in each list, before the rest is only counted.
const NAMED: usize = 8;

#[component]
pub fn DeleteDialog(subject: OpenOrganization, open: RwSignal<bool>) -> impl IntoView {
    let deleting = Deleting::new(subject.state);
    let close = Callback::new(move |()| {
        if !deleting.is_under_way() {
            open.set(false);
        }
    });
    effect(move || {
        subject.id.track();
        open.set(false);
    });
    effect(move || {
        if open.get() {
            deleting.begin(subject.id.get_untracked());
        }
    });
    view! {
        <Dialog open on_close=close title=text::DELETE firm=true>
            <Question subject deleting close/>
        </Dialog>
    }
}

/// What can be said of the deletion just now.
#[derive(Clone, PartialEq)]
enum Stage {
    Unknown,
    Blocked(Blocked),
    Free,
}

#[component]
fn Question(subject: OpenOrganization, deleting: Deleting, close: Callback<()>) -> impl IntoView {
    let deletion =
        memo(move |_| subject.read(|known| Deletion::of(&known.forest, known.index, NAMED)));
    let stage = memo(move |_| {
        deletion.with(|deletion| match deletion {
            Some(deletion) if deleting.is_known() => match &deletion.blocked {
                Some(blocked) => Stage::Blocked(blocked.clone()),
                None => Stage::Free,
            },
            _ => Stage::Unknown,
        })
    });
    view! {
        <div class="delete" role="group" aria-label=text::SUBJECT>
            <p class="delete-subject"><bdi>{move || subject.title()}</bdi></p>
            {move || match stage.get() {
                Stage::Unknown => view! { <NotKnownYet subject deleting close/> }.into_any(),
                Stage::Blocked(blocked) => view! { <Refusal subject deleting blocked close/> }.into_any(),
                Stage::Free => view! { <Confirmation subject deleting deletion close/> }.into_any(),
            }}
        </div>
    }
}

/// Nobody should delete what they have not been told of.
#[component]
fn NotKnownYet(
    subject: OpenOrganization,
    deleting: Deleting,
    close: Callback<()>,
) -> impl IntoView {
    let text = derived(move || match deleting.failure() {
        Some(error) => format!("{} {}", text::COULDNT_CHECK, sentence(&error)),
        None => text::CHECKING.to_owned(),
    });
    view! {
        <Notice tone=Tone::Caution live=true text/>
        <div class="dialog-actions">
            <Button label=controls::CANCEL on_press=close/>
            <Button
                label=controls::RETRY
                icon=Glyph::Retry
                busy=derived(move || deleting.is_checking())
                on_press=move || deleting.check(subject.id.get_untracked())
            />
        </div>
    }
}

#[component]
fn Refusal(
    subject: OpenOrganization,
    deleting: Deleting,
    blocked: Blocked,
    close: Callback<()>,
) -> impl IntoView {
    let why = text::blocked(&blocked);
    view! {
        <Notice tone=Tone::Over text=text::blocked_and_way_out(&blocked)/>
        <NamedInUse subject in_use=blocked.by.clone()/>
        <div class="dialog-actions">
            <Button
                label=controls::CHECK_AGAIN
                icon=Glyph::Retry
                busy=derived(move || deleting.is_checking())
                on_press=move || deleting.check(subject.id.get_untracked())
            />
            <Button label=controls::CANCEL on_press=close/>
            <Button
                label=text::DELETE
                kind=ButtonKind::Danger
                disabled_reason=why
            />
        </div>
    }
}

#[component]
fn Confirmation(
    subject: OpenOrganization,
    deleting: Deleting,
    deletion: Memo<Option<Deletion>>,
    close: Callback<()>,
) -> impl IntoView {
    let organizations = subject.state.organizations;
    let typed = RwSignal::new(String::new());
    let block = memo(move |_| block_of(subject, deletion, typed));
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if block.with_untracked(Option::is_some) {
            return;
        }
        deleting.delete(subject.id.get_untracked(), subject.way_out());
    };
    let news = memo(move |_| deleting.news());
    effect(move || {
        // Whoever confirmed something else is asked again.
        if !news.with(ScopeChanges::is_empty) {
            typed.set(String::new());
        }
    });
    let count = derived(move || {
        deletion.with(|deletion| {
            deletion
                .as_ref()
                .map_or(0, |deletion| deletion.below.count())
        })
    });
    let failure = derived(move || failure_of(deleting));
    view! {
        <p>{text::CANT_BE_UNDONE}</p>
        <Show when=move || { count.get() > 0 }>
            <NamedBelow deletion/>
        </Show>
        <Show when=move || organizations.is_partial()>
            <Notice tone=Tone::Caution text=text::LIST_IS_INCOMPLETE/>
        </Show>
        <Show when=move || deletion.with(|deletion| deletion.as_ref().is_some_and(|deletion| deletion.is_use_unknown))>
            <Notice tone=Tone::Caution text=text::USE_IS_UNKNOWN/>
        </Show>
        <Show when=move || organizations.unread().iter().any(|one| one.is_record)>
            <Notice tone=Tone::Caution text=text::RECORDS_UNREAD/>
        </Show>
        {move || {
            let news = news.get();
            (!news.is_empty()).then(|| {
                view! { <Notice tone=Tone::Caution live=true text=text::changed_meanwhile(&news)/> }
            })
        }}
        <OfferCopy subject deleting/>
        <form class="delete-form" on:submit=send>
            <TextField
                label=text::TYPE_ITS_NAME
                value=typed
                on_input=move |name| typed.set(name)
            />
            {move || failure.get().map(|text| view! { <Notice tone=Tone::Over live=true text/> })}
            <div class="dialog-actions">
                <Button label=controls::CANCEL on_press=close/>
                <Button
                    label=text::DELETE
                    kind=ButtonKind::Danger
                    submit=true
                    busy=derived(move || deleting.is_under_way())
                    disabled_reason=block
                />
            </div>
        </form>
    }
}

/// Why it cannot be deleted yet: what is typed may not be its name.
fn block_of(
    subject: OpenOrganization,
    deletion: Memo<Option<Deletion>>,
    typed: RwSignal<String>,
) -> Option<String> {
    let block = subject.id.with(|id| subject.state.write_block_of(id));
    block.map(write_block).or_else(|| {
        let is_confirmed = deletion.with(|deletion| {
            deletion.as_ref().is_some_and(|deletion| {
                typed.with(|typed| deletion.is_confirmed_by(typed, composed))
            })
        });
        (!is_confirmed).then(|| text::TYPE_ITS_NAME.to_owned())
    })
}

/// How the last try failed, and whether it may have been deleted all the same.
fn failure_of(deleting: Deleting) -> Option<String> {
    let error = deleting.failure()?;
    let said = sentence(&error);
    Some(match deleting.is_in_doubt() {
        true => format!("{said} {}", text::MAY_BE_DELETED),
        false => said,
    })
}
