//! A copy to keep, offered before anything is deleted. Knows not what is in it.

use leptos::prelude::*;

use super::super::open_organization::OpenOrganization;
use crate::{
    components::{button::Button, download::save_as_file, icon::Glyph},
    state::deleting::Deleting,
};

#[component]
pub fn OfferCopy(subject: OpenOrganization, deleting: Deleting) -> impl IntoView {
    let said = RwSignal::new("Everything the API says of them, as one JSON file.".to_owned());
    let save = move || {
        let copy = untrack(|| subject.read(|known| deleting.copy(&known.forest, known.index)));
        if let Some((name, text)) = copy.flatten() {
            said.set(if save_as_file(&name, &text) {
                format!("Saved as {name}.")
            } else {
                "The browser refused to save the file.".into()
            });
        }
    };
    view! {
        <div class="delete-copy">
            <Button label="Download a copy" icon=Glyph::Download on_press=save/>
            <p class="delete-said" role="status">{said}</p>
        </div>
    }
}
