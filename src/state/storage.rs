//! The browser's two storages, where a page may have none, or a full one, and the names of what is kept there. Never
//! handed a token but by the session.

use std::{
    fmt,
    sync::{Mutex, PoisonError},
};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Serialize, de::DeserializeOwned};
use web_sys::Storage;

/// What stands in front of every name: other installations may share the origin.
static INSTALLATION: Mutex<String> = Mutex::new(String::new());

/// No space is among them, which stands between the words of a name.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// Everything named from now on belongs to the console under this path, with this API. Neither holds a space, as no
/// address does.
pub fn belong_to(base: &str, api: &str) {
    *INSTALLATION.lock().unwrap_or_else(PoisonError::into_inner) = format!("canopy {base} {api}");
    // Of the versions before names had it: whose it is cannot be told.
    if let Some(storage) = BrowserStorage::Tab.open() {
        // Removing fails only where nothing can be kept.
        let _ = storage.remove_item("canopy.token");
    }
}

/// The name of something kept, or of a line between tabs: this installation's alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key(String);

impl Key {
    /// No two lists of words make the same name, and none begins another but by whole words.
    pub fn new(words: &[&str]) -> Self {
        let mut key = INSTALLATION
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        for word in words {
            key.push(' ');
            key.extend(utf8_percent_encode(word, PLAIN));
        }
        Self(key)
    }

    /// What kind of thing it names, in whichever installation. `None`: nothing of Canopy's.
    pub fn kind(&self) -> Option<&str> {
        let mut words = self.0.split(' ');
        (words.next() == Some("canopy")).then(|| words.nth(2))?
    }

    fn is_below(&self, other: &Key) -> bool {
        let rest = self.0.strip_prefix(&other.0);
        rest.is_some_and(|rest| rest.starts_with(' '))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrowserStorage {
    /// For this tab, until it closes.
    Tab,
    /// For this browser, until it is cleared.
    Browser,
}

impl BrowserStorage {
    /// `None` where the browser keeps none, in some private modes say: then nothing is remembered.
    fn open(self) -> Option<Storage> {
        let window = web_sys::window()?;
        let storage = match self {
            BrowserStorage::Tab => window.session_storage(),
            BrowserStorage::Browser => window.local_storage(),
        };
        storage.ok().flatten()
    }

    /// What is kept under a key. `None`: nothing, or nothing that can be read any more.
    pub fn read<T: DeserializeOwned>(self, key: &Key) -> Option<T> {
        serde_json::from_slice(self.read_text(key)?.as_bytes()).ok()
    }

    pub fn read_text(self, key: &Key) -> Option<String> {
        self.open()?.get_item(&key.0).ok().flatten()
    }

    /// Keeps a value. Whether there was room for it.
    #[must_use]
    pub fn write<T: Serialize>(self, key: &Key, value: &T) -> bool {
        serde_json::to_string(value).is_ok_and(|text| self.write_text(key, &text))
    }

    #[must_use]
    pub fn write_text(self, key: &Key, text: &str) -> bool {
        self.open()
            .is_some_and(|storage| storage.set_item(&key.0, text).is_ok())
    }

    /// The names of everything there is, Canopy's or not, in no order.
    pub fn all(self) -> Vec<Key> {
        let Some(storage) = self.open() else {
            return Vec::new();
        };
        (0..storage.length().unwrap_or(0))
            .filter_map(|index| storage.key(index).ok().flatten())
            .map(Key)
            .collect()
    }

    /// The names there are that go on from this one.
    pub fn below(self, key: &Key) -> Vec<Key> {
        let mut keys = self.all();
        keys.retain(|other| other.is_below(key));
        keys
    }

    /// What versions kept whose names did not say which installation's they were.
    pub fn drop_unnamed(self) {
        for key in self.all() {
            if key.0.starts_with("canopy.") {
                self.remove(&key);
            }
        }
    }

    pub fn remove(self, key: &Key) {
        if let Some(storage) = self.open() {
            // Removing fails only where there is no storage, and then there is nothing to remove.
            let _ = storage.remove_item(&key.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_two_installations_never_meet_nor_do_those_of_two_ids() {
        let named = |base: &str, api: &str, words: &[&str]| {
            *INSTALLATION.lock().unwrap() = format!("canopy {base} {api}");
            Key::new(words)
        };
        let all = [
            named("", "https://a.test", &["draft", "x"]),
            named("/a", "https://a.test", &["draft", "x"]),
            named("/a", "https://b.test", &["draft", "x"]),
            named("/b", "https://a.test", &["draft", "x"]),
            named("/a", "https://a.test", &["draft", "x", "y"]),
            named("/a", "https://a.test", &["draft", "x.y"]),
            named("/a", "https://a.test", &["draft", "x y"]),
            named("/a", "https://a.test", &["draft", "x%20y"]),
            named("/a", "https://a.test", &["draft", "", "x"]),
        ];
        for (at, key) in all.iter().enumerate() {
            assert_eq!(key.kind(), Some("draft"), "{key}");
            for (other_at, other) in all.iter().enumerate() {
                assert_eq!(key == other, at == other_at, "{key} {other}");
                let goes_on = at == 4 && other_at == 1;
                assert_eq!(key.is_below(other), goes_on, "{key} {other}");
            }
        }
        // start.js looks for the session under the names that it is kept under.
        let start = include_str!("../start.js");
        for word in ["token", "signed-out"] {
            let key = named("${base}", "${api}", &[word]);
            assert!(start.contains(&format!("`{key}`")), "{key}");
        }
        assert_eq!(Key("somebody's".into()).kind(), None);
        assert_eq!(Key("canopy.draft.ws_1..1".into()).kind(), None);
    }
}
