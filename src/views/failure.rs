//! How a failed call looks: what happened, what it means, and Retry. In place of data, or above the last good data.

use std::time::Duration;

use canopy_text::{controls, errors, shell::CANOPY};
use leptos::prelude::*;

use crate::{
    components::{button::Button, icon::Glyph, notice::Notice, panel::StatePanel, tone::Tone},
    reactive::{Rest, derived, effect, memo, spawn_scoped},
    state::{
        ApiError, connection::is_online, organizations::Organizations, reach::why_unreachable,
        session::Session,
    },
};

/// Why something could not be had; once it can be, why it could not be the last time, for whatever still shows that.
pub fn last_error(
    error: impl Fn() -> Option<ApiError> + Send + Sync + 'static,
) -> Signal<ApiError> {
    let last = memo(move |last: Option<&ApiError>| {
        // Nothing shows an error before there is one.
        error()
            .or_else(|| last.cloned())
            .unwrap_or(ApiError::Unreachable)
    });
    last.into()
}

/// Stands where the answer would have been.
#[component]
pub fn Failure(
    #[prop(into)] error: Signal<ApiError>,
    #[prop(into)] retry: Callback<()>,
    /// While the next try is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
) -> impl IntoView {
    let icon = error.with_untracked(|error| match error {
        ApiError::Unreachable | ApiError::TimedOut => Glyph::Offline,
        ApiError::HostSignIn | ApiError::Unauthorized | ApiError::Forbidden { .. } => Glyph::Lock,
        _ => Glyph::Error,
    });
    let reason = RwSignal::new(None::<String>);
    if let Some(session) = use_context::<Session>() {
        let is_online = is_online();
        effect(move || {
            // The reason may be another one then.
            is_online.track();
            reason.set(None);
            if error.with(|error| *error == ApiError::Unreachable) {
                let api = session.configuration();
                spawn_scoped(async move {
                    let found = why_unreachable(api).await;
                    reason.try_set(found);
                });
            }
        });
    }
    view! {
        <StatePanel
            tone=Tone::Over
            icon
            title=derived(move || error.with(|error| errors::title(error).to_owned()))
            detail=derived(move || error.with(errors::advice))
            later=reason
        >
            <WayOn error retry busy/>
        </StatePanel>
    }
}

/// Stands in place of the whole console where its own host does not say what API it is for.
#[component]
pub fn NotSetUp(why: String, error: ApiError, retry: Callback<()>) -> impl IntoView {
    let error = match error {
        // Nobody signs in to a file with a token.
        ApiError::Unauthorized => ApiError::HostSignIn,
        error => error,
    };
    view! {
        <main class="gate">
            <h1 class="visually-hidden">{CANOPY}</h1>
            <StatePanel tone=Tone::Over icon=Glyph::Error title=errors::NOT_SET_UP detail=why>
                <WayOn error=Signal::stored(error) retry/>
            </StatePanel>
        </main>
    }
}

/// Stands above the last good data where a newer answer could not be had.
#[component]
pub fn Stale(
    #[prop(into)] error: Signal<ApiError>,
    #[prop(into)] retry: Callback<()>,
    /// Whether the same is said above it.
    #[prop(optional, into)]
    is_above: Signal<bool>,
) -> impl IntoView {
    let text = derived(move || error.with(errors::stale));
    view! { <FailureNotice error text retry is_above/> }
}

/// Stands above organizations whose surroundings the list lacks and the API did not tell.
#[component]
pub fn Lacking(organizations: Organizations, #[prop(into)] retry: Callback<()>) -> impl IntoView {
    let error = last_error(move || organizations.lacking());
    let text = derived(move || error.with(errors::surroundings_missing));
    view! {
        <Show when=move || organizations.lacking().is_some()>
            <FailureNotice error text retry/>
        </Show>
    }
}

/// So long another try may take before its failure is said.
const GRACE: Duration = Duration::from_secs(2);

