//! What a form listens to wherever on the page it happens: the shortcut that saves, a picture that is pasted or dropped. Knows no field.

use leptos::{ev, prelude::*};

use crate::state::logo::LogoState;

/// Runs `save` at Ctrl+S or Cmd+S while the current owner lives.
pub fn save_by_shortcut(save: impl Fn() + 'static) {
    let shortcut = window_event_listener(ev::keydown, move |event| {
        let is_save = (event.ctrl_key() || event.meta_key())
            && !event.alt_key()
            && !event.shift_key()
            && event.key().eq_ignore_ascii_case("s");
        if is_save {
            event.prevent_default();
            if !event.repeat() {
                save();
            }
        }
    });
    on_cleanup(move || shortcut.remove());
}

/// Takes a picture from anywhere on the page while the current owner lives.
pub fn take_pictures(logo: LogoState) {
    let pasted = window_event_listener(ev::paste, move |event| {
        if !event.default_prevented() && logo.paste(&event) {
            event.prevent_default();
        }
    });
    // A file that misses its place would otherwise replace the page.
    let dragged = window_event_listener(ev::dragover, move |event| logo.hover(&event));
    let dropped = window_event_listener(ev::drop, move |event| logo.drop(&event));
    on_cleanup(move || {
        pasted.remove();
        dragged.remove();
        dropped.remove();
    });
}
