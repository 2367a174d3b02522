//! The workspace picker.

use leptos::prelude::*;

#[component]
pub fn WorkspacePicker() -> impl IntoView {
    view! { <p></p> }
}
