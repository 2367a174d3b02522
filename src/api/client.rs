//! Sends calls over fetch and turns whatever comes back, or does not, into a value or an error. Knows no state: it is
//! handed the credential.

mod answer;
mod early;

use std::{
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use canopy_domain::{
    failure::ApiError,
    wire::retry::{Awaited, DEFAULT_WAIT},
};
use gloo_net::http::{Method as HttpMethod, RequestBuilder, Response};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestCredentials, RequestRedirect};

use self::{
    answer::{AbortOnDrop, Begun, Refusal, error_on_the_way, in_time},
    early::Early,
};
use super::{
    call::{Call, Method, Pieces, Request},
    host,
    semaphore::{Permit, Semaphore},
};

/// Calls under way at once; the others wait for a permit. Over HTTP/1.1 a browser has six connections to a host: where
/// the console and the API share one, the sixth is the page's own, for what it still lacks and for the next page.
const IN_FLIGHT: usize = 5;

/// A call that did not succeed.
pub struct Failed {
    pub error: ApiError,
    /// How long the API asks to wait before any other call, in seconds, whatever else it said.
    pub wait: Option<u32>,
}

/// The way to the API at one base URL. Cheap to clone; clones share the permits.
#[derive(Clone)]
pub struct Client {
    base_url: Arc<str>,
    permits: Semaphore,
    /// Whether calls take the host's cookies along, because it lets nothing through without.
    takes_cookies: Arc<AtomicBool>,
}

impl Client {
    /// `base_url` without a slash at its end.
    pub fn new(base_url: &str) -> Self {
        Self {
            base_url: base_url.trim_end_matches('/').into(),
            permits: Semaphore::new(IN_FLIGHT),
            takes_cookies: Arc::default(),
        }
    }

    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Sends a call, with a bearer token where there is one. Dropping the future before it is done
    /// aborts the request.
    ///
    /// # Errors
    /// [`ApiError`] for anything but a success with a body that can be read.
    pub async fn send<T>(&self, bearer: Option<&str>, call: Call<T>) -> Result<T, ApiError> {
        let permit = self.permit().await;
        let mut body = Vec::new();
        let answer = self.answer(&permit, bearer, &call.request, &mut body).await;
        answer.map_err(|failed| failed.error)?;
        call.read(body).map_err(ApiError::Malformed)
    }

    /// Waits until one more call may be under way.
    pub async fn permit(&self) -> Permit {
        self.permits.permit().await
    }

