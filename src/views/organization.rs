//! An organization.

use canopy_domain::organization::OrganizationId;
use leptos::prelude::*;

#[component]
pub fn OrganizationPage() -> impl IntoView {
    view! { <p></p> }
}

#[component]
pub fn OrganizationPanel(id: OrganizationId) -> impl IntoView {
    view! { <h2>{id.to_string()}</h2> }
}
