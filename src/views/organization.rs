//! An organization.

use leptos::prelude::*;

#[component]
pub fn OrganizationPage() -> impl IntoView {
    view! { <p></p> }
}
