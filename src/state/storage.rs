//! The browser's two storages, where a page may have none, or a full one. Never handed a token but by the session.

use serde::{Serialize, de::DeserializeOwned};
use web_sys::Storage;

/// Which storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// For this tab, until it closes.
    Tab,
    /// For this browser, until it is cleared.
    Browser,
}

impl Place {
    /// `None` where the browser keeps none, in some private modes say: then nothing is remembered.
    fn open(self) -> Option<Storage> {
        let window = web_sys::window()?;
        let storage = match self {
            Place::Tab => window.session_storage(),
            Place::Browser => window.local_storage(),
        };
        storage.ok().flatten()
    }

    /// What is kept under a key. `None`: nothing, or nothing that can be read any more.
    pub fn read<T: DeserializeOwned>(self, key: &str) -> Option<T> {
        serde_json::from_str(&self.read_text(key)?).ok()
    }

    pub fn read_text(self, key: &str) -> Option<String> {
        self.open()?.get_item(key).ok().flatten()
    }

    /// Keeps a value. Whether there was room for it.
    #[must_use]
    pub fn write<T: Serialize>(self, key: &str, value: &T) -> bool {
        serde_json::to_string(value).is_ok_and(|text| self.write_text(key, &text))
    }

    #[must_use]
    pub fn write_text(self, key: &str, text: &str) -> bool {
        self.open()
            .is_some_and(|storage| storage.set_item(key, text).is_ok())
    }

    /// The keys there are that begin so, in no order.
    pub fn keys_that_start_with(self, prefix: &str) -> Vec<String> {
        let Some(storage) = self.open() else {
            return Vec::new();
        };
        (0..storage.length().unwrap_or(0))
            .filter_map(|index| storage.key(index).ok().flatten())
            .filter(|key| key.starts_with(prefix))
            .collect()
    }

    pub fn remove(self, key: &str) {
        if let Some(storage) = self.open() {
            // Removing fails only where there is no storage, and then there is nothing to remove.
            let _ = storage.remove_item(key);
        }
    }
}
