//! A workspace as the API describes it: decides how its organizations are billed, and what a member's role allows.

pub mod billing_payer;
pub mod member;
pub mod permission;
pub mod subscription;

use serde::{Deserialize, Serialize};

pub use crate::organization::ids::{BillingAccountId, WorkspaceId};
use crate::{
    unicode::unseen::title,
    wire::{
        fields::{fields, record, take_count, take_flag, take_text, take_text_or_blank, take_word},
        lenient::{Tolerant, Unknown},
    },
};

/// Characters in a workspace's description (documented: WS-CREATE).
pub const WORKSPACE_DESCRIPTION_MAX: usize = 200;

/// A workspace as the API describes it (documented: WS-GET).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Workspace {
    pub id: WorkspaceId,
    pub name: String,
    pub description: Option<String>,
    /// Fixed when the workspace is made (documented: G-LIMITS). `None`: missing, or a mode
    /// this version of Canopy does not know.
    pub billing_mode: Option<BillingMode>,
    /// Seats of a pooled workspace; `None` unless pooled (documented: WS-GET). What it caps is not
    /// documented, so it is shown and never enforced.
    pub pooled_seat_limit: Option<u64>,
    /// Whether it is closed to changes (documented: WS-ARCHIVE).
    pub archived: bool,
    /// RFC 3339, UTC.
    pub created_at: Option<String>,
    pub updated_at: Option<String>,
    pub archived_at: Option<String>,
    /// Keys this version of Canopy does not know.
    #[serde(skip)]
    pub unknown: Unknown,
}

impl Tolerant for Workspace {
    fields! {
        id: take_text_or_blank,
        name: take_text_or_blank,
        description: take_text,
        billing_mode: take_word(BillingMode::from_slug),
        pooled_seat_limit: take_count,
        archived: take_flag,
        created_at: take_text,
        updated_at: take_text,
        archived_at: take_text
    }
}

record!(Workspace: id, name);

impl Workspace {
    /// What to call it: its name, or its id where nothing of the name can be seen.
    pub fn title(&self) -> &str {
        title(&self.name, self.id.as_str())
    }
}

choices! {
    /// Who pays for what (documented: CREATE, G-BILL).
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum BillingMode {
        /// One billing account; its pool is shared by all organizations.
        Single = "single",
        /// Up to ten; each root has one of them and its children draw from it.
        Assigned = "assigned",
        /// Up to ten, all of them together one pool for the workspace.
        Pooled = "pooled",
    }
    /// The word on the wire.
    slug, from_slug
}

impl BillingMode {
    /// Whether a root organization names a billing account on creation (documented: CREATE).
    /// A child never does.
    pub const fn root_needs_billing_account(self) -> bool {
        !matches!(self, BillingMode::Pooled)
    }
}

/// A billing account, as much of it as a viewer may see (documented: BA-LIST).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BillingAccount {
    pub id: BillingAccountId,
    pub name: String,
    /// Three letters, lower case.
    pub currency: Option<String>,
    /// Keys this version of Canopy does not know.
    #[serde(skip)]
    pub unknown: Unknown,
}

impl Tolerant for BillingAccount {
    fields! {
        id: take_text_or_blank,
        name: take_text_or_blank,
        currency: take_text
    }
}

record!(BillingAccount: id, name);

impl BillingAccount {
    pub fn title(&self) -> &str {
        title(&self.name, self.id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_billing_mode_from_the_future_is_unknown_and_not_an_error() {
        let workspace: Workspace =
            serde_json::from_str(r#"{"id":"ws_1","name":"A","billing_mode":"metered"}"#).unwrap();
        assert_eq!(workspace.billing_mode, None);
    }

    #[test]
    fn only_roots_outside_pooled_workspaces_name_a_billing_account() {
        assert!(BillingMode::Single.root_needs_billing_account());
        assert!(BillingMode::Assigned.root_needs_billing_account());
        assert!(!BillingMode::Pooled.root_needs_billing_account());
    }

    #[test]
    fn a_workspace_needs_nothing_but_its_id() {
        let workspace: Workspace = serde_json::from_str(r#"{"id":"ws_1"}"#).unwrap();
        assert_eq!(workspace.title(), "ws_1");
        assert!(!workspace.archived);
    }
}
