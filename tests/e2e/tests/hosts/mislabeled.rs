//! A host that does not know what a .wasm file is.

use std::fs;

use canopy_e2e::host::{Host, Server, free_port};
use canopy_e2e::*;

#[tokio::test]
async fn every_part_arrives_whatever_a_host_calls_it_and_about_says_so() {
    for (number, sent, said) in [
        (
            1,
            "application/octet-stream",
            ".wasm is sent as application/octet-stream",
        ),
        (2, "text/plain", ".wasm is sent as text/plain"),
        (3, "\"\"", ".wasm is sent without a type"),
    ] {
        let sandbox_port = free_port();
        let api = format!("http://127.0.0.1:{sandbox_port}/api");
        let sandbox = Sandbox::start_behind(Some(api), Seed::Tree).await;
        let api = sandbox.address();
        let host = Host::changed(Server::Nginx, "/", sandbox_port, &api, |folder, text| {
            let known = fs::read_to_string("/etc/nginx/mime.types").expect("nginx is installed");
            let lines = known
                .lines()
                .filter(|line| !line.contains("application/wasm"));
            let types = lines.collect::<Vec<_>>().join("\n");
            fs::write(folder.join("types"), types).expect("the folder is writable");
            text.replace(
                "/etc/nginx/mime.types",
                &folder.join("types").display().to_string(),
            )
            .replace(
                "default_type application/octet-stream",
                &format!("default_type {sent}"),
            )
        })
        .await;
        let person = Person::arrives_at(host.origin(), sandbox, 1280, 800).await;
        run_scenario(
            &format!("hosts::types_{number}"),
            person,
            async |person: &mut Person| {
                person.expects_complaint("MIME type");
                person.comes_to_the_tree().await;
                let workspace = person.sandbox().workspace();
                person
                    .opens(&format!("/w/{workspace}/organizations/new"))
                    .await;
                person.sees(button("Create organization")).await;
                person.opens("/about").await;
                person.reads(said).await;
            },
        )
        .await;
    }
}
