//! The workspaces the person belongs to.

use canopy_domain::{wire::List, workspace::Workspace};
use leptos::prelude::*;

use super::{remote::Remote, session::Session};
use crate::{api, reactive::effect};

/// The list behind the workspace picker.
#[derive(Clone, Copy)]
pub struct Workspaces {
    pub list: Remote<List<Workspace>>,
    /// Whose they are, as the session tells askers apart.
    of: StoredValue<Option<String>>,
    session: Session,
}

impl Workspaces {
    pub fn new(session: Session) -> Self {
        let workspaces = Self {
            list: Remote::default(),
            of: StoredValue::new(None),
            session,
        };
        effect(move || {
            if !session.is_signed_in() {
                workspaces.forget_others();
            }
        });
        workspaces
    }

    /// Loads the list. What another person was shown, or may have been, is forgotten.
    pub fn load(self) {
        self.forget_others();
        self.list.ask(self.session.send(api::workspaces::list()));
    }

    /// As [`load`](Self::load), unless the list is there or on its way.
    pub fn ensure(self) {
        self.forget_others();
        if untrack(|| self.list.latest().is_none() && !self.list.is_loading()) {
            self.load();
        }
    }

    /// Forgets what was for another than whoever is signed in now; where nobody is, for anyone.
    fn forget_others(self) {
        let asker = self.session.asker();
        if self.of.try_get_value().flatten() != asker {
            self.of.set_value(asker);
            self.list.forget();
        }
    }
}

pub fn use_workspaces() -> Workspaces {
    expect_context()
}
