//! Decides which commands are offered to whom, which of them a query means, and what was opened last.

pub mod command;
pub mod query;
pub mod recents;
