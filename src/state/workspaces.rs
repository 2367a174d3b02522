//! The workspaces the person belongs to. Knows none of them from inside.

use canopy_domain::{wire::List, workspace::Workspace};
use leptos::prelude::*;

use super::{remote::Remote, session::Session};
use crate::api;

/// The list behind the workspace picker.
#[derive(Clone, Copy)]
pub struct Workspaces {
    pub list: Remote<List<Workspace>>,
    session: Session,
}

impl Workspaces {
    pub fn new(session: Session) -> Self {
        Self {
            list: Remote::default(),
            session,
        }
    }

    pub fn load(self) {
        self.list.ask(self.session.send(api::workspaces::list()));
    }

    /// Loads the list unless it is there or on its way.
    pub fn ensure(self) {
        if untrack(|| self.list.latest().is_none() && !self.list.is_loading()) {
            self.load();
        }
    }
}

pub fn use_workspaces() -> Workspaces {
    expect_context()
}
