//! How the focus moves through the picture: by the pattern of a tree that lies on its side, parents above their
//! children.

use super::Icicle;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the parent.
    Up,
    /// To the first child.
    Down,
    /// To the neighbor on the left, across families too.
    Before,
    After,
    /// To the first of all.
    First,
    /// To the last of the last family.
    Last,
}

impl Icicle {
    /// Where a step leads; stays where there is no way on.
    pub fn step(&self, from: usize, way: Way) -> usize {
        let Some(cell) = self.cells.get(from) else {
            return 0;
        };
        let row = self.rows[cell.row].clone();
        match way {
            Way::Up => cell.above.unwrap_or(from),
            Way::Down => self.below(Some(from)).next().unwrap_or(from),
            Way::Before if from > row.start => from - 1,
            Way::After if from + 1 < row.end => from + 1,
            Way::Before | Way::After => from,
            Way::First => 0,
            Way::Last => {
                let mut last = self.below(None).end - 1;
                while let Some(below) = self.below(Some(last)).next_back() {
                    last = below;
                }
                last
            }
        }
    }
}
