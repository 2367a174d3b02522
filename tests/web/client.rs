//! The client in a browser: what it asks for, what it makes of the answer, and that nobody's question is taken back.

use canopy::api::{call::Call, client::Client, workspaces};
use canopy_domain::{failure::ApiError, wire::Mistake, workspace::Workspace};
use futures::FutureExt;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortController, AbortSignal, Request, window};

/// Stands in for the network: `fetch` does what `body` says with the `request`, and keeps it.
struct Network {
    original: JsValue,
}

impl Network {
    fn that(body: &str) -> Self {
        let window = window().expect("a page");
        let original = Reflect::get(&window, &"fetch".into()).expect("a browser fetches");
        let script = format!("self.lastRequest = request; {body}");
        let fetch = Function::new_with_args("request", &script);
        Reflect::set(&window, &"fetch".into(), &fetch).expect("fetch can be replaced");
        Self { original }
    }

    fn last_request(&self) -> Option<Request> {
        let window = window().expect("a page");
        Reflect::get(&window, &"lastRequest".into())
            .ok()?
            .dyn_into()
            .ok()
    }

    fn last_signal(&self) -> AbortSignal {
        self.last_request().expect("a request was sent").signal()
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        let window = window().expect("a page");
        Reflect::set(&window, &"fetch".into(), &self.original).expect("fetch can be put back");
        Reflect::set(&window, &"lastRequest".into(), &JsValue::NULL)
            .expect("a page takes properties");
    }
}

fn answer(status: u16, body: &str) -> String {
    format!(
        "return Promise.resolve(new Response({body:?}, {{status: {status}, headers: {{'Retry-After': '3'}}}}));"
    )
}

async fn asked() -> Result<usize, ApiError> {
    let list = Client::new("https://api.test/")
        .send(Some("a.b.c"), workspaces::list())
        .await?;
    Ok(list.data.len())
}

#[wasm_bindgen_test]
async fn a_call_carries_the_token_and_reads_the_answer() {
    let network = Network::that(&answer(200, r#"{"data":[{"id":"ws_1"}]}"#));
    assert_eq!(asked().await, Ok(1));
    let request = network.last_request().expect("a request was sent");
    assert_eq!(request.url(), "https://api.test/workspaces");
    assert_eq!(request.method(), "GET");
    assert_eq!(
        request.headers().get("Authorization"),
        Ok(Some("Bearer a.b.c".into()))
    );
}

#[wasm_bindgen_test]
async fn each_failure_of_the_network_is_an_error_of_its_own() {
    let cases = [
        (
            answer(401, r#"{"message":"Unauthenticated."}"#),
            ApiError::Unauthorized,
        ),
        (
            answer(429, ""),
            ApiError::RateLimited {
                retry_after: Some(3),
            },
        ),
        (
            answer(503, "<html>"),
            ApiError::Server {
                status: 503,
                retry_after: Some(3),
            },
        ),
        (
            "return Promise.reject(new TypeError('Failed to fetch'));".into(),
            ApiError::Unreachable,
        ),
        (
            "return Promise.resolve(new Response(new ReadableStream({start(c) {
                c.enqueue(new Uint8Array([123])); c.error(new TypeError('cut off')); }})));"
                .into(),
            ApiError::Unreachable,
        ),
    ];
    for (behavior, expected) in cases {
        let _network = Network::that(&behavior);
        assert_eq!(asked().await, Err(expected), "{behavior}");
    }
    let _network = Network::that(&answer(200, r#"{"data":[{"name":"no id"}]}"#));
    let Err(ApiError::Malformed(malformed)) = asked().await else {
        panic!("an answer without ids was taken");
    };
    assert_eq!(malformed.json_path, ".", "{malformed:?}");
}

#[wasm_bindgen_test]
async fn a_wait_is_read_in_each_form_of_a_date_and_counts_from_the_answers_own() {
    for until in [
        "Wed, 21 Oct 2015 07:28:10 GMT",
        "Wednesday, 21-Oct-15 07:28:10 GMT",
        "Wed Oct 21 07:28:10 2015",
    ] {
        let _network = Network::that(&format!(
            "return Promise.resolve(new Response('', {{status: 429, headers: {{
                'Retry-After': '{until}', 'Date': 'Wed, 21 Oct 2015 07:28:00 GMT'}}}}));"
        ));
        let wait = ApiError::RateLimited {
            retry_after: Some(10),
        };
        assert_eq!(asked().await, Err(wait), "{until}");
    }
}