    /// As [`send`](Self::send), with a permit one has and the answer as it comes: `body` is given that of a success.
    ///
    /// # Errors
    /// [`Failed`] for anything but a success; `body` may have been given the beginning of one.
    pub fn answer<'a>(
        &'a self,
        _permit: &'a Permit,
        bearer: Option<&'a str>,
        request: &'a Request,
        body: &'a mut dyn Pieces,
    ) -> Pin<Box<dyn Future<Output = Result<(), Failed>> + 'a>> {
        Box::pin(self.body(bearer, request, body))
    }

    async fn body(
        &self,
        bearer: Option<&str>,
        request: &Request,
        body: &mut dyn Pieces,
    ) -> Result<(), Failed> {
        let body_bytes = request.body.as_ref().map_or(0, Vec::len);
        let begins = self.through_host(bearer, request);
        let answer = match in_time(Awaited::Answer { body_bytes }, begins).await {
            Ok(begun) => begun.whole(body).await,
            Err(error) => Err(error),
        };
        let refusal = answer.map_err(|error| Failed { error, wait: None })?;
        let Some(Refusal {
            status,
            retry_after,
            body,
        }) = refusal
        else {
            return Ok(());
        };
        let error = ApiError::from_answer(status, retry_after, &body);
        let wait = match status {
            429 => retry_after.or(Some(DEFAULT_WAIT)),
            _ => retry_after,
        };
        Err(Failed { error, wait })
    }

    /// Without the host's cookies, which are nothing to the API, unless the host asks for them. With them, a browser
    /// would answer a host that asks for a password by asking the person, over and over: the token takes the password's
    /// place.
    async fn through_host(&self, bearer: Option<&str>, asked: &Request) -> Result<Begun, ApiError> {
        // As this call was sent: another may find out meanwhile.
        let took_cookies = self.takes_cookies.load(Ordering::Relaxed);
        let answer = self.fetch(bearer, asked).await;
        let may_be_host = match &answer {
            // A write was refused, or it would not be said of it.
            Err(ApiError::HostSignIn) => true,
            // A host that asks for a certificate may hang up; a write may have been carried out.
            Err(ApiError::Unreachable) => asked.method == Method::Get,
            _ => false,
        };
        let is_first = bearer.is_some() && host::is_own(&self.base_url) && !took_cookies;
        let is_known = self.takes_cookies.load(Ordering::Relaxed);
        if may_be_host && is_first && (is_known || host::asks_for_cookies().await) {
            self.takes_cookies.store(true, Ordering::Relaxed);
            return self.fetch(bearer, asked).await;
        }
        answer
    }

    async fn fetch(&self, bearer: Option<&str>, asked: &Request) -> Result<Begun, ApiError> {
        let path = asked.path.as_deref().ok_or(ApiError::NoSuchPath)?;
        let url = format!("{}{path}", self.base_url);
        let authorization = bearer.map(|bearer| format!("Bearer {bearer}"));
        let authorization = authorization.as_deref();
        let takes_cookies = self.takes_cookies.load(Ordering::Relaxed);
        let is_early = asked.method == Method::Get && !takes_cookies;
        let early = is_early.then(|| early::take(&url, authorization)).flatten();
        let (response, abort) = match early {
            Some(Early { answer, abort }) => {
                let abort = AbortOnDrop(Some(abort));
                let answer = JsFuture::from(answer).await;
                let answer = answer.and_then(JsCast::dyn_into::<web_sys::Response>);
                (answer.map_err(|_| ApiError::Unreachable)?.into(), abort)
            }
            None => self.ask(&url, authorization, asked).await?,
        };
        let api = bearer.map(|_| credentials(authorization, takes_cookies));
        if let Some(error) = error_on_the_way(&response, api, asked.method).await {
            return Err(error);
        }
        Ok(Begun {
            response,
            _abort: abort,
        })
    }

    async fn ask(
        &self,
        url: &str,
        authorization: Option<&str>,
        asked: &Request,
    ) -> Result<(Response, AbortOnDrop), ApiError> {
        let unreachable = |_| ApiError::Unreachable;
        let abort = AbortOnDrop::new();
        let method = match asked.method {
            Method::Get => HttpMethod::GET,
            Method::Post => HttpMethod::POST,
            Method::Patch => HttpMethod::PATCH,
            Method::Delete => HttpMethod::DELETE,
        };
        let takes_cookies = self.takes_cookies.load(Ordering::Relaxed);
        let mut request = RequestBuilder::new(url)
            .method(method)
            .header("Accept", asked.accept)
            // Customers' data is not left on a disk, and no call waits for the cache's entry of another page's.
            .cache(RequestCache::NoStore)
            // A token and a body go to the address that was configured, and a write stays the write it is.
            .redirect(RequestRedirect::Manual)
            .credentials(credentials(authorization, takes_cookies))
            .abort_signal(abort.0.as_ref().map(AbortController::signal).as_ref());
        if let Some(authorization) = authorization {
            request = request.header("Authorization", authorization);
        }
        let request = match &asked.body {
            Some(body) => request
                .header("Content-Type", "application/json")
                .body(Uint8Array::from(body.as_slice())),
            None => request.build(),
        };
        let sent = request.map_err(unreachable)?.send().await;
        Ok((sent.map_err(unreachable)?, abort))
    }
}

/// The host's cookies go along where there is no token, or the host lets nothing through without.
fn credentials(authorization: Option<&str>, takes_cookies: bool) -> RequestCredentials {
    if authorization.is_none() || takes_cookies {
        RequestCredentials::SameOrigin
    } else {
        RequestCredentials::Omit
    }
}
