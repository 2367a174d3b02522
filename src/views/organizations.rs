//! The list.

use leptos::prelude::*;

#[component]
pub fn OrganizationsPage() -> impl IntoView {
    view! { <p></p> }
}
