//! Which column of a file holds what: guessed from its heads, and chosen where they say nothing.

use super::column::Column;
use crate::list::table::{Cell, Format, Row, Table};

/// What each column of a file holds, each thing at most once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    columns: Vec<Option<Column>>,
    /// Whether a row with an id that no organization has makes a new one, as in a copy of those that were deleted.
    /// Otherwise it is a problem, unless no id of the file is known: then the file comes from elsewhere.
    pub creates_unknown: bool,
}

impl Mapping {
    /// By the heads alone. Of two heads that mean the same, the first counts.
    pub fn guess(table: &Table) -> Self {
        let mut mapping = Self {
            columns: Vec::with_capacity(table.heads.len()),
            creates_unknown: false,
        };
        for head in &table.heads {
            // What the API calls a path are ids.
            let is_ids = table.format == Format::Json && head == Column::Path.key();
            let column = Column::of_head(head).filter(|_| !is_ids);
            let column = column.filter(|column| mapping.position(*column).is_none());
            mapping.columns.push(column);
        }
        mapping
    }

    /// What a column of the file holds, by its position. `None`: nothing that counts.
    pub fn get(&self, at: usize) -> Option<Column> {
        self.columns.get(at).copied().flatten()
    }

    /// Chooses what a column of the file holds. Another one that held it holds nothing then.
    pub fn set(&mut self, at: usize, column: Option<Column>) {
        if let Some(other) = column.and_then(|column| self.position(column)) {
            self.columns[other] = None;
        }
        if let Some(chosen) = self.columns.get_mut(at) {
            *chosen = column;
        }
    }

    /// Where the file holds something.
    pub fn position(&self, column: Column) -> Option<usize> {
        let mut columns = self.columns.iter();
        columns.position(|chosen| *chosen == Some(column))
    }

    /// Whether anything in it tells organizations apart.
    pub fn is_usable(&self) -> bool {
        let keys = [Column::Id, Column::ExternalId, Column::Path, Column::NAME];
        keys.into_iter()
            .any(|column| self.position(column).is_some())
    }

    /// The cell of a row that holds something, if it is filled.
    pub(super) fn cell<'t>(&self, row: &'t Row, column: Column) -> Option<&'t Cell> {
        row.cell(self.position(column)?)
    }

    /// Whether a row has cells under no head.
    pub(super) fn has_surplus(&self, row: &Row) -> bool {
        row.cells.iter().any(|(at, _)| *at >= self.columns.len())
    }
}
