//! The rows of the tree and the forest their indexes belong to.

use std::sync::Arc;

use canopy_domain::{
    organization::OrganizationId,
    tree::{
        forest::{Forest, Index},
        visible_rows::VisibleRow,
    },
};

#[derive(Default)]
pub struct Rows {
    pub forest: Arc<Forest>,
    pub rows: Vec<VisibleRow>,
}

impl Rows {
    pub fn id(&self, row: usize) -> Option<OrganizationId> {
        self.rows
            .get(row)
            .map(|row| self.forest.get(row.index).id.clone())
    }

    pub fn index(&self, row: usize) -> Option<Index> {
        self.rows.get(row).map(|row| row.index)
    }
}
