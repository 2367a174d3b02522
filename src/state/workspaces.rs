//! The workspaces the person belongs to. Knows none of them from inside.

use canopy_domain::{member::UserId, wire::List, workspace::Workspace};
use leptos::prelude::*;

use super::{remote::Remote, session::Session};
use crate::api;

/// The list behind the workspace picker.
#[derive(Clone, Copy)]
pub struct Workspaces {
    pub list: Remote<List<Workspace>>,
    /// Whose they are.
    of: StoredValue<Option<UserId>>,
    /// Whoever asks may be gone before the list comes; who comes next still wants it.
    owner: StoredValue<Option<Owner>>,
    session: Session,
}

impl Workspaces {
    pub fn new(session: Session) -> Self {
        Self {
            list: Remote::default(),
            of: StoredValue::new(None),
            owner: StoredValue::new(Owner::current()),
            session,
        }
    }

    pub fn load(self) {
        let ask = || self.list.ask(self.session.send(api::workspaces::list()));
        if let Some(owner) = self.owner.try_get_value().flatten() {
            owner.with(ask);
        } else {
            ask();
        }
    }

    /// Loads the list unless it is there or on its way. What another person was shown is forgotten.
    pub fn ensure(self) {
        let person = untrack(|| self.session.claims()).and_then(|claims| claims.sub);
        if self.of.get_value() != person {
            self.of.set_value(person);
            self.list.forget();
        }
        if untrack(|| self.list.latest().is_none() && !self.list.is_loading()) {
            self.load();
        }
    }
}

pub fn use_workspaces() -> Workspaces {
    expect_context()
}
