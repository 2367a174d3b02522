//! How the address of a logo is shown: not at all where it is none for a picture, still where motion is not wanted, and
//! asked for anew after another picture was saved under it. Loads nothing.

use canopy_domain::picture::{PictureLink, may_move, renewed};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::MediaQueryList;

use super::{
    clock,
    storage::{BrowserStorage, Key},
};

thread_local! {
    /// Each address that was saved anew, with the time, a line each.
    static RENEWED: ArcRwSignal<String> =
        ArcRwSignal::new(BrowserStorage::Tab.read_text(&log_key()).unwrap_or_default());
    static STILLNESS: Stillness = Stillness::watch();
}

/// Whether the person asked for less motion, from when it is first asked.
struct Stillness {
    is_wanted: ArcRwSignal<bool>,
    /// Held so that they last.
    _watched: Option<(MediaQueryList, Closure<dyn FnMut()>)>,
}

impl Stillness {
    fn watch() -> Self {
        let is_wanted = ArcRwSignal::new(false);
        let list = window().match_media("(prefers-reduced-motion: reduce)");
        let watched = list.ok().flatten().map(|list| {
            is_wanted.set(list.matches());
            let (now, told) = (list.clone(), is_wanted.clone());
            let changed = Closure::<dyn FnMut()>::new(move || told.set(now.matches()));
            list.set_onchange(Some(changed.as_ref().unchecked_ref()));
            (list, changed)
        });
        Self {
            is_wanted,
            _watched: watched,
        }
    }
}

/// The address an image element gets for one that came from the API.
pub fn shown(address: &str, api_base: &str) -> Option<String> {
    PictureLink::read(address, api_base)?;
    if may_move(address) && wants_stillness() {
        return None;
    }
    RENEWED.with(|log| {
        log.with(|log| {
            // Most sessions save no logo, and a list shows many.
            if log.is_empty() {
                return Some(address.to_owned());
            }
            let line = format!("\n{address}\n");
            let time = log.rfind(&line).map(|at| &log[at + line.len()..]);
            let time = time.and_then(|time| time.split('\n').next());
            Some(time.map_or_else(|| address.to_owned(), |time| renewed(address, time)))
        })
    })
}

/// Has whatever draws pictures from [`shown`] in one go do so again when it would say otherwise.
pub fn follow_changes() {
    RENEWED.with(Track::track);
    STILLNESS.with(|stillness| stillness.is_wanted.track());
}

fn log_key() -> Key {
    Key::new(&["renewed"])
}

/// From now on the picture at an address is another: whatever the browser has kept of it is out of date.
pub fn renew(address: &str) {
    RENEWED.with(|log| {
        log.update(|log| {
            *log += &format!("\n{address}\n{}", clock::milliseconds());
            // After a reload the browser would show what it has kept. Where it keeps no log, that is so.
            let _ = BrowserStorage::Tab.write_text(&log_key(), log);
        });
    });
}

/// Whether the person asked for less motion.
pub fn wants_stillness() -> bool {
    STILLNESS.with(|stillness| stillness.is_wanted.get())
}
