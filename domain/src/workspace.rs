//! A workspace and how it is billed. Knows no organization.

use serde::{Deserialize, Serialize};

pub use crate::identity::{BillingAccountId, WorkspaceId};
use crate::{organization::null_as_default, unseen::title};

/// Characters in a workspace's name (documented: WS-CREATE).
pub const WORKSPACE_NAME_MAX: usize = 50;
/// Characters in a workspace's description (documented: WS-CREATE).
pub const WORKSPACE_DESCRIPTION_MAX: usize = 200;

/// A workspace as the API describes it (documented: WS-GET).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Workspace {
    pub id: WorkspaceId,
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    #[serde(default)]
    pub description: Option<String>,
    /// Fixed when the workspace is made (documented: G-LIMITS). `None`: missing, or a mode
    /// this version of Canopy does not know.
    #[serde(default, deserialize_with = "known_mode")]
    pub billing_mode: Option<BillingMode>,
    /// Seats of a pooled workspace; `None` unless pooled (documented: WS-GET). What it caps is not
    /// documented, so it is shown and never enforced.
    #[serde(default)]
    pub pooled_seat_limit: Option<u64>,
    /// Whether it is closed to changes (documented: WS-ARCHIVE).
    #[serde(default, deserialize_with = "null_as_default")]
    pub archived: bool,
    /// RFC 3339, UTC.
    #[serde(default)]
    pub created_at: Option<String>,
    #[serde(default)]
    pub updated_at: Option<String>,
    #[serde(default)]
    pub archived_at: Option<String>,
}

impl Workspace {
    /// What to call it: its name, or its id where nothing of the name can be seen.
    pub fn title(&self) -> &str {
        title(&self.name, self.id.as_str())
    }
}

/// Who pays for what (documented: CREATE, G-BILL).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BillingMode {
    /// One billing account; its pool is shared by all organizations.
    Single,
    /// Up to ten; each root has one of them and its children draw from it.
    Assigned,
    /// Up to ten, all of them together one pool for the workspace.
    Pooled,
}

impl BillingMode {
    /// Whether a root organization names a billing account on creation (documented: CREATE).
    /// A child never does.
    pub const fn root_needs_billing_account(self) -> bool {
        !matches!(self, BillingMode::Pooled)
    }

    /// Which rule decides the billing account of an organization about to be created, in a sentence.
    pub const fn rule(self, is_root: bool) -> &'static str {
        match (self, is_root) {
            (BillingMode::Single, true) => {
                "This workspace bills everything to one account, and a root organization names it."
            }
            (BillingMode::Assigned, true) => {
                "Each root organization is billed to an account of its own choice; everything below it draws from the same one."
            }
            (BillingMode::Single | BillingMode::Assigned, false) => {
                "A child is billed with its root, so it has no account of its own."
            }
            (BillingMode::Pooled, _) => {
                "The billing accounts of this workspace are pooled, so no organization names one."
            }
        }
    }

    /// Which rule decides whether an organization that is there can go to another billing account,
    /// in a sentence.
    pub const fn rule_of_existing(self, is_root: bool) -> &'static str {
        match (self, is_root) {
            (BillingMode::Single, true) => {
                "This workspace bills everything to one account, so there is no other to go to."
            }
            (BillingMode::Assigned, true) => {
                "It can go to any account that has room for all it uses; everything below it goes along."
            }
            (mode, is_root) => mode.rule(is_root),
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            BillingMode::Single => "Single billing",
            BillingMode::Assigned => "Assigned billing",
            BillingMode::Pooled => "Pooled billing",
        }
    }
}

fn known_mode<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<BillingMode>, D::Error> {
    let mode: Option<String> = Option::deserialize(deserializer)?;
    Ok(match mode.as_deref() {
        Some("single") => Some(BillingMode::Single),
        Some("assigned") => Some(BillingMode::Assigned),
        Some("pooled") => Some(BillingMode::Pooled),
        _ => None,
    })
}

/// A billing account, as much of it as a viewer may see (documented: BA-LIST).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BillingAccount {
    pub id: BillingAccountId,
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// Three letters, lower case.
    #[serde(default)]
    pub currency: Option<String>,
}

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
