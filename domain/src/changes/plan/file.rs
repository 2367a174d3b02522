//! Organizations as a file, and a file of organizations as a plan: which columns there are and what a cell of them
//! means. Knows no request and no screen.

mod cell;
mod column;
mod encoding;
mod export;
mod import;
mod mapping;
mod name_path;
mod refusal;
mod table;

pub use self::{
    column::Column,
    encoding::decode,
    export::{csv, json, template},
    import::{Import, RowProblem, RowProblemKind, plan},
    mapping::Mapping,
    refusal::{MOST_BYTES, MOST_ROWS, Refusal},
    table::{Cell, Format, Row, Table, table},
};

/// Reads the bytes of a file as a table.
///
/// # Errors
/// [`Refusal`].
pub fn read(bytes: &[u8]) -> Result<Table, Refusal> {
    table(&decode(bytes)?)
}

#[cfg(test)]
mod tests;
