//! Whether a media query holds, as a signal.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::MediaQueryList;

struct Watch {
    list: MediaQueryList,
    changed: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.list.set_onchange(None);
    }
}

/// Follows `query` as long as the current owner lives. A query the browser cannot read never holds.
pub fn media(query: &str) -> Signal<bool> {
    let Some(list) = window().match_media(query).ok().flatten() else {
        return Signal::stored(false);
    };
    let holds = RwSignal::new(list.matches());
    let now = list.clone();
    let changed = Closure::<dyn FnMut()>::new(move || {
        holds.try_set(now.matches());
    });
    let watch = Watch { list, changed };
    watch
        .list
        .set_onchange(Some(watch.changed.as_ref().unchecked_ref()));
    // Dropped with the owner, and the closure with it.
    StoredValue::new_local(watch);
    holds.into()
}
