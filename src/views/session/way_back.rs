//! Taking back a change, from its notice, by the keyboard or from the journal, and saying what became of it.

use std::sync::Arc;

use canopy_domain::form::draft::can_put_back;
use canopy_text::{
    session::{self as text, journal::REVERT},
    workspace::write_block,
};
use leptos::{ev, prelude::*};

use crate::{
    components::{
        button::Button,
        dialog::is_modal_open,
        keys::{Shortcut, is_shortcut},
        search_box::is_typing,
    },
    reactive::{derived, effect, spawn_unscoped},
    state::{
        journal::{Entry, Journal},
        reverting::{foreseen, revert},
        telling::{Teller, teller},
        toasts::{Outcome, use_toasts},
        workspace::{WorkspaceState, use_workspace},
    },
};

/// Takes back what the person wants taken back while the current owner lives: what a notice offers, by its button or by
/// Ctrl+Z or Cmd+Z.
pub fn take_back_what_is_unwanted(journal: Journal) {
    let workspace = use_workspace();
    let tell = teller();
    let toasts = use_toasts();
    journal.set_place(Some(workspace.id()));
    effect(move || {
        if let Some(entry) = journal.unwanted() {
            take_back(workspace, tell.clone(), entry, None);
        }
    });
    let shortcut = window_event_listener(ev::keydown, move |event| {
        let is_meant = is_shortcut(&event, Shortcut::CommandZ)
            && !event.default_prevented()
            && !is_typing(&event)
            && !is_modal_open();
        let offered = || {
            let newest = untrack(|| journal.newest())?;
            Some((newest.number, toasts.of_change(newest.number)?))
        };
        if let Some((number, toast)) = is_meant.then(offered).flatten() {
            event.prevent_default();
            if !event.repeat() {
                toasts.dismiss(toast);
                journal.take_back(number);
            }
        }
    });
    on_cleanup(move || {
        shortcut.remove();
        journal.set_place(None);
    });
}

/// Not bound to what it was started from: what is on its way arrives and is told.
fn take_back(
    workspace: WorkspaceState,
    tell: Teller,
    entry: Arc<Entry>,
    is_sent: Option<RwSignal<bool>>,
) {
    let is_here = workspace.try_id().as_ref() == Some(&entry.workspace);
    if let Some((before, after)) = versions(&entry).filter(|_| is_here) {
        if untrack(|| workspace.write_block_of(&after.id)).is_some() {
            return;
        }
        if let Some(is_sent) = is_sent {
            is_sent.set(true);
        }
        spawn_unscoped(async move {
            let name = before.title();
            let (said, outcome) = match revert(workspace, &before, &after).await {
                Ok(reverted) => {
                    let outcome = match (reverted.is_changed, reverted.stays.is_empty()) {
                        (_, true) => Outcome::Done,
                        (true, false) => Outcome::Partly,
                        (false, false) => Outcome::Failed,
                    };
                    let said = text::reverted(name, reverted.is_changed, &reverted.stays);
                    (said, outcome)
                }
                Err(_) if workspace.try_id().is_none() => {
                    (text::not_reverted(name, None), Outcome::Failed)
                }
                Err(error) => (text::not_reverted(name, Some(&error)), Outcome::Failed),
            };
            tell.tell(said, outcome);
            if let Some(is_sent) = is_sent {
                is_sent.try_set(false);
            }
        });
    }
}

type Known = Arc<canopy_domain::organization::Organization>;

/// What an entry can be taken back from and to.
fn versions(entry: &Entry) -> Option<(Known, Known)> {
    let (before, after) = (entry.before()?.clone(), entry.after()?.clone());
    can_put_back(&before, &after).then_some((before, after))
}

/// Puts back what the entry changed, where the API can.
#[component]
pub fn WayBack(entry: Arc<Entry>) -> impl IntoView {
    let workspace = use_workspace();
    let tell = teller();
    let (before, after) = versions(&entry)?;
    // What was written in another workspace is put back there.
    if entry.workspace != workspace.id() {
        return None;
    }
    let is_sent = RwSignal::new(false);
    let press = move || {
        if !is_sent.get_untracked() {
            take_back(workspace, tell.clone(), Arc::clone(&entry), Some(is_sent));
        }
    };
    let reason = move || {
        let block = workspace.write_block_of(&after.id).map(write_block);
        block.or_else(|| foreseen(workspace, &before, &after).map(|why| text::not_revertible(&why)))
    };
    Some(view! {
        <Button
            label=REVERT
            small=true
            busy=is_sent
            disabled_reason=derived(reason)
            on_press=press
        />
    })
}
