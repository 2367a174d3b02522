//! Whether the browser says that it has a network. It doesn't know whether the API can be reached; it knows when trying
//! is useless, and when trying again makes sense.

use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};

/// Followed until the current owner ends.
pub fn is_online() -> ReadSignal<bool> {
    let now = || window().navigator().on_line();
    let is_online = RwSignal::new(now());
    for kind in ["online", "offline"] {
        let listener = window_event_listener_untyped(kind, move |_| {
            is_online.try_set(now());
        });
        on_cleanup(move || listener.remove());
    }
    is_online.read_only()
}
