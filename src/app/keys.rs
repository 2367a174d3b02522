//! The keys that mean the same everywhere, and the arrival of what they open.

use leptos::{ev, prelude::*};

use crate::{
    components::{
        dialog::is_modal_open,
        keys::{Shortcut, is_shortcut},
        search_box::is_typing,
    },
    lazy_views::{Part, Parts},
    reactive::effect,
    state::{
        overlays::{Overlay, Overlays},
        session::Session,
    },
};

/// Hears the keys as long as the current owner lives, of whoever is signed in.
pub fn hear(overlays: Overlays, session: Session) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let Some(overlay) = meant(&event) else {
            return;
        };
        let is_open = untrack(|| overlays.wanted()) == Some(overlay);
        let is_meant = !event.default_prevented() && (is_open || !is_modal_open());
        if is_meant && untrack(|| session.is_signed_in()) {
            event.prevent_default();
            match is_open {
                _ if event.repeat() => {}
                true => overlays.close(),
                false => overlays.open(overlay),
            }
        }
    });
    on_cleanup(move || listener.remove());
}

fn meant(event: &ev::KeyboardEvent) -> Option<Overlay> {
    if is_shortcut(event, Shortcut::CommandK) {
        return Some(Overlay::Palette);
    }
    let is_asked = is_shortcut(event, Shortcut::Question) && !is_typing(event);
    is_asked.then_some(Overlay::Shortcuts)
}

/// Asks for the part of what is wanted. One that does not arrive is wanted no longer, and can be wanted anew.
pub fn fetch(overlays: Overlays, session: Session, parts: Parts) {
    let asked = StoredValue::new(None);
    effect(move || {
        let wanted = overlays.wanted();
        let part = match wanted {
            Some(Overlay::Palette | Overlay::Compare) => Some(Part::Palette),
            Some(Overlay::Shortcuts) => Some(Part::Shortcuts),
            Some(Overlay::Delete) | None => None,
        };
        let is_in_vain = part.is_some_and(|part| parts.is_missing(part)) || !session.is_signed_in();
        if asked.get_value() != wanted {
            asked.set_value(wanted);
            if let Some(part) = part {
                parts.ask(part);
            }
        } else if is_in_vain && wanted.is_some() {
            overlays.close();
        }
    });
}
