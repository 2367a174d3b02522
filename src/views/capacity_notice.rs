//! Says that what the subscriptions allow could not be read, beside limits that are shown without it.

use canopy_text::{errors, limits::fields};
use leptos::prelude::*;

use super::failure::{FailureNotice, last_error};
use crate::{reactive::derived, state::ApiError};

#[component]
pub fn CapacityNotice(
    #[prop(into)] failure: Signal<Option<ApiError>>,
    #[prop(into)] retry: Callback<()>,
    /// Whether the same is said above it.
    #[prop(optional, into)]
    is_above: Signal<bool>,
) -> impl IntoView {
    let error = last_error(move || failure.get());
    let text = derived(move || error.with(|error| fields::capacity_unknown(errors::title(error))));
    view! { <FailureNotice error text retry is_above/> }
}
