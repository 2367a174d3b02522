//! The list as a CSV file.

use canopy_domain::list::{
    csv::{Column, CsvText},
    sheet::Separator,
};

use crate::{
    counts::counted,
    files::{WORDS, saved},
    limits::resource_label,
};

pub const DOWNLOAD_CSV: &str = "Download CSV";
pub const CSV_SEPARATOR: &str = "CSV separator";
/// What the list is called in the name of a file.
pub const FILE: &str = "organizations";
pub const NOTHING_TO_DOWNLOAD: &str = "There is nothing to download.";
pub const EXPORT_NOT_LOADED: &str =
    "The export couldn't be loaded. Check your connection and try again.";
pub const NOT_SAVED: &str =
    "Your browser didn't save the file. Allow downloads from this site and try again.";

/// What the file itself says.
pub const CSV: CsvText = CsvText { head, words: WORDS };

fn head(column: Column) -> String {
    match column {
        Column::Name => "Name".into(),
        Column::DisplayName => "Display name".into(),
        Column::Parents => "Parents".into(),
        Column::Depth => "Depth".into(),
        Column::TotalUsage(resource) => format!("{} total usage", resource_label(resource)),
        Column::OwnUsage(resource) => format!("{} own usage", resource_label(resource)),
        Column::Limit(resource) => format!("{} limit", resource_label(resource)),
        Column::Ceiling(resource) => format!("{} ceiling", resource_label(resource)),
        Column::CeilingSetter(resource) => {
            format!("{} ceiling set by", resource_label(resource))
        }
        Column::LoginHint => "Login hint".into(),
        Column::BillingAccount => "Billing account".into(),
        Column::BillingAccountId => "Billing account ID".into(),
        Column::Id => "ID".into(),
        Column::ParentId => "Parent ID".into(),
        Column::ExternalId => "External ID".into(),
    }
}

pub const fn separator(separator: Separator) -> &'static str {
    match separator {
        Separator::Comma => "Comma",
        Separator::Semicolon => "Semicolon",
        Separator::Tab => "Tab",
    }
}

/// `guarded` values would run in a spreadsheet and got an apostrophe.
pub fn csv_saved(organizations: u64, file: &str, guarded: u64) -> String {
    saved(
        counted(organizations, "organization", "organizations"),
        file,
        guarded,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_saved_says_what_was_prefixed() {
        assert_eq!(
            csv_saved(1, "organizations.csv", 0),
            "1 organization saved as organizations.csv."
        );
        assert_eq!(
            csv_saved(1_200, "organizations.tsv", 1),
            "1,200 organizations saved as organizations.tsv. 1 value that looks like a formula was prefixed with an \
                apostrophe."
        );
        assert_eq!(
            csv_saved(2, "organizations.csv", 2),
            "2 organizations saved as organizations.csv. 2 values that look like formulas were prefixed with an \
                apostrophe."
        );
    }

    #[test]
    fn no_two_columns_have_the_same_head() {
        let mut heads: Vec<String> = Column::all().map(head).collect();
        let count = heads.len();
        heads.sort_unstable();
        heads.dedup();
        assert_eq!(heads.len(), count);
    }
}
