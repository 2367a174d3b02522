//! The rules of the API, tested through the router in this process.
#![allow(
    clippy::unwrap_used,
    reason = "a test that unwraps says what it expects by failing there"
)]

mod asking;
mod billing;
mod branding;
mod caps;
mod console;
mod cors;
mod exports;
mod faults;
mod limits;
mod members;
mod organizations;
mod pictures;
mod refusals;
mod seeds;
mod tokens;
mod tree;
mod workspaces;
