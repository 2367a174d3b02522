//! What tools/ does to a bundle and to a machine, tested on small made-up folders. Builds no console.
#![allow(
    clippy::unwrap_used,
    reason = "a test that unwraps says what it expects by failing there"
)]
#![cfg(all(unix, not(target_arch = "wasm32")))]

#[path = "tools/checking.rs"]
mod checking;
#[path = "tools/compared.rs"]
mod compared;
#[path = "tools/downloads.rs"]
mod downloads;
#[path = "tools/names.rs"]
mod names;
#[path = "tools/order.rs"]
mod order;
#[path = "tools/packaging.rs"]
mod packaging;
#[path = "tools/rust.rs"]
mod rust;
#[path = "tools/targets.rs"]
mod targets;
#[path = "tools/weight.rs"]
mod weight;

use std::{
    path::Path,
    process::{Command, Output},
};

/// Runs a tool of the repository.
fn tool(name: &str, arguments: &[&str]) -> Output {
    let tool = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tools")
        .join(name);
    Command::new(tool).args(arguments).output().unwrap()
}

/// Runs a tool that has to succeed, and gives what it prints.
#[track_caller]
fn succeeds(name: &str, arguments: &[&str]) -> String {
    let output = tool(name, arguments);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {said}{complaint}");
    said
}

/// Runs a tool that has to refuse, and gives its reason.
#[track_caller]
fn refuses(name: &str, arguments: &[&str]) -> String {
    let output = tool(name, arguments);
    assert!(!output.status.success(), "{name} {arguments:?} succeeded");
    String::from_utf8_lossy(&output.stderr).into_owned()
}
