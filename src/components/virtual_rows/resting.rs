//! When rows have come to rest, which is when they are described.

use std::time::Duration;

use leptos::{leptos_dom::helpers::request_idle_callback_with_handle, prelude::*};

use super::{RowsHandle, window::Overscan};
use crate::reactive::Rest;

/// After this pause a scroll or a search has come to rest.
const PAUSE: Duration = Duration::from_millis(250);

#[derive(Clone, Copy)]
pub(super) struct Resting {
    handle: RowsHandle,
    overscan: RwSignal<Overscan>,
    rest: Rest,
}

impl Resting {
    pub fn new(handle: RowsHandle, overscan: RwSignal<Overscan>) -> Self {
        Self {
            handle,
            overscan,
            rest: Rest::default(),
        }
    }

    /// Begins the pause anew.
    pub fn begin(self) {
        self.rest.begin(PAUSE, move || self.end());
    }

    fn end(self) {
        let handle = self.handle;
        self.overscan.try_set(Overscan::AT_REST);
        // A browser that cannot tell when it is idle has been at rest for long enough.
        if request_idle_callback_with_handle(move || handle.describe_all()).is_err() {
            handle.describe_all();
        }
    }

    pub fn stop(self) {
        self.rest.end();
    }
}
