//! The picture as it is drawn at the moment: its layout together with the list it is good for, and what each cell is
//! called.

use std::{collections::HashMap, sync::Arc};

use canopy_domain::{
    limits::{
        bands::UsageBand,
        icicle::{Holds, Icicle},
        status::{LimitStatus, LimitStatuses},
    },
    organization::{OrganizationId, limits::Resource},
    tree::forest::{Forest, Index},
};
use canopy_text::limits::chart;
use leptos::prelude::*;

use super::{
    legend::SMALLER,
    query::LimitsQuery,
    rows::{LimitRows, top_of},
};
use crate::{reactive::memo, state::organizations::Organizations};

/// How high a row of the picture is, in CSS pixels.
pub const ROW: f64 = 24.0;
/// Between two cells, where they are wide enough to spare it.
const GAP: f64 = 1.0;
const SPARES_GAP: f64 = 3.0;
/// From this width on a cell has an element of its own.
const WIDE: f64 = 24.0;
/// Where the keys of those begin that are gathered.
const GATHERED: u64 = 1 << 32;

#[derive(Clone)]
pub struct Drawn {
    pub forest: Arc<Forest>,
    pub statuses: Arc<LimitStatuses>,
    pub resource: Resource,
    /// The organization stepped into.
    pub top: Option<Index>,
    pub icicle: Arc<Icicle>,
    /// How wide it was laid out.
    pub width: f64,
    /// Where each key's cell is.
    places: Arc<HashMap<u64, usize>>,
}

/// Which organizations the table lists for the resource that is drawn. `None`: nothing narrows it.
#[derive(Clone, PartialEq)]
pub struct Matching(Option<Arc<[bool]>>);

impl Matching {
    pub fn follow(query: LimitsQuery, listed: Memo<LimitRows>) -> Memo<Matching> {
        memo(move |_| {
            if !query.is_narrowed_within() {
                return Matching(None);
            }
            let resource = resource_of(query);
            listed.with(|listed| {
                let mut matching = vec![false; listed.forest.len()];
                let rows = listed.rows.iter().filter(|row| row.resource == resource);
                for row in rows {
                    if let Some(place) = matching.get_mut(row.index.get()) {
                        *place = true;
                    }
                }
                Matching(Some(matching.into()))
            })
        })
    }

    fn has(&self, index: Index) -> bool {
        let Matching(Some(matching)) = self else {
            return true;
        };
        matching.get(index.get()).copied().unwrap_or_default()
    }

    /// How many there are, where not all are.
    pub fn count(&self) -> Option<usize> {
        let matching = self.0.as_ref()?;
        Some(matching.iter().filter(|is| **is).count())
    }
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.icicle, &other.icicle)
    }
}

impl Drawn {
    /// Follows the list, the query and the width.
    pub fn follow(
        organizations: Organizations,
        query: LimitsQuery,
        width: Signal<f64>,
    ) -> Memo<Drawn> {
        memo(move |_| {
            let (forest, statuses) = (organizations.forest(), organizations.statuses());
            let resource = resource_of(query);
            let top = top_of(&forest, query);
            let width = width.get();
            let icicle = Icicle::lay(&forest, top, width, |index| {
                forest.get(index).usage.subtree.get(resource)
            });
            let keys = icicle.cells().iter().map(|cell| key(cell.holds));
            let places = keys.zip(0..).collect();
            Drawn {
                forest,
                statuses,
                resource,
                top,
                icicle: Arc::new(icicle),
                width,
                places: Arc::new(places),
            }
        })
    }

    pub fn place_of(&self, key: u64) -> Option<usize> {
        self.places.get(&key).copied()
    }

    pub fn key_at(&self, place: usize) -> Option<u64> {
        Some(key(self.icicle.cells().get(place)?.holds))
    }

    pub fn holds(&self, key: u64) -> Option<Holds> {
        Some(self.icicle.cells().get(self.place_of(key)?)?.holds)
    }

    /// The keys of the cells that are wide enough for an element of their own.
    pub fn wide(&self) -> impl Iterator<Item = u64> {
        let wide = self.icicle.cells().iter().filter(|cell| cell.width >= WIDE);
        wide.map(|cell| key(cell.holds))
    }

