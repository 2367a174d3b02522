//! Creating an organization.

use leptos::prelude::*;

#[component]
pub fn CreatePage() -> impl IntoView {
    view! { <p></p> }
}
