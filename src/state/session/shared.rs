//! What the tabs of one installation know of each other's session: a new one is handed it, and a sign-out in one is a
//! sign-out in all, those included that hear of it when they come back.

use std::time::Duration;

use canopy_domain::session::token::Token;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};

use super::Session;
use crate::state::{
    clock,
    storage::{BrowserStorage, Key},
};

/// How long a new tab waits for another's answer before it asks the person.
const TIMEOUT: Duration = Duration::from_millis(150);

/// What another tab has told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabMessage {
    SignedIn,
    SignedOut,
}

/// Where this tab keeps its session.
fn kept() -> Key {
    Key::new(&["token"])
}

/// Where the browser keeps when somebody signed out last.
fn signed_out() -> Key {
    Key::new(&["signed-out"])
}

impl Session {
    /// Goes along with what happens in other tabs, until the current owner ends.
    pub fn follow_other_tabs(self) {
        self.tabs.hear(move |said| self.heard(said));
        // A tab that slept, or lay in the history, heard nothing meanwhile.
        let returns = ["pageshow", "visibilitychange", "focus", "storage"]
            .map(|event| window_event_listener_untyped(event, move |_| self.look_for_sign_out()));
        let shares = self.shares();
        // A copy of a tab comes with a copy of its storage. Where no tab hands on its session, it lies there only
        // while this page makes way for its successor.
        let leaves = window_event_listener_untyped("pagehide", move |_| {
            if !shares {
                self.keep();
            }
        });
        let stays = window_event_listener_untyped("pageshow", move |_| {
            if !shares {
                self.let_go();
            }
        });
        on_cleanup(move || {
            for listener in returns.into_iter().chain([leaves, stays]) {
                listener.remove();
            }
        });
        self.ask();
    }

    /// What another tab has told last.
    pub fn elsewhere(self) -> Option<TabMessage> {
        self.elsewhere.get()
    }

    /// Whether a session may still come from another tab.
    pub fn is_asking(self) -> bool {
        self.asking.get()
    }

    /// Signs out, in every tab of this browser.
    pub fn sign_out(self) {
        let now = clock::milliseconds().to_string();
        // Where nothing can be kept, those tabs hear it that listen.
        let _ = BrowserStorage::Browser.write_text(&signed_out(), &now);
        self.tabs.tell("out");
        self.forget();
        self.elsewhere.set(None);
    }

    fn shares(self) -> bool {
        self.configuration
            .with_value(|configuration| configuration.share_session)
    }

    /// Takes up the session this tab was left with.
    pub(super) fn take_up(self) {
        if let Some(kept) = BrowserStorage::Tab.read_text(&kept()) {
            self.let_go();
            if !self.take(&kept) {
                self.elsewhere.set(Some(TabMessage::SignedOut));
            }
        }
        // A journal is nothing to whoever signs in next.
        if untrack(|| !self.is_signed_in()) {
            self.journal.clear();
        }
    }

    /// Takes over a session, unless somebody has signed out since it began.
    fn take(self, kept: &str) -> bool {
        let Some((began_after, secret)) = kept.split_once(' ') else {
            return false;
        };
        let Ok(token) = Token::of(secret.to_owned()) else {
            return false;
        };
        if last_sign_out().is_some_and(|last| last != began_after) {
            return false;
        }
        self.have(token);
        true
    }

    /// Has this token from now on.
    pub(super) fn have(self, token: Token) {
        self.began_after
            .set_value(last_sign_out().unwrap_or_default());
        self.token.set(Some(token));
        self.asking.set(false);
        self.elsewhere.set(None);
        if self.shares() {
            self.keep();
        }
    }

    fn keep(self) {
        if let Some(text) = self.to_be_kept() {
            // Without a session storage the session ends with a reload; nothing else changes.
            let _ = BrowserStorage::Tab.write_text(&kept(), &text);
        }
    }

    fn to_be_kept(self) -> Option<String> {
        let token = self.token()?;
        let kept = self.began_after.get_value() + " " + token.secret();
        Some(kept)
    }

    /// Leaves nothing of the session in the tab's storage.
    pub(super) fn let_go(self) {
        BrowserStorage::Tab.remove(&kept());
    }

    pub(super) fn tell_sign_in(self) {
        self.tabs.tell("in");
    }

    /// Asks the other tabs for their session, and has the page wait for it.
    fn ask(self) {
        if !self.shares() || untrack(|| self.is_signed_in()) {
            return;
        }
        self.asking.set(true);
        self.tabs.tell("ask");
        set_timeout(
            move || {
                self.asking.try_set(false);
            },
            TIMEOUT,
        );
    }

    fn heard(self, said: &str) {
        let is_in = untrack(|| self.is_signed_in());
        match said.split_once(' ').unwrap_or((said, "")) {
            ("out", _) if is_in && last_sign_out().is_none_or(|last| !self.began_after(&last)) => {
                self.end();
            }
            // Meanwhile the page stays, as someone may be typing.
            ("in", _) if !is_in && self.shares() => self.tabs.tell("ask"),
            ("in", _) if !is_in => self.elsewhere.set(Some(TabMessage::SignedIn)),
            ("session", kept) if !is_in && self.shares() => {
                self.take(kept);
            }
            // A token that the API has just refused helps nobody.
            ("ask", _) if self.shares() && !self.reauthentication.has_waiting() => {
                if let Some(text) = self.to_be_kept() {
                    self.tabs.tell(&format!("session {text}"));
                }
            }
            _ => {}
        }
    }

    fn look_for_sign_out(self) {
        let is_in = untrack(|| self.is_signed_in());
        if is_in && last_sign_out().is_some_and(|last| !self.began_after(&last)) {
            self.end();
            self.ask();
        }
    }

    fn began_after(self, sign_out: &str) -> bool {
        self.began_after.with_value(|began| began == sign_out)
    }

    /// Somebody has signed out in another tab.
    fn end(self) {
        self.forget();
        self.elsewhere.set(Some(TabMessage::SignedOut));
    }
}

/// When somebody signed out last in this browser, by its clock then. Compared for sameness alone, so that a clock that
/// was set back lets nobody in.
fn last_sign_out() -> Option<String> {
    BrowserStorage::Browser.read_text(&signed_out())
}
