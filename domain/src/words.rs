//! Sentences about values of this crate.

pub mod ago;
pub mod counts;
pub mod usage;
