//! Tokens: what one says of itself and when it expires.

pub mod expiry;
pub mod token;
