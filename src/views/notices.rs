//! What floats above every page: short notices of what has happened, and the words of whatever is pointed at.

use leptos::prelude::*;

use crate::{
    boxed::derived,
    components::{
        toast::{Toast, ToastRegion},
        tone::Tone,
        tooltip::Tooltips,
    },
    state::toasts::use_toasts,
};

#[component]
pub fn Notices() -> impl IntoView {
    let toasts = use_toasts();
    let shown = derived(move || {
        let one = |toast: crate::state::toasts::Toast| Toast {
            id: u64::from(toast.id),
            tone: Tone::Good,
            text: toast.text,
            action: None,
        };
        toasts.list().into_iter().map(one).collect::<Vec<_>>()
    });
    let dismiss = move |id| {
        if let Ok(id) = u32::try_from(id) {
            toasts.dismiss(id);
        }
    };
    view! {
        <ToastRegion toasts=shown on_dismiss=dismiss/>
        <Tooltips/>
    }
}
