//! What is there above every page: short notices of what has happened, the words of whatever is pointed at, and a place
//! for a focus that is lost.

use leptos::prelude::*;

use crate::{
    components::{
        lost_focus::KeepsFocus,
        toast::{Toast, ToastRegion},
        tone::Tone,
        tooltip::Tooltips,
    },
    reactive::derived,
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
        <KeepsFocus/>
    }
}
