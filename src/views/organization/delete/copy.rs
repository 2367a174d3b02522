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
    let said = RwSignal::new(text::WHAT_A_COPY_HOLDS.to_owned());
    let save = move || {
        let copy = untrack(|| subject.read(|known| deleting.copy(&known.forest, known.index)));
        if let Some((name, json)) = copy.flatten() {
            said.set(if save_as_file(&name, &json) {
                text::copy_saved(&name)
            } else {
                text::COPY_NOT_SAVED.into()
            });
        }
    };
    view! {
        <div class="delete-copy">
            <Button label=text::DOWNLOAD_COPY icon=Glyph::Download on_press=save/>
            <p class="delete-said" role="status">{said}</p>
        </div>
    }
}
