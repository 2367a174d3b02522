//! The keys that do something, by the place where they do it. Does none of it.

use canopy_text::shortcuts::{
    TITLE, chart, everywhere, forms, key_names, keys, search, tables, tree,
};
use leptos::prelude::*;

use crate::{
    components::{
        dialog::{Dialog, DialogSize},
        keys::command_sign,
    },
    reactive::derived,
    state::overlays::{Overlay, use_overlays},
};

/// One key, or several that are told apart.
#[derive(Clone, Copy)]
enum Key {
    /// A letter that goes with ⌘ or Ctrl.
    Command(&'static str),
    /// By what is written on it.
    Plain(&'static str),
    /// By a sign, and the name that is read aloud.
    Sign(&'static str, &'static str),
}

use Key::{Command, Plain, Sign};

const UP: Key = Sign("↑", key_names::UP);
const DOWN: Key = Sign("↓", key_names::DOWN);
const LEFT: Key = Sign("←", key_names::LEFT);
const RIGHT: Key = Sign("→", key_names::RIGHT);
const SLASH: Key = Sign("/", key_names::SLASH);
const QUESTION_MARK: Key = Sign("?", key_names::QUESTION_MARK);
const ASTERISK: Key = Sign("*", key_names::ASTERISK);
const ENTER: Key = Plain(keys::ENTER);
const SPACE: Key = Plain(keys::SPACE);
const ESCAPE: Key = Plain(keys::ESCAPE);

struct Section {
    name: &'static str,
    keys: &'static [(&'static [Key], &'static str)],
}

const SECTIONS: [Section; 6] = [
    Section {
        name: everywhere::NAME,
        keys: &[
            (&[Command("K")], everywhere::FIND),
            (&[SLASH], everywhere::SEARCH),
            (&[Command("Z")], everywhere::UNDO),
            (&[QUESTION_MARK], everywhere::SHORTCUTS),
            (&[ESCAPE], everywhere::CLOSE),
        ],
    },
    Section {
        name: search::NAME,
        keys: &[
            (&[DOWN], search::FIRST_MATCH),
            (&[ENTER], search::OPEN_FIRST_MATCH),
            (&[ESCAPE], search::CLEAR),
        ],
    },
    Section {
        name: tables::NAME,
        keys: &[
            (&[UP, DOWN], tables::ROWS),
            (
                &[Plain(keys::PAGE_UP), Plain(keys::PAGE_DOWN)],
                tables::PAGES,
            ),
            (&[Plain(keys::HOME), Plain(keys::END)], tables::ENDS),
            (&[ENTER], tables::OPEN),
        ],
    },
    Section {
        name: tree::NAME,
        keys: &[
            (&[UP, DOWN], tree::ROWS),
            (&[RIGHT], tree::EXPAND),
            (&[LEFT], tree::COLLAPSE),
            (&[ASTERISK], tree::EXPAND_SIBLINGS),
            (&[Plain(keys::LETTERS)], tree::JUMP),
            (&[ENTER, SPACE], tree::OPEN),
            (&[ESCAPE], tree::CLEAR),
        ],
    },
    Section {
        name: chart::NAME,
        keys: &[
            (&[UP, DOWN], chart::UP_AND_DOWN),
            (&[LEFT, RIGHT], chart::ALONG),
            (&[ENTER, SPACE], chart::ZOOM_IN),
            (&[ESCAPE, Plain(keys::BACKSPACE)], chart::ZOOM_OUT),
        ],
    },
    Section {
        name: forms::NAME,
        keys: &[
            (&[Command("S")], forms::SAVE),
            (&[Command("Enter")], forms::CREATE_ANOTHER),
            (&[ENTER], forms::SAVE_FROM_FIELD),
            (&[UP, DOWN], forms::STEP),
        ],
    },
];

#[component]
pub fn Shortcuts() -> impl IntoView {
    let overlays = use_overlays();
    view! {
        <Dialog
            open=derived(move || overlays.wanted() == Some(Overlay::Shortcuts))
            on_close=move || overlays.close()
            title=TITLE
            size=DialogSize::Large
        >
            // Has the focus first, so that the arrows scroll it.
            <div class="shortcuts" tabindex="-1" autofocus>
                {SECTIONS.iter().map(section_view).collect_view()}
            </div>
        </Dialog>
    }
}

fn section_view(section: &'static Section) -> impl IntoView {
    let lines = section.keys.iter().map(|&(keys, does)| {
        let keys = keys.iter().map(|key| match *key {
            Command(letter) => view! { <kbd>{command_sign(letter)}</kbd> }.into_any(),
            Plain(key) => view! { <kbd>{key}</kbd> }.into_any(),
            Sign(sign, name) => view! {
                <kbd>
                    <span aria-hidden="true">{sign}</span>
                    <span class="visually-hidden">{name}</span>
                </kbd>
            }
            .into_any(),
        });
        view! {
            <div class="shortcuts-line">
                <dt class="shortcuts-keys">{keys.collect_view()}</dt>
                <dd>{does}</dd>
            </div>
        }
    });
    view! {
        <section class="shortcuts-section">
            <h3 class="shortcuts-name">{section.name}</h3>
            <dl>{lines.collect_view()}</dl>
        </section>
    }
}