#[wasm_bindgen_test]
async fn a_call_with_an_id_that_could_lead_elsewhere_is_not_sent() {
    let network = Network::that("return new Promise(() => {});");
    let client = Client::new("https://api.test");
    for id in ["", "..", "a/../b", "%2e%2e"] {
        let call = workspaces::retrieve(&id.into());
        let answer = client.send(Some("a.b.c"), call).await;
        assert!(matches!(answer, Err(ApiError::NoSuchPath)), "{id:?}");
    }
    assert!(network.last_request().is_none());
}

#[wasm_bindgen_test]
async fn a_call_nobody_waits_for_any_more_is_aborted() {
    let network = Network::that("return new Promise(() => {});");
    let mut call = Box::pin(asked());
    assert!((&mut call).now_or_never().is_none());
    let signal = network.last_signal();
    assert!(!signal.aborted());
    drop(call);
    assert!(signal.aborted());
}

#[wasm_bindgen_test]
async fn at_most_five_calls_are_under_way() {
    let _network = Network::that("self.sent = (self.sent || 0) + 1; return new Promise(() => {});");
    let sent = || {
        let window = window().expect("a page");
        Reflect::get(&window, &"sent".into())
            .ok()
            .and_then(|sent| sent.as_f64())
    };
    let client = Client::new("https://api.test");
    let mut calls: Vec<_> = (0..8)
        .map(|_| Box::pin(client.send(None, workspaces::list())))
        .collect();
    for call in &mut calls {
        assert!(call.now_or_never().is_none());
    }
    assert_eq!(sent(), Some(5.0));
    drop(calls.remove(0));
    for call in &mut calls[4..] {
        assert!(call.now_or_never().is_none());
    }
    assert_eq!(sent(), Some(6.0));
}

#[wasm_bindgen_test]
async fn an_answer_that_would_not_fit_the_memory_is_refused_unread() {
    let told =
        "return Promise.resolve(new Response('{}', {headers: {'Content-Length': '70000000'}}));";
    let untold = "return Promise.resolve(new Response(new Blob([new Uint8Array(70000000)])));";
    for script in [told, untold] {
        let _network = Network::that(script);
        let Err(ApiError::Malformed(malformed)) = asked().await else {
            panic!("it was read");
        };
        assert_eq!(malformed.mistake, Mistake::TooLarge(64), "{malformed:?}");
    }
}

/// Timers run a hundred times as fast as long as it lives.
struct FastTimers {
    original: JsValue,
}

impl FastTimers {
    fn run() -> Self {
        let window = window().expect("a page");
        let original = Reflect::get(&window, &"setTimeout".into()).expect("a browser has timers");
        let script = "const original = self.setTimeout;
            self.setTimeout = (then, after, ...more) => original.call(self, then, after / 100, ...more);";
        Function::new_no_args(script)
            .call0(&JsValue::NULL)
            .expect("timers can be replaced");
        Self { original }
    }
}

impl Drop for FastTimers {
    fn drop(&mut self) {
        let window = window().expect("a page");
        Reflect::set(&window, &"setTimeout".into(), &self.original)
            .expect("timers can be put back");
    }
}

