//! The time of day, as this machine tells it.

/// Seconds since 1970-01-01 UTC.
pub fn now() -> f64 {
    js_sys::Date::now() / 1_000.0
}
