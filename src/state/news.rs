//! Which organizations have just come or changed, so that their rows are marked for a moment, and which one the
//! keyboard is to go to.

use std::{sync::Arc, time::Duration};

use canopy_domain::organization::OrganizationId;
use leptos::prelude::*;

use crate::reactive::Rest;

/// Long enough to be found among other rows.
const MARKED_FOR: Duration = Duration::from_secs(6);

/// The ids of what is marked, in their order.
#[derive(Clone, Default, PartialEq)]
pub struct Marked(Arc<[OrganizationId]>);

impl Marked {
    pub fn contains(&self, id: &OrganizationId) -> bool {
        self.0.binary_search(id).is_ok()
    }
}

/// What has a row for an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    Table,
    Tree,
}

/// The news of one workspace.
#[derive(Clone, Copy, Default)]
pub struct News {
    marked: RwSignal<Marked>,
    /// What others have changed, in words.
    said: RwSignal<String>,
    sought: RwSignal<Option<(Seat, OrganizationId)>>,
    rest: Rest,
}

impl News {
    pub fn marked(self) -> Marked {
        self.marked.get()
    }

    /// Marks these for a moment, and no others.
    pub fn mark(self, mut ids: Vec<OrganizationId>) {
        ids.sort_unstable();
        self.marked.try_set(Marked(ids.into()));
        self.rest.begin(MARKED_FOR, move || {
            self.marked.try_set(Marked::default());
        });
    }

    /// What others had changed when the organizations were read last; empty where nothing.
    pub fn said(self) -> String {
        self.said.get()
    }

    /// Says in these words that others have changed organizations, and marks them.
    pub fn tell(self, said: String, ids: Vec<OrganizationId>) {
        if self
            .said
            .try_get_untracked()
            .is_some_and(|before| before != said)
        {
            self.said.set(said);
        }
        if !ids.is_empty() {
            self.mark(ids);
        }
    }

    /// The keyboard goes to the row of an organization as soon as there is one.
    pub fn seek(self, seat: Seat, id: OrganizationId) {
        self.sought.try_set(Some((seat, id)));
    }

    /// What the keyboard is to go to in such a place; asked for once.
    pub fn found(self, seat: Seat) -> Option<OrganizationId> {
        let is_here = |sought: &Option<(Seat, _)>| matches!(sought, Some((at, _)) if *at == seat);
        if !self.sought.with(is_here) {
            return None;
        }
        let sought = self.sought.try_update_untracked(Option::take).flatten();
        sought.map(|(_, id)| id)
    }
}
