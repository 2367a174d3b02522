//! What this session has written, newest first: each entry with what it changed, as a command, and with the way back
//! where there is one.

use std::sync::Arc;

use canopy_domain::{
    changes::difference::differences, form::draft::can_put_back, wire::curl::curl,
};
use canopy_text::{
    ago::ago,
    errors, form,
    organization::field_value,
    session::{self, journal as text},
    workspace::write_block,
};
use leptos::prelude::*;

use crate::{
    components::{
        badge::Badge,
        button::Button,
        copy_button::CopyButton,
        dialog::{Dialog, DialogSize},
    },
    reactive::{derived, memo, spawn_unscoped},
    state::{
        clock,
        journal::{Entry, Journal, Outcome},
        reverting::revert,
        session::use_session,
        telling::teller,
        workspace::use_workspace,
    },
};

#[component]
pub fn SessionJournal() -> impl IntoView {
    let journal = use_session().journal;
    let is_empty = memo(move |_| journal.entries().is_empty());
    view! {
        <Dialog
            open=derived(move || journal.is_open())
            on_close=move || journal.show(false)
            title=text::TITLE
            size=DialogSize::Large
        >
            <p class="journal-lead">{text::LEAD}</p>
            {move || match is_empty.get() {
                true => view! { <p class="journal-none">{text::EMPTY}</p> }.into_any(),
                false => entries_view(journal),
            }}
        </Dialog>
    }
}

fn entries_view(journal: Journal) -> AnyView {
    let entries = move || journal.entries().into_iter().rev();
    // An entry keeps what is under way in it, whatever else is written meanwhile.
    let key = |entry: &Arc<Entry>| (entry.number, matches!(entry.outcome, Outcome::UnderWay));
    view! {
        <ol class="journal" aria-label=text::LIST>
            <For each=entries key=key children=entry_view/>
        </ol>
    }
    .into_any()
}

fn entry_view(entry: Arc<Entry>) -> impl IntoView + use<> {
    let title = match &entry.outcome {
        Outcome::Done { .. } => session::deed_done(entry.deed(), entry.title()),
        _ => session::deed(entry.deed(), entry.title()),
    };
    let state = match &entry.outcome {
        Outcome::Done { .. } => None,
        Outcome::UnderWay => Some(text::PENDING.to_owned()),
        Outcome::Failed(error) => Some(errors::sentence(error)),
    };
    let changes: Vec<_> = match (entry.before(), entry.after()) {
        (Some(before), Some(after)) => differences(before, after),
        _ => Vec::new(),
    };
    let changes = changes.into_iter().map(|change| {
        view! {
            <div class="journal-change">
                <dt>{form::label(change.field)}</dt>
                <dd>
                    <del dir="auto">{field_value(&change.before)}</del>
                    " " {text::TO} " "
                    <ins dir="auto">{field_value(&change.after)}</ins>
                </dd>
            </div>
        }
    });
    let not_taken = entry.not_taken().iter().map(|not_taken| {
        let text = canopy_text::form::answer::not_taken(not_taken);
        view! { <p class="journal-state">{text}</p> }
    });
    let not_taken: Vec<_> = not_taken.collect();
    let command = entry.request.path.as_ref().map(|path| {
        let url = use_session().api() + path;
        let body = entry.request.body.as_deref().map(String::from_utf8_lossy);
        curl(entry.request.method.as_str(), &url, body.as_deref())
    });
    let when = ago(clock::now() - entry.at, clock::midnights_since(entry.at));
    view! {
        <li class="journal-entry">
            <div class="journal-head">
                <h3 class="journal-title">{title}</h3>
                {matches!(entry.outcome, Outcome::Failed(_)).then(|| view! { <Badge text=text::FAILED/> })}
                <span class="journal-when">{when}</span>
                <span class="journal-actions">
                    <WayBack entry=Arc::clone(&entry)/>
                    {command
                        .map(|command| {
                            view! { <CopyButton label=text::COPY_AS_CURL text=Signal::stored(command)/> }
                        })}
                </span>
            </div>
            {state.map(|state| view! { <p class="journal-state">{state}</p> })}
            <dl class="journal-changes">{changes.collect_view()}</dl>
            {not_taken}
        </li>
    }
}

/// Puts back what the entry changed, where the API can.
#[component]
fn WayBack(entry: Arc<Entry>) -> impl IntoView {
    let workspace = use_workspace();
    let tell = teller();
    let (before, after) = (entry.before()?.clone(), entry.after()?.clone());
    // What was written in another workspace is put back there.
    if !can_put_back(&before, &after) || entry.workspace != workspace.id() {
        return None;
    }
    let is_sent = RwSignal::new(false);
    let press = move || {
        if is_sent.get_untracked() {
            return;
        }
        is_sent.set(true);
        let (before, after, tell) = (Arc::clone(&before), Arc::clone(&after), tell.clone());
        // Not bound to the dialog: what is on its way arrives and is told.
        spawn_unscoped(async move {
            let name = before.title();
            tell.say(match revert(workspace, &before, &after).await {
                Ok(reverted) => session::reverted(name, reverted.is_changed, &reverted.stays),
                Err(_) if workspace.try_id().is_none() => session::not_reverted(name, None),
                // The journal's newest entry says so at length.
                Err(error) => session::not_reverted(name, Some(&error)),
            });
            is_sent.try_set(false);
        });
    };
    Some(view! {
        <Button
            label=text::REVERT
            small=true
            busy=is_sent
            disabled_reason=derived(move || workspace.write_block().map(write_block))
            on_press=press
        />
    })
}
