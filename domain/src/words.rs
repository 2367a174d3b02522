//! Sentences about values of this crate.

pub mod counts;
