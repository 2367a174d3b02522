//! What each host does with the API it passes calls on to: whom it trusts, what it lets through in either direction,
//! and that a call stays within the API.

use std::path::Path;

use canopy_e2e::host::{Host, Server, Upstream, free_port};
use reqwest::StatusCode;
use reqwest::header::{COOKIE, ORIGIN};

use crate::asker::{answered, client};

/// Says what it was asked, as a page that would like to do more.
const ECHO: &str = r#"
    default_type text/html;
    add_header Set-Cookie "theirs=1" always;
    add_header Clear-Site-Data "\"*\"" always;
    add_header Service-Worker-Allowed "/" always;
    add_header Content-Security-Policy "default-src *" always;
    add_header Cross-Origin-Resource-Policy "cross-origin" always;
    add_header Cache-Control "public, max-age=600" always;
    return 200 "<p>uri=$request_uri cookie=$http_cookie origin=$http_origin bearer=$http_authorization</p>";
"#;

#[tokio::test]
async fn what_an_api_answers_is_no_page_of_the_host_and_cookies_go_neither_way() {
    let upstream = Upstream::does(ECHO).await;
    let api = format!("http://127.0.0.1:{}", upstream.port);
    for server in Server::ALL {
        for base in ["/", "/admin/canopy/"] {
            let host = Host::starts(server, base, free_port(), &api).await;
            let request = client()
                .get(format!("{}api/workspaces/ws_1?a=b%2Fc", host.home()))
                .header(COOKIE, "mine=1")
                .header(ORIGIN, "https://console.example")
                .bearer_auth("a.b.c");
            let answer = answered(request).await;
            let body = String::from_utf8_lossy(&answer.body);
            assert_eq!(
                body, "<p>uri=/workspaces/ws_1?a=b%2Fc cookie= origin= bearer=Bearer a.b.c</p>",
                "{server}"
            );
            for (name, value) in [
                (
                    "content-security-policy",
                    "default-src 'none'; frame-ancestors 'none'; sandbox",
                ),
                ("cross-origin-resource-policy", "same-origin"),
                ("cache-control", "no-store"),
                ("x-content-type-options", "nosniff"),
            ] {
                let sent: Vec<_> = answer.headers.get_all(name).iter().collect();
                assert_eq!(sent, [value], "{name} behind {server}");
            }
            for name in ["set-cookie", "clear-site-data", "service-worker-allowed"] {
                assert_eq!(answer.header(name), "", "{name} behind {server}");
            }
        }
    }
}

#[tokio::test]
async fn an_api_that_cannot_prove_who_it_is_gets_no_token() {
    let upstream = Upstream::does_by_tls("127.0.0.1", ECHO).await;
    let other = Upstream::does_by_tls("other.example", ECHO).await;
    for server in Server::ALL {
        let asked = async |upstream: &Upstream, trusted: Option<&Path>| {
            let api = format!("https://127.0.0.1:{}", upstream.port);
            let host = Host::trusting(server, "/admin/canopy/", free_port(), &api, trusted).await;
            let call = client().get(format!("{}api/workspaces", host.home()));
            answered(call.bearer_auth("a.b.c")).await.status
        };
        // Signed by nobody; then by someone who is trusted; then so for another name.
        let unsigned = asked(&upstream, None).await;
        assert!(unsigned.is_server_error(), "{server}: {unsigned}");
        assert_eq!(upstream.asked(), "", "{server}");
        let trusted = asked(&upstream, Some(&upstream.certificate())).await;
        assert_eq!(trusted, StatusCode::OK, "{server}");
        upstream.forgets_what_it_was_asked().await;
        let misnamed = asked(&other, Some(&other.certificate())).await;
        assert!(misnamed.is_server_error(), "{server}: {misnamed}");
        assert_eq!(other.asked(), "", "{server}");
    }
}

#[tokio::test]
async fn a_call_that_spells_its_path_otherwise_stays_within_the_api() {
    let elsewhere = Upstream::does("return 200 reached;").await;
    let upstream = Upstream::does(ECHO).await;
    let api = format!("http://127.0.0.1:{}", upstream.port);
    for server in Server::ALL {
        let to = format!("http://127.0.0.1:{}/", elsewhere.port);
        let host = Host::changed(server, "/admin/canopy/", free_port(), &api, |_, text| {
            beside(server, &text, &to)
        })
        .await;
        let reached = answered(client().get(format!("{}/other/x", host.origin()))).await;
        assert_eq!(reached.body, b"reached", "{server}");
        elsewhere.forgets_what_it_was_asked().await;
        for id in [
            "..%2F..%2F..%2F..%2Fother%2Fx",
            "..%2f..%2f..%2f..%2fother%2fx",
            "..%5C..%5C..%5C..%5Cother%5Cx",
            "%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fother%2fx",
            "ws%2F1",
        ] {
            let call = client().get(format!("{}api/workspaces/{id}/organizations", host.home()));
            let status = answered(call.bearer_auth("a.b.c")).await.status;
            assert!(status.is_client_error(), "{id} behind {server}: {status}");
        }
        assert_eq!(elsewhere.asked(), "", "{server}");
        assert_eq!(upstream.asked(), "", "{server}");
    }
}

/// Another site on the same host, at /other/.
fn beside(server: Server, site: &str, to: &str) -> String {
    let (mark, lines) = match server {
        Server::Nginx => (
            "    # Every address in the console",
            format!("location /other/ {{ proxy_pass {to}; }}\n"),
        ),
        Server::Caddy => (
            "\thandle {\n",
            format!(
                "\thandle /other/* {{\n\t\treverse_proxy {}\n\t}}\n",
                to.trim_end_matches('/')
            ),
        ),
        Server::Apache => ("    SSLProxyEngine on", format!("ProxyPass /other/ {to}\n")),
    };
    site.replace(mark, &format!("{lines}{mark}"))
}
