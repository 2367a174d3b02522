//! The picture of organizations: every organization as wide as what its subtree uses, its children
//! beneath it. Knows widths in CSS pixels, no color and no words.
//!
//! Siblings stand by size, the largest first, so that those too narrow to be drawn lie together at
//! the end and can be gathered into one. Nothing below a gathered organization is looked at: the cost
//! grows with what is drawn and its children, not with the list.

mod steps;

use std::{cmp::Reverse, ops::Range};

pub use self::steps::Way;
use crate::tree::forest::{Forest, Index};

/// What is narrower is not drawn by itself.
pub const NARROWEST: f64 = 1.0;

/// One rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// 0 for the topmost.
    pub row: usize,
    /// From the left edge.
    pub start: f64,
    /// At least [`NARROWEST`].
    pub width: f64,
    /// The cell of its parent, among [`Icicle::cells`]; `None` in the topmost row.
    pub above: Option<usize>,
    pub holds: Holds,
}

impl Cell {
    /// Its right edge.
    pub fn end(&self) -> f64 {
        self.start + self.width
    }
}

/// Whom a rectangle stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holds {
    Organization(Index),
    /// Siblings that are each too narrow.
    Smaller {
        /// `None`: they are roots.
        parent: Option<Index>,
        count: usize,
        /// What they use together.
        amount: u64,
    },
}

/// The rectangles, row by row and from left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Icicle {
    cells: Vec<Cell>,
    rows: Vec<Range<usize>>,
}

impl Icicle {
    /// Lays out `top` and everything below it, or the whole forest, on a ground `width` wide; `amount`
    /// is what the subtree of an organization uses. Where children together use more than is said of
    /// their parent, they share its width all the same. Empty where nothing is used.
    pub fn lay(
        forest: &Forest,
        top: Option<Index>,
        width: f64,
        amount: impl Fn(Index) -> u64,
    ) -> Self {
        let mut icicle = Self::default();
        let ground = Ground {
            parent: None,
            above: None,
            start: 0.0,
            width,
            whole: 0,
        };
        match top {
            Some(top) => icicle.share_out(0, &ground, std::iter::once(top), &amount),
            None => icicle.share_out(0, &ground, forest.roots(), &amount),
        }
        let mut above = 0..icicle.cells.len();
        while !above.is_empty() {
            icicle.rows.push(above.clone());
            let row = icicle.rows.len();
            for at in above.clone() {
                let cell = icicle.cells[at];
                if let Holds::Organization(parent) = cell.holds {
                    let ground = Ground {
                        parent: Some(parent),
                        above: Some(at),
                        start: cell.start,
                        width: cell.width,
                        whole: amount(parent),
                    };
                    icicle.share_out(row, &ground, forest.children(parent), &amount);
                }
            }
            above = above.end..icicle.cells.len();
        }
        icicle
    }

    fn share_out(
        &mut self,
        row: usize,
        ground: &Ground,
        siblings: impl Iterator<Item = Index>,
        amount: impl Fn(Index) -> u64,
    ) {
        let mut shares: Vec<(Index, u64)> = siblings.map(|index| (index, amount(index))).collect();
        let sum: f64 = shares.iter().map(|&(_, amount)| amount as f64).sum();
        let whole = sum.max(ground.whole as f64);
        if whole <= 0.0 {
            return;
        }
        let scale = ground.width / whole;
        shares.sort_by_key(|&(_, amount)| Reverse(amount));
        let drawn = shares.partition_point(|&(_, amount)| amount as f64 * scale >= NARROWEST);
        let mut start = ground.start;
        let mut place = |width: f64, holds: Holds| {
            self.cells.push(Cell {
                row,
                start,
                width,
                above: ground.above,
                holds,
            });
            start += width;
        };
        for &(index, amount) in &shares[..drawn] {
            place(amount as f64 * scale, Holds::Organization(index));
        }
        let smaller = &shares[drawn..];
        let amounts = smaller.iter().map(|&(_, amount)| amount);
        let amount = amounts.fold(0, u64::saturating_add);
        let width = amount as f64 * scale;
        if width >= NARROWEST {
            let (parent, count) = (ground.parent, smaller.len());
            place(
                width,
                Holds::Smaller {
                    parent,
                    count,
                    amount,
                },
            );
        }
    }

    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// How many organizations have a rectangle of their own.
    pub fn drawn(&self) -> usize {
        let alone = |cell: &&Cell| matches!(cell.holds, Holds::Organization(_));
        self.cells.iter().filter(alone).count()
    }

    /// The cell of a row under a point so far from the left edge.
    pub fn at(&self, row: usize, x: f64) -> Option<usize> {
        let range = self.rows.get(row)?.clone();
        let cells = &self.cells[range.clone()];
        let after = cells.partition_point(|cell| cell.start <= x);
        let at = after.checked_sub(1)?;
        (x < cells[at].end()).then_some(range.start + at)
    }

    /// The children of a cell, as places among [`Icicle::cells`]; of `None` the topmost row.
    pub fn below(&self, above: Option<usize>) -> Range<usize> {
        let row = above.map_or(0, |at| self.cells.get(at).map_or(0, |cell| cell.row + 1));
        let Some(range) = self.rows.get(row).cloned() else {
            return 0..0;
        };
        let cells = &self.cells[range.clone()];
        let first = cells.partition_point(|cell| cell.above < above);
        let end = cells.partition_point(|cell| cell.above <= above);
        range.start + first..range.start + end
    }

    /// Its place among its siblings that are drawn, from 0, and how many they are with it.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let siblings = self.below(self.cells.get(at).and_then(|cell| cell.above));
        (at.saturating_sub(siblings.start), siblings.len())
    }
}

/// What siblings share.
struct Ground {
    parent: Option<Index>,
    above: Option<usize>,
    start: f64,
    width: f64,
    /// What the parent uses, its own use included.
    whole: u64,
}
