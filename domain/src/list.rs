//! Decides which organizations a list shows for a search and filters, in which order, and what a CSV file says.

pub mod csv;
pub mod filter;
pub mod listing;
pub mod sort;
