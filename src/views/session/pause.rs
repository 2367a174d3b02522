//! Says that the API asks to wait, counts down, and lets one try now. The page behind it stays as it is.

use std::time::Duration;

use canopy_text::{controls::RETRY, errors::trying_again, session};
use leptos::prelude::*;

use crate::{
    components::{button::Button, icon::Glyph, notice::Notice, tone::Tone},
    reactive::memo,
    state::{clock, session::use_session},
};

const TICK: Duration = Duration::from_millis(250);

#[component]
pub fn PauseNotice() -> impl IntoView {
    let retry_waits = use_session().retry_waits;
    let why = memo(move |_| retry_waits.wait().map(|wait| wait.why));
    move || {
        why.get().map(|why| {
            view! {
                <Notice tone=Tone::Caution live=true text=session::wait(&why)>
                    <Left/>
                    <Button label=RETRY icon=Glyph::Retry small=true on_press=move || retry_waits.end()/>
                </Notice>
            }
        })
    }
}

/// How long is left. Read out only to whoever asks: every second would be too often.
#[component]
fn Left() -> impl IntoView {
    let retry_waits = use_session().retry_waits;
    let now = RwSignal::new(clock::now());
    // Without a timer the words stand still, and the wait ends anyway.
    if let Ok(timer) = set_interval_with_handle(move || now.set(clock::now()), TICK) {
        on_cleanup(move || timer.clear());
    }
    let text = memo(move |_| {
        let until = retry_waits.wait().map_or(0.0, |wait| wait.until);
        // A day at most; what is over counts as nothing.
        let left = (until - now.get()).ceil() as u64;
        if retry_waits.has_waiting() {
            trying_again(left)
        } else {
            session::seconds_left(left)
        }
    });
    view! { <span role="timer">{text}</span> }
}
