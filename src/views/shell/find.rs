//! The way into the palette that can be seen.

use canopy_text::shell::{FIND_ANYTHING, find_anything};
use leptos::prelude::*;

use crate::{
    components::{
        icon::{Glyph, Icon},
        keys::{command_sign, command_word},
    },
    state::overlays::{Overlay, use_overlays},
};

#[component]
pub fn Find() -> impl IntoView {
    let overlays = use_overlays();
    let key = command_sign("K");
    let tip = find_anything(&key);
    view! {
        <button
            class="shell-link shell-find"
            type="button"
            data-tip=tip
            data-tip-side="end"
            aria-haspopup="dialog"
            aria-keyshortcuts=command_word("K")
            on:click=move |_| overlays.open(Overlay::Palette)
        >
            <Icon glyph=Glyph::Search/>
            <span class="shell-label">{FIND_ANYTHING}</span>
            <kbd class="shell-find-key" aria-hidden="true">{key}</kbd>
        </button>
    }
}