/// Answers after 40 s, and then with one of these pieces every 40 s; `ends`: says that the last one was the last.
fn in_pieces(pieces: &[&str], ends: bool) -> String {
    format!(
        "const pieces = {pieces:?}.map((piece) => new TextEncoder().encode(piece));
        const later = () => new Promise((then) => setTimeout(then, 40000));
        const pull = async (c) => {{
            if (!pieces.length) {{ return new Promise(() => {{}}); }}
            await later();
            c.enqueue(pieces.shift());
            if ({ends} && !pieces.length) {{ c.close(); }}
        }};
        return later().then(() => new Response(new ReadableStream({{pull}}, {{highWaterMark: 0}})));"
    )
}

#[wasm_bindgen_test]
async fn an_answer_takes_as_long_as_it_needs_while_more_of_it_comes() {
    let _timers = FastTimers::run();
    let list = [r#"{"data":"#, r#"[{"id":"#, r#""ws_1"}"#, "]}"];
    for (ends, expected) in [(true, Ok(1)), (false, Err(ApiError::TimedOut))] {
        let _network = Network::that(&in_pieces(&list, ends));
        assert_eq!(asked().await, expected, "it ends: {ends}");
    }
}

#[wasm_bindgen_test]
async fn an_answer_that_does_not_begin_in_a_minute_is_late() {
    let _timers = FastTimers::run();
    let _network = Network::that("return new Promise(() => {});");
    assert_eq!(asked().await, Err(ApiError::TimedOut));
}

/// A host that answers `config` to whoever asks for its own file, and passes the rest on to an API that answers `api`.
fn of_one_host(config: &str, api: &str) -> String {
    format!(
        "const as = (type, response) => Object.defineProperties(response, {{
            type: {{value: type}}, url: {{value: request.url}}}});
        const answers = (status, headers, body) => as('basic', new Response(body, {{status, headers}}));
        const redirects = () => as('opaqueredirect', Response.error());
        const hasCookies = request.credentials !== 'omit';
        const isFile = request.url.endsWith('config.json');
        if (!isFile) {{ self.sentToApi = (self.sentToApi || 0) + 1; }}
        return Promise.resolve(isFile ? {config} : {api});"
    )
}

fn own_api() -> Client {
    let origin = window().and_then(|window| window.location().origin().ok());
    Client::new(&format!("{}/api", origin.expect("a page has an origin")))
}

#[wasm_bindgen_test]
async fn a_password_in_front_of_the_page_is_not_what_the_api_asks_for() {
    let basic = "'WWW-Authenticate': 'Basic realm=x'";
    let config = format!("answers(401, {{{basic}, 'Content-Type': 'text/html'}}, '<html>')");
    let forbidden = ApiError::Forbidden { message: None };
    for (headers, status, expected) in [
        ("", 401, ApiError::Unauthorized),
        ("'WWW-Authenticate': 'Bearer'", 401, ApiError::Unauthorized),
        (
            "'WWW-Authenticate': 'Basic realm=x, Bearer'",
            401,
            ApiError::Unauthorized,
        ),
        (
            "'WWW-Authenticate': 'Key realm=x'",
            401,
            ApiError::Unauthorized,
        ),
        ("'Content-Type': 'text/html'", 403, forbidden),
        (basic, 401, ApiError::HostSignIn),
    ] {
        let api = format!("answers({status}, {{{headers}}}, '<html>')");
        let _network = Network::that(&of_one_host(&config, &api));
        let answer = own_api().send(Some("a.b.c"), workspaces::list()).await;
        assert_eq!(answer.err(), Some(expected), "{headers}");
    }
}

