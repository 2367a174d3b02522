//! Decides which texts are the same to the person who types them, their natural order and direction, what of them
//! cannot be seen, and which number is meant.

pub mod bidi;
pub mod fold;
mod marks;
pub mod numbers;
pub mod unseen;
