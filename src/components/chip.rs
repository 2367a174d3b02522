//! A filter that is on or off.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

#[component]
pub fn Chip(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] pressed: Signal<bool>,
    #[prop(into)] on_toggle: Callback<bool>,
) -> impl IntoView {
    view! {
        <button
            class="chip"
            type="button"
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=move |_| on_toggle.run(!pressed.get_untracked())
        >
            <Icon glyph=Glyph::Check/>
            <span>{label}</span>
        </button>
    }
}