#[wasm_bindgen_test]
async fn where_the_host_wants_cookies_a_read_is_sent_again_and_a_write_only_if_it_was_refused() {
    let config = "hasCookies ? answers(200, {}, '{}') : redirects()";
    let list = r#"answers(200, {}, '{"id":"ws_1","data":[{"id":"ws_1"}]}')"#;
    let page = "answers(200, {'Content-Type': 'text/html'}, '<html>')";
    let sent = || {
        let window = window().expect("a page");
        let sent = Reflect::get(&window, &"sentToApi".into()).ok()?.as_f64();
        Reflect::set(&window, &"sentToApi".into(), &JsValue::NULL).expect("it can be set");
        sent
    };
    // By the tests before this one.
    sent();
    for (without, is_refused) in [
        ("redirects()", false),
        (page, false),
        ("answers(401, {}, '')", true),
    ] {
        let api = format!("hasCookies ? {list} : {without}");
        let _network = Network::that(&of_one_host(config, &api));
        let read = own_api().send(Some("a.b.c"), workspaces::list()).await;
        assert_eq!(read.map(|list| list.data.len()), Ok(1), "{without}");
        assert_eq!(sent(), Some(2.0), "{without}");
        let write = Call::<Workspace>::post(["workspaces"], &());
        let write = own_api().send(Some("a.b.c"), write).await;
        if is_refused {
            assert!(write.is_ok(), "{without}");
            assert_eq!(sent(), Some(2.0), "{without}");
        } else {
            assert!(write.is_err_and(|error| error.leaves_doubt()), "{without}");
            assert_eq!(sent(), Some(1.0), "{without}");
        }
    }
}

/// What start.js has asked before the program ran: an answer for this address and this `Authorization`, given once.
fn early(authorization: &str, answer: &str) {
    let script = format!(
        "self.earlyAbort = new AbortController();
        const asked = [(() => {{ {answer} }})(), self.earlyAbort];
        asked[0].catch(() => {{}});
        let is_taken = false;
        self.canopyAsked = (url, authorization) => {{
            if (is_taken || url !== 'https://api.test/workspaces' || authorization !== {authorization:?}) \
              return undefined;
            is_taken = true;
            return asked;
        }};"
    );
    Function::new_no_args(&script)
        .call0(&JsValue::NULL)
        .expect("it only sets two properties");
}

fn forget_early() {
    let window = window().expect("a page");
    Reflect::delete_property(&window, &"canopyAsked".into()).expect("it can be taken away");
}

#[wasm_bindgen_test]
async fn what_was_asked_before_the_program_ran_is_taken_up_once() {
    let network = Network::that(&answer(200, r#"{"data":[]}"#));
    early(
        "Bearer a.b.c",
        &answer(200, r#"{"data":[{"id":"ws_1"},{"id":"ws_2"}]}"#),
    );
    assert_eq!(asked().await, Ok(2));
    assert!(network.last_request().is_none(), "nothing was asked again");
    assert_eq!(asked().await, Ok(0), "and the next time it is asked anew");
    assert!(network.last_request().is_some());
    forget_early();
}

#[wasm_bindgen_test]
async fn what_was_asked_with_another_token_is_asked_anew() {
    let _network = Network::that(&answer(200, r#"{"data":[]}"#));
    early("Bearer x.y.z", &answer(200, r#"{"data":[{"id":"ws_1"}]}"#));
    assert_eq!(asked().await, Ok(0));
    forget_early();
}

#[wasm_bindgen_test]
async fn what_was_asked_early_fails_as_any_call_and_is_aborted_as_any_call() {
    let _network = Network::that(&answer(200, r#"{"data":[]}"#));
    early("Bearer a.b.c", &answer(503, "<html>"));
    let busy = ApiError::Server {
        status: 503,
        retry_after: Some(3),
    };
    assert_eq!(asked().await, Err(busy));
    early(
        "Bearer a.b.c",
        "return Promise.reject(new TypeError('Failed to fetch'));",
    );
    assert_eq!(asked().await, Err(ApiError::Unreachable));

    early("Bearer a.b.c", "return new Promise(() => {});");
    {
        let mut call = Box::pin(asked());
        assert!((&mut call).now_or_never().is_none());
    }
    let window = window().expect("a page");
    let abort: AbortController = Reflect::get(&window, &"earlyAbort".into())
        .expect("it is there")
        .unchecked_into();
    assert!(abort.signal().aborted());
    forget_early();
}
