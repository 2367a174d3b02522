//! Why an API cannot be reached, as far as a page can tell. Sends it nothing but a question without a token.

use std::{cell::Cell, rc::Rc, time::Duration};

use canopy_domain::wire::{api_address::is_unencrypted, reach::Reach};
use futures::future::{Either, select};
use gloo_net::http::RequestBuilder;
use gloo_timers::future::sleep;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, RequestCredentials, RequestMode, Url, window};

/// How long an answer may take.
const TIMEOUT: Duration = Duration::from_secs(10);
/// The browser tells of a call that the page's policy forbids a little after it has failed.
const A_MOMENT: Duration = Duration::from_millis(100);

/// Asks the API once more, for an answer that need not be readable.
pub async fn look(api: &str) -> Reach {
    let Some(window) = window() else {
        return Reach::Silent;
    };
    let page = window.location().origin().unwrap_or_default();
    let origin = Url::new(api).map(|url| url.origin()).unwrap_or_default();
    if !window.navigator().on_line() {
        return Reach::Offline;
    }
    if is_insecure(&page, &origin) {
        return Reach::Insecure;
    }
    let policy = Policy::watched();
    if answers(api).await {
        return if origin == page {
            Reach::Answers
        } else {
            Reach::Unreadable
        };
    }
    sleep(A_MOMENT).await;
    if policy.has_forbidden.get() {
        Reach::Forbidden
    } else {
        Reach::Silent
    }
}

/// The origin of this page.
pub fn page_origin() -> String {
    window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}

/// Whether a browser refuses the call because of what the page came over. One's own machine is let through.
fn is_insecure(page: &str, api: &str) -> bool {
    page.starts_with("https:") && is_unencrypted(api)
}

async fn answers(api: &str) -> bool {
    let request = RequestBuilder::new(api)
        .mode(RequestMode::NoCors)
        .credentials(RequestCredentials::Omit)
        .build();
    let Ok(request) = request else { return false };
    let asked = std::pin::pin!(request.send());
    matches!(
        select(asked, sleep(TIMEOUT)).await,
        Either::Left((Ok(_), _))
    )
}

/// Listens, while it lives, for calls that the page's policy forbids.
struct Policy {
    has_forbidden: Rc<Cell<bool>>,
    listener: Closure<dyn Fn(Event)>,
}

const VIOLATION: &str = "securitypolicyviolation";

impl Policy {
    fn watched() -> Self {
        let has_forbidden = Rc::new(Cell::new(false));
        let told = Rc::clone(&has_forbidden);
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let directive = Reflect::get(&event, &"effectiveDirective".into());
            let is_call =
                directive.is_ok_and(|name| name.as_string().as_deref() == Some("connect-src"));
            told.set(told.get() || is_call);
        });
        if let Some(window) = window() {
            // Where it cannot listen, the call counts as unanswered.
            let _ = window
                .add_event_listener_with_callback(VIOLATION, listener.as_ref().unchecked_ref());
        }
        Self {
            has_forbidden,
            listener,
        }
    }
}

impl Drop for Policy {
    fn drop(&mut self) {
        if let Some(window) = window() {
            // What was never added is not missed.
            let _ = window.remove_event_listener_with_callback(
                VIOLATION,
                self.listener.as_ref().unchecked_ref(),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secure_page_calls_no_plain_address_but_its_own_machines() {
        assert!(is_insecure("https://console.example", "http://api.example"));
        assert!(!is_insecure(
            "https://console.example",
            "https://api.example"
        ));
        assert!(!is_insecure("http://console.example", "http://api.example"));
        assert!(!is_insecure(
            "https://console.example",
            "http://127.0.0.1:8787"
        ));
    }
}
