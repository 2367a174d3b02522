//! The explorer.

use leptos::prelude::*;

#[component]
pub fn TreePage() -> impl IntoView {
    view! { <p></p> }
}
