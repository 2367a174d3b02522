//! What is kept when a scenario goes wrong: what the person did, what they saw, and what the browser said.
//! It judges nothing.

use std::path::{Path, PathBuf};

use thirtyfour::prelude::*;

use crate::person::Person;

/// `target/e2e/<scenario>/`, made new.
pub fn folder(scenario: &str) -> PathBuf {
    target_folder()
        .join("e2e")
        .join(scenario.replace("::", "/"))
}

/// Cargo's own `target`, beside the workspace.
#[must_use]
pub fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| workspace_folder().join("target"), PathBuf::from)
}

/// The repository's root.
#[must_use]
pub fn workspace_folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("this member lies two folders down")
}

/// Writes everything there is to know, and answers where. What cannot be had is said in its place.
pub async fn keep(scenario: &str, person: &Person) -> PathBuf {
    let folder = folder(scenario);
    let driver = person.browser();
    let screen = driver
        .screenshot_as_png()
        .await
        .unwrap_or_else(|error| error.to_string().into_bytes());
    let page = text_or_error(driver.source().await);
    let address = text_or_error(driver.current_url().await.map(|url| url.to_string()));
    let console = person.console().await.join("\n");
    let written = std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(folder.join("screen.png"), screen))
        .and_then(|()| std::fs::write(folder.join("page.html"), page))
        .and_then(|()| std::fs::write(folder.join("console.log"), console))
        .and_then(|()| {
            let steps = person.steps().join("\n");
            std::fs::write(
                folder.join("scenario.txt"),
                format!("{steps}\n\nat {address}\n"),
            )
        })
        .and_then(|()| std::fs::write(folder.join("sandbox.log"), person.sandbox().log()));
    if let Err(error) = written {
        eprintln!("couldn't save the evidence: {error}");
    }
    folder
}

fn text_or_error(answer: WebDriverResult<String>) -> String {
    answer.unwrap_or_else(|error| error.to_string())
}
