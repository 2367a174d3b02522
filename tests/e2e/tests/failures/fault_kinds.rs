//! The ways in which a call can fail: what the sandbox does, and what the console shows.

use canopy_e2e::Fault;
use serde_json::{Value, json};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Offline,
    Dropped,
    BrokenOff,
    NotJson,
    WrongShape,
    Unauthorized,
    Forbidden,
    NotFound,
    Conflict,
    TooLarge,
    InvalidKnown,
    InvalidUnknown,
    AskedToWait,
    RateLimited,
    Failed,
    Unavailable,
    Late,
    Twice,
    NotTaken,
}

/// How late an answer comes that comes late, in milliseconds.
pub const LATE: u32 = 10_000;

/// What the sandbox says at the field it refuses.
pub const FIELD_TEXT: &str = "Refused by a test.";

const OFFLINE: &str = "You're offline";
const UNREACHABLE: &str = "The API can't be reached";
const UNREADABLE: &str = "The API's response couldn't be read";
const TOO_MANY: &str = "Too many requests";
const FAILED: &str = "The API had an internal error";

impl Kind {
    pub const ALL: [Kind; 19] = [
        Kind::Offline,
        Kind::Dropped,
        Kind::BrokenOff,
        Kind::NotJson,
        Kind::WrongShape,
        Kind::Unauthorized,
        Kind::Forbidden,
        Kind::NotFound,
        Kind::Conflict,
        Kind::TooLarge,
        Kind::InvalidKnown,
        Kind::InvalidUnknown,
        Kind::AskedToWait,
        Kind::RateLimited,
        Kind::Failed,
        Kind::Unavailable,
        Kind::Late,
        Kind::Twice,
        Kind::NotTaken,
    ];

    /// The head of its column.
    pub const fn title(self) -> &'static str {
        match self {
            Kind::Offline => "offline",
            Kind::Dropped => "connection dropped",
            Kind::BrokenOff => "body incomplete",
            Kind::NotJson => "not JSON",
            Kind::WrongShape => "wrong shape",
            Kind::Unauthorized => "401",
            Kind::Forbidden => "403",
            Kind::NotFound => "404",
            Kind::Conflict => "409",
            Kind::TooLarge => "413",
            Kind::InvalidKnown => "422, a field the form has",
            Kind::InvalidUnknown => "422, an unknown field",
            Kind::AskedToWait => "429 with Retry-After",
            Kind::RateLimited => "429 without Retry-After",
            Kind::Failed => "500",
            Kind::Unavailable => "503",
            Kind::Late => "answer after ten seconds",
            Kind::Twice => "503 twice, then an answer",
            Kind::NotTaken => "accepted, not saved",
        }
    }

    /// The same where there is little room.
    pub const fn short_title(self) -> &'static str {
        match self {
            Kind::Dropped => "dropped",
            Kind::BrokenOff => "incomplete",
            Kind::WrongShape => "shape",
            Kind::InvalidKnown => "422 known",
            Kind::InvalidUnknown => "422 unknown",
            Kind::AskedToWait => "429 wait",
            Kind::RateLimited => "429",
            Kind::Late => "10 s late",
            Kind::Twice => "503 twice",
            Kind::NotTaken => "not saved",
            _ => self.title(),
        }
    }

    /// What the console says of it, unless a page has better words.
    pub const fn words(self) -> &'static str {
        match self {
            Kind::Offline | Kind::Dropped | Kind::BrokenOff => UNREACHABLE,
            Kind::NotJson | Kind::WrongShape => UNREADABLE,
            Kind::Unauthorized => "The API rejected your token",
            Kind::Forbidden => "Your role doesn't allow this",
            Kind::NotFound => "Not found",
            Kind::Conflict => "The API rejected this change",
            Kind::TooLarge => "Too large to send",
            Kind::InvalidKnown | Kind::InvalidUnknown => "The API rejected this request",
            Kind::AskedToWait | Kind::RateLimited => TOO_MANY,
            Kind::Failed | Kind::Unavailable | Kind::Twice => FAILED,
            Kind::Late | Kind::NotTaken => "",
        }
    }

    /// What it says above data that is still shown: of the network, nothing beside what the session says.
    pub const fn words_above_data(self) -> &'static str {
        match self {
            Kind::Offline => OFFLINE,
            _ => self.words(),
        }
    }

    /// Whether a read is tried again by itself before anything is said.
    pub const fn is_passing(self) -> bool {
        matches!(
            self,
            Kind::Offline | Kind::Dropped | Kind::BrokenOff | Kind::Failed | Kind::Unavailable
        )
    }

    /// What the sandbox does to such a call until it recovers. `None`: the network fails, not the sandbox.
    pub fn fault(self, call: &Met) -> Option<Fault> {
        let fault = Fault::on(call.method, &call.path);
        let refused = |field: &str| json!({ "message": "No.", "errors": { field: [FIELD_TEXT] } });
        Some(match self {
            Kind::Offline => return None,
            Kind::Dropped => fault.hangs_up(),
            // Where the sandbox has nothing to break off, something else does.
            Kind::BrokenOff if call.has_no_answer => fault
                .answers(200)
                .says(json!({ "done": true }))
                .breaks_off_after(5),
            Kind::BrokenOff => fault.breaks_off_after(5),
            Kind::NotJson => fault
                .answers(200)
                .says(json!("<!doctype html><title>Sign in</title>")),
            Kind::WrongShape => fault.answers(200).says(call.wrong_shape.clone()),
            Kind::Unauthorized => fault.answers(401),
            Kind::Forbidden => fault.answers(403),
            Kind::NotFound => fault.answers(404),
            Kind::Conflict => fault.answers(409),
            Kind::TooLarge => fault.answers(413),
            Kind::InvalidKnown => fault.answers(422).says(refused("name")),
            Kind::InvalidUnknown => fault.answers(422).says(refused("mystery")),
            Kind::AskedToWait => fault.asks_to_wait(1),
            Kind::RateLimited => fault.answers(429),
            Kind::Failed => fault.answers(500),
            Kind::Unavailable => fault.answers(503),
            Kind::Late => fault.takes_its_time(LATE),
            Kind::Twice => fault.answers(503).times(2),
            Kind::NotTaken => fault.ignores(call.ignores),
        })
    }
}

/// The call that a fault is to meet.
#[derive(Clone)]
pub struct Met {
    pub method: &'static str,
    pub path: String,
    /// Valid JSON that is not what the call asks for.
    pub wrong_shape: Value,
    /// A success has no body.
    pub has_no_answer: bool,
    /// What of its body an API may accept and not take; nothing where it has none.
    pub ignores: &'static [&'static str],
}

impl Met {
    pub fn new(method: &'static str, path: impl Into<String>) -> Self {
        Self {
            method,
            path: path.into(),
            wrong_shape: json!({ "unexpected": true }),
            has_no_answer: false,
            ignores: &[],
        }
    }

    pub fn that_may_not_take(mut self, keys: &'static [&'static str]) -> Self {
        self.ignores = keys;
        self
    }

    /// Whether it can fail so at all.
    pub fn can_meet(&self, kind: Kind) -> bool {
        kind != Kind::NotTaken || !self.ignores.is_empty()
    }

    pub fn whose_wrong_shape_is(mut self, shape: Value) -> Self {
        self.wrong_shape = shape;
        self
    }

    pub fn without_an_answer(mut self) -> Self {
        self.has_no_answer = true;
        self
    }

    pub fn list(path: impl Into<String>) -> Self {
        Self::new("GET", path).whose_wrong_shape_is(json!({ "data": [{ "id": 7 }] }))
    }
}
