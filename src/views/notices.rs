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
    state::toasts::{Toast as Said, use_toasts},
};

#[component]
pub fn Notices() -> impl IntoView {
    let toasts = use_toasts();
    let shown = derived(move || {
        let one = |Said { id, text }| Toast {
            id,
            tone: Tone::Good,
            text,
        };
        toasts.list().into_iter().map(one).collect::<Vec<_>>()
    });
    view! {
        <ToastRegion toasts=shown on_dismiss=move |id| toasts.dismiss(id)/>
        <Tooltips/>
        <KeepsFocus/>
    }
}
