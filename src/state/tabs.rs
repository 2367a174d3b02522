//! The line between the browser's tabs that show this installation. Carries what it is given, to this origin alone and
//! to no disk.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

use super::storage::Key;

/// The line to the other tabs. Where a browser has none, each tab is on its own.
#[derive(Clone, Copy)]
pub struct Tabs(StoredValue<Option<BroadcastChannel>, LocalStorage>);

impl Default for Tabs {
    fn default() -> Self {
        let channel = BroadcastChannel::new(&Key::new(&["session"]).to_string());
        Self(StoredValue::new_local(channel.ok()))
    }
}

impl Tabs {
    pub fn tell(self, words: &str) {
        self.0.with_value(|channel| {
            if let Some(channel) = channel {
                // Refused only when the channel is closed, which a page does by ending.
                let _ = channel.post_message(&words.into());
            }
        });
    }

    /// Hears what the others tell, until the current owner ends.
    pub fn hear(self, heard: impl Fn(&str) + 'static) {
        let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(said) = event.data().as_string() {
                heard(&said);
            }
        });
        self.0.with_value(|channel| {
            if let Some(channel) = channel {
                channel.set_onmessage(Some(listen.as_ref().unchecked_ref()));
            }
        });
        let listen = StoredValue::new_local(listen);
        on_cleanup(move || {
            self.0.try_with_value(|channel| {
                if let Some(channel) = channel {
                    channel.set_onmessage(None);
                    channel.close();
                }
            });
            listen.dispose();
        });
    }
}
