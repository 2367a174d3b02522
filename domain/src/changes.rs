//! What a change affects: the organizations that a deletion takes along, and what has changed since a value was read.

pub mod deletion;
pub mod difference;