    /// The organization that a press on this cell steps into, or that those gathered in it are children
    /// of. `None`: there is nothing below, or it has been stepped into.
    pub fn zoom_target(&self, key: u64) -> Option<&OrganizationId> {
        let index = match self.holds(key)? {
            Holds::Organization(index) => Some(index),
            Holds::Smaller { parent, .. } => parent,
        };
        let index = index.filter(|&index| self.forest.child_count(index) > 0)?;
        (Some(index) != self.top).then(|| &self.forest.get(index).id)
    }

    /// The shapes of one ground, by the word of its band, as an SVG path.
    pub fn outline(&self, word: &str) -> String {
        self.outline_of(|holds| self.slug(holds) == word)
    }

    /// The shapes that are to stand back: the table doesn't list them.
    pub fn veil(&self, matching: &Matching) -> String {
        self.outline_of(|holds| !self.is_matching(holds, matching))
    }

    /// Whether the table lists it, or one of those that are gathered in it.
    pub fn is_matching(&self, holds: Holds, matching: &Matching) -> bool {
        match holds {
            Holds::Organization(index) => matching.has(index),
            Holds::Smaller { parent, .. } => {
                let is_alone =
                    |index: Index| self.places.contains_key(&key(Holds::Organization(index)));
                let one = |index: Index| !is_alone(index) && matching.has(index);
                match parent {
                    Some(parent) => self.forest.children(parent).any(one),
                    None => self.forest.roots().any(one),
                }
            }
        }
    }

    fn outline_of(&self, is_meant: impl Fn(Holds) -> bool) -> String {
        use std::fmt::Write;
        let mut path = String::new();
        for cell in self.icicle.cells() {
            if is_meant(cell.holds) {
                let gap = if cell.width > SPARES_GAP { GAP } else { 0.0 };
                let (x, y) = (cell.start, cell.row as f64 * ROW);
                let (width, height) = (cell.width - gap, ROW - GAP);
                // Writing into a string cannot fail.
                let _ = write!(path, "M{x:.1} {y}h{width:.1}v{height}h-{width:.1}z");
            }
        }
        path
    }

    /// A length as a share of the width: paper is as wide as it is.
    pub fn share(&self, length: f64) -> String {
        format!("{:.3}%", length * 100.0 / self.width.max(1.0))
    }

    /// What its shapes are drawn in, as an SVG has it.
    pub fn frame(&self) -> String {
        let height = (self.icicle.row_count() as f64 * ROW).max(1.0);
        format!("0 0 {:.1} {height}", self.width.max(1.0))
    }

    /// What its ground is called.
    pub fn slug(&self, holds: Holds) -> &'static str {
        match holds {
            Holds::Organization(index) => UsageBand::of(&self.status(index)).slug(),
            Holds::Smaller { .. } => SMALLER,
        }
    }

    pub fn title(&self, holds: Holds) -> String {
        chart::cell_title(&self.forest, holds)
    }

    /// What is read aloud: who it is and how it stands.
    pub fn words(&self, holds: Holds) -> String {
        match holds {
            Holds::Organization(index) => chart::organization(
                self.forest.get(index).title(),
                self.resource,
                &self.status(index),
            ),
            Holds::Smaller { count, amount, .. } => chart::smaller(count, self.resource, amount),
        }
    }

    /// All there is to say of it.
    pub fn sentences(&self, holds: Holds) -> String {
        chart::sentences(&self.forest, &self.statuses, holds, self.resource)
    }

    fn status(&self, index: Index) -> LimitStatus {
        self.statuses.of(&self.forest, index, self.resource)
    }
}

/// The resource that is drawn: one picture cannot hold them all.
pub fn resource_of(query: LimitsQuery) -> Resource {
    query.resource.get().unwrap_or(Resource::Users)
}

/// A number for a cell that stays the same while the picture is laid out anew.
pub fn key(holds: Holds) -> u64 {
    match holds {
        Holds::Organization(index) => index.get() as u64,
        Holds::Smaller { parent, .. } => {
            GATHERED + parent.map_or(0, |parent| parent.get() as u64 + 1)
        }
    }
}
