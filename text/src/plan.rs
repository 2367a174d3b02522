//! Plans of changes: what is said of many changes before they are sent.

pub mod file;
