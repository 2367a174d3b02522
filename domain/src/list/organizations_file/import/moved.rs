//! Whether a line says that an organization is elsewhere than it is. Moves nothing: the API can't.

use super::{
    lines::Above,
    resolution::{Parent, Resolution, Target, above_text},
};
use crate::{
    list::organizations_file::{
        column::Column,
        name_path::{self, path_of},
    },
    tree::forest::Index,
    unicode::fold::fold,
};

impl Resolution<'_> {
    /// The column in which a line says that an organization is elsewhere than it is.
    pub fn moved(&self, at: usize, index: Index) -> Option<Column> {
        let line = &self.lines[at];
        let organization = self.forest.get(index);
        if organization.is_parent_unread() {
            return None;
        }
        let is = organization.parent_org_id.as_ref();
        let is_elsewhere = match line.parent {
            Above::Root => is.is_some(),
            Above::Named(text) if is.is_some_and(|id| id.as_str().trim() == text) => false,
            Above::Named(text) if self.is_parent_called(index, text) => false,
            Above::Named(_) => {
                let parent = self.parent(at, line.parent);
                self.differs(index, parent.or_else(|| self.parent_named(at, line.parent)))
                    .unwrap_or(true)
            }
            Above::Unsaid | Above::Path(_) => false,
        };
        if is_elsewhere {
            return Some(Column::Parent);
        }
        let path = name_path::of_parts(&line.path);
        let above @ Above::Path(_) = line.above_in_path() else {
            return None;
        };
        // One that leads nowhere is of before somebody renamed what is above.
        let is_elsewhere = fold(&path) != fold(&path_of(self.forest, index))
            && !self.is_parent_called(index, &above_text(above))
            && self.differs(index, self.parent(at, above)) == Some(true);
        is_elsewhere.then_some(Column::Path)
    }

    /// Whether a text is the path or the name of what is above an organization.
    fn is_parent_called(&self, index: Index, text: &str) -> bool {
        let Some(parent) = self.forest.parent(index) else {
            return false;
        };
        let path = name_path::of_parts(&name_path::parts(text));
        fold(&path) == fold(&path_of(self.forest, parent))
            || fold(text) == fold(self.forest.get(parent).title().trim())
    }

    /// Whether what was found is another organization than the parent. `None`: nothing was.
    fn differs(&self, index: Index, parent: Option<Parent>) -> Option<bool> {
        let there = match parent? {
            Parent::There(there) => Some(there),
            Parent::Line(line) => match self.targets[line] {
                Target::There(there) => Some(there),
                _ => None,
            },
            Parent::Root => None,
            Parent::Unknown(_) | Parent::Ambiguous(_) => return None,
        };
        let id = there.map(|there| &self.forest.get(there).id);
        Some(id != self.forest.get(index).parent_org_id.as_ref())
    }
}
