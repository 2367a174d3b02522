//! The bundle behind nginx, Caddy and Apache, each with its file from deploy/: what they send, and that Canopy works.

use std::collections::BTreeMap;
use std::fs;

use canopy_e2e::host::{Host, Server, free_port};
use canopy_e2e::*;
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

#[tokio::test]
async fn nginx_at_the_root() {
    serves_canopy(Server::Nginx, "/").await;
}

#[tokio::test]
async fn nginx_under_a_path() {
    serves_canopy(Server::Nginx, "/admin/canopy/").await;
}

#[tokio::test]
async fn caddy_at_the_root() {
    serves_canopy(Server::Caddy, "/").await;
}

#[tokio::test]
async fn caddy_under_a_path() {
    serves_canopy(Server::Caddy, "/admin/canopy/").await;
}

#[tokio::test]
async fn apache_at_the_root() {
    serves_canopy(Server::Apache, "/").await;
}

#[tokio::test]
async fn apache_under_a_path() {
    serves_canopy(Server::Apache, "/admin/canopy/").await;
}

async fn serves_canopy(server: Server, base: &str) {
    let port = free_port();
    let api = format!("http://127.0.0.1:{port}{base}api");
    let sandbox = Sandbox::start_behind(Some(api), Seed::Estate).await;
    let host = Host::starts(server, base, port, &sandbox.address()).await;

    let asker = Asker::of(&host, &sandbox).await;
    asker.every_place_is_the_page().await;
    asker.files_come_compressed_and_may_be_kept().await;
    asker
        .what_changes_is_not_kept_and_what_is_gone_is_no_page()
        .await;
    asker.the_api_answers_under_the_same_origin(&sandbox).await;
    if base != "/" {
        asker.the_path_without_its_slash_leads_there().await;
    }

    let home = host.home().trim_end_matches('/').to_owned();
    let person = Person::arrives_at(home, sandbox, 1280, 800).await;
    let name = format!(
        "hosts::{server}_{}",
        if base == "/" { "root" } else { "path" }
    );
    tell(&name, person, works).await;
}

/// Signs in, sees the list, and comes back to an organization and to the tree by their links.
async fn works(person: &mut Person) {
    let workspace = person.comes_to_the_list().await;
    let known = person
        .sandbox()
        .organizations(&workspace)
        .into_iter()
        .find(|known| known.path.len() == 3 && known.picture.is_some())
        .expect("some have a logo");
    for (path, shown) in [
        (
            format!("/w/{workspace}/organizations/{}/branding", known.id),
            heading(&known.name),
        ),
        (
            format!("/w/{workspace}/tree/{}", known.id),
            tree("Organizations"),
        ),
    ] {
        person.opens(&path).await;
        person.sees(shown.clone()).await;
        person.reloads().await;
        person.sees(shown).await;
        person.is_at(&path, |now| now == path).await;
    }
    // The logos are the sandbox's own: they too come through the proxy.
    let drawn =
        "return [...document.images].every((image) => image.complete && image.naturalWidth > 0)";
    person
        .page_comes_to_answer("every logo is drawn", drawn, true.into())
        .await;
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("headers are text"))
    }
}

struct Asker<'h> {
    host: &'h Host,
    http: Client,
    /// What the sandbox sends, with the API's own origin among those the page may call.
    protection: BTreeMap<&'static str, String>,
}

impl<'h> Asker<'h> {
    async fn of(host: &'h Host, sandbox: &Sandbox) -> Self {
        let http = Client::builder()
            .redirect(Policy::none())
            .build()
            .expect("a client can be made");
        let page = http.get(sandbox.address()).header(ACCEPT, "text/html");
        let sent = page.send().await.expect("the sandbox answers");
        let api = format!("connect-src 'self' {}", sandbox.address());
        let protection = PROTECTION
            .into_iter()
            .map(|name| {
                let value = sent.headers()[name].to_str().expect("headers are text");
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

    async fn every_place_is_the_page(&self) {
        let page = fs::read(self.host.files().join("index.html")).expect("a bundle has a page");
        for path in [
            "",
            "index.html",
            "sign-in",
            "workspaces",
            "w/ws_1/tree/org_1",
            "w/ws_1.2/organizations?q=a",
            "w/ws_1/organizations/",
        ] {
            let answer = self.gets(path, "br, gzip").await;
            // Caddy has one address for a folder's page.
            if path == "index.html" && answer.status.is_redirection() {
                continue;
            }
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(answer.header("content-type").starts_with("text/html"));
            assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
            assert!(answer.body == page, "{path} is another page");
            self.is_protected(path, &answer);
        }
    }

    async fn files_come_compressed_and_may_be_kept(&self) {
        let files = self.host.files();
        let names: Vec<String> = fs::read_dir(&files)
            .expect("the bundle is there")
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .filter(|name| is_hashed(name))
            .collect();
        assert!(names.len() > 5, "the bundle has few files: {names:?}");
        for name in &names {
            for (accepted, encoding, ending) in [
                ("gzip, deflate, br", "br", ".br"),
                ("gzip, deflate", "gzip", ".gz"),
                ("identity", "", ""),
            ] {
                let expected = fs::read(files.join(format!("{name}{ending}")))
                    .unwrap_or_else(|error| panic!("{name}{ending}: {error}"));
                let answer = self.gets(name, accepted).await;
                assert_eq!(answer.status, StatusCode::OK, "{name}");
                assert_eq!(answer.header("content-encoding"), encoding, "{name}");
                assert!(answer.body == expected, "{name}{ending} is something else");
                assert_eq!(answer.header("cache-control"), KEPT, "{name}");
                assert!(
                    answer
                        .header("vary")
                        .to_lowercase()
                        .contains("accept-encoding"),
                    "{name} varies by {:?}",
                    answer.header("vary")
                );
                let kind = answer.header("content-type");
                assert!(fits(name, kind), "{name} is {kind}");
                self.is_protected(name, &answer);
            }
        }
    }

    async fn what_changes_is_not_kept_and_what_is_gone_is_no_page(&self) {
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

    async fn the_api_answers_under_the_same_origin(&self, sandbox: &Sandbox) {
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

    async fn the_path_without_its_slash_leads_there(&self) {
        let home = self.host.home();
        let answer = answered(self.http.get(home.trim_end_matches('/'))).await;
        assert!(answer.status.is_redirection(), "{}", answer.status);
        let leads = answer
            .header("location")
            .trim_start_matches(&self.host.origin())
            .to_owned();
        assert_eq!(format!("{}{leads}", self.host.origin()), home);
    }
}

async fn answered(request: reqwest::RequestBuilder) -> Answer {
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
