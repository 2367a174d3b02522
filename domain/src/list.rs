//! Organizations as a list: filtered, sorted, and as a CSV file.

pub mod csv;
pub mod filter;
pub mod listing;
pub mod sort;
