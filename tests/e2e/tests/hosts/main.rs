//! The bundle behind nginx, Caddy and Apache, each with its file from deploy/: what they send, and that Canopy works.

mod asker;
mod mislabeled;
mod moving;
mod names;
mod proxied;
mod signing_in;

use std::fs;

use canopy_e2e::host::{Host, Server, free_port};
use canopy_e2e::*;

use asker::Asker;

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
    let sandbox = Sandbox::start_behind(Some(api), Seed::Tree).await;
    let host = Host::starts(server, base, port, &sandbox.address()).await;

    let asker = Asker::of(&host, &sandbox).await;
    asker.every_place_is_the_page().await;
    asker.files_come_compressed_and_may_be_kept().await;
    asker
        .what_changes_is_not_kept_and_what_is_gone_is_no_page()
        .await;
    asker.the_api_answers_under_the_same_origin(&sandbox).await;
    names::every_name_leads_to_the_page(&host, base).await;
    if !matches!(server, Server::Caddy) {
        names::plain_http_leads_to_https(&host).await;
    }

    let home = host.home().trim_end_matches('/').to_owned();
    let person = Person::arrives_at(home, sandbox, 1280, 800).await;
    let name = format!(
        "hosts::{server}_{}",
        if base == "/" { "root" } else { "path" }
    );
    run_scenario(&name, person, async |person: &mut Person| {
        works(person).await;
        every_name_is_tidied(person).await;
    })
    .await;
}

#[tokio::test]
async fn an_api_that_does_not_allow_the_console_is_told_from_one_that_is_not_there() {
    let api = ApiWithoutCors::answers();
    let sandbox = Sandbox::start(Seed::Tree).await;
    let token = sandbox.token("owner", None, 3_600).await;
    let host = Host::starts(Server::Nginx, "/", free_port(), &api.address).await;
    let configuration = format!(r#"{{"api_base_url": "{}"}}"#, api.address);
    fs::write(host.files().join("config.json"), configuration).expect("the folder is ours");
    let home = host.origin();
    let person = Person::arrives_at(home.clone(), sandbox, 1280, 800).await;
    run_scenario("hosts::cors", person, async move |person: &mut Person| {
        person.expects_failing_calls();
        person.expects_complaint("blocked by CORS policy");
        person.opens("/sign-in").await;
        person.types_into("Access token", &token).await;
        person.clicks(button("Sign in")).await;
        person
            .reads(&format!(
                "doesn't allow pages from {home} to read its responses (CORS)"
            ))
            .await;
        api.ends();
        person.clicks(button("Retry")).await;
        person
            .reads(&format!("Nothing responds at {}", api.address))
            .await;
        let both = "two addresses: https://v1.api.altostrat.io and https://api.altostrat.io";
        person.reads(both).await;
        person.opens("/about").await;
        person.reads(both).await;
        person.forgets_everything().await;
        for path in ["/sign-in", "/about"] {
            person.opens(path).await;
            person.reads(both).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_page_that_does_not_find_its_own_files_says_so() {
    let sandbox = Sandbox::start(Seed::Tree).await;
    let host = Host::starts(Server::Nginx, "/", free_port(), &sandbox.address()).await;
    let page = host.files().join("index.html");
    let misplaced = fs::read_to_string(&page)
        .expect("a bundle has a page")
        .replace("<base href=/>", "<base href=/elsewhere/>");
    fs::write(page, misplaced).expect("the folder is ours");
    for copy in ["index.html.br", "index.html.gz"] {
        fs::remove_file(host.files().join(copy)).expect("the folder is ours");
    }
    let person = Person::arrives_at(host.origin(), sandbox, 1280, 800).await;
    run_scenario("hosts::base", person, async |person: &mut Person| {
        person.expects_complaint("MIME type");
        person.expects_complaint("integrity");
        person.opens("/").await;
        person.reads("Canopy's files couldn't be loaded").await;
    })
    .await;
}

/// By every other name of it a person comes to the front door, and to a place by its own.
async fn every_name_is_tidied(person: &mut Person) {
    for name in names::FRONT_DOOR {
        person.opens(name).await;
        person
            .is_at("the workspaces", |now| now == "/" || now == "/workspaces")
            .await;
        person.sees(heading("Choose a workspace")).await;
    }
    let workspace = person.sandbox().workspace();
    person.opens(&format!("//w//{workspace}//tree/?q=a")).await;
    person.sees(tree("Organizations")).await;
    let tidy = format!("/w/{workspace}/tree?q=a");
    person.is_at(&tidy, |now| now == tidy).await;
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
    let drawn = "const logos = [...document.images];
        return logos.length > 0 && logos.every((image) => image.complete && image.naturalWidth > 0)";
    person
        .page_comes_to_answer("every logo is drawn", drawn, true.into())
        .await;
}
