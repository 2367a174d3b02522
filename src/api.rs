//! The vendor's API as calls that are values, and the one client that sends them. Knows domain, no view and no state.

pub mod billing_accounts;
pub mod call;
pub mod client;
pub mod configuration;
pub mod host;
pub mod members;
pub mod organizations;
pub mod reach;
pub mod sandbox;
pub mod semaphore;
pub mod workspaces;
