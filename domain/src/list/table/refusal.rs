//! Why a file can't be read as organizations at all.

/// Bytes that a file may have (ours): a thousand organizations, the most in a workspace, take about a tenth.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// Rows that a file may have (ours): ten times as many as there can be organizations.
pub const MOST_ROWS: usize = 10_000;

/// Why a file can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    TooLarge {
        bytes: usize,
    },
    TooManyRows,
    /// The file of a spreadsheet program, which would have to be saved as CSV.
    Workbook,
    NotText,
    Empty,
    /// It begins like JSON and is none: from this place on, both from 1.
    Json {
        line: usize,
        column: usize,
    },
    /// JSON in which no organization can be found.
    NoOrganizations,
}
