//! Canopy's own mark: a crown of leaves over a stem.

use leptos::prelude::*;

#[component]
pub fn BrandMark() -> impl IntoView {
    view! {
        <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
            <path
                class="brand-mark-crown"
                d="M16 3a9 9 0 0 1 8.6 6.4A6.5 6.5 0 0 1 23 22H9A6.5 6.5 0 0 1 7.4 9.4 9 9 0 0 1 16 3z"
            />
            <path class="brand-mark-stem" d="M16 29V13M16 20l-4.5-4M16 17l4-3.5"/>
        </svg>
    }
}
