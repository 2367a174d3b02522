//! Decides which organizations a list shows for a search and filters, in which order, and what a CSV file says.

pub mod children;
pub mod csv;
pub mod file_name;
pub mod filter;
pub mod limits_csv;
pub mod listing;
pub mod sheet;
pub mod sort;
