//! Signing in, tokens and the journal of changes.

mod writes;

use canopy_domain::{
    failure::ApiError,
    host::clocks::Apart,
    session::{
        expiry::Announcement,
        token::{Claims, TokenProblem},
    },
    workspace::member::Role,
};

pub use self::writes::*;
use crate::{counts::counted, errors::title, host::clock_note, workspace::role_name};

/// What to call a person: by their name, or by what they signed in with.
pub fn person(claims: &Claims) -> &str {
    claims.title().unwrap_or("API token")
}

/// While the browser has no network.
pub const OFFLINE: &str =
    "You're offline. You can keep reading; changes can be saved when you're back online.";

/// The page for signing in.
pub mod sign_in {
    pub const PAGE: &str = "Sign in";
    pub const TITLE: &str = "Sign in to Canopy";
    pub const LEAD: &str = "Manage the organizations of an Altostrat workspace.";
    pub const SIGNED_OUT_ELSEWHERE: &str = "You signed out in another tab.";
    pub const SIGNED_IN_ELSEWHERE: &str =
        "You're signed in in another tab. Tokens aren't shared between tabs; paste one here.";
    pub const DRAFTS_KEPT: &str =
        "Unsaved changes are kept in this browser. Sign in to restore your own.";
    pub const UNENCRYPTED: &str =
        "The API's address uses plain HTTP, so your token is sent unencrypted.";
    pub const TOKEN: &str = "Access token";
    pub const TOKEN_HINT: &str = "Use a token or an API key from your Altostrat account.";
    pub const SIGN_IN: &str = "Sign in";
    pub const SIGN_IN_ANYWAY: &str = "Sign in anyway";
    /// The API's address follows.
    pub const TOKEN_IS_SHARED: &str =
        "Until you sign out, new tabs of this console share your token. It is sent only to";
    /// The API's address follows.
    pub const TOKEN_STAYS_IN_TAB: &str = "Your token stays in this tab. It is sent only to";

    pub const SANDBOX: &str = "Sandbox";
    pub const SANDBOX_LEAD: &str =
        "This is a sandbox. Sign in with any role; nothing here is real.";
    pub const OR: &str = "or";
}

pub fn sign_in_as(role: Role) -> String {
    format!("Sign in as {}", role_name(role))
}

/// What someone with this role can do in the sandbox.
pub fn role_summary(role: Role) -> &'static str {
    match role {
        Role::Owner => "Full access",
        Role::Admin => "Can manage organizations",
        Role::Viewer => "Read-only",
    }
}

pub fn token_problem(problem: TokenProblem) -> &'static str {
    match problem {
        TokenProblem::Empty => "Paste a token first.",
        TokenProblem::NotThreeParts => {
            "This isn't a token. A token has three parts separated by dots. Copy it again."
        }
        TokenProblem::Unreadable => {
            "This token can't be read: its middle part contains no claims. Copy it again."
        }
        TokenProblem::Expired => "This token has expired. Get a new one and paste it here.",
        TokenProblem::MaybeOfAnother => {
            "This token may belong to someone else. If you sign in with it, the page starts over, and your unsaved \
             changes are offered again only when you sign in with the previous account."
        }
        TokenProblem::Rejected => "The API rejected this token. Copy it again, or get a new one.",
    }
}

/// Why a token was refused, and that the clocks differ where they do: what is said of its end is said by this device's.
pub fn token_refused(problem: TokenProblem, clocks: Option<Apart>) -> String {
    with_clocks(token_problem(problem).to_owned(), clocks)
}

fn with_clocks(text: String, clocks: Option<Apart>) -> String {
    match clocks {
        Some(apart) => format!("{text} {}", clock_note(apart)),
        None => text,
    }
}

/// What stands above every page.
pub mod notices {
    pub const SECTION: &str = "Session";
}

/// When the token expires.
pub fn expiry(announcement: Announcement, clocks: Option<Apart>) -> String {
    let text = match announcement {
        Announcement::Expired => "Your token has expired.".into(),
        Announcement::AtOnce => "Your token expires in less than a minute.".into(),
        Announcement::InMinutes(minutes) => {
            let time = counted(minutes.into(), "minute", "minutes");
            format!("Your token expires in {time}.")
        }
    };
    with_clocks(text, clocks)
}

/// After this error the API asks to wait.
pub fn wait(error: &ApiError) -> String {
    format!("{}. The API asks you to wait.", title(error))
}

/// Of a wait that nothing sits out.
pub fn seconds_left(seconds: u64) -> String {
    match seconds {
        0 => String::new(),
        seconds => format!("{seconds} s left"),
    }
}

/// The dialog that asks for a new token.
pub mod again {
    pub const SIGN_IN: &str = "Sign in again";
    pub const EXPIRED: &str =
        "Your token has expired. This page and everything you typed will stay as they are.";
    pub const REJECTED: &str =
        "The API rejected your token. This page and everything you typed will stay as they are.";
    pub const STILL_VALID: &str = "Your token is still valid; a new one will replace it. This page and everything you \
        typed will stay as they are.";
    /// A name follows.
    pub const SIGNED_IN_AS: &str = "Signed in as";

    pub const SEND: &str = "Send these changes again?";
    pub const SIGNED_IN: &str = "You're signed in again.";
    pub const NOT_SENT: &str = "These changes weren't sent because the token was rejected:";
    pub const DO_NOT_SEND: &str = "Don't send";
    pub const SEND_NOW: &str = "Send now";
}

/// The dialog that lists what was written.
pub mod journal {
    pub const TITLE: &str = "Session journal";
    pub const LEAD: &str = "Changes made in this tab since you signed in. They are kept until you sign out or close \
        the tab; if there are very many, reloading the page drops the oldest.";
    pub const EMPTY: &str = "No changes yet.";
    pub const LIST: &str = "Changes";
    pub const PENDING: &str = "Pending";
    pub const UNANSWERED: &str = "The page was reloaded before the API answered.";
    pub const FAILED: &str = "Failed";
    /// Between an old value and a new one.
    pub const TO: &str = "to";
    pub const COPY_AS_CURL: &str = "Copy as curl";
    pub const REVERT: &str = "Revert";
}

#[cfg(test)]
mod tests {
    use canopy_domain::host::clocks::difference;

    use super::*;

    #[test]
    fn an_expiry_is_said_with_what_the_clocks_make_of_it() {
        for (announcement, words) in [
            (Announcement::Expired, "Your token has expired."),
            (
                Announcement::AtOnce,
                "Your token expires in less than a minute.",
            ),
            (
                Announcement::InMinutes(9),
                "Your token expires in 9 minutes.",
            ),
        ] {
            assert_eq!(expiry(announcement, None), words);
        }
        assert_eq!(
            expiry(Announcement::Expired, difference(-120.0)),
            "Your token has expired. This device's clock is 2 min behind the host, so expiry times shown here are off \
                by as much."
        );
    }

    #[test]
    fn every_problem_of_a_token_ends_as_a_sentence() {
        for problem in [
            TokenProblem::Empty,
            TokenProblem::NotThreeParts,
            TokenProblem::Unreadable,
            TokenProblem::Expired,
            TokenProblem::MaybeOfAnother,
            TokenProblem::Rejected,
        ] {
            assert!(token_problem(problem).ends_with('.'), "{problem:?}");
        }
    }

    #[test]
    fn whose_token_says_nothing_goes_by_what_it_is() {
        assert_eq!(person(&Claims::default()), "API token");
        let named = Claims {
            name: Some("Ada".into()),
            ..Claims::default()
        };
        assert_eq!(person(&named), "Ada");
    }
}
