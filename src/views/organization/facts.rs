//! A fact about an organization: a word and what stands behind it, perhaps to be copied.

use canopy_text::organization as text;
use leptos::prelude::*;

use crate::components::copy_button::CopyButton;

#[component]
pub fn Fact(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] wide: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="organization-fact" data-wide=wide.then_some("")>
            <dt>{label}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

/// An id or a word a machine reads, with a button that copies it. `None`: there is none.
#[component]
pub fn CodeFact(
    label: &'static str,
    /// What the button is called: "Copy ID".
    copy: &'static str,
    #[prop(into)] code: Signal<Option<String>>,
) -> impl IntoView {
    let shown = move || match code.get() {
        Some(code) => view! {
            <code dir="ltr">{code.clone()}</code>
            <CopyButton label=copy text=Signal::stored(code)/>
        }
        .into_any(),
        None => view! { <Missing text=text::NONE/> }.into_any(),
    };
    view! { <Fact label>{shown}</Fact> }
}

/// Stands for what is not there.
#[component]
pub fn Missing(text: &'static str) -> impl IntoView {
    view! { <span class="organization-missing">{text}</span> }
}
