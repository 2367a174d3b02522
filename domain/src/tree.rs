//! Organizations as a tree: who is whose parent, which rows a tree shows, and what a search finds in it. Decides what becomes of data
//! that contradicts itself.

pub mod anomaly;
mod build;
pub mod forest;
pub mod full;
pub(crate) mod order;
pub mod search;
pub mod tree_keys;
pub mod unread_values;
pub mod visible_rows;
