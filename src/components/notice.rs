//! One sentence above or beside what it is about, with at most one thing to do.

use leptos::prelude::*;

use super::{icon::Icon, tone::Tone};

/// `live` makes it announced when it appears: for what happens while one works, not for what was there.
#[component]
pub fn Notice(
    #[prop(optional)] tone: Tone,
    #[prop(optional)] live: bool,
    #[prop(into)] text: Signal<String>,
    /// The action, beside the text.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="notice" data-tone=tone.as_str() role=live.then_some("status")>
            <Icon glyph=tone.glyph()/>
            <p class="notice-text">{text}</p>
            {children.map(|children| view! { <div class="notice-action">{children()}</div> })}
        </div>
    }
}
