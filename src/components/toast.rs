//! Short words about what has just happened, in a corner.

use canopy_text::controls;
use leptos::prelude::*;

use crate::reactive::derived;

use super::{
    button::{Button, DismissButton},
    each::Each,
    icon::Icon,
    tone::Tone,
};

#[derive(Clone)]
pub struct Toast {
    /// No other toast has it.
    pub id: u64,
    pub tone: Tone,
    pub text: String,
    /// The one thing that can be done about it. May go while the toast stays.
    pub action: Option<Action>,
}

#[derive(Clone)]
pub enum Action {
    Button { label: String },
    Link { label: String, href: String },
}

/// Goes into the page once. What is over is announced at once, everything else when the reader pauses.
#[component]
pub fn ToastRegion(
    #[prop(into)] toasts: Signal<Vec<Toast>>,
    #[prop(into)] on_dismiss: Callback<u64>,
    /// The button of a toast was pressed.
    #[prop(into)]
    on_act: Callback<u64>,
) -> impl IntoView {
    let ids = derived(move || toasts.with(|toasts| toasts.iter().map(|toast| toast.id).collect()));
    let find =
        move |id| move |toasts: &Vec<Toast>| toasts.iter().find(|toast| toast.id == id).cloned();
    let toast_view = move |id| {
        let toast = toasts.with_untracked(find(id))?;
        let action = move || match toasts.with(find(id))?.action? {
            Action::Button { label } => Some(
                view! { <Button label small=true on_press=move || on_act.run(id)/> }.into_any(),
            ),
            Action::Link { label, href } => Some(
                view! {
                    <a
                        class="button"
                        data-kind="secondary"
                        data-size="small"
                        href=href
                        on:click=move |_| on_dismiss.run(id)
                    >
                        {label}
                    </a>
                }
                .into_any(),
            ),
        };
        Some(view! {
            <div
                class="toast"
                data-tone=toast.tone.as_str()
                role=if toast.tone == Tone::Over { "alert" } else { "status" }
            >
                <Icon glyph=toast.tone.glyph()/>
                <p class="toast-text">{toast.text}</p>
                {action}
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
