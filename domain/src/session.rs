//! Tokens: what one says of itself and when it expires. And what was written with one.

pub mod deed;
pub mod expiry;
pub mod token;
