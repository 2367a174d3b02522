//! Text as people write it: folded for a search, in natural order, in either direction, and numbers as typed.

pub mod bidi;
pub mod fold;
pub mod numbers;
pub mod unseen;
