//! What a form listens to wherever on the page it happens: the shortcut that saves, a picture that is pasted or
//! dropped.

use leptos::{ev, prelude::*};

use crate::{
    components::{
        dialog::is_modal_open,
        keys::{Shortcut, is_shortcut},
    },
    state::{logo::LogoState, picture_file::hold_back},
};

/// Runs `save` at Ctrl+S or Cmd+S while the current owner lives.
pub fn save_by_shortcut(save: impl Fn() + 'static) {
    send_by_shortcut(Shortcut::CommandS, save);
}

/// As `save_by_shortcut`, by another shortcut.
pub fn send_by_shortcut(meant: Shortcut, save: impl Fn() + 'static) {
    let save: Box<dyn Fn()> = Box::new(save);
    let shortcut = window_event_listener(ev::keydown, move |event| {
        if is_shortcut(&event, meant) {
            event.prevent_default();
            if !event.repeat() && !is_modal_open() {
                save();
            }
        }
    });
    on_cleanup(move || shortcut.remove());
}

/// Keeps the browser from opening in place of the form what is dropped on its page, while the current owner lives.
pub fn hold_drops_back() {
    let dragged = window_event_listener(ev::dragover, move |event| hold_back(&event));
    let dropped = window_event_listener(ev::drop, move |event| hold_back(&event));
    on_cleanup(move || {
        dragged.remove();
        dropped.remove();
    });
}

/// Takes a picture from anywhere on the page while the current owner lives, but for one brought while a question is
/// open.
pub fn take_pictures(logo: LogoState) {
    let pasted = window_event_listener(ev::paste, move |event| {
        if !event.default_prevented() && !is_modal_open() && logo.paste(&event) {
            event.prevent_default();
        }
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        if !is_modal_open() {
            logo.drop(&event);
        }
    });
    on_cleanup(move || {
        pasted.remove();
        dropped.remove();
    });
    hold_drops_back();
}
