//! A word that qualifies what it stands beside. Knows its tone and its text.

use leptos::prelude::*;

use super::tone::Tone;

#[component]
pub fn Badge(
    #[prop(into)] text: Signal<String>,
    #[prop(optional, into)] tone: Signal<Tone>,
) -> impl IntoView {
    view! {
        <span class="badge" data-tone=move || tone.get().as_str()>
            {text}
        </span>
    }
}
