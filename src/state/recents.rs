//! The organizations this person had open last in a workspace: ids alone, in this tab alone.

use canopy_domain::{commands::recents::Recents, organization::OrganizationId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{
    session::Session,
    storage::{BrowserStorage, Key},
    workspace::WorkspaceState,
};

/// What the tab keeps.
#[derive(Default, Deserialize, Serialize)]
struct Kept {
    /// Whose they are: the next person in this tab has opened none of them.
    of: String,
    ids: Recents,
}

/// What was open last. Without a session storage, what was open since this was made.
#[derive(Clone, Copy)]
pub struct RecentlyOpen {
    kept: StoredValue<Kept>,
    key: StoredValue<Key>,
}

impl RecentlyOpen {
    pub fn restore(session: Session, workspace: WorkspaceState) -> Self {
        let of = session.whose();
        let key = Key::new(&["recent", workspace.id().as_str()]);
        let kept = BrowserStorage::Tab
            .read(&key)
            .filter(|kept: &Kept| kept.of == of)
            .unwrap_or_else(|| Kept {
                of,
                ids: Recents::default(),
            });
        Self {
            kept: StoredValue::new(kept),
            key: StoredValue::new(key),
        }
    }

    /// Notes that an organization is open now.
    pub fn open(self, id: &OrganizationId) {
        self.kept.update_value(|kept| kept.ids.open(id));
        // Where nothing can be kept, it is known until the page is left.
        let _ = self.key.with_value(|key| {
            self.kept
                .with_value(|kept| BrowserStorage::Tab.write(key, kept))
        });
    }

    /// The ids, the last first, without the one at hand.
    pub fn besides(self, at_hand: Option<&OrganizationId>) -> Vec<OrganizationId> {
        self.kept
            .with_value(|kept| kept.ids.besides(at_hand).cloned().collect())
    }
}
