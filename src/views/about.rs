//! The self-check.

use leptos::prelude::*;

#[component]
pub fn About() -> impl IntoView {
    view! { <p></p> }
}
