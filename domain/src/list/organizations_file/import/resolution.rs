//! Which organization each line is about, and under which one each new one goes, in whatever order they come.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use super::{
    RowProblem, RowProblemKind,
    known::{Found, Keyed, Known, Who, by_id},
    lines::{Above, Line},
};
use crate::{
    list::organizations_file::{
        column::Column,
        mapping::Mapping,
        name_path::{self, path_of},
    },
    organization::MAX_LEVELS,
    tree::forest::{Forest, Index},
};

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Not known yet.
    Open,
    There(Index),
    New,
    Nothing,
}

/// What a new organization goes under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parent {
    Root,
    There(Index),
    Line(usize),
    Unknown(String),
    Ambiguous(String),
}

pub struct Resolution<'a> {
    pub lines: &'a [Line<'a>],
    pub forest: &'a Forest,
    pub known: Known,
    pub creates_unknown: bool,
    /// Whether the file says of no organization where it is.
    pub says_no_place: bool,
    /// By id and external id, the first line with it.
    pub ids: HashMap<&'a str, usize, FxBuildHasher>,
    /// Of those that are created.
    paths: Keyed,
    path_of: Vec<String>,
    names: Keyed,
    is_taken: Vec<bool>,
    /// Of each line, as [`Self::parents`] are.
    pub targets: Vec<Target>,
    pub parents: Vec<Parent>,
    pub problems: Vec<RowProblem>,
}

