//! The front door.

use leptos::prelude::*;

#[component]
pub fn SignIn() -> impl IntoView {
    view! { <p></p> }
}
