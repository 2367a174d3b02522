//! The limits: what they are called everywhere, and the page of them all. Each part of it has a file of its own.

pub mod chart;
pub mod columns;
mod csv;
pub mod fields;
pub mod report;
pub mod shares;
pub mod subscriptions;

use canopy_domain::wire::usage_file::UsageFile;

pub use self::csv::{CSV, FILE, csv_saved};
pub use crate::amounts::{
    amount, band, ceiling, limit, own_usage, remaining, resource_label, resource_noun, setter,
    total_usage,
};
use crate::counts::{counted, grouped};

pub const TITLE: &str = "Limits";
pub const EMPTY_DETAIL: &str = "Limits appear here once there are organizations.";

/// The menu of the files that the API itself makes.
pub const API_EXPORTS: &str = "API exports";
pub const API_EXPORTS_DETAIL: &str = "Whole workspace, as the API exports it";
/// What those are called in the name of a file.
pub const API_FILE: &str = "usage-from-api";

pub const EXPORT_UNDER_WAY: &str = "This file is being downloaded.";

pub const fn export(file: UsageFile) -> &'static str {
    match file {
        UsageFile::Csv => "Usage as CSV",
        UsageFile::Pdf => "Usage as PDF",
    }
}

pub fn exported(name: &str, bytes: usize) -> String {
    let kilobytes = bytes.div_ceil(1_000) as u64;
    format!("Saved {name} ({} kB).", grouped(kilobytes))
}

pub const SAVING_BLOCKED: &str =
    "Your browser blocked saving the file. Allow downloads and try again.";

/// `failure` says in sentences why.
pub fn not_exported(file: UsageFile, failure: &str) -> String {
    format!("Couldn't export {}. {failure}", file.name())
}

/// How many rows the table has.
fn rows(all: usize) -> String {
    counted(all as u64, "row", "rows")
}

/// How many rows are left of all.
fn rows_of(shown: usize, all: usize) -> String {
    format!("{} of {}", grouped(shown as u64), grouped(all as u64))
}

/// "3,000 rows", or "37 of 3,000" where something narrows the table.
pub fn count(shown: usize, all: usize, is_narrowed: bool) -> String {
    match is_narrowed {
        true => rows_of(shown, all),
        false => rows(all),
    }
}

pub const RESOURCE: &str = "Resource";
pub const ALL_RESOURCES: &str = "All";
pub const SHARE_OF_CEILING: &str = "Share of ceiling";
pub const NO_MATCH: &str = "No matching limits";
pub const NO_MATCH_DETAIL: &str = "Nothing matches this search, state and subtree.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_file_is_never_less_than_one_kilobyte() {
        let saved = |bytes| exported("usage.csv", bytes);
        assert_eq!(saved(1), "Saved usage.csv (1 kB).");
        assert_eq!(saved(1_000_001), "Saved usage.csv (1,001 kB).");
    }
}
