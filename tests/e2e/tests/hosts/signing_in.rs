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
    let sandbox = Sandbox::start_behind(Some(api), Seed::Tree).await;
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
    run_scenario(
        &format!("hosts::password_{server}"),
        person,
        async |person: &mut Person| {
            person.expects_failing_calls();
            person.comes_to_the_list().await;
            is_refused_by_the_api_alone(person).await;
            person.opens("/about").await;
            person.reads("config.json found").await;
            person.reads("Reachable").await;
            person.does_not_read("secret").await;
        },
    )
    .await;
}

/// What the API says past the password is not taken for the host's words.
async fn is_refused_by_the_api_alone(person: &Person) {
    const LIST: &str = "/workspaces/*/organizations";
    let refusal = Fault::on("GET", LIST).answers(403).says_a_page();
    person.sandbox().suffers(refusal.times(1)).await;
    person.clicks(button("Reload")).await;
    person.reads("Your role doesn't allow this").await;
    person.does_not_read(ASKS).await;
    person
        .sandbox()
        .suffers(Fault::on("GET", LIST).answers(401).times(1))
        .await;
    person.clicks(button("Reload")).await;
    let again = dialog("Sign in again");
    person
        .reads_in(again.clone(), "The API rejected your token.")
        .await;
    person.does_not_read(ASKS).await;
    person.clicks(button("Sign in as owner")).await;
    person.does_not_see(again).await;
    person.does_not_read("Your role doesn't allow this").await;
    person.sees(row("").nth(1)).await;
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

/// `more`: lines for what it treats otherwise.
async fn access_proxy(host: &Host, more: &str) -> Upstream {
    let mut lines = format!("{ACCESS_PROXY}{more}location / {{\nset $asks 0;\n");
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

fn home_behind(proxy: &Upstream) -> String {
    let base = BASE.trim_end_matches('/');
    format!("http://127.0.0.1:{}{base}", proxy.port)
}

async fn behind_an_access_proxy(server: Server) {
    let port = free_port();
    let sandbox = Sandbox::start(Seed::Tree).await;
    let host = Host::starts(server, BASE, port, &sandbox.address()).await;
    let proxy = access_proxy(&host, "").await;
    let person = Person::arrives_at(home_behind(&proxy), sandbox, 1280, 800).await;
    run_scenario(
        &format!("hosts::access_{server}"),
        person,
        async |person: &mut Person| {
            expects_to_be_led_away(person);
            person.signs_in_as("owner").await;
            for (way, _) in WAYS {
                a_session_ends(person, &proxy, way).await;
            }
        },
    )
    .await;
}

/// Calls fail once the session is over, and so do the parts of the program that are still to come: the proxy leads
/// them away from the host, which the page's policy stops.
fn expects_to_be_led_away(person: &Person) {
    person.expects_failing_calls();
    person.expects_a_part_to_fail();
    person.expects_complaint("Connecting to 'https://sign-in.example/' violates");
}

async fn has_session(person: &Person, has: bool) {
    let age = if has { "" } else { "; max-age=0" };
    let cookie = format!("document.cookie = 'session=live; path=/{age}'");
    person.page_answers(&cookie, vec![]).await;
}

/// While a form is filled in behind the proxy, its session ends, and begins anew.
async fn a_session_ends(person: &Person, proxy: &Upstream, way: &str) {
    has_session(person, true).await;
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
    has_session(person, false).await;
    if way == PASSWORD {
        proxy.knows(way, true);
    }
    person.clicks(button("Save changes")).await;
    person.reads(ASKS).await;
    person.reads("Reload the page to sign in.").await;
    person.does_not_read("rejected your token").await;
    person.finds_in_field("Name", &typed).await;
    has_session(person, true).await;
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

#[tokio::test]
async fn a_write_that_the_api_redirects_is_sent_once_where_the_access_proxy_leaves_the_api_out() {
    let sandbox = Sandbox::start(Seed::Tree).await;
    let host = Host::starts(Server::Nginx, BASE, free_port(), &sandbox.address()).await;
    let to = host.origin();
    let api = format!(
        "location {BASE}api/ {{
            set $moved $request_method$uri;
            if ($moved ~ ^POST.*/organizations$) {{ return 302 /moved; }}
            proxy_set_header Host $http_host;
            proxy_pass {to};
        }}\n"
    );
    let proxy = access_proxy(&host, &api).await;
    let person = Person::arrives_at(home_behind(&proxy), sandbox, 1280, 800).await;
    run_scenario("hosts::sent_once", person, async |person: &mut Person| {
        expects_to_be_led_away(person);
        person.comes_to_a_new_organization("pooled").await;
        has_session(person, true).await;
        proxy.knows("elsewhere", true);
        person.types_into("Name", "Once only").await;
        person.clicks(button("Create organization")).await;
        person.reads("The API redirected this request").await;
        person.reads("It isn't in the list.").await;
        person.finds_in_field("Name", "Once only").await;
        let asked = proxy.asked();
        let sent = asked.lines().filter(|line| {
            let is_write = line.contains("\"POST ");
            is_write && line.contains("/organizations HTTP")
        });
        assert_eq!(sent.count(), 1, "{asked}");
    })
    .await;
}
