//! Short notices of what has just happened. Never the only place where an error is said.

use std::time::Duration;

use leptos::prelude::*;

/// Long enough to be read twice.
const SHOWN_FOR: Duration = Duration::from_secs(8);
/// Long enough to be read twice and then acted on.
const OFFERED_FOR: Duration = Duration::from_secs(14);

/// A notice. Holds values alone: what is done with them lies in a file that arrives later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    pub id: u64,
    pub said: Said,
    pub outcome: Outcome,
    /// The address of what it is about.
    pub link: Option<String>,
}

/// What a notice says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Text(String),
    /// A change was saved: the journal's entry of this number, which can be taken back.
    Change(u32),
}

/// What became of what a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Not all of it was done.
    Partly,
    Failed,
}

/// The notices on the screen, oldest first.
#[derive(Clone, Copy, Default)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: StoredValue<u64>,
}

impl Toasts {
    pub fn list(self) -> Vec<Toast> {
        self.list.get()
    }

    pub fn say(self, text: impl Into<String>) {
        self.show(Said::Text(text.into()), Outcome::Done, None);
    }

    /// As `say`, where it was not done.
    pub fn fail(self, text: impl Into<String>) {
        self.show(Said::Text(text.into()), Outcome::Failed, None);
    }

    pub fn show(self, said: Said, outcome: Outcome, link: Option<String>) {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        let is_offer = link.is_some() || matches!(said, Said::Change(_));
        self.list.update(|list| {
            list.push(Toast {
                id,
                said,
                outcome,
                link,
            });
        });
        let shown_for = if is_offer { OFFERED_FOR } else { SHOWN_FOR };
        set_timeout(move || self.dismiss(id), shown_for);
    }

    pub fn dismiss(self, id: u64) {
        self.list
            .try_update(|list| list.retain(|toast| toast.id != id));
    }

    /// The notice of this change, if it is on the screen. Does not track.
    pub fn of_change(self, number: u32) -> Option<u64> {
        self.list.with_untracked(|list| {
            let is_it = |toast: &&Toast| toast.said == Said::Change(number);
            list.iter().find(is_it).map(|toast| toast.id)
        })
    }
}

pub fn use_toasts() -> Toasts {
    expect_context()
}
