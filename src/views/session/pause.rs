//! Says that the API asks to wait, counts down, and lets one try now. The page behind it stays as it is.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    boxed::memo,
    components::{button::Button, icon::Glyph, notice::Notice, tone::Tone},
    state::{clock, session::use_session},
};

const TICK: Duration = Duration::from_millis(250);

#[component]
pub fn PauseNotice() -> impl IntoView {
    let pauses = use_session().pauses;
    let waits = memo(move |_| pauses.until().is_some());
    move || {
        waits.get().then(|| {
            view! {
                <Notice tone=Tone::Caution live=true text="Too many requests. The API asks to wait.">
                    <Left/>
                    <Button label="Retry" icon=Glyph::Retry small=true on_press=move || pauses.end()/>
                </Notice>
            }
        })
    }
}

/// How long is left. Read out only to whoever asks: every second would be too often.
#[component]
fn Left() -> impl IntoView {
    let pauses = use_session().pauses;
    let now = RwSignal::new(clock::now());
    // Without a timer the words stand still, and the wait ends all the same.
    if let Ok(timer) = set_interval_with_handle(move || now.set(clock::now()), TICK) {
        on_cleanup(move || timer.clear());
    }
    let text = memo(move |_| match pauses.until() {
        Some(until) if until > now.get() => {
            format!("Trying again in {} s", (until - now.get()).ceil())
        }
        _ => "Trying again".to_owned(),
    });
    view! { <span role="timer">{text}</span> }
}
