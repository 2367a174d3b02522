//! Which of the dialogs that are opened from anywhere is wanted.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    Palette,
    /// The choice of an organization to compare the one at hand with.
    Compare,
    Shortcuts,
    /// The question before the organization at hand is deleted, asked where it is shown.
    Delete,
}

/// One for the whole console; one overlay at a time.
#[derive(Clone, Copy, Default)]
pub struct Overlays(RwSignal<Option<Overlay>>);

impl Overlays {
    pub fn open(self, overlay: Overlay) {
        self.0.set(Some(overlay));
    }

    pub fn close(self) {
        self.0.set(None);
    }

    pub fn wanted(self) -> Option<Overlay> {
        self.0.get()
    }
}

pub fn use_overlays() -> Overlays {
    expect_context()
}
