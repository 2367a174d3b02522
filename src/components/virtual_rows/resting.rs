//! When rows have come to rest, which is when they are described.

use std::time::Duration;

use leptos::{
    leptos_dom::helpers::{TimeoutHandle, request_idle_callback_with_handle},
    prelude::*,
};

use super::{RowsHandle, window::Overscan};

/// After this pause a scroll or a search has come to rest.
const REST: Duration = Duration::from_millis(250);

#[derive(Clone, Copy)]
pub(super) struct Resting {
    handle: RowsHandle,
    overscan: RwSignal<Overscan>,
    timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

impl Resting {
    pub fn new(handle: RowsHandle, overscan: RwSignal<Overscan>) -> Self {
        Self {
            handle,
            overscan,
            timer: StoredValue::new_local(None),
        }
    }

    /// Begins the pause anew.
    pub fn begin(self) {
        self.stop();
        let timer = set_timeout_with_handle(move || self.end(), REST);
        self.timer.try_set_value(timer.ok());
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
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }
}
