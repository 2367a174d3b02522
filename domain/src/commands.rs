//! What the command palette offers, and what was opened last.

pub mod command;
pub mod query;
pub mod recents;
