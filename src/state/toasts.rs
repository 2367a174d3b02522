//! Short notices of what has just happened. Never the only place where an error is said.

use std::time::Duration;

use leptos::prelude::*;

/// Long enough to be read twice.
const SHOWN_FOR: Duration = Duration::from_secs(8);

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    pub id: u64,
    pub text: String,
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
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        let text = text.into();
        self.list.update(|list| list.push(Toast { id, text }));
        set_timeout(move || self.dismiss(id), SHOWN_FOR);
    }

    pub fn dismiss(self, id: u64) {
        self.list
            .try_update(|list| list.retain(|toast| toast.id != id));
    }
}

pub fn use_toasts() -> Toasts {
    expect_context()
}
