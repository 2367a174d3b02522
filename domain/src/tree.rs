//! Decides who is whose parent, what becomes of data that contradicts itself, which rows a tree shows, what a search
//! finds in it, and where it is full.

pub mod anomaly;
mod build;
pub mod forest;
pub mod full;
pub(crate) mod order;
pub mod search;
pub mod tree_keys;
pub mod unread_values;
pub mod visible_rows;
