//! Every sentence a person meets in the console, by area: constants, and functions of typed values.
//! Knows the domain alone.

pub mod ago;
mod amounts;
pub mod billing;
pub mod branding;
pub mod commands;
pub mod compare;
pub mod controls;
pub mod counts;
pub mod data_issues;
pub mod deletion;
pub mod errors;
mod files;
pub mod form;
pub mod host;
pub mod limits;
pub mod list;
pub mod logo;
pub mod organization;
pub mod plan;
pub mod printed;
pub mod problems;
pub mod session;
pub mod shell;
pub mod shortcuts;
pub mod tree;
pub mod usage;
pub mod what_if;
pub mod workspace;
