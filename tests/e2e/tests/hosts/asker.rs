//! What a host sends, asked without a browser: pages, files, headers, and the API behind it.

use std::collections::BTreeMap;
use std::fs;

use canopy_e2e::Sandbox;
use canopy_e2e::host::Host;
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, HeaderMap, ORIGIN};
use reqwest::{Client, StatusCode, redirect::Policy};

const KEPT: &str = "public, max-age=31536000, immutable";
const PROTECTION: [&str; 5] = [
    "content-security-policy",
    "referrer-policy",
    "x-content-type-options",
    "permissions-policy",
    "cross-origin-opener-policy",
];

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("headers are text"))
    }
}

/// Someone who asks a host for its files, and judges what comes.
pub struct Asker<'h> {
    host: &'h Host,
    http: Client,
    /// What the sandbox sends, with the API's own origin among those the page may call.
    protection: BTreeMap<&'static str, String>,
}

impl<'h> Asker<'h> {
    pub async fn of(host: &'h Host, sandbox: &Sandbox) -> Self {
        let http = client();
        let page = http.get(sandbox.address()).header(ACCEPT, "text/html");
        let sent = page.send().await.expect("the sandbox answers");
        let api = format!("connect-src 'self' {}", sandbox.address());
        let protection = PROTECTION
            .into_iter()
            .map(|name| {
                let value = sent.headers()[name].to_str().expect("headers are text");
                // Nobody but the sandbox hears what its policy stopped.
                let value = value.replace("; report-uri /sandbox/violations", "");
                (name, value.replace("connect-src 'self'", &api))
            })
            .collect();
        Self {
            host,
            http,
            protection,
        }
    }

    async fn gets(&self, path: &str, encodings: &str) -> Answer {
        let request = self
            .http
            .get(format!("{}{path}", self.host.home()))
            .header(ACCEPT_ENCODING, encodings);
        answered(request).await
    }

    #[track_caller]
    fn is_protected(&self, path: &str, answer: &Answer) {
        for (name, value) in &self.protection {
            assert_eq!(answer.header(name), value, "{name} of {path}");
            let times = answer.headers.get_all(*name).iter().count();
            assert_eq!(times, 1, "{name} of {path}");
        }
    }

    /// Asks for a file as it is and in each of its compressed copies, which are what the bundle holds.
    async fn gets_in_every_encoding(&self, path: &str, file: &str) -> Vec<Answer> {
        let mut answers = Vec::new();
        for (accepted, encoding, ending) in [
            ("gzip, deflate, br", "br", ".br"),
            ("gzip, deflate", "gzip", ".gz"),
            ("identity", "", ""),
        ] {
            let name = format!("{file}{ending}");
            // What does not get smaller has no copy.
            let Ok(expected) = fs::read(self.host.files().join(&name)) else {
                assert!(!ending.is_empty(), "{name} is not there");
                continue;
            };
            let answer = self.gets(path, accepted).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert_eq!(answer.header("content-encoding"), encoding, "{path}");
            assert!(answer.body == expected, "{path} is not {name}");
            if !encoding.is_empty() {
                let varies = answer.header("vary").to_lowercase();
                assert!(varies.contains("accept-encoding"), "{path}: {varies:?}");
            }
            self.is_protected(path, &answer);
            answers.push(answer);
        }
        answers
    }

    pub async fn every_place_is_the_page(&self) {
        for path in [
            "",
            "index.html",
            "sign-in",
            "workspaces",
            "w/ws_1/tree/org_1",
            "w/ws_1.2/organizations?q=a",
            "w/ws_1/organizations/",
        ] {
            // Caddy has one address for a folder's page.
            if path == "index.html" && self.gets(path, "br").await.status.is_redirection() {
                continue;
            }
            for answer in self.gets_in_every_encoding(path, "index.html").await {
                assert!(answer.header("content-type").starts_with("text/html"));
                assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
            }
        }
    }

    pub async fn files_come_compressed_and_may_be_kept(&self) {
        let names: Vec<String> = fs::read_dir(self.host.files())
            .expect("the bundle is there")
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .filter(|name| is_hashed(name))
            .collect();
        assert!(names.len() > 5, "the bundle has few files: {names:?}");
        for name in &names {
            for answer in self.gets_in_every_encoding(name, name).await {
                assert_eq!(answer.header("cache-control"), KEPT, "{name}");
                let kind = answer.header("content-type");
                assert!(fits(name, kind), "{name} is {kind}");
            }
        }
    }

    pub async fn what_changes_is_not_kept_and_what_is_gone_is_no_page(&self) {
        let answer = self.gets("config.json", "br, gzip").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("cache-control"), "no-cache");
        assert!(
            answer
                .header("content-type")
                .starts_with("application/json")
        );
        for gone in [
            "canopy-0123456789abcdef.js",
            "canopy-0123456789abcdef_bg.wasm",
        ] {
            let answer = self.gets(gone, "br, gzip").await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{gone}");
            assert_ne!(answer.header("cache-control"), KEPT, "{gone}");
        }
    }

    pub async fn the_api_answers_under_the_same_origin(&self, sandbox: &Sandbox) {
        let refused = self.gets("api/workspaces", "br, gzip").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
        let token = sandbox.token("owner", None, 3_600).await;
        let request = self
            .http
            .get(format!("{}api/workspaces", self.host.home()))
            .header(ORIGIN, "https://elsewhere.example")
            .bearer_auth(token);
        let answer = answered(request).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(
            answer
                .header("content-type")
                .starts_with("application/json")
        );
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        // The API has not learned whose page asks.
        assert_eq!(answer.header("access-control-allow-origin"), "");
    }
}

/// Follows no redirect.
pub fn client() -> Client {
    let client = Client::builder().redirect(Policy::none());
    client.build().expect("a client can be made")
}

pub async fn answered(request: reqwest::RequestBuilder) -> Answer {
    let sent = request.send().await.expect("the host answers");
    Answer {
        status: sent.status(),
        headers: sent.headers().clone(),
        body: sent.bytes().await.expect("the answer is whole").to_vec(),
    }
}

/// Whether a name carries the hash of its content, and is not that of a compressed copy.
fn is_hashed(name: &str) -> bool {
    let hash = name
        .split(['-', '_', '.'])
        .any(|part| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit()));
    hash && !name.ends_with(".br") && !name.ends_with(".gz")
}

fn fits(name: &str, kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or_default();
    match name.rsplit('.').next() {
        Some("wasm") => kind == "application/wasm",
        Some("js") => matches!(kind, "text/javascript" | "application/javascript"),
        Some("css") => kind == "text/css",
        Some("svg") => kind == "image/svg+xml",
        _ => false,
    }
}
