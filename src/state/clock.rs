//! The time of day and chance, as this machine has them, and the turns of the page.

use gloo_timers::future::TimeoutFuture;

/// Seconds since 1970-01-01 UTC.
pub fn now() -> f64 {
    js_sys::Date::now() / 1_000.0
}

/// Milliseconds since 1970-01-01 UTC. Whole, since spelling out a fraction takes code that nothing else needs.
pub fn milliseconds() -> u64 {
    js_sys::Date::now() as u64
}

/// A number between 0 and 1, 1 left out, that nobody can foresee.
pub fn chance() -> f64 {
    js_sys::Math::random()
}

/// This moment, as RFC 3339 in UTC: `2026-11-22T23:30:00.000Z`.
pub fn written() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// The hour and the minute of a moment, where the person is.
pub fn time_of_day(then: f64) -> (u32, u32) {
    let date = js_sys::Date::new(&(then * 1_000.0).into());
    (date.get_hours(), date.get_minutes())
}

/// The year, the month from 1 and the day where the person is.
pub fn date() -> (u32, u32, u32) {
    let date = js_sys::Date::new_0();
    (date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// The date where the person is, as ISO 8601 has it: `2026-11-27`.
pub fn today() -> String {
    let (year, month, day) = date();
    format!("{year}-{month:02}-{day:02}")
}

/// How many midnights there were since then, where the person is.
pub fn midnights_since(then: f64) -> u32 {
    let day = |seconds: f64| {
        let date = js_sys::Date::new(&(seconds * 1_000.0).into());
        ((seconds - date.get_timezone_offset() * 60.0) / 86_400.0).floor()
    };
    // Saturates: what lies ahead was today.
    (day(now()) - day(then)) as u32
}

/// Goes on in the page's next task: what the person did, and what is to be painted, comes before.
pub async fn next_task() {
    TimeoutFuture::new(0).await;
}
