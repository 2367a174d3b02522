//! How a failed call looks where its answer would have been: what happened, what it means, and Retry.

use leptos::prelude::*;

use crate::state::ApiError;

#[component]
pub fn Failure(error: ApiError, retry: Callback<()>) -> impl IntoView {
    view! {
        <section role="alert">
            <h2>{error.title()}</h2>
            <p>{error.advice()}</p>
            <button type="button" on:click=move |_| retry.run(())>"Retry"</button>
        </section>
    }
}
