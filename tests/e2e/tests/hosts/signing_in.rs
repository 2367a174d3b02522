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

/// What an access proxy does once its session has ended, by the value of a cookie.
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

/// Each of them as a cookie calls it.
const WAYS: [(&str, u16); 5] = [
    ("elsewhere", 418),
    ("here", 419),
    ("refused", 420),
    ("page", 421),
    ("password", 422),
];

async fn access_proxy(host: &Host) -> Upstream {
    let ends =
        WAYS.map(|(way, status)| format!("if ($cookie_session = {way}) {{ return {status}; }}"));
    Upstream::does(&format!(
        "{ACCESS_PROXY}\nlocation / {{\n{}\nproxy_set_header Host $http_host;\nproxy_pass {};\n}}",
        ends.join("\n"),
        host.origin()
    ))
    .await
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
                let workspace = person.sandbox().company("single");
                let shops = person.sandbox().organization(&workspace, "Shops");
                let shops = shops.expect("the seed has it");
                let form = format!("/w/{workspace}/organizations/{}/edit", shops.id);
                person.opens(&form).await;
                person.sees(button("Save changes")).await;
                person.replaces("Name", &format!("Typed {way}")).await;
                let ends = format!("document.cookie = 'session={way}; path=/'");
                person.page_answers(&ends, vec![]).await;
                person.clicks(button("Save changes")).await;
                person.reads(ASKS).await;
                person.reads("Reload the page.").await;
                person.does_not_read("no longer accepted").await;
                person.finds_in_field("Name", &format!("Typed {way}")).await;
                let again = "document.cookie = 'session=; path=/; max-age=0'";
                person.page_answers(again, vec![]).await;
                person.reloads().await;
                person.reads("Restore").await;
            }
        },
    )
    .await;
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
