//! What the console's own host sends with the page: its policy and its time. Sends it no token.

use gloo_net::http::RequestBuilder;
use js_sys::Date;
use web_sys::{RequestCache, window};

/// The headers of the page, as far as they matter here.
pub struct Headers {
    /// The Content-Security-Policy that the page runs under, whether sent with it or written into it.
    pub policy: Option<String>,
    /// How far this browser's clock is ahead of the host's, in seconds.
    pub clock_ahead: Option<f64>,
}

/// Asks for the page once more. `None` where the host does not answer.
pub async fn headers() -> Option<Headers> {
    let document = window()?.document()?;
    let page = document.base_uri().ok()??;
    let asked = Date::now();
    let request = RequestBuilder::new(&page).cache(RequestCache::NoStore);
    let answer = request.send().await.ok()?;
    let answered = Date::now();
    let headers = answer.headers();
    // It was written down on the way, and without its fraction of a second.
    let clock_ahead = headers
        .get("date")
        .map(|date| ((asked + answered) / 2.0 - Date::parse(&date)) / 1_000.0 - 0.5);
    let written = || {
        let policy = document.query_selector("meta[http-equiv='Content-Security-Policy' i]");
        policy.ok()??.get_attribute("content")
    };
    Some(Headers {
        policy: headers.get("content-security-policy").or_else(written),
        clock_ahead,
    })
}
