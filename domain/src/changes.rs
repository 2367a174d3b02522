//! Decides what a deletion takes along and what forbids it, what one write changed of an organization, what others
//! changed meanwhile, and what becomes of many changes at once.

pub mod deletion;
pub mod difference;
pub mod news;
pub mod plan;
