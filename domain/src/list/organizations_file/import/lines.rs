//! The rows of a table that are about an organization, and what each says of which one and where.

use super::{RowProblem, RowProblemKind};
use crate::{
    list::organizations_file::{
        column::{Column, REMARK},
        mapping::Mapping,
        name_path,
    },
    list::table::{Cell, Row, Table},
};

/// Stands for no parent in a spreadsheet.
const NONE: &str = "none";

/// One row, as far as it says which organization it is about.
pub struct Line<'t> {
    pub row: &'t Row,
    /// Empty: not said. So are the others.
    pub id: &'t str,
    pub external_id: &'t str,
    pub path: Vec<String>,
    /// What the organization is called, or is to be.
    pub name: String,
    /// Whether it says a name, be it an empty one.
    pub has_name: bool,
    pub parent: Above<'t>,
}

/// What a row says of the organization above.
#[derive(Clone, Copy)]
pub enum Above<'t> {
    Unsaid,
    /// There is none.
    Root,
    Named(&'t str),
    /// The names from the root down.
    Path(&'t [String]),
}

impl<'t> Line<'t> {
    fn of(row: &'t Row, mapping: &Mapping) -> Self {
        let text = |column| mapping.cell(row, column).map_or("", Cell::text);
        let path = name_path::parts(text(Column::Path));
        let name = match (text(Column::NAME), path.last()) {
            ("", Some(last)) => last.clone(),
            (name, _) => name.to_owned(),
        };
        let parent = match mapping.cell(row, Column::Parent) {
            Some(Cell::Null) => Above::Root,
            Some(Cell::Written(text)) if text.eq_ignore_ascii_case(NONE) => Above::Root,
            Some(cell) if !cell.text().is_empty() => Above::Named(cell.text()),
            _ => Above::Unsaid,
        };
        Self {
            row,
            id: text(Column::Id),
            external_id: text(Column::ExternalId),
            has_name: !name.is_empty() || mapping.cell(row, Column::NAME).is_some(),
            path,
            name,
            parent,
        }
    }

    pub fn problem(&self, column: Option<Column>, kind: RowProblemKind) -> RowProblem {
        let row = self.row.number;
        RowProblem { row, column, kind }
    }

    /// The first column that is filled of those whose values no two organizations share.
    pub fn key_column(&self) -> Option<Column> {
        match (self.id, self.external_id) {
            ("", "") => None,
            ("", _) => Some(Column::ExternalId),
            _ => Some(Column::Id),
        }
    }

    /// What its path says of the organization above.
    pub fn above_in_path(&self) -> Above<'_> {
        match self.path.split_last() {
            None => Above::Unsaid,
            Some((_, [])) => Above::Root,
            Some((_, above)) => Above::Path(above),
        }
    }

    /// Where a new organization goes: by its parent, else by its path.
    pub fn above(&self) -> Above<'_> {
        match self.parent {
            Above::Unsaid => self.above_in_path(),
            parent => parent,
        }
    }

    /// The column in which it says so.
    pub fn above_column(&self) -> Column {
        match self.parent {
            Above::Unsaid => Column::Path,
            _ => Column::Parent,
        }
    }
}

/// All rows but the empty ones and remarks, and what is wrong with those that are none.
pub fn lines<'t>(table: &'t Table, mapping: &Mapping) -> (Vec<Line<'t>>, Vec<RowProblem>) {
    let mut lines = Vec::with_capacity(table.rows.len());
    let mut problems = Vec::new();
    for row in &table.rows {
        let line = Line::of(row, mapping);
        if line.id.starts_with(REMARK) {
            continue;
        }
        if mapping.has_surplus(row) {
            problems.push(line.problem(None, RowProblemKind::Surplus));
        }
        if line.key_column().is_some() || !line.name.is_empty() {
            lines.push(line);
        } else {
            problems.push(line.problem(None, RowProblemKind::Unnamed));
        }
    }
    (lines, problems)
}
