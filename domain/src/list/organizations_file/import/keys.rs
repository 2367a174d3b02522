//! Which organization a line is about, as far as the line alone says it. Knows nothing of other lines but their ids.

use super::{
    RowProblemKind,
    known::{Found, Who, by_id},
    resolution::{Resolution, Target},
};
use crate::list::organizations_file::{column::Column, name_path};

impl Resolution<'_> {
    /// By id, external id or path; by its name alone where the file tells no more.
    pub fn by_keys(&mut self, at: usize) -> Target {
        let line = &self.lines[at];
        let there = by_id(self.forest, line.id);
        if let Some(index) = there.or_else(|| self.known.by_external_id(line.external_id)) {
            return Target::There(index);
        }
        let key = line.key_column();
        if let Some(column) = key.filter(|_| !(self.creates_unknown && line.has_name)) {
            self.report(at, column, RowProblemKind::UnknownId);
            return Target::Nothing;
        }
        if let Some(first) = key.and_then(|_| self.first_with_key(at)) {
            let first = self.lines[first].row.number;
            self.report(at, Column::Id, RowProblemKind::Repeats { first });
            return Target::Nothing;
        }
        let (column, found) = match line.path.is_empty() {
            false => (
                Column::Path,
                self.known.paths.find(&name_path::of_parts(&line.path)),
            ),
            true if self.says_no_place && key.is_none() => {
                (Column::NAME, self.known.names.find(&line.name))
            }
            true => return Target::Open,
        };
        match found {
            Some(Found::One(Who::There(index), is_exact)) => {
                let counts = is_exact || (column == Column::Path && key.is_none());
                if counts {
                    self.claim(at, index)
                } else {
                    Target::Open
                }
            }
            Some(Found::Many) if key.is_none() => {
                self.report(at, column, RowProblemKind::Ambiguous);
                Target::Nothing
            }
            _ => Target::Open,
        }
    }

    /// An earlier line with the same id, of two that no organization has.
    fn first_with_key(&self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        let key = if line.id.is_empty() {
            line.external_id
        } else {
            line.id
        };
        self.ids.get(key).copied().filter(|&first| first < at)
    }
}
