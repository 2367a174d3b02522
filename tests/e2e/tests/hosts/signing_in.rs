//! A sign-in in front of the host: a password, as the files in deploy/ have it, and an access proxy.

use std::fs;
use std::path::Path;

use canopy_e2e::host::{Host, Server, Upstream, free_port};
use canopy_e2e::*;
use reqwest::StatusCode;

use crate::asker::{answered, client};

const BASE: &str = "/admin/canopy/";
const ASKS: &str = "This host asks you to sign in again";

/// The hashes of "secret": for nginx and Apache, and for Caddy.
const APR1: &str = "$apr1$abcdefgh$h9FWgUz3n9YxylKLlR5SQ/";
const BCRYPT: &str = "$2a$14$/bUHEvojC33G1HSZbPgK3uZUileuoECO0GwSHJRDzEIb7aTIMWVFW";

/// The lines that ask for a password are in the files, put out of use.
fn asks_for_a_password(server: Server, folder: &Path, site: &str) -> String {
    let passwords = folder.join("passwords");
    fs::write(&passwords, format!("ops:{APR1}\n")).expect("the folder is writable");
    let file = passwords.display().to_string();
    match server {
        Server::Nginx => site
            .replace("#auth_basic", "auth_basic")
            .replace("/etc/nginx/canopy.htpasswd", &file),
        Server::Caddy => site.replace(
            "#basicauth * { ops $2a$14$... }",
            &format!("basicauth * {{\n\t\t\tops {BCRYPT}\n\t\t}}"),
        ),
        Server::Apache => site
            .replace("        Require all granted\n", "")
            .replace("#AuthType", "AuthType")
            .replace("#AuthName", "AuthName")
            .replace("#AuthUserFile", "AuthUserFile")
            .replace("#Require valid-user", "Require valid-user")
            .replace("/etc/apache2/canopy.htpasswd", &file),
    }
}

async fn behind_a_password(server: Server) {
    let port = free_port();
    let api = format!("http://127.0.0.1:{port}{BASE}api");
    let sandbox = Sandbox::start_behind(Some(api), Seed::Estate).await;
    let host = Host::changed(server, BASE, port, &sandbox.address(), |folder, text| {
        asks_for_a_password(server, folder, &text)
    })
    .await;
    for path in ["", "config.json", "w/ws_1/organizations"] {
        let answer = answered(client().get(format!("{}{path}", host.home()))).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    // As typed into the address bar, and kept there by some browsers.
    let home = host.home().replace("http://", "http://ops:secret@");
    let home = home.trim_end_matches('/').to_owned();
    let person = Person::arrives_at(home, sandbox, 1280, 800).await;
    tell(
        &format!("hosts::password_{server}"),
        person,
        async |person: &mut Person| {
            person.comes_to_the_list().await;
            person.opens("/about").await;
            person.reads("config.json was found").await;
            person.reads("Answers").await;
            person.does_not_read("secret").await;
        },
    )
    .await;
}

#[tokio::test]
async fn a_password_in_front_of_nginx() {
    behind_a_password(Server::Nginx).await;
}

#[tokio::test]
async fn a_password_in_front_of_caddy() {
    behind_a_password(Server::Caddy).await;
}

#[tokio::test]
async fn a_password_in_front_of_apache() {
    behind_a_password(Server::Apache).await;
}

/// What an access proxy does with whoever has no session.
const ACCESS_PROXY: &str = r#"
    error_page 418 = @elsewhere;
    error_page 419 = @here;
    error_page 420 = @refused;
    error_page 421 = @page;
    error_page 422 = @password;
    location @elsewhere { return 302 https://sign-in.example/; }
    location @here { return 302 /sign-in-here; }
    location @refused { default_type application/json; return 401 "{}"; }
    location @page { default_type text/html; return 200 "<h1>Sign in</h1>"; }
    location @password { add_header WWW-Authenticate "Basic realm=Proxy" always; return 401; }
"#;

const PASSWORD: &str = "password";
/// Each way to ask for a session, for as long as there is a file of this name.
const WAYS: [(&str, u16); 5] = [
    ("elsewhere", 418),
    ("here", 419),
    ("refused", 420),
    ("page", 421),
    (PASSWORD, 422),
];

async fn access_proxy(host: &Host) -> Upstream {
    let mut lines = format!("{ACCESS_PROXY}location / {{\nset $asks 0;\n");
    for (way, status) in WAYS {
        lines += &format!("if (-f FOLDER/{way}) {{ set $asks {status}; }}\n");
    }
    lines += "if ($cookie_session = live) { set $asks 0; }\n";
    for (_, status) in WAYS {
        lines += &format!("if ($asks = {status}) {{ return {status}; }}\n");
    }
    let to = host.origin();
    lines += &format!("proxy_set_header Host $http_host;\nproxy_pass {to};\n}}");
    Upstream::does(&lines).await
}

async fn behind_an_access_proxy(server: Server) {
    let port = free_port();
    let sandbox = Sandbox::start(Seed::Estate).await;
    let host = Host::starts(server, BASE, port, &sandbox.address()).await;
    let proxy = access_proxy(&host).await;
    let home = format!(
        "http://127.0.0.1:{}{}",
        proxy.port,
        BASE.trim_end_matches('/')
    );
    let person = Person::arrives_at(home, sandbox, 1280, 800).await;
    tell(
        &format!("hosts::access_{server}"),
        person,
        async |person: &mut Person| {
            person.expects_failing_calls();
            person.signs_in_as("owner").await;
            for (way, _) in WAYS {
                a_session_ends(person, &proxy, way).await;
            }
        },
    )
    .await;
}

/// While a form is filled in behind the proxy, its session ends, and begins anew.
async fn a_session_ends(person: &Person, proxy: &Upstream, way: &str) {
    let has_session = async |has: bool| {
        let age = if has { "" } else { "; max-age=0" };
        let cookie = format!("document.cookie = 'session=live; path=/{age}'");
        person.page_answers(&cookie, vec![]).await;
    };
    has_session(true).await;
    // A password is nothing that a cookie stands for.
    if way != PASSWORD {
        proxy.knows(way, true);
    }
    let workspace = person.sandbox().company("single");
    let shops = person.sandbox().organization(&workspace, "Shops");
    let shops = shops.expect("the seed has it");
    person
        .opens(&format!("/w/{workspace}/organizations/{}/edit", shops.id))
        .await;
    person.finds_in_field("Name", "Shops").await;
    let typed = format!("Typed {way}");
    person.replaces("Name", &typed).await;
    has_session(false).await;
    if way == PASSWORD {
        proxy.knows(way, true);
    }
    person.clicks(button("Save changes")).await;
    person.reads(ASKS).await;
    person.reads("Reload the page.").await;
    person.does_not_read("no longer accepted").await;
    person.finds_in_field("Name", &typed).await;
    has_session(true).await;
    if way == PASSWORD {
        proxy.knows(way, false);
    }
    person.reloads().await;
    person.reads("Restore").await;
    if way != PASSWORD {
        proxy.knows(way, false);
    }
}

#[tokio::test]
async fn an_access_proxy_in_front_of_nginx() {
    behind_an_access_proxy(Server::Nginx).await;
}

#[tokio::test]
async fn an_access_proxy_in_front_of_caddy() {
    behind_an_access_proxy(Server::Caddy).await;
}

#[tokio::test]
async fn an_access_proxy_in_front_of_apache() {
    behind_an_access_proxy(Server::Apache).await;
}
