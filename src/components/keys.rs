//! Keys as this keyboard has them: their signs, and which of them commands go with. Knows not what they do.

use leptos::{ev, prelude::*};

/// Whether the keyboard is one of Apple's, whose commands go with ⌘.
pub fn is_apple() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    ["Mac", "iPhone", "iPad"]
        .iter()
        .any(|apple| platform.starts_with(apple))
}

/// Whether exactly the key that commands go with is held: ⌘, or Ctrl.
pub fn is_command(event: &ev::KeyboardEvent) -> bool {
    let held = [event.ctrl_key(), event.meta_key()];
    held == [!is_apple(), is_apple()] && !event.alt_key() && !event.shift_key()
}

/// A key pressed together with the one that commands go with: `⌘K`, `Ctrl K`.
pub fn command_sign(key: &str) -> String {
    let command = if is_apple() { "⌘" } else { "Ctrl " };
    format!("{command}{key}")
}

/// The same in the words of `aria-keyshortcuts`.
pub fn command_word(key: &str) -> String {
    let command = if is_apple() { "Meta" } else { "Control" };
    format!("{command}+{key}")
}
