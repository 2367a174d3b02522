//! Asks for a new token over the untouched page, and then whether to send again what was not accepted.
//! Sends nothing itself.

use canopy_domain::host::clocks::Apart;
use canopy_text::{
    host::clock_note,
    session::{again, deed, person},
};
use leptos::{html, prelude::*};

use crate::{
    components::{
        button::{Button, ButtonKind},
        dialog::Dialog,
        icon::Glyph,
        notice::Notice,
        tone::Tone,
    },
    reactive::{derived, effect, memo, spawn_scoped},
    state::{host_clock::clocks_apart, reauthentication::Question, session::use_session},
    views::sign_in::{SandboxRoles, TokenForm},
};

#[component]
pub fn SignInAgain() -> impl IntoView {
    let reauthentication = use_session().reauthentication;
    let question = memo(move |_| reauthentication.question());
    let title = derived(move || match question.get() {
        Some(Question::SendAgain) => again::SEND.to_owned(),
        _ => again::SIGN_IN.to_owned(),
    });
    view! {
        <Dialog
            open=derived(move || question.get().is_some())
            on_close=move || reauthentication.end(false)
            title
            firm=true
        >
            {move || match question.get() {
                Some(Question::SignIn) => view! { <NewToken/> }.into_any(),
                Some(Question::SendAgain) => view! { <SendAgain/> }.into_any(),
                None => ().into_any(),
            }}
        </Dialog>
    }
}

/// `sign_in` lets what waits go on by itself, which closes or changes the dialog.
#[component]
fn NewToken() -> impl IntoView {
    let session = use_session();
    let is_sandbox = session.configuration().sandbox;
    // As it is when the dialog opens: signing in changes both.
    let has_ended = untrack(|| session.seconds_left()).is_some_and(|left| left <= 0.0);
    let is_refused = session.reauthentication.has_waiting();
    let who = untrack(|| session.claims()).map(|claims| person(&claims).to_owned());
    let why = match (has_ended, is_refused) {
        (true, _) => again::EXPIRED,
        (false, true) => again::REJECTED,
        (false, false) => again::STILL_VALID,
    };
    let clocks = RwSignal::new(None::<Apart>);
    spawn_scoped(async move {
        clocks.try_set(clocks_apart().await);
    });
    let done = Callback::new(|()| ());
    view! {
        <p>{why}</p>
        {move || clocks.get().map(|apart| view! { <p>{clock_note(apart)}</p> })}
        {who
            .map(|who| {
                view! { <p class="session-who">{again::SIGNED_IN_AS} " " <strong dir="auto">{who}</strong></p> }
            })}
        {is_sandbox.then(|| view! { <SandboxRoles on_done=done/> })}
        <TokenForm on_done=done/>
    }
}

#[component]
fn SendAgain() -> impl IntoView {
    let session = use_session();
    let entries = untrack(|| session.journal.entries());
    let waiting: Vec<String> = entries
        .iter()
        .filter(|entry| session.reauthentication.is_waiting(&entry.request))
        .map(|entry| deed(entry.deed(), entry.title()))
        .collect();
    let send = NodeRef::<html::Button>::new();
    // What had the focus has gone with the first question.
    effect(move || {
        if let Some(send) = send.get() {
            // Refused only for what is not in the page.
            let _ = send.focus();
        }
    });
    view! {
        <Notice tone=Tone::Good live=true text=again::SIGNED_IN/>
        <p>{again::NOT_SENT}</p>
        <ul class="session-waiting">
            {waiting.into_iter().map(|what| view! { <li>{what}</li> }).collect_view()}
        </ul>
        <div class="dialog-actions">
            <Button label=again::DO_NOT_SEND on_press=move || session.reauthentication.end(false)/>
            <Button
                label=again::SEND_NOW
                kind=ButtonKind::Primary
                icon=Glyph::Check
                on_press=move || session.reauthentication.end(true)
                node_ref=send
            />
        </div>
    }
}
