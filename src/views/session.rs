//! What is said of the session above every page: that it has to be renewed, that it expires soon, that the API asks to wait.

mod expiry;
mod journal;
mod pause;
mod sign_in_again;

use leptos::prelude::*;

pub use self::journal::SessionJournal;
use self::{expiry::ExpiryNotice, pause::PauseNotice, sign_in_again::SignInAgain};
use crate::state::drafts;

#[component]
pub fn SessionNotices() -> impl IntoView {
    drafts::sweep();
    view! {
        <section class="session-notices" aria-label="Session">
            <PauseNotice/>
            <ExpiryNotice/>
        </section>
        <SignInAgain/>
    }
}
