//! The palette: every organization, and everything that can be done, by typing what it is called.

mod actions;
mod elsewhere;
mod entry;
mod listed;
mod other;
mod row;

use canopy_text::{commands, compare, shortcuts::keys};
use leptos::prelude::*;

use self::{actions::Actions, listed::Listed, other::Other};
use crate::{
    components::{
        combobox::Combobox,
        dialog::{Dialog, DialogSize},
        keys::command_sign,
    },
    reactive::{derived, effect, memo_anew},
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
            title=commands::FIND_ANYTHING
            size=DialogSize::Large
            bare=true
        >
            <Search actions/>
        </Dialog>
        <Dialog
            open=derived(move || actions.overlays.wanted() == Some(Overlay::Compare))
            on_close=move || actions.overlays.close()
            title=compare::CHOOSE
            size=DialogSize::Large
            bare=true
        >
            <Other actions/>
        </Dialog>
    }
}

#[component]
fn Search(actions: Actions) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    actions.elsewhere.forget();
    let listed = memo_anew(move || typed.with(|query| Listed::find(actions, query)));
    // Whoever comes by a link to a page has not been told of the workspaces yet.
    effect(move || actions.workspaces.ensure());
    view! {
        <div class="palette">
            <Combobox
                label=commands::FIND
                value=typed
                groups=derived(move || listed.with(|listed| listed.groups.clone()))
            />
            {move || {
                let notes = listed.with(|listed| listed.notes.clone());
                notes.into_iter().map(|note| view! { <p class="palette-note">{note}</p> }).collect_view()
            }}
            <footer class="palette-foot">
                <p class="palette-status" role="status">{move || listed.with(|listed| listed.status.clone())}</p>
                <p class="palette-hint" aria-hidden="true">
                    <kbd>"↑"</kbd>
                    <kbd>"↓"</kbd>
                    <span>{commands::keys::MOVE}</span>
                    <kbd>{keys::ENTER}</kbd>
                    <span>{commands::keys::SELECT}</span>
                    <kbd>{command_sign("K")}</kbd>
                    <span>{commands::keys::CLOSE}</span>
                </p>
            </footer>
        </div>
    }
}