/// Stands above what is shown without something that could not be had. One failure is said once: nothing is shown while
/// the session says that the browser is offline, or the same is said above. After that it is tried again.
#[component]
pub fn FailureNotice(
    error: Signal<ApiError>,
    #[prop(into)] text: Signal<String>,
    #[prop(into)] retry: Callback<()>,
    /// Whether the same is said above it.
    #[prop(optional, into)]
    is_above: Signal<bool>,
) -> impl IntoView {
    let is_online = is_online();
    let is_said = memo(move |_| is_above.get() || (!is_online.get() && error.with(is_of_network)));
    let is_shown = RwSignal::new(!is_said.get_untracked());
    let mut was_said = false;
    let rest = Rest::default();
    effect(move || {
        let is = is_said.get();
        let has_ended = std::mem::replace(&mut was_said, is) && !is;
        if is {
            rest.end();
            is_shown.set(false);
        } else if has_ended {
            // Who would have tried again may be gone.
            let _ = untrack(|| retry.try_run(()));
            let show = move || {
                is_shown.try_set(true);
            };
            if !rest.begin(GRACE, show) {
                show();
            }
        }
    });
    view! {
        <Show when=move || is_shown.get()>
            <Notice tone=Tone::Caution live=true text>
                <WayOn error retry/>
            </Notice>
        </Show>
    }
}

fn is_of_network(error: &ApiError) -> bool {
    matches!(error, ApiError::Unreachable | ApiError::TimedOut)
}

/// Retry, by itself too where the API said when; or to sign in again where only that helps.
#[component]
pub fn WayOn(
    error: Signal<ApiError>,
    #[prop(into)] retry: Callback<()>,
    #[prop(optional, into)] busy: Signal<bool>,
) -> impl IntoView {
    retry_online(error, retry);
    let button =
        move || view! { <Button label=controls::RETRY icon=Glyph::Retry busy on_press=retry/> };
    // The button that was pressed stays, with its focus, when the same happens again.
    let is_plain = memo(move |_| {
        error.with(|error| {
            let is_host = matches!(error, ApiError::Unauthorized | ApiError::HostSignIn);
            !is_host && error.retry_after().is_none()
        })
    });
    move || {
        if is_plain.get() {
            button().into_any()
        } else {
            other_way(error.get(), retry, button().into_any())
        }
    }
}

/// Tries again by itself when the network is back, if that was what it lacked.
fn retry_online(error: Signal<ApiError>, retry: Callback<()>) {
    let is_online = is_online();
    let mut was_online = true;
    effect(move || {
        let is = is_online.get();
        let is_back = !std::mem::replace(&mut was_online, is) && is;
        if is_back && error.with_untracked(is_of_network) {
            // Who would have tried again may be gone.
            let _ = untrack(|| retry.try_run(()));
        }
    });
}

/// The way on that is more than the button.
fn other_way(error: ApiError, retry: Callback<()>, button: AnyView) -> AnyView {
    match error {
        // The person is asked to sign in, over the page as it is, when the call is sent again.
        ApiError::Unauthorized => {
            view! { <Button label=errors::SIGN_IN_AGAIN icon=Glyph::Key on_press=retry/> }
                .into_any()
        }
        ApiError::HostSignIn => {
            let reload = || {
                // A page that cannot be reloaded says above what to do.
                let _ = window().location().reload();
            };
            view! { <Button label=errors::RELOAD_PAGE icon=Glyph::Retry on_press=reload/> }
                .into_any()
        }
        error => match error.retry_after() {
            Some(seconds) => view! {
                {button}
                <Countdown seconds retry/>
            }
            .into_any(),
            None => button,
        },
    }
}

/// Counts down where it can be seen, and then tries again.
#[component]
fn Countdown(seconds: u32, retry: Callback<()>) -> impl IntoView {
    let left = RwSignal::new(seconds.max(1));
    let tick = move || match left.try_get_untracked() {
        None | Some(0) => {}
        Some(1) => {
            left.set(0);
            // Who would have tried again may be gone.
            let _ = retry.try_run(());
        }
        Some(more) => left.set(more - 1),
    };
    // Without a timer the button is still there.
    if let Ok(timer) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || timer.clear());
    }
    let text = move || errors::trying_again(left.get().into());
    view! { <span role="timer">{text}</span> }
}
