//! How a failed call looks: what happened, what it means, and Retry. In place of data, or above the last good data.

use leptos::prelude::*;

use crate::{
    address::use_address,
    components::{button::Button, icon::Glyph, notice::Notice, panel::StatePanel, tone::Tone},
    routes::Route,
    state::{ApiError, session::use_session},
};

/// Stands where the answer would have been.
#[component]
pub fn Failure(
    #[prop(into)] error: Signal<ApiError>,
    #[prop(into)] retry: Callback<()>,
) -> impl IntoView {
    let icon = error.with_untracked(|error| match error {
        ApiError::Unreachable | ApiError::TimedOut => Glyph::Offline,
        ApiError::Unauthorized | ApiError::Forbidden { .. } => Glyph::Lock,
        _ => Glyph::Error,
    });
    view! {
        <StatePanel
            tone=Tone::Over
            icon
            title=Signal::derive(move || error.with(|error| error.title().to_owned()))
            detail=Signal::derive(move || error.with(ApiError::advice))
        >
            <WayOn error retry/>
        </StatePanel>
    }
}

/// Stands above the last good data where a newer answer could not be had.
#[component]
pub fn Stale(
    #[prop(into)] error: Signal<ApiError>,
    #[prop(into)] retry: Callback<()>,
) -> impl IntoView {
    let text = Signal::derive(move || {
        error.with(|error| {
            format!(
                "{}. What is shown may be out of date. {}",
                error.title(),
                error.advice()
            )
        })
    });
    view! {
        <Notice tone=Tone::Caution live=true text>
            <WayOn error retry/>
        </Notice>
    }
}

/// Retry; or the way to the sign-in where only that helps.
#[component]
fn WayOn(error: Signal<ApiError>, retry: Callback<()>) -> impl IntoView {
    move || {
        if error.with(|error| *error == ApiError::Unauthorized) {
            view! { <SignInAgain/> }.into_any()
        } else {
            view! { <Button label="Retry" icon=Glyph::Retry on_press=retry/> }.into_any()
        }
    }
}

#[component]
fn SignInAgain() -> impl IntoView {
    // The configuration may be what failed, and then there is no session to end.
    let ends = use_context::<crate::state::session::Session>().is_some();
    let press = move || {
        if ends {
            use_session().sign_out();
            use_address().go(&Route::SignIn);
        }
    };
    view! { <Button label="Sign in again" icon=Glyph::Key on_press=press/> }
}
