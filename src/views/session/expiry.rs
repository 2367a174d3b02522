//! Says that the token expires soon, quietly, with the way to a new one. When it says what is a rule of the domain.

use std::time::Duration;

use canopy_domain::{
    host::clocks::Apart,
    session::expiry::{Countdown, announcement},
};
use canopy_text::{errors::SIGN_IN_AGAIN, session::expiry};
use leptos::prelude::*;

use crate::{
    components::{
        button::{Button, DismissButton},
        icon::Glyph,
        notice::Notice,
        tone::Tone,
    },
    reactive::{derived, effect, memo, spawn_scoped},
    state::{host_clock::clocks_apart, session::use_session},
};

/// How often it is looked whether there is something to say.
const TICK: Duration = Duration::from_secs(2);

#[component]
pub fn ExpiryNotice() -> impl IntoView {
    let session = use_session();
    let ticks = RwSignal::new(0_u32);
    // Without a timer nothing is announced, and the dialog comes at the first call that fails.
    if let Ok(timer) = set_interval_with_handle(
        move || ticks.update(|ticks| *ticks = ticks.wrapping_add(1)),
        TICK,
    ) {
        on_cleanup(move || timer.clear());
    }
    let now = move || {
        ticks.track();
        let (end, left) = (session.claims()?.exp?, session.seconds_left()?);
        Some(Countdown { end, left })
    };
    let put_away = RwSignal::new(None::<Countdown>);
    let said = memo(move |_| announcement(now()?, put_away.get()));
    let is_said = memo(move |_| said.with(Option::is_some));
    let apart = RwSignal::new(None::<Apart>);
    // Each time, as a clock may be set while the page stands.
    effect(move || {
        if is_said.get() {
            spawn_scoped(async move {
                apart.try_set(clocks_apart().await);
            });
        }
    });
    let text = move || {
        let said = said.get();
        said.map_or_else(String::new, |said| expiry(said, apart.get()))
    };
    move || {
        is_said.get().then(|| {
            view! {
                <Notice
                    tone=Tone::Caution
                    live=true
                    text=derived(text)
                >
                    <Button
                        label=SIGN_IN_AGAIN
                        icon=Glyph::Key
                        small=true
                        on_press=move || session.reauthentication.ask()
                    />
                    <DismissButton on_press=move || put_away.set(untrack(now))/>
                </Notice>
            }
        })
    }
}
