//! What is there above every page: short notices of what has happened, the words of whatever is pointed at, and a place
//! for a focus that is lost.

use canopy_domain::{changes::difference::differences, form::draft::can_put_back};
use canopy_text::session as text;
use leptos::prelude::*;

use crate::{
    components::{
        lost_focus::KeepsFocus,
        toast::{Action, Toast, ToastRegion},
        tone::Tone,
        tooltip::Tooltips,
    },
    reactive::derived,
    state::{
        journal::{Entry, Journal},
        toasts::{Outcome, Said, Toast as Told, use_toasts},
    },
};

#[component]
pub fn Notices() -> impl IntoView {
    let toasts = use_toasts();
    let journal: Journal = use_context().unwrap_or_default();
    let shown = derived(move || {
        let shown = |told| toast(journal, told);
        toasts
            .list()
            .into_iter()
            .filter_map(shown)
            .collect::<Vec<_>>()
    });
    let act = move |id| {
        let list = untrack(|| toasts.list());
        let told = list.into_iter().find(|told| told.id == id);
        toasts.dismiss(id);
        if let Some(Said::Change(number)) = told.map(|told| told.said) {
            journal.take_back(number);
        }
    };
    view! {
        <ToastRegion toasts=shown on_dismiss=move |id| toasts.dismiss(id) on_act=act/>
        <Tooltips/>
        <KeepsFocus/>
    }
}

/// `None`: it is about a change of somebody who has left.
fn toast(journal: Journal, told: Told) -> Option<Toast> {
    let (text, action) = match told.said {
        Said::Text(text) => {
            let link = told.link.map(|href| Action::Link {
                label: text::OPEN.into(),
                href,
            });
            (text, link)
        }
        Said::Change(number) => {
            let entry = journal.entry(number)?;
            let (before, after) = (entry.before()?, entry.after()?);
            let changes = differences(before, after);
            let text = text::saved(after.title(), entry.not_taken(), &changes);
            let action = is_offered(journal, &entry).then(|| Action::Button {
                label: text::UNDO.into(),
            });
            (text, action)
        }
    };
    let tone = match told.outcome {
        Outcome::Done => Tone::Good,
        Outcome::Partly => Tone::Caution,
        Outcome::Failed => Tone::Over,
    };
    Some(Toast {
        id: told.id,
        tone,
        text,
        action,
    })
}

/// What was written in another workspace is put back there.
fn is_offered(journal: Journal, entry: &Entry) -> bool {
    let can = |(before, after): (_, _)| can_put_back(before, after);
    let versions = entry.before().zip(entry.after());
    let versions = versions.map(|(before, after)| (&**before, &**after));
    journal.place().as_ref() == Some(&entry.workspace) && versions.is_some_and(can)
}
