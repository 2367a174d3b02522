//! Decides what a deletion takes along and what forbids it, and what one write changed of an organization.

pub mod deletion;
pub mod difference;
