//! The rules of the API, each asked for over the router in this process.

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
