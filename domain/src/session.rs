//! Decides what counts as a token, what it says of itself, and when to announce that it expires; and names what a write
//! with it does.

pub mod deed;
pub mod expiry;
pub mod token;
