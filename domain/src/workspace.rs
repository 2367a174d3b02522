//! A workspace as the API describes it: decides how its organizations are billed, and what a member's role allows.

pub mod billing_payer;
pub mod member;
pub mod permission;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

pub use crate::organization::ids::{BillingAccountId, WorkspaceId};
use crate::{
    unicode::unseen::title,
    wire::{
        lenient::{self, Tolerant, Unknown, flag, take_count, take_text},
        record::{self, Part, Record},
    },
};

/// Characters in a workspace's description (documented: WS-CREATE).
pub const WORKSPACE_DESCRIPTION_MAX: usize = 200;

/// A workspace as the API describes it (documented: WS-GET).
#[derive(Clone, Debug, PartialEq, Serialize)]
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
    const KEYS: &'static [&'static str] = &[
        "id",
        "name",
        "description",
        "billing_mode",
        "pooled_seat_limit",
        "archived",
        "created_at",
        "updated_at",
        "archived_at",
    ];

    fn blank() -> Self {
        Self {
            id: "".into(),
            name: String::new(),
            description: None,
            billing_mode: None,
            pooled_seat_limit: None,
            archived: false,
            created_at: None,
            updated_at: None,
            archived_at: None,
            unknown: Unknown::default(),
        }
    }

    fn null() -> Self {
        Self::instead(Value::Null)
    }

    fn take(&mut self, key: &str, value: Value) -> Option<Value> {
        let mut text: Option<String> = None;
        match key {
            "pooled_seat_limit" => return take_count(&mut self.pooled_seat_limit, value),
            "archived" => {
                let archived = flag(&value);
                self.archived = archived.unwrap_or_default();
                return archived.is_none().then_some(value);
            }
            "description" => return take_text(&mut self.description, value),
            "created_at" => return take_text(&mut self.created_at, value),
            "updated_at" => return take_text(&mut self.updated_at, value),
            "archived_at" => return take_text(&mut self.archived_at, value),
            _ => {}
        }
        let wrong = take_text(&mut text, value);
        let text = text.unwrap_or_default();
        match key {
            "id" => self.id = text.into(),
            "name" => self.name = text,
            _ => self.billing_mode = BillingMode::from_slug(&text),
        }
        wrong
    }

    fn unknown(&mut self) -> &mut Unknown {
        &mut self.unknown
    }
}

impl Record for Workspace {
    const ID: &'static str = "id";
    type Raw = Value;

    fn of(raw: Value) -> Self {
        lenient::of_value(raw)
    }

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn parts(&self, see: &mut dyn FnMut(Part)) {
        see(Part::of::<Self>("", &self.unknown));
    }
}

impl<'de> Deserialize<'de> for Workspace {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        record::read(from)
    }
}

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
#[derive(Clone, Debug, PartialEq, Serialize)]
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
    const KEYS: &'static [&'static str] = &["id", "name", "currency"];

    fn blank() -> Self {
        Self {
            id: "".into(),
            name: String::new(),
            currency: None,
            unknown: Unknown::default(),
        }
    }

    fn null() -> Self {
        Self::instead(Value::Null)
    }

    fn take(&mut self, key: &str, value: Value) -> Option<Value> {
        let mut text: Option<String> = None;
        let wrong = take_text(&mut text, value);
        match key {
            "id" => self.id = text.unwrap_or_default().into(),
            "name" => self.name = text.unwrap_or_default(),
            _ => self.currency = text,
        }
        wrong
    }

    fn unknown(&mut self) -> &mut Unknown {
        &mut self.unknown
    }
}

impl Record for BillingAccount {
    const ID: &'static str = "id";
    type Raw = Value;

    fn of(raw: Value) -> Self {
        lenient::of_value(raw)
    }

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn parts(&self, see: &mut dyn FnMut(Part)) {
        see(Part::of::<Self>("", &self.unknown));
    }
}

impl<'de> Deserialize<'de> for BillingAccount {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        record::read(from)
    }
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
