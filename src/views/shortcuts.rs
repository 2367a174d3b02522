//! The keys that do something, by the place where they do it. MenuAction none of it.

use leptos::prelude::*;

use crate::{
    components::{
        dialog::{Dialog, DialogSize},
        keys::command_sign,
    },
    reactive::derived,
    state::overlays::{Overlay, use_overlays},
};

/// One key, or several that are told apart: a letter that goes with ⌘ or Ctrl, or a key by itself.
#[derive(Clone, Copy)]
enum Key {
    Command(&'static str),
    Plain(&'static str),
}

use Key::{Command, Plain};

struct Section {
    name: &'static str,
    keys: &'static [(&'static [Key], &'static str)],
}

const SECTIONS: [Section; 6] = [
    Section {
        name: "Everywhere",
        keys: &[
            (&[Command("K")], "Find an organization or a command"),
            (&[Plain("/")], "Search organizations"),
            (&[Plain("?")], "Keyboard shortcuts"),
            (&[Plain("Esc")], "Close what is open on top"),
        ],
    },
    Section {
        name: "Search",
        keys: &[
            (&[Plain("↓")], "To the first match"),
            (
                &[Plain("Enter")],
                "To the first match; in the tree, open it",
            ),
            (&[Plain("Esc")], "Empty it, then leave it"),
        ],
    },
    Section {
        name: "Organizations and Limits",
        keys: &[
            (
                &[Plain("↑"), Plain("↓")],
                "Row by row, from the first up to the search",
            ),
            (&[Plain("Page Up"), Plain("Page Down")], "Page by page"),
            (&[Plain("Home"), Plain("End")], "First and last row"),
            (&[Plain("Enter")], "Open"),
        ],
    },
    Section {
        name: "Tree",
        keys: &[
            (&[Plain("↑"), Plain("↓")], "Row by row"),
            (&[Plain("→")], "Expand, then to the first child"),
            (&[Plain("←")], "Collapse, then to the parent"),
            (&[Plain("*")], "Expand all on this level"),
            (&[Plain("A…Z")], "To the next name that begins so"),
            (&[Plain("Enter"), Plain("Space")], "Open beside the tree"),
            (&[Plain("Esc")], "End the search"),
        ],
    },
    Section {
        name: "Picture of the limits",
        keys: &[
            (&[Plain("↑"), Plain("↓")], "To the parent, to the children"),
            (&[Plain("←"), Plain("→")], "Along the level"),
            (&[Plain("Enter"), Plain("Space")], "Step into it"),
            (&[Plain("Esc"), Plain("Backspace")], "Step out"),
        ],
    },
    Section {
        name: "Forms",
        keys: &[
            (&[Command("S")], "Save"),
            (&[Plain("Enter")], "Save, from a field of one line"),
            (&[Plain("↑"), Plain("↓")], "One more or less, in a limit"),
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
            title="Keyboard shortcuts"
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
        let keys = keys.iter().map(|key| {
            let sign = match key {
                Command(letter) => command_sign(letter),
                Plain(key) => (*key).to_owned(),
            };
            view! { <kbd>{sign}</kbd> }
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
