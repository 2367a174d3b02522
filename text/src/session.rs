//! Signing in, tokens and the journal of changes.

use canopy_domain::{
    changes::difference::{Difference, FieldValue},
    failure::ApiError,
    form::{
        draft::{Foreseen, NotTaken, Stays},
        field::Field,
    },
    host::clocks::Apart,
    session::{
        deed::Deed,
        expiry::Announcement,
        token::{Claims, TokenProblem},
    },
    unicode::bidi::isolated,
    workspace::member::Role,
};

use crate::{
    counts::grouped,
    errors::{sentence, title},
    form::{answer, label, shortened},
    host::clock_note,
    organization::field_value,
    workspace::role_name,
};

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
        Announcement::InMinutes(minutes) => format!("Your token expires in {minutes} minutes."),
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
    pub const LEAD: &str = "Changes made in this tab since you signed in. They are kept until you sign out or close the \
        tab; if there are very many, reloading the page drops the oldest.";
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

/// Of a notice: takes back what it tells, and leads to what it is about.
pub const UNDO: &str = "Undo";
pub const OPEN: &str = "Open";

/// What a write does to the organization of this name.
pub fn deed(deed: Deed, name: &str) -> String {
    let name = isolated(name);
    match deed {
        Deed::Create => format!("Create {name}"),
        Deed::Change => format!("Change {name}"),
        Deed::Delete => format!("Delete {name}"),
    }
}

/// What a write has done to the organization of this name.
pub fn deed_done(deed: Deed, name: &str) -> String {
    let name = isolated(name);
    match deed {
        Deed::Create => format!("Created {name}"),
        Deed::Change => format!("Changed {name}"),
        Deed::Delete => format!("Deleted {name}"),
    }
}

pub fn reverted(name: &str, is_changed: bool, stays: &[Stays]) -> String {
    let name = isolated(name);
    let mut text = match (is_changed, stays.is_empty()) {
        (true, _) => format!("Reverted {name}."),
        (false, true) => format!("{name} has nothing to revert."),
        (false, false) => format!("Couldn't revert {name}."),
    };
    for stays in stays {
        text += " ";
        text += &answer::stays(stays);
    }
    text
}

/// Why an entry of the journal can't be reverted.
pub fn not_revertible(why: &Foreseen) -> String {
    match why {
        Foreseen::Deleted => "This organization was deleted".to_owned(),
        Foreseen::AsBefore => "There is nothing to revert: the values are as before".to_owned(),
        Foreseen::Stays(stays) => {
            let sentences: Vec<String> = stays.iter().map(answer::stays).collect();
            sentences.join(" ")
        }
    }
}

/// `None`: the person left the workspace before it was sent.
pub fn not_reverted(name: &str, error: Option<&ApiError>) -> String {
    let name = isolated(name);
    match error {
        Some(error) => format!("Couldn't revert {name}. {}", sentence(error)),
        None => format!("Couldn't revert {name}: you left the workspace before it was sent."),
    }
}

/// The organization of this name was created, and these of its values not as they were sent.
pub fn created(name: &str, not_taken: &[NotTaken]) -> String {
    with_not_taken(format!("{} was created.", isolated(name)), not_taken)
}

/// As [`created`], of one that was there, and what has changed in it.
pub fn saved(name: &str, not_taken: &[NotTaken], changes: &[Difference]) -> String {
    let mut text = with_not_taken(format!("{} was saved.", isolated(name)), not_taken);
    for change in changes.iter().take(TOLD) {
        text += " ";
        text += &changed(change);
    }
    if let more @ 1.. = changes.len().saturating_sub(TOLD) {
        text += &format!(" {} more changed.", grouped(more as u64));
    }
    text
}

/// So many changes stand in a short notice.
const TOLD: usize = 3;

/// `Users limit: 8 to 50.`
fn changed(change: &Difference) -> String {
    let label = label(change.field);
    if change.field == Field::Logo {
        // Its addresses say nothing.
        return match &change.after {
            FieldValue::Text(None) => format!("{label} removed."),
            _ => format!("{label} changed."),
        };
    }
    let [before, after] = [&change.before, &change.after]
        .map(|value| isolated(&shortened(&field_value(value))).into_owned());
    format!("{label}: {before} {} {after}.", journal::TO)
}

fn with_not_taken(mut text: String, not_taken: &[NotTaken]) -> String {
    for not_taken in not_taken {
        text += " ";
        text += &answer::not_taken(not_taken);
    }
    text
}

#[cfg(test)]
mod tests {
    use canopy_domain::{
        form::{draft::WhyStays, problem::Problem},
        host::clocks::difference,
        organization::limits::{Limit, Resource},
    };

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
    fn what_was_saved_is_told_with_what_changed_and_no_more_than_fits() {
        let limit = |amount| FieldValue::Limit(Limit::of(amount));
        let text = |text: &str| FieldValue::Text(Some(text.into()));
        let change = |field, before, after| Difference {
            field,
            before,
            after,
        };
        let users = change(Field::Limit(Resource::Users), limit(8), limit(50));
        assert_eq!(
            saved("Kitchen", &[], std::slice::from_ref(&users)),
            "Kitchen was saved. Users limit: 8 to 50."
        );
        let logo = |after| change(Field::Logo, text("https://cdn.test/a.png"), after);
        assert_eq!(
            saved("Kitchen", &[], &[logo(text("https://cdn.test/b.png"))]),
            "Kitchen was saved. Logo changed."
        );
        let gone = logo(FieldValue::Text(None));
        let name = change(Field::Name, text("Kitchen"), text(&"x".repeat(99)));
        let told = saved("Kitchen", &[], &[name, users.clone(), gone, users]);
        assert!(
            told.ends_with("… Users limit: 8 to 50. Logo removed. 1 more changed.")
                || told.ends_with("…. Users limit: 8 to 50. Logo removed. 1 more changed."),
            "{told}"
        );
        assert_eq!(saved("Kitchen", &[], &[]), "Kitchen was saved.");
    }

    #[test]
    fn a_revert_that_changed_nothing_is_told_as_one_that_failed() {
        let stays = Stays {
            field: Field::Limit(Resource::Users),
            why: WhyStays::Refused(Problem::LimitBelowUse { used: 10 }),
        };
        let why =
            "Users limit can't be reverted. The limit can't be lower than the 10 already in use.";
        assert_eq!(
            reverted("Kitchen", false, std::slice::from_ref(&stays)),
            format!("Couldn't revert Kitchen. {why}")
        );
        assert_eq!(not_revertible(&Foreseen::Stays(vec![stays])), why);
        let answer = br#"{"errors":{"limits.users":["10 are in use."]}}"#;
        let error = ApiError::from_answer(422, None, answer);
        assert_eq!(
            not_reverted("Kitchen", Some(&error)),
            "Couldn't revert Kitchen. The API rejected this request. Users limit: 10 are in use."
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
