//! The limits cockpit.

use leptos::prelude::*;

#[component]
pub fn LimitsPage() -> impl IntoView {
    view! { <p></p> }
}
