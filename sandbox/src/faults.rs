//! Simulated failures for tests: which requests they affect and how.

mod apply;

use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use self::apply::meet;
use crate::glob;

/// A request to `/sandbox/faults`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Any method if it is absent or `*`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    method: Option<String>,
    /// `*` stands for any run of characters within a segment, `**` for any at all.
    path: String,
    /// The status to respond with. The request isn't carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    /// Seconds, or a text that is sent as it is. Alone it means status 429.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    retry_after: Option<RetryAfter>,
    /// A string is sent as it is, anything else as JSON. Alone it means status 200.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<Value>,
    /// The body as bytes, if it isn't text. Takes precedence over `body`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bytes: Option<Vec<u8>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    content_type: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    delay_ms: Option<u64>,
    /// Closes the connection without an answer, and without carrying out the request.
    #[serde(default)]
    drop: bool,
    /// Sends only this many bytes of the answer's body, with the length of the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    truncate: Option<usize>,
    /// Keys of the request's body to ignore, to simulate an API that loses them. If no key is left, the response is
    /// the unchanged organization.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    ignores: Vec<String>,
    /// How many more requests it affects.
    #[serde(default = "once")]
    times: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum RetryAfter {
    Seconds(u64),
    Text(String),
}

impl RetryAfter {
    /// `None` if it isn't valid in a header.
    fn value(&self) -> Option<HeaderValue> {
        match self {
            RetryAfter::Seconds(seconds) => Some(HeaderValue::from(*seconds)),
            RetryAfter::Text(text) => HeaderValue::from_str(text).ok(),
        }
    }
}

fn once() -> u64 {
    1
}

const TOKENS: &str = "/sandbox/tokens";

/// Every request is held against every path.
const MAX_PATH_BYTES: usize = 2_000;

/// The longest delay, so that a mistake in a test doesn't keep a connection open forever.
const MAX_DELAY_MS: u64 = 120_000;

impl Fault {
    /// Why it isn't valid: the field and the message.
    pub fn problem(&self) -> Option<(&'static str, &'static str)> {
        if !self.path.starts_with(['/', '*']) {
            return Some(("path", "A path has to start with / or a wildcard."));
        }
        if self.path.len() > MAX_PATH_BYTES {
            return Some(("path", "A path can have at most 2,000 bytes."));
        }
        if self
            .status
            .is_some_and(|status| !(200..=599).contains(&status))
        {
            return Some(("status", "A status has to be between 200 and 599."));
        }
        if self.delay_ms.is_some_and(|delay| delay > MAX_DELAY_MS) {
            return Some(("delay_ms", "A delay can be at most 120,000 milliseconds."));
        }
        if self
            .content_type
            .as_ref()
            .is_some_and(|text| HeaderValue::from_str(text).is_err())
        {
            return Some(("content_type", "This isn't valid in a header."));
        }
        if self
            .retry_after
            .as_ref()
            .is_some_and(|wait| wait.value().is_none())
        {
            return Some(("retry_after", "This isn't valid in a header."));
        }
        if self.times == 0 {
            return Some(("times", "A fault has to affect at least one request."));
        }
        let does_something = self.answers()
            || self.drop
            || self.delay_ms.is_some()
            || self.truncate.is_some()
            || !self.ignores.is_empty();
        (!does_something).then_some((
            "status",
            "Set at least one of status, retry_after, body, bytes, delay_ms, drop, truncate or ignores.",
        ))
    }

    fn answers(&self) -> bool {
        self.status.is_some()
            || self.retry_after.is_some()
            || self.body.is_some()
            || self.bytes.is_some()
    }

    fn meets(&self, method: &str, path: &str) -> bool {
        let method_fits = self
            .method
            .as_deref()
            .is_none_or(|wanted| wanted == "*" || wanted.eq_ignore_ascii_case(method));
        // Faults don't affect the sandbox's own routes, so that they can always be removed. Only a fault that names
        // the tokens' route affects it.
        let is_spared = path.starts_with("/sandbox/") && !self.path.starts_with(TOKENS);
        method_fits && !is_spared && glob::matches(&self.path, path)
    }

    /// The response that replaces the real one, if any.
    fn answer(&self) -> Option<Response> {
        if !self.answers() {
            return None;
        }
        let implied = if self.retry_after.is_some() {
            StatusCode::TOO_MANY_REQUESTS
        } else {
            StatusCode::OK
        };
        let status = self
            .status
            .and_then(|status| StatusCode::from_u16(status).ok())
            .unwrap_or(implied);
        let body = match (&self.bytes, &self.body) {
            (Some(bytes), _) => bytes.clone(),
            (_, Some(Value::String(text))) => text.clone().into_bytes(),
            (_, Some(value)) => value.to_string().into_bytes(),
            _ => own_body(status).to_string().into_bytes(),
        };
        let content_type = self
            .content_type
            .as_deref()
            .and_then(|text| HeaderValue::from_str(text).ok());
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            content_type.unwrap_or(HeaderValue::from_static("application/json")),
        );
        if let Some(value) = self.retry_after.as_ref().and_then(RetryAfter::value) {
            headers.insert(header::RETRY_AFTER, value);
        }
        Some(response)
    }
}

/// The API's body for such a status: the short body for an invalid token, otherwise the envelope.
fn own_body(status: StatusCode) -> Value {
    if status == StatusCode::UNAUTHORIZED {
        return json!({"message": "Unauthenticated."});
    }
    let code = "sandbox_fault";
    json!({
        "type": if status.is_server_error() { "api_error" } else { "invalid_request_error" },
        "code": code,
        "message": format!("This is a simulated fault: {status}."),
        "doc_url": format!("https://docs.altostrat.io/errors/{code}"),
    })
}

/// The faults that haven't been used up yet.
#[derive(Default)]
pub struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    pub fn add(&self, fault: Fault) {
        self.waiting().push(fault);
    }

    pub fn clear(&self) {
        self.waiting().clear();
    }

    pub fn list(&self) -> Vec<Fault> {
        self.waiting().clone()
    }

    /// The first fault that matches a request; counts it down.
    fn take(&self, method: &str, path: &str) -> Option<Fault> {
        let mut waiting = self.waiting();
        let index = waiting.iter().position(|fault| fault.meets(method, path))?;
        let fault = waiting.get_mut(index)?;
        fault.times = fault.times.saturating_sub(1);
        let taken = fault.clone();
        if taken.times == 0 {
            waiting.remove(index);
        }
        Some(taken)
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<Fault>> {
        // The list is whole between any two statements that change it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
