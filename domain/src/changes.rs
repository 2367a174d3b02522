//! Decides what a deletion takes along and what forbids it, what one write changed of an organization, and what others
//! changed meanwhile.

pub mod deletion;
pub mod difference;
pub mod news;
