//! A copy to keep, offered before anything is deleted.

use canopy_text::deletion as text;
use leptos::prelude::*;

use super::super::open_organization::OpenOrganization;
use crate::{
    components::{button::Button, download::save_as_file, icon::Glyph},
    state::deleting::Deleting,
};

#[component]
pub fn OfferCopy(subject: OpenOrganization, deleting: Deleting) -> impl IntoView {
    // Until there is something to say of a file.
    let said = RwSignal::new(None::<String>);
    let what = move || {
        let count = subject.read(|known| known.forest.subtree(known.index).len());
        text::what_a_copy_holds(count.unwrap_or(1) as u64)
    };
    let save = move || {
        let copy = untrack(|| subject.read(|known| deleting.copy(&known.forest, known.index)));
        if let Some((name, json)) = copy.flatten() {
            said.set(Some(if save_as_file(&name, &json) {
                text::copy_saved(&name)
            } else {
                text::COPY_NOT_SAVED.into()
            }));
        }
    };
    view! {
        <div class="delete-copy">
            <Button label=text::DOWNLOAD_COPY icon=Glyph::Download on_press=save/>
            <p class="delete-said" role="status">
                {move || said.get().unwrap_or_else(what)}
            </p>
        </div>
    }
}
