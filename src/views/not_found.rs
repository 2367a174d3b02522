//! What stands where there is nothing.

use leptos::prelude::*;

#[component]
pub fn NotFound() -> impl IntoView {
    view! { <p></p> }
}
