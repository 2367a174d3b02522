//! A file as rows of cells under heads, whether it came as CSV or as JSON. Knows no organization.

mod encoding;
mod objects;
mod records;
mod refusal;

pub use self::{
    encoding::decode,
    refusal::{MOST_BYTES, MOST_ROWS, Refusal},
};
use super::sheet::Separator;

/// Heads beyond these are not taken for heads (ours): nobody could choose among as many.
const MOST_HEADS: usize = 500;

/// A file taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub format: Format,
    /// Of each column of the file, trimmed. Of JSON the keys, dotted.
    pub heads: Vec<String>,
    /// Without those that are empty.
    pub rows: Vec<Row>,
}

/// What a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv(Separator),
    Json,
}

/// One row of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// From 1, as spreadsheet programs count: the heads are a row too. Of JSON, the place in the list.
    pub number: usize,
    /// Those that are filled, with the position of their head. Beyond the last head: cells without one.
    pub cells: Vec<(usize, Cell)>,
}

/// What stands in a cell. One that is empty is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// As written in a spreadsheet, where some words stand for something else than themselves. Trimmed.
    Written(String),
    /// Exactly this value.
    Exact(String),
    Null,
}

impl Cell {
    /// What it says, trimmed; nothing for `null`.
    pub fn text(&self) -> &str {
        match self {
            Cell::Written(text) | Cell::Exact(text) => text.trim(),
            Cell::Null => "",
        }
    }
}

impl Row {
    pub fn cell(&self, head: usize) -> Option<&Cell> {
        let found = self.cells.iter().find(|(at, _)| *at == head);
        found.map(|(_, cell)| cell)
    }
}

impl Table {
    fn add(&mut self, row: Row) -> Result<(), Refusal> {
        if row.cells.is_empty() {
            return Ok(());
        }
        if self.rows.len() == MOST_ROWS {
            return Err(Refusal::TooManyRows);
        }
        self.rows.push(row);
        Ok(())
    }
}

/// Takes a text apart: JSON where it begins with a bracket, else lines of values between the separator that makes the
/// most of the first of them, as `is_known` tells of each value there.
///
/// # Errors
/// [`Refusal`].
pub fn table(text: &str, is_known: fn(&str) -> bool) -> Result<Table, Refusal> {
    if text.trim_start().starts_with(['{', '[']) {
        objects::table(text)
    } else {
        records::table(text, is_known)
    }
}
