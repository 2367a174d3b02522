//! Short words about what has just happened, in a corner.

use canopy_text::controls;
use leptos::prelude::*;

use crate::reactive::derived;

use super::{button::DismissButton, each::Each, icon::Icon, tone::Tone};

#[derive(Clone)]
pub struct Toast {
    /// No other toast has it.
    pub id: u64,
    pub tone: Tone,
    pub text: String,
}

/// Goes into the page once. What is over is announced at once, everything else when the reader pauses.
#[component]
pub fn ToastRegion(
    #[prop(into)] toasts: Signal<Vec<Toast>>,
    #[prop(into)] on_dismiss: Callback<u64>,
) -> impl IntoView {
    let ids = derived(move || toasts.with(|toasts| toasts.iter().map(|toast| toast.id).collect()));
    let toast_view = move |id| {
        let toast =
            toasts.with_untracked(|toasts| toasts.iter().find(|toast| toast.id == id).cloned())?;
        Some(view! {
            <div
                class="toast"
                data-tone=toast.tone.as_str()
                role=if toast.tone == Tone::Over { "alert" } else { "status" }
            >
                <Icon glyph=toast.tone.glyph()/>
                <p class="toast-text">{toast.text}</p>
                <DismissButton on_press=move || on_dismiss.run(id)/>
            </div>
        })
    };
    view! {
        <section class="toast-region" aria-label=controls::NOTIFICATIONS>
            <div class="toast-list">
                <Each keys=ids item=toast_view/>
            </div>
        </section>
    }
}
