//! What this session has written, newest first: each entry with what it changed, as a command, and with the way back where there is one.

use std::sync::Arc;

use canopy_domain::{
    ago::ago,
    difference::{differences, revert},
    direction::isolated,
    shell_command::curl,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    boxed::derived,
    components::{
        badge::Badge,
        button::Button,
        copy_button::CopyButton,
        dialog::{Dialog, DialogSize},
    },
    state::{
        clock,
        journal::{Deed, Entry, Outcome},
        session::use_session,
        toasts::use_toasts,
        workspace::use_workspace,
    },
};

#[component]
pub fn SessionJournal() -> impl IntoView {
    let journal = use_session().journal;
    view! {
        <Dialog
            open=derived(move || journal.is_open())
            on_close=move || journal.show(false)
            title="Session journal"
            size=DialogSize::Large
        >
            <p class="journal-lead">
                "Everything written since you signed in. It is kept in this tab alone and goes when you sign out."
            </p>
            {move || {
                let entries = journal.entries();
                if entries.is_empty() {
                    return view! { <p class="journal-none">"Nothing has been written yet."</p> }.into_any();
                }
                let entries = entries.into_iter().rev().map(entry_view).collect_view();
                view! { <ol class="journal" aria-label="Writes">{entries}</ol> }.into_any()
            }}
        </Dialog>
    }
}

fn entry_view(entry: Arc<Entry>) -> impl IntoView + use<> {
    let does = match (entry.deed(), &entry.outcome) {
        (Deed::Created, Outcome::Done(_)) => "Created",
        (Deed::Changed, Outcome::Done(_)) => "Changed",
        (Deed::Deleted, Outcome::Done(_)) => "Deleted",
        (Deed::Created, _) => "Create",
        (Deed::Changed, _) => "Change",
        (Deed::Deleted, _) => "Delete",
    };
    let title = format!("{does} {}", isolated(entry.title()));
    let state = match &entry.outcome {
        Outcome::Done(_) => None,
        Outcome::UnderWay => Some("No answer yet".to_owned()),
        Outcome::Failed(error) => Some(error.to_string()),
    };
    let changes: Vec<_> = match (entry.before(), entry.after()) {
        (Some(before), Some(after)) => differences(before, after),
        _ => Vec::new(),
    };
    let changes = changes.into_iter().map(|change| {
        view! {
            <div class="journal-change">
                <dt>{change.label}</dt>
                <dd>
                    <del dir="auto">{change.before}</del>
                    " to "
                    <ins dir="auto">{change.after}</ins>
                </dd>
            </div>
        }
    });
    let url = format!("{}{}", use_session().api(), entry.request.path);
    let body = entry.request.body.as_deref().map(String::from_utf8_lossy);
    let command = curl(entry.request.method.as_str(), &url, body.as_deref());
    let when = ago(clock::now() - entry.at, clock::midnights_since(entry.at));
    view! {
        <li class="journal-entry">
            <div class="journal-head">
                <h3 class="journal-title">{title}</h3>
                {matches!(entry.outcome, Outcome::Failed(_)).then(|| view! { <Badge text="Failed"/> })}
                <span class="journal-when">{when}</span>
                <span class="journal-actions">
                    <WayBack entry=Arc::clone(&entry)/>
                    <CopyButton label="Copy as curl" text=Signal::stored(command)/>
                </span>
            </div>
            {state.map(|state| view! { <p class="journal-state">{state}</p> })}
            <dl class="journal-changes">{changes.collect_view()}</dl>
        </li>
    }
}

/// Puts back what the entry changed, where the API can.
#[component]
fn WayBack(entry: Arc<Entry>) -> impl IntoView {
    let workspace = use_workspace();
    let toasts = use_toasts();
    let (before, after) = (entry.before()?.clone(), entry.after()?.clone());
    // What was written in another workspace is put back there.
    let request = revert(&before, &after).filter(|_| entry.workspace == workspace.id())?;
    let is_sent = RwSignal::new(false);
    let press = move || {
        if is_sent.get_untracked() {
            return;
        }
        is_sent.set(true);
        let (id, request) = (after.id.clone(), request.clone());
        let title = isolated(before.title()).into_owned();
        // Not bound to the dialog: what is on its way arrives and is told.
        spawn_local(async move {
            match workspace.revert(&id, &request).await {
                Ok(_) => toasts.say(format!("{title} is as it was before the change")),
                // The journal's newest entry says so at length.
                Err(error) => {
                    toasts.say(format!("{title} was not changed back. {}", error.title()))
                }
            }
            is_sent.try_set(false);
        });
    };
    Some(view! {
        <Button
            label="Revert"
            small=true
            busy=is_sent
            disabled_reason=derived(move || workspace.write_block())
            on_press=press
        />
    })
}