impl<'a> Resolution<'a> {
    pub fn new(lines: &'a [Line<'a>], mapping: &Mapping, forest: &'a Forest) -> Self {
        let known = Known::of(forest);
        let is_known = |line: &Line<'_>| {
            by_id(forest, line.id).is_some() || known.by_external_id(line.external_id).is_some()
        };
        let has = |column| mapping.position(column).is_some();
        let mut ids = HashMap::default();
        for (at, line) in lines.iter().enumerate() {
            for id in [line.id, line.external_id] {
                if !id.is_empty() {
                    ids.entry(id).or_insert(at);
                }
            }
        }
        Self {
            creates_unknown: mapping.creates_unknown || !lines.iter().any(is_known),
            says_no_place: !has(Column::Parent) && !has(Column::Path),
            lines,
            forest,
            known,
            ids,
            paths: Keyed::default(),
            path_of: vec![String::new(); lines.len()],
            names: Keyed::default(),
            is_taken: vec![false; forest.len()],
            targets: vec![Target::Open; lines.len()],
            parents: vec![Parent::Root; lines.len()],
            problems: Vec::new(),
        }
    }

    pub fn resolve(&mut self) {
        for at in 0..self.lines.len() {
            self.targets[at] = self.by_keys(at);
        }
        self.settle_all(false);
        for (at, line) in self.lines.iter().enumerate() {
            if !matches!(self.targets[at], Target::There(_)) {
                self.names.add(&line.name, Who::Line(at));
            }
        }
        self.settle_all(true);
        // Those above the others first, as what is below one that is nowhere is below it all the same.
        let mut rest: Vec<usize> = self.open().collect();
        rest.sort_by_key(|&at| match self.lines[at].above() {
            Above::Path(parts) => parts.len(),
            Above::Named(text) => name_path::parts(text).len(),
            _ => 0,
        });
        for at in rest {
            let unknown = || Parent::Unknown(above_text(self.lines[at].above()));
            let parent = self.parent_of(at, true).unwrap_or_else(unknown);
            self.settle(at, parent);
        }
    }

    fn open(&self) -> impl Iterator<Item = usize> {
        let targets = self.targets.iter().enumerate();
        targets
            .filter(|(_, target)| **target == Target::Open)
            .map(|(at, _)| at)
    }

    pub fn report(&mut self, at: usize, column: Column, kind: RowProblemKind) {
        let problem = self.lines[at].problem(Some(column), kind);
        self.problems.push(problem);
    }

    /// Of organizations with ids from elsewhere, one alone can be this one: each other one with its name is new.
    pub fn claim(&mut self, at: usize, index: Index) -> Target {
        let has_key = self.lines[at].key_column().is_some();
        if has_key && std::mem::replace(&mut self.is_taken[index.get()], true) {
            return Target::Open;
        }
        Target::There(index)
    }

    /// Level by level, wherever in the file the parents stand.
    fn settle_all(&mut self, is_by_name: bool) {
        for _ in 0..=MAX_LEVELS {
            let mut has_settled = false;
            for at in 0..self.lines.len() {
                if self.targets[at] != Target::Open {
                    continue;
                }
                if let Some(parent) = self.parent_of(at, is_by_name)
                    && !self.is_open(&parent)
                {
                    self.settle(at, parent);
                    has_settled = true;
                }
            }
            if !has_settled {
                return;
            }
        }
    }

    /// What a line says is above. `None`: nothing yet.
    fn parent_of(&self, at: usize, is_by_name: bool) -> Option<Parent> {
        let above = self.lines[at].above();
        let parent = self.parent(at, above);
        parent.or_else(|| self.parent_named(at, above).filter(|_| is_by_name))
    }

    fn is_open(&self, parent: &Parent) -> bool {
        matches!(parent, Parent::Line(line) if self.targets[*line] == Target::Open)
    }

    /// Says what a line is about, now that its parent is known.
    fn settle(&mut self, at: usize, parent: Parent) {
        let line = &self.lines[at];
        let has_key = line.key_column().is_some();
        let parent = match parent {
            Parent::Line(other) => match self.targets[other] {
                Target::There(index) => Parent::There(index),
                Target::Nothing => Parent::Unknown(above_text(line.above())),
                Target::Open | Target::New => Parent::Line(other),
            },
            parent => parent,
        };
        if let Parent::Ambiguous(_) = parent {
            self.report(at, line.above_column(), RowProblemKind::Ambiguous);
        }
        let mut target = match parent {
            Parent::Root => self.child(at, None),
            Parent::There(index) => self.child(at, Some(index)),
            _ => Target::New,
        };
        let path = self.path_below(&parent, &line.name);
        let there = self.paths.find(&path);
        if let (Target::New, false, Some(Found::One(Who::Line(first), true))) =
            (target, has_key, there)
        {
            let first = self.lines[first].row.number;
            self.report(at, Column::NAME, RowProblemKind::Repeats { first });
            target = Target::Nothing;
        }
        if target == Target::New {
            self.paths.add(&path, Who::Line(at));
            if !line.path.is_empty() {
                self.paths
                    .add(&name_path::of_parts(&line.path), Who::Line(at));
            }
        }
        self.path_of[at] = path;
        self.targets[at] = target;
        self.parents[at] = parent;
    }

    /// The organization of exactly this name below another one, or among the roots; a new one where there is none.
    fn child(&mut self, at: usize, parent: Option<Index>) -> Target {
        let line = &self.lines[at];
        let is_called =
            |index: &Index| self.forest.get(*index).title().trim() == line.name.as_str();
        let named: Vec<Index> = match parent {
            Some(parent) => self.forest.children(parent).filter(is_called).collect(),
            None => self.forest.roots().filter(is_called).collect(),
        };
        match named[..] {
            [] => Target::New,
            [index] => match self.claim(at, index) {
                Target::Open => Target::New,
                target => target,
            },
            _ if line.key_column().is_some() => Target::New,
            _ => {
                self.report(at, Column::NAME, RowProblemKind::Ambiguous);
                Target::Nothing
            }
        }
    }

    fn path_below(&self, parent: &Parent, name: &str) -> String {
        let above = match parent {
            Parent::Root => String::new(),
            Parent::There(index) => path_of(self.forest, *index),
            Parent::Line(line) => self.path_of[*line].clone(),
            Parent::Unknown(text) | Parent::Ambiguous(text) => {
                name_path::of_parts(&name_path::parts(text))
            }
        };
        name_path::below(&above, name)
    }

    /// What a line says is above, by id or by path. `None`: nothing yet.
    pub fn parent(&self, at: usize, above: Above<'_>) -> Option<Parent> {
        let path = match above {
            Above::Unsaid | Above::Root => return Some(Parent::Root),
            Above::Named(text) => {
                let external = || self.known.by_external_id(text);
                if let Some(index) = by_id(self.forest, text).or_else(external) {
                    return Some(Parent::There(index));
                }
                if let Some(&line) = self.ids.get(text).filter(|line| **line != at) {
                    return Some(Parent::Line(line));
                }
                name_path::of_parts(&name_path::parts(text))
            }
            Above::Path(parts) => name_path::of_parts(parts),
        };
        let found = self.known.paths.find(&path);
        parent_found(at, found.or_else(|| self.paths.find(&path)), above)
    }

    /// The only organization anywhere with the name that a line gives its parent.
    pub fn parent_named(&self, at: usize, above: Above<'_>) -> Option<Parent> {
        let Above::Named(name) = above else {
            return None;
        };
        let there = self.known.names.find(name);
        let found = match (there, self.names.find(name)) {
            (Some(_), Some(Found::One(Who::Line(line), _))) if line == at => there,
            (Some(_), Some(_)) => Some(Found::Many),
            (there, new) => there.or(new),
        };
        parent_found(at, found, above)
    }

    /// What the organization of a line is called.
    pub fn title(&self, at: usize) -> String {
        let line = &self.lines[at];
        [&line.name, line.id]
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default()
            .to_owned()
    }
}

fn parent_found(at: usize, found: Option<Found>, above: Above<'_>) -> Option<Parent> {
    match found? {
        Found::One(Who::There(index), _) => Some(Parent::There(index)),
        Found::One(Who::Line(line), _) => (line != at).then_some(Parent::Line(line)),
        Found::Many => Some(Parent::Ambiguous(above_text(above))),
    }
}

/// What a line says is above, as it says it.
pub fn above_text(above: Above<'_>) -> String {
    match above {
        Above::Unsaid | Above::Root => String::new(),
        Above::Named(text) => text.to_owned(),
        Above::Path(parts) => name_path::of_parts(parts),
    }
}
