//! What this session has written, newest first: each entry with what it changed, as a command, and with the way back
//! where there is one.

use std::sync::Arc;

use canopy_domain::{changes::difference::differences, wire::curl::curl};
use canopy_text::{
    ago::ago,
    errors, form,
    organization::field_value,
    session::{self, journal as text},
};
use leptos::prelude::*;

use super::way_back::{WayBack, take_back_what_is_unwanted};
use crate::{
    components::{
        badge::Badge,
        copy_button::CopyButton,
        dialog::{Dialog, DialogSize},
    },
    reactive::{derived, effect, memo},
    state::{
        clock,
        journal::{Entry, Journal, Outcome},
        session::use_session,
    },
};

#[component]
pub fn SessionJournal() -> impl IntoView {
    let session = use_session();
    let journal = session.journal;
    journal.take_up(&session.whose());
    effect(move || journal.keep(&session.whose()));
    take_back_what_is_unwanted(journal);
    let is_empty = memo(move |_| journal.entries().is_empty());
    view! {
        <Dialog
            open=derived(move || journal.is_open())
            on_close=move || journal.show(false)
            title=text::TITLE
            size=DialogSize::Large
        >
            // Where the focus goes first: not to a button that changes something.
            <p class="journal-lead" tabindex="-1" autofocus>{text::LEAD}</p>
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
        Outcome::FailedBefore(why) => Some(why.clone()),
        Outcome::Unanswered => Some(text::UNANSWERED.to_owned()),
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
    let not_taken = (entry.not_taken().iter()).map(canopy_text::form::answer::not_taken);
    let not_taken = not_taken.chain(entry.notes.iter().cloned());
    let not_taken: Vec<_> = not_taken
        .map(|text| view! { <p class="journal-state">{text}</p> })
        .collect();
    let command = entry.request.path.as_ref().map(|path| {
        let url = use_session().api() + path;
        let body = entry.request.body.as_deref().map(String::from_utf8_lossy);
        curl(entry.request.method.as_str(), &url, body.as_deref())
    });
    let is_failed = matches!(entry.outcome, Outcome::Failed(_) | Outcome::FailedBefore(_));
    let when = ago(clock::now() - entry.at, clock::midnights_since(entry.at));
    view! {
        <li class="journal-entry">
            <div class="journal-head">
                <h3 class="journal-title">{title}</h3>
                {is_failed.then(|| view! { <Badge text=text::FAILED/> })}
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
