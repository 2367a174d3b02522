//! An answer on its way: whose it is, and its body, read piece by piece within a bound of time and of size.

use std::{future::Future, time::Duration};

use canopy_domain::{
    failure::ApiError,
    wire::{
        Malformed, Mistake,
        retry::{Awaited, retry_after, seconds_allowed},
    },
};
use futures::future::{Either, select};
use gloo_net::http::Response;
use gloo_timers::future::sleep;
use js_sys::{Date, Reflect, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCredentials, ResponseType};

use crate::api::{
    call::{Method, Pieces},
    host,
};

/// What is awaited, or [`ApiError::TimedOut`].
pub(super) async fn in_time<T>(
    awaited: Awaited,
    comes: impl Future<Output = Result<T, ApiError>>,
) -> Result<T, ApiError> {
    let time = sleep(Duration::from_secs(seconds_allowed(awaited)));
    match select(std::pin::pin!(comes), time).await {
        Either::Left((come, _)) => come,
        Either::Right(_) => Err(ApiError::TimedOut),
    }
}

/// What stood between the page and the API, where that answered in its place. `api`: with what the API was
/// asked, and not the host.
pub(super) async fn error_on_the_way(
    answer: &Response,
    api: Option<RequestCredentials>,
    method: Method,
) -> Option<ApiError> {
    let is_redirect = answer.type_() == ResponseType::Opaqueredirect;
    let may_be_host = if is_redirect {
        host::is_own(&answer.url())
    } else {
        // Of another origin, nobody can tell whose answer it is.
        answer.type_() == ResponseType::Basic
            && (answer.status() == 401 || (answer.status() < 500 && host::is_page(answer)))
    };
    let is_refusal = answer.status() >= 400;
    let is_host = may_be_host
        && match api {
            _ if host::asks_password(answer) => true,
            // The API may have carried out a write and answered so itself: as the host's, it would be sent once more.
            Some(RequestCredentials::Omit) if method != Method::Get && !is_refusal => false,
            // The API behind the host may redirect as well, or answer with a page.
            Some(credentials) => host::is_closed(credentials).await,
            // The host redirects its own files.
            None => is_redirect,
        };
    match (is_host, is_redirect) {
        (true, _) => Some(ApiError::HostSignIn),
        (false, true) => Some(ApiError::Redirected),
        (false, false) => None,
    }
}

/// The longest answer that is read, in megabytes: a hundred thousand organizations stay below it.
const LARGEST: u32 = 64;

fn is_too_large(bytes: u32) -> bool {
    bytes > LARGEST * 1024 * 1024
}

fn too_large() -> ApiError {
    ApiError::Malformed(Malformed::whole(Mistake::TooLarge(LARGEST)))
}

/// An answer of which the headers have come.
pub(super) struct Begun {
    pub response: Response,
    pub _abort: AbortOnDrop,
}

impl Begun {
    /// Waits until all of it has come. What is no success is not for `body`.
    pub async fn whole(self, body: &mut dyn Pieces) -> Result<Option<Refusal>, ApiError> {
        // Whatever goes wrong up to the last byte, a page can say no more than that nothing came.
        let unreadable = |_| ApiError::Unreachable;
        let headers = self.response.headers();
        let retry_after = retry_after(
            headers.get("Retry-After").as_deref(),
            headers.get("Date").as_deref(),
            Date::now(),
            |text| Some(Date::parse(text)).filter(|date| !date.is_nan()),
        );
        // What would not fit the program's memory ends it: each piece is measured before it is copied there.
        let told = headers.get("Content-Length");
        if told.is_some_and(|told| told.trim().parse().is_ok_and(is_too_large)) {
            return Err(too_large());
        }
        let status = self.response.status();
        let mut refusal = Vec::new();
        let is_success = (200..300).contains(&status);
        let body = if is_success { body } else { &mut refusal };
        let mut length: u32 = 0;
        // An answer without content has none in some browsers.
        if let Some(stream) = self.response.body() {
            let reader = ReadableStreamDefaultReader::new(&stream).map_err(unreadable)?;
            loop {
                let read = JsFuture::from(reader.read());
                let step = in_time(Awaited::Piece, async { read.await.map_err(unreadable) });
                let piece = Reflect::get(&step.await?, &"value".into()).map_err(unreadable)?;
                // There was no more.
                if piece.is_undefined() {
                    break;
                }
                let piece = Uint8Array::from(piece);
                length = length.saturating_add(piece.length());
                if is_too_large(length) {
                    return Err(too_large());
                }
                body.take(&piece.to_vec());
            }
        }
        Ok((!is_success).then_some(Refusal {
            status,
            retry_after,
            body: refusal,
        }))
    }
}

/// An answer that is no success.
pub(super) struct Refusal {
    pub status: u16,
    pub retry_after: Option<u32>,
    pub body: Vec<u8>,
}

/// Aborts the request it belongs to when nobody waits for the answer any more.
pub(super) struct AbortOnDrop(pub Option<AbortController>);

impl AbortOnDrop {
    pub fn new() -> Self {
        // Constructing one never fails in a browser; without it the request merely cannot be aborted.
        Self(AbortController::new().ok())
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}
