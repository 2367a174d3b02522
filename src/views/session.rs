//! What is said of the session above every page: that it has to be renewed, that it expires soon, that the API asks to
//! wait.

mod expiry;
mod journal;
mod offline;
mod pause;
mod sign_in_again;
mod way_back;

use canopy_text::session::notices::SECTION;
use leptos::prelude::*;

pub use self::journal::SessionJournal;
use self::{
    expiry::ExpiryNotice, offline::OfflineNotice, pause::PauseNotice, sign_in_again::SignInAgain,
};
use crate::state::drafts;

#[component]
pub fn SessionNotices() -> impl IntoView {
    drafts::sweep();
    view! {
        <section class="session-notices" aria-label=SECTION>
            <OfflineNotice/>
            <PauseNotice/>
            <ExpiryNotice/>
        </section>
        <SignInAgain/>
    }
}
