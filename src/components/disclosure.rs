//! A heading that shows and hides what follows it. Knows no preference: whoever uses it keeps whether it is open.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// `controls` is the id of what is shown and hidden; it stays in the page, empty or hidden, while it is closed.
#[component]
pub fn Disclosure(
    #[prop(into)] title: Signal<String>,
    controls: &'static str,
    #[prop(into)] is_open: Signal<bool>,
    #[prop(into)] on_toggle: Callback<bool>,
) -> impl IntoView {
    view! {
        <h2 class="disclosure">
            <button
                type="button"
                class="disclosure-button"
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                aria-controls=controls
                on:click=move |_| on_toggle.run(!is_open.get_untracked())
            >
                <Icon glyph=Glyph::ChevronRight/>
                {title}
            </button>
        </h2>
    }
}
