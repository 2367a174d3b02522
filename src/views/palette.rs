//! The palette: every organization, and everything that can be done, by typing what it is called. Knows no rule of what fits or is offered.

mod actions;
mod entry;
mod listed;
mod row;

use leptos::prelude::*;

use self::{actions::Actions, listed::Listed};
use crate::{
    components::{
        combobox::Combobox,
        dialog::{Dialog, DialogSize},
        keys::command_sign,
    },
    reactive::{derived, effect},
    state::overlays::Overlay,
};

#[component]
pub fn Palette() -> impl IntoView {
    let actions = Actions::here();
    actions.notes_what_is_open();
    view! {
        <Dialog
            open=derived(move || actions.overlays.wanted() == Some(Overlay::Palette))
            on_close=move || actions.overlays.close()
            title="Find anything"
            size=DialogSize::Large
            bare=true
        >
            <Search actions/>
        </Dialog>
    }
}

#[component]
fn Search(actions: Actions) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let listed = Memo::new_with_compare(
        move |_| typed.with(|query| Listed::find(actions, query)),
        |_, _| true,
    );
    let read = move |read: fn(&Listed) -> Option<String>| move || listed.with(read);
    // Whoever comes by a link to a page has not been told of the workspaces yet.
    effect(move || actions.workspaces.ensure());
    view! {
        <div class="palette">
            <Combobox
                label="Find an organization or a command"
                value=typed
                groups=derived(move || listed.with(|listed| listed.groups.clone()))
            />
            {move || read(|listed| listed.note.clone())().map(|note| view! { <p class="palette-note">{note}</p> })}
            <footer class="palette-foot">
                <p class="palette-status" role="status">{read(|listed| Some(listed.status.clone()))}</p>
                <p class="palette-hint" aria-hidden="true">
                    <kbd>"↑"</kbd>
                    <kbd>"↓"</kbd>
                    <span>"choose"</span>
                    <kbd>"Enter"</kbd>
                    <span>"go"</span>
                    <kbd>{command_sign("K")}</kbd>
                    <span>"open and close"</span>
                </p>
            </footer>
        </div>
    }
}
