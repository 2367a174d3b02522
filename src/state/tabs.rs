//! Tells the browser's other tabs that somebody signed in or out, and hears it from them. Never the token, nor whose it is.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "canopy.session";

/// What tabs tell each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    SignedIn,
    SignedOut,
}

impl Word {
    const fn as_str(self) -> &'static str {
        match self {
            Word::SignedIn => "in",
            Word::SignedOut => "out",
        }
    }
}

/// The line to the other tabs. Where a browser has none, each tab is on its own.
#[derive(Clone, Copy)]
pub struct Tabs(StoredValue<Option<BroadcastChannel>, LocalStorage>);

impl Default for Tabs {
    fn default() -> Self {
        Self(StoredValue::new_local(BroadcastChannel::new(CHANNEL).ok()))
    }
}

impl Tabs {
    pub fn tell(self, word: Word) {
        self.0.with_value(|channel| {
            if let Some(channel) = channel {
                // Refused only when the channel is closed, which a page does by ending.
                let _ = channel.post_message(&word.as_str().into());
            }
        });
    }

    /// Hears what the others tell, until the current owner ends.
    pub fn hear(self, heard: impl Fn(Word) + 'static) {
        let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let said = event.data().as_string();
            let words = [Word::SignedIn, Word::SignedOut];
            if let Some(word) = words
                .into_iter()
                .find(|word| said.as_deref() == Some(word.as_str()))
            {
                heard(word);
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
                }
            });
            listen.dispose();
        });
    }
}
