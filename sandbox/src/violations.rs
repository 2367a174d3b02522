//! Reports of violations of the page's policy, sent by browsers: keeps the last hundred for the tests.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Map, Value};

/// The policy's report address.
pub const ADDRESS: &str = "/sandbox/violations";

/// How many are kept: any page on this machine may send some.
const KEPT: usize = 100;

/// The largest body of a report. A browser's own has one or two kilobytes.
pub const MAX_BYTES: usize = 16 * 1024;

/// How many characters of one the log shows.
const LOGGED: usize = 200;

#[derive(Default)]
pub struct Violations(Mutex<Vec<Value>>);

impl Violations {
    /// Takes in the body of a report, `{"csp-report": {…}}` (documented: Content Security Policy Level 3, 5.3).
    pub fn add(&self, mut body: Map<String, Value>) {
        let report = body.remove("csp-report").unwrap_or(Value::Object(body));
        tracing::warn!(
            report = beginning(&report),
            "the page's policy was violated"
        );
        let mut kept = self.kept();
        kept.push(report);
        let over = kept.len().saturating_sub(KEPT);
        kept.drain(..over);
    }

    pub fn list(&self) -> Vec<Value> {
        self.kept().clone()
    }

    fn kept(&self) -> MutexGuard<'_, Vec<Value>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn beginning(report: &Value) -> String {
    let whole = report.to_string();
    match whole.char_indices().nth(LOGGED) {
        Some((end, _)) => format!("{}…", &whole[..end]),
        None => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_long_report_is_logged_by_its_beginning() {
        let report = json!({ "blocked-uri": "ä".repeat(10_000) });
        let logged = beginning(&report);
        assert!(logged.starts_with("{\"blocked-uri\":\"ää"), "{logged}");
        assert_eq!(logged.chars().count(), LOGGED + 1);
        assert!(logged.ends_with('…'));
        assert_eq!(beginning(&json!({ "a": 1 })), r#"{"a":1}"#);
    }

    #[test]
    fn the_last_hundred_are_kept() {
        let violations = Violations::default();
        for number in 0..150 {
            let report = json!({ "csp-report": { "number": number } });
            violations.add(report.as_object().cloned().unwrap_or_default());
        }
        let kept = violations.list();
        assert_eq!(kept.len(), 100);
        assert_eq!(kept.last(), Some(&json!({ "number": 149 })));
    }
}
