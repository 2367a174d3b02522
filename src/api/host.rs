//! What the console's own host sends with the page: its policy, its time, the types of its files, and a sign-in in
//! front of it. Sends it no token.

use canopy_domain::{host::self_check::Served, wire::challenge};
use gloo_net::http::{Method, RequestBuilder, Response};
use js_sys::Date;
use web_sys::{RequestCache, RequestCredentials, RequestRedirect, ResponseType, window};

/// The headers of the page, as far as they matter here.
pub struct Headers {
    /// The Content-Security-Policy that is sent with the page.
    pub policy: Option<String>,
    /// The one that is written into it.
    pub written_policy: Option<String>,
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
        policy: headers.get("content-security-policy"),
        written_policy: written(),
        clock_ahead,
    })
}

/// A file of each kind, as the page names it.
const FILES: [(&str, &str); 3] = [
    (".wasm", "link[rel='preload'][type='application/wasm']"),
    (".js", "link[rel='modulepreload']"),
    (".css", "link[rel='stylesheet']"),
];

/// What the host says its files are; those it does not answer for are left out.
pub async fn files() -> Vec<Served> {
    let mut files = Vec::new();
    for (ending, selector) in FILES {
        files.extend(file(ending, selector).await);
    }
    files
}

async fn file(ending: &'static str, selector: &str) -> Option<Served> {
    let document = window()?.document()?;
    let named = document.query_selector(selector).ok()??;
    // Without the cache, or a host that has been mended would go on being blamed.
    let request = RequestBuilder::new(&named.get_attribute("href")?)
        .method(Method::HEAD)
        .cache(RequestCache::NoStore);
    let answer = request.send().await.ok().filter(Response::ok)?;
    Some(Served {
        ending,
        media_type: answer.headers().get("Content-Type"),
    })
}

/// Whether an address is the page's own host's.
pub fn is_own(url: &str) -> bool {
    let page = window().and_then(|window| window.location().origin().ok());
    page.and_then(|page| url.strip_prefix(&page))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether an answer asks for a name and a password, or for what stands for them, instead of a token.
pub fn asks_password(answer: &Response) -> bool {
    let asked = answer.headers().get("WWW-Authenticate");
    asked.is_some_and(|asked| challenge::asks_password(&asked))
}

/// Whether an answer is a page for people.
pub fn is_page(answer: &Response) -> bool {
    let kind = answer.headers().get("Content-Type");
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

/// Whether the host no longer gives out what it gave when the page was opened: someone has to sign in to it first. Not
/// where it asks for a password, which the browser keeps and a call leaves out: it would ask for that by its own
/// answer.
pub async fn is_closed(credentials: RequestCredentials) -> bool {
    let answer = asked_again(credentials).await;
    answer.is_some_and(|answer| is_sign_in(&answer))
}

/// Whether the host gives out nothing without the browser's cookies, or without its certificate.
pub async fn asks_for_cookies() -> bool {
    let answer = asked_again(RequestCredentials::Omit).await;
    match answer {
        Some(answer) => is_sign_in(&answer),
        // It asks for a certificate, or there is no connection at all.
        None => asked_again(RequestCredentials::SameOrigin).await.is_some(),
    }
}

async fn asked_again(credentials: RequestCredentials) -> Option<Response> {
    let request = RequestBuilder::new("config.json")
        .cache(RequestCache::NoStore)
        .credentials(credentials)
        .redirect(RequestRedirect::Manual);
    request.send().await.ok()
}

fn is_sign_in(answer: &Response) -> bool {
    let is_closed = answer.type_() == ResponseType::Opaqueredirect
        || matches!(answer.status(), 401 | 403)
        || is_page(answer);
    is_closed && !asks_password(answer)
}
