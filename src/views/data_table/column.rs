//! What makes a table over all organizations: columns with an entry each, and rows painted cell by cell.

use std::sync::Arc;

use crate::components::virtual_rows::{Part, RowPainter, Rows, Slot, Template};

/// One column: its head, its width, what it sorts by, and its part of a row.
pub struct Column<Key: 'static, Row: 'static> {
    pub label: &'static str,
    pub key: Key,
    /// Gives it its width in the stylesheet.
    pub class: &'static str,
    /// Counted from 1.
    pub place: &'static str,
    /// Whether the greatest comes first when one begins to sort by it.
    pub descends_first: bool,
    /// Adds what stands in its cell to a row.
    pub lay_out: fn(&mut Template, Part) -> Cell<Row>,
}

/// Writes one cell of a row.
type Write<Row> = Box<dyn Fn(&Row, &mut Slot) + Send + Sync>;

/// How a cell is written.
pub struct Cell<Row> {
    paint: Write<Row>,
    describe: Option<Write<Row>>,
}

impl<Row> Cell<Row> {
    pub fn painted(paint: impl Fn(&Row, &mut Slot) + Send + Sync + 'static) -> Self {
        Self {
            paint: Box::new(paint),
            describe: None,
        }
    }

    /// Adds what is only for those who point at the cell or listen.
    pub fn described(mut self, describe: impl Fn(&Row, &mut Slot) + Send + Sync + 'static) -> Self {
        self.describe = Some(Box::new(describe));
        self
    }
}

/// The cells of all columns, from left to right.
pub type Cells<Row> = Arc<[Cell<Row>]>;

/// What a row is built from, and how its cells are written.
pub fn lay_out<Key, Row>(
    columns: &[Column<Key, Row>],
    class: &'static str,
) -> (Template, Cells<Row>) {
    let mut template = Template::new(class, "row");
    let cells = columns.iter().map(|column| {
        let cell = template.add_cell(column.class, column.place);
        (column.lay_out)(&mut template, cell)
    });
    let cells = cells.collect();
    (template, cells)
}

/// Rows that are written by `cells`, each from what `row` finds for its number; `key` is its own wherever it stands.
pub fn rows_of<Row: 'static>(
    count: usize,
    key: impl Fn(usize) -> u64 + Send + Sync + 'static,
    row: impl Fn(usize) -> Option<Row> + Send + Sync + 'static,
    cells: &Cells<Row>,
) -> Rows {
    Rows::by(TableRows {
        count,
        key: Box::new(key),
        row: Box::new(row),
        cells: Arc::clone(cells),
    })
}

struct TableRows<Row> {
    count: usize,
    key: Box<dyn Fn(usize) -> u64 + Send + Sync>,
    row: Box<dyn Fn(usize) -> Option<Row> + Send + Sync>,
    cells: Cells<Row>,
}

impl<Row> RowPainter for TableRows<Row> {
    fn count(&self) -> usize {
        self.count
    }

    fn key(&self, number: usize) -> u64 {
        (self.key)(number)
    }

    fn paint(&self, number: usize, slot: &mut Slot) {
        if let Some(row) = (self.row)(number) {
            // The first is the row of the headers.
            let place = (number + 2).to_string();
            slot.attribute(Template::ROW, "aria-rowindex", Some(&place));
            for cell in self.cells.iter() {
                (cell.paint)(&row, slot);
            }
        }
    }

    fn describe(&self, number: usize, slot: &mut Slot) {
        if let Some(row) = (self.row)(number) {
            for describe in self.cells.iter().filter_map(|cell| cell.describe.as_ref()) {
                describe(&row, slot);
            }
        }
    }
}
