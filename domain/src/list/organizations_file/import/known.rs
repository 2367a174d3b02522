//! By what organizations are known, those that are there and those of a file: ids, paths and names.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use crate::{
    list::organizations_file::name_path::path_of,
    tree::forest::{Forest, Index},
    unicode::fold::fold,
};

/// An organization that is there, or one that a line of the file is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    There(Index),
    Line(usize),
}

/// What goes by a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// One, and whether by exactly this text rather than in other letters.
    One(Who, bool),
    Many,
}

type Map = HashMap<String, Option<Who>, FxBuildHasher>;

/// What goes by which text: exactly, or else whatever the case and accents.
#[derive(Default)]
pub struct Keyed {
    /// `None`: several.
    exact: Map,
    folded: Map,
}

impl Keyed {
    pub fn add(&mut self, key: &str, who: Who) {
        for (map, key) in [
            (&mut self.exact, key.to_owned()),
            (&mut self.folded, fold(key)),
        ] {
            map.entry(key)
                .and_modify(|known| *known = known.filter(|known| *known == who))
                .or_insert(Some(who));
        }
    }

    pub fn find(&self, key: &str) -> Option<Found> {
        let found = |who: Option<Who>, is_exact| match who {
            Some(who) => Found::One(who, is_exact),
            None => Found::Many,
        };
        match self.exact.get(key) {
            Some(&who) => Some(found(who, true)),
            None => self.folded.get(&fold(key)).map(|&who| found(who, false)),
        }
    }
}

/// Those that are there.
pub struct Known {
    pub paths: Keyed,
    pub names: Keyed,
    external: Keyed,
}

impl Known {
    pub fn of(forest: &Forest) -> Self {
        let mut known = Self {
            paths: Keyed::default(),
            names: Keyed::default(),
            external: Keyed::default(),
        };
        for (index, organization) in forest.iter() {
            let who = Who::There(index);
            known.paths.add(&path_of(forest, index), who);
            known.names.add(organization.title().trim(), who);
            if let Some(id) = &organization.external_id {
                known.external.add(id.trim(), who);
            }
        }
        known
    }

    pub fn by_external_id(&self, id: &str) -> Option<Index> {
        match self.external.find(id) {
            Some(Found::One(Who::There(index), _)) if !id.is_empty() => Some(index),
            _ => None,
        }
    }
}

/// The organization with an id.
pub fn by_id(forest: &Forest, id: &str) -> Option<Index> {
    forest.index_of(&id.into()).filter(|_| !id.is_empty())
}
