//! One child, asked by the cells for what they say of it.

use std::sync::Arc;

use canopy_domain::{
    limits::status::{LimitStatus, LimitStatuses},
    organization::{Organization, limits::Resource},
    tree::forest::{Forest, Index},
};

use crate::{
    state::news::Marked,
    views::{data_table::column::RowSource, row_logos::RowLogos},
};

/// Where a child stands in the forest, and where its link leads.
pub struct Child {
    pub index: Index,
    pub href: String,
}

/// What all rows are drawn from, as it was at one time.
pub struct Drawn {
    pub children: Vec<Child>,
    pub forest: Arc<Forest>,
    pub statuses: Arc<LimitStatuses>,
    pub logos: RowLogos,
    pub marked: Marked,
}

impl RowSource for Drawn {
    type Row = Row;

    fn count(&self) -> usize {
        self.children.len()
    }

    /// The place of the child in the forest.
    fn key(&self, number: usize) -> Option<u64> {
        Some(self.children.get(number)?.index.get() as u64)
    }

    fn row(self: &Arc<Self>, number: usize) -> Option<Row> {
        let child = self.children.get(number)?;
        Some(Row {
            organization: Arc::clone(self.forest.get(child.index)),
            drawn: Arc::clone(self),
            number,
        })
    }

    fn is_marked(&self, row: &Row) -> bool {
        self.marked.contains(&row.organization.id)
    }
}

pub struct Row {
    drawn: Arc<Drawn>,
    number: usize,
    organization: Arc<Organization>,
}

impl Row {
    fn child(&self) -> &Child {
        &self.drawn.children[self.number]
    }

    pub fn id(&self) -> &str {
        self.organization.id.as_str()
    }

    pub fn name(&self) -> &str {
        self.organization.title()
    }

    pub fn href(&self) -> &str {
        &self.child().href
    }

    /// Where its logo is, if there is one that can be had.
    pub fn picture(&self) -> Option<String> {
        self.drawn.logos.of(&self.organization)
    }

    /// How many there are, on all levels.
    pub fn descendants(&self) -> u64 {
        self.drawn.forest.descendants(self.child().index).len() as u64
    }

    pub fn status(&self, resource: Resource) -> LimitStatus {
        let (forest, index) = (&self.drawn.forest, self.child().index);
        self.drawn.statuses.of(forest, index, resource)
    }
}
