//! Decides which organizations a list shows for a search and filters, in which order, what a CSV file says of them, how
//! one goes from one to the next, where some of them differ, and what a file of organizations would change.

pub mod children;
pub mod comparison;
pub mod csv;
pub mod file_name;
pub mod filter;
pub mod limits_csv;
pub mod listing;
pub mod organizations_file;
pub mod sheet;
pub mod sort;
pub mod table;
pub mod walk;
