//! The tree's keys: what a keyboard event means to it. The moves themselves are the domain's.

use std::time::Duration;

use canopy_domain::tree::tree_keys::{Key, step, type_ahead};
use leptos::{ev, prelude::*};

use super::explorer::Explorer;
use crate::{
    components::keys::{is_plain, letter, pressed},
    reactive::Rest,
};

/// After this pause a letter begins a new word.
const WORD_PAUSE: Duration = Duration::from_millis(700);

/// What has been typed of a name.
#[derive(Clone, Copy, Default)]
pub struct Typed {
    letters: StoredValue<String>,
    pause: Rest,
}

impl Typed {
    fn is_empty(self) -> bool {
        self.letters.with_value(String::is_empty)
    }

    fn push(self, letter: &str) -> String {
        self.letters
            .update_value(|letters| letters.push_str(letter));
        let forget = move || {
            self.letters.try_update_value(String::clear);
        };
        // Without a timer each letter would begin nothing new, so nothing is kept.
        if !self.pause.begin(WORD_PAUSE, forget) {
            self.letters.set_value(letter.to_owned());
        }
        self.letters.get_value()
    }
}

/// Does what a key pressed in the tree means.
pub fn press(explorer: Explorer, typed: Typed, event: &ev::KeyboardEvent) {
    if !is_plain(event) {
        return;
    }
    let pressed = pressed(event);
    let current = explorer.focus.active_row.get_untracked().unwrap_or(0);
    if pressed == "Escape" && explorer.search.is_searching() {
        event.prevent_default();
        explorer.leave_search();
    } else if let Some(key) = key(&pressed, typed.is_empty()) {
        event.prevent_default();
        let page = explorer.focus.handle.page();
        let what = explorer
            .rows
            .with_untracked(|rows| step(&rows.rows, current, key, page));
        explorer.make(what);
    } else if let Some(letter) = letter(event) {
        event.prevent_default();
        let letters = typed.push(&letter);
        let found = explorer
            .rows
            .with_untracked(|rows| type_ahead(&rows.forest, &rows.rows, current, &letters));
        if let Some(row) = found {
            explorer.focus.go_to(row);
        }
    }
}

/// `Space` opens, unless it stands inside a name that is being typed.
fn key(pressed: &str, nothing_typed: bool) -> Option<Key> {
    Some(match pressed {
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Enter" => Key::Enter,
        " " if nothing_typed => Key::Enter,
        "*" => Key::Star,
        _ => return None,
    })
}
