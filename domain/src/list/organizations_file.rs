//! Organizations as a file, and a file of organizations as a plan: which columns there are and what a cell of them
//! means. Knows no request and no screen.

mod cell;
mod column;
mod export;
mod import;
mod mapping;
mod name_path;

pub use self::{
    column::Column,
    export::{csv, json, template},
    import::{Import, RowProblem, RowProblemKind, plan},
    mapping::Mapping,
};
use crate::list::table;
pub use crate::list::table::{Cell, Format, MOST_BYTES, MOST_ROWS, Refusal, Row, Table, decode};

/// Reads the bytes of a file as a table.
///
/// # Errors
/// [`Refusal`].
pub fn read(bytes: &[u8]) -> Result<Table, Refusal> {
    table(&decode(bytes)?)
}

/// Reads a text, as it was pasted, as a table.
///
/// # Errors
/// [`Refusal`].
pub fn table(text: &str) -> Result<Table, Refusal> {
    table::table(text, |head| Column::of_head(head).is_some())
}

#[cfg(test)]
mod tests;
