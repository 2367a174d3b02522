//! Offers back what an earlier form left unfinished. Knows whose it is and how old, not what is right in it.

use canopy_text::form::draft as text;
use leptos::prelude::*;

use crate::{
    components::{button::Button, notice::Notice},
    reactive::memo,
    state::{clock, form::Autosave},
};

#[component]
pub fn DraftOffer(autosave: Autosave) -> impl IntoView {
    let offer = memo(move |_| autosave.offer());
    move || {
        let kept = offer.get()?;
        let at = kept.sent.unwrap_or(kept.at);
        let left = text::Left {
            seconds: clock::now() - at,
            midnights: clock::midnights_since(at),
            without_logo: kept.without_logo,
        };
        let name = &kept.draft.name;
        let text = match kept.sent {
            _ if kept.original.is_some() => text::unsaved(&kept.changes(), left),
            Some(_) => text::may_exist(name, left),
            None => text::unfinished(name, left),
        };
        Some(view! {
            <Notice text=text>
                <Button label=text::RESTORE small=true on_press=move || autosave.restore()/>
                <Button label=text::DISCARD small=true on_press=move || autosave.discard()/>
            </Notice>
        })
    }
}
