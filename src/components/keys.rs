//! Keys as this keyboard has them: which were pressed, their signs, and which of them commands go with.
//!
//! The one place that reads the key of an event: layouts and input methods are known here alone.
#![expect(clippy::disallowed_methods, reason = "this is that place")]

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

/// A key, or two, that mean something wherever they are pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// With the key that commands go with, as this system has it.
    CommandK,
    /// With Ctrl or ⌘, whichever the system.
    CommandS,
    /// As `CommandS`.
    CommandZ,
    /// As `CommandS`.
    CommandEnter,
    Slash,
    Question,
}

/// What a key is called: "Enter", "ArrowDown", or what it types. Nothing where an input method has it.
pub fn pressed(event: &ev::KeyboardEvent) -> String {
    if is_of_input_method(event) {
        String::new()
    } else {
        event.key()
    }
}

/// What a key types, blanks too, where it types something that means nothing else.
pub fn letter(event: &ev::KeyboardEvent) -> Option<String> {
    let key = pressed(event);
    // Those that type nothing have names of several letters.
    let types = key.len() == 1 || !key.is_ascii();
    let is_free = |shortcut| !is_shortcut(event, shortcut);
    let is_free = is_free(Shortcut::Slash) && is_free(Shortcut::Question);
    (types && is_plain(event) && is_free).then_some(key)
}

/// Whether an event is this shortcut on whatever layout the keyboard has: by what the key types, and where that is no
/// letter of the Latin alphabet, by its place.
pub fn is_shortcut(event: &ev::KeyboardEvent, shortcut: Shortcut) -> bool {
    let is_either =
        (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
    let (types, place, with) = match shortcut {
        Shortcut::CommandK => ("k", "KeyK", is_command(event)),
        Shortcut::CommandS => ("s", "KeyS", is_either),
        Shortcut::CommandEnter => ("Enter", "Enter", is_either),
        Shortcut::CommandZ => ("z", "KeyZ", is_either),
        Shortcut::Slash => ("/", "Slash", is_plain(event)),
        Shortcut::Question => ("?", "Slash", is_plain(event)),
    };
    let key = pressed(event);
    let is_there = || {
        let is_shifted = event.shift_key() == (shortcut == Shortcut::Question);
        is_shifted && is_of_other_script(&key) && event.code() == place
    };
    with && (key.eq_ignore_ascii_case(types) || is_there())
}

/// Whether no key is held that makes another of it. AltGr only types, though some systems tell it as Ctrl with Alt.
pub fn is_plain(event: &ev::KeyboardEvent) -> bool {
    let is_held = event.ctrl_key() || event.meta_key() || event.alt_key();
    // Firefox tells Apple's Option as AltGr, too.
    let is_alt_gr = || !is_apple() && event.get_modifier_state("AltGraph");
    !is_held || is_alt_gr()
}

/// Whether a key belongs to an input method, in which a word is being composed. WebKit tells the one that ends the word
/// by its number alone.
fn is_of_input_method(event: &ev::KeyboardEvent) -> bool {
    const IN_COMPOSITION: u32 = 229;
    // Browsers that fill in fields by themselves send events of no key.
    !event.is_instance_of::<ev::KeyboardEvent>()
        || event.is_composing()
        || event.key_code() == IN_COMPOSITION
}

/// Whether a key types a letter of another script than Latin. Not "." or ",": on Turkish keyboards, which are Latin,
/// those stand on the key of the slash, too.
fn is_of_other_script(key: &str) -> bool {
    let is_latin = |c: char| c < '\u{370}' || ('\u{1E00}'..='\u{1EFF}').contains(&c);
    key.chars().next().is_some_and(|c| !is_latin(c))
}

/// Whether the keyboard is one of Apple's, whose commands go with ⌘.
pub fn is_apple() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    ["Mac", "iPhone", "iPad"]
        .iter()
        .any(|apple| platform.starts_with(apple))
}

/// Whether exactly the key that commands go with is held: ⌘, or Ctrl.
fn is_command(event: &ev::KeyboardEvent) -> bool {
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
