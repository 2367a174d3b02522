//! What makes a table over all organizations: columns with an entry each, and rows painted cell by cell.

use std::sync::Arc;

use crate::components::virtual_rows::{Part, RowPainter, Rows, Slot, Template};

/// The attribute of a row that has just come or changed.
pub const NEWS: &str = "data-news";

/// One column: its head, its width, what it sorts by, and its part of a row.
pub struct Column<Key: 'static, Row: 'static> {
    pub label: &'static str,
    pub key: Key,
    /// Gives it its width in the stylesheet.
    pub class: &'static str,
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
    let cells = columns.iter().zip(1..).map(|(column, place)| {
        let cell = template.add_cell(column.class, place);
        (column.lay_out)(&mut template, cell)
    });
    let cells = cells.collect();
    (template, cells)
}

/// What all rows of a table are drawn from, as it was at one time. Numbers are counted from 0.
pub trait RowSource: Send + Sync + 'static {
    /// One of them, asked by the cells for what they say of it.
    type Row: 'static;

    fn count(&self) -> usize;

    /// Its own wherever the row stands.
    fn key(&self, number: usize) -> Option<u64>;

    fn row(self: &Arc<Self>, number: usize) -> Option<Self::Row>;

    /// Whether it has just come or changed.
    fn is_marked(&self, _row: &Self::Row) -> bool {
        false
    }
}

/// The rows of a table, written by `cells`.
pub fn rows_of<S: RowSource>(source: S, cells: &Cells<S::Row>) -> Rows {
    Rows::by(TableRows {
        source: Arc::new(source),
        cells: Arc::clone(cells),
    })
}

struct TableRows<S: RowSource> {
    source: Arc<S>,
    cells: Cells<S::Row>,
}

impl<S: RowSource> RowPainter for TableRows<S> {
    fn count(&self) -> usize {
        self.source.count()
    }

    fn key(&self, number: usize) -> u64 {
        self.source.key(number).unwrap_or(u64::MAX)
    }

    fn paint(&self, number: usize, slot: &mut Slot) {
        if let Some(row) = self.source.row(number) {
            // The first is the row of the headers.
            let place = (number + 2).to_string();
            slot.attribute(Template::ROW, "aria-rowindex", Some(&place));
            let news = self.source.is_marked(&row).then_some("");
            slot.attribute(Template::ROW, NEWS, news);
            for cell in self.cells.iter() {
                (cell.paint)(&row, slot);
            }
        }
    }

    fn describe(&self, number: usize, slot: &mut Slot) {
        if let Some(row) = self.source.row(number) {
            for describe in self.cells.iter().filter_map(|cell| cell.describe.as_ref()) {
                describe(&row, slot);
            }
        }
    }
}
