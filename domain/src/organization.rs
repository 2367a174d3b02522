//! One organization as the API describes it: decides what counts as unknown, unread or absent.

pub mod branding;
pub(crate) mod ids;
pub mod limits;
pub mod unknown_fields;

use std::{borrow::Borrow, sync::Arc};

use serde::{Serialize, de::MapAccess};
use serde_json::Value;

pub use crate::organization::ids::{BillingAccountId, OrganizationId, UserId, WorkspaceId};
use crate::{
    organization::{
        branding::{Branding, Colors},
        limits::{Amounts, Limits},
    },
    unicode::unseen::title,
    wire::{
        SharedTexts,
        fields::{deserialize, fields, take_count, take_text, take_text_or_blank},
        lenient::{self, Entry, INSTEAD, Tolerant, Unknown},
        record::{self, Part, Record, Unread},
    },
};

/// Organizations in one workspace, all levels counted (documented: CREATE, G-LIMITS).
pub const MAX_ORGANIZATIONS: usize = 1_000;
/// Levels in a tree of organizations (documented: CHILD, G-HIER).
pub const MAX_LEVELS: u32 = 10;
/// The depth of the lowest level; a root has depth 0 (documented: older reference).
pub const MAX_DEPTH: u32 = MAX_LEVELS - 1;
/// Direct children of one organization (documented: CHILD, G-HIER).
pub const MAX_CHILDREN: usize = 100;
/// Characters in a name (documented: CREATE). Counted as Unicode scalar values (assumed).
pub const NAME_MAX: usize = 50;

/// An organization, read tolerantly: only `id` must be there (no response field is marked
/// required in the vendor's pages), `null` counts as absent, what has the wrong kind costs its
/// field alone, and unknown keys are kept for display.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Organization {
    pub id: OrganizationId,
    pub name: String,
    pub workspace_id: Option<WorkspaceId>,
    /// A UUID that stays when the login provider's id changes (documented: LIST).
    pub external_id: Option<String>,
    pub parent_org_id: Option<OrganizationId>,
    /// Ids of the ancestors from the root down, joined by `#` (documented: LIST).
    pub path: Option<Arc<str>>,
    /// Levels above, 0 for a root (documented: LIST). What the API says; the tree's own depth
    /// is [`Forest::depth`](crate::tree::forest::Forest::depth).
    pub depth: Option<u32>,
    pub billing_account_id: Option<BillingAccountId>,
    /// Where the logo is hosted.
    pub picture: Option<String>,
    pub usage: Usage,
    pub limits: Limits,
    pub branding: Branding,
    /// Keys this version of Canopy does not know. Shown, never sent.
    #[serde(skip)]
    pub unknown: Unknown,
}

impl Tolerant for Organization {
    fields! {
        id: take_text_or_blank,
        name: take_text_or_blank,
        workspace_id: take_text,
        external_id: take_text,
        parent_org_id: take_id,
        path: take_text,
        depth: take_depth,
        billing_account_id: take_id,
        picture: take_text;
        usage, limits, branding
    }

    fn null() -> Self {
        Self::instead(Value::Null)
    }
}

/// A blank says what `null` says: of a root, that it has no parent.
fn take_id<T: From<String> + Borrow<str>>(to: &mut Option<T>, value: Value) -> Option<Value> {
    let wrong = take_text(to, value);
    to.take_if(|id| (*id).borrow().trim().is_empty());
    wrong
}

fn take_depth(to: &mut Option<u32>, value: Value) -> Option<Value> {
    let mut depth = None;
    let wrong = take_count(&mut depth, value);
    *to = depth.and_then(|depth| u32::try_from(depth).ok());
    wrong.or_else(|| depth.filter(|_| to.is_none()).map(Value::from))
}

impl Record for Organization {
    const ID: &'static str = "id";
    type Raw = Entry<Self>;

    fn of(Entry(organization): Entry<Self>) -> Self {
        organization
    }

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn share(&mut self, texts: &mut SharedTexts) {
        let colors = &mut self.branding.colors;
        let shared = [
            self.workspace_id.as_mut().map(AsMut::as_mut),
            self.parent_org_id.as_mut().map(AsMut::as_mut),
            self.billing_account_id.as_mut().map(AsMut::as_mut),
            self.path.as_mut(),
            colors.primary.as_mut(),
            colors.page_background.as_mut(),
        ];
        for text in shared.into_iter().flatten() {
            texts.share(text);
        }
    }

    fn parts(&self, see: &mut dyn FnMut(Part)) {
        see(Part::of::<Self>("", &self.unknown));
        see(Part::of::<Branding>("branding", &self.branding.unknown));
        see(Part::of::<Colors>(
            "branding.colors",
            &self.branding.colors.unknown,
        ));
        see(Part::of::<Limits>("limits", self.limits.other()));
        see(Part::of::<Usage>("usage", &self.usage.unknown));
        see(Part::of::<Amounts>("usage.usage", self.usage.own.other()));
        see(Part::of::<Amounts>(
            "usage.subtree_usage",
            self.usage.subtree.other(),
        ));
    }
}

deserialize!(record::read: Organization);

impl Organization {
    /// An organization of which only the id and the name are known.
    pub fn named(id: impl Into<OrganizationId>, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            ..Self::default()
        }
    }

    /// What of it could not be read.
    pub fn unread(&self) -> Vec<Unread> {
        let mut found = Vec::new();
        record::unread(self, None, &mut found);
        found
    }

    /// Whether it may have a parent all the same: what names it could not be read.
    pub fn is_parent_unread(&self) -> bool {
        self.parent_org_id.is_none() && self.unknown.contains_key("parent_org_id")
    }

    /// Whether there may be a parent to ask for: a root has none.
    pub fn may_have_parent(&self) -> bool {
        self.parent_org_id.is_some() || self.is_parent_unread()
    }

    /// The ids of the ancestors as `path` tells them, root first. Empty for a root.
    pub fn path_ids(&self) -> impl Iterator<Item = &str> {
        self.path
            .as_deref()
            .unwrap_or_default()
            .split('#')
            .filter(|id| !id.is_empty())
    }

    /// The id of the billing account it names.
    pub fn account_id(&self) -> Option<&str> {
        self.billing_account_id
            .as_ref()
            .map(BillingAccountId::as_str)
    }

    /// What to call it: its name, or its id where nothing of the name can be seen.
    pub fn title(&self) -> &str {
        title(&self.name, self.id.as_str())
    }
}

/// What is in use: by the organization itself, and by it with everything below
/// (documented: LIST, G-HIER). Counts, never negative.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Usage {
    #[serde(rename = "usage")]
    pub own: Amounts,
    #[serde(rename = "subtree_usage")]
    pub subtree: Amounts,
    /// Keys this version of Canopy does not know.
    #[serde(skip)]
    pub unknown: Unknown,
}

impl Tolerant for Usage {
    const KEYS: &'static [&'static str] = &["usage", "subtree_usage"];

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        map: &mut A,
    ) -> Result<Option<Value>, A::Error> {
        match key {
            "usage" => self.own = map.next_value()?,
            _ => self.subtree = map.next_value()?,
        }
        Ok(None)
    }

    fn instead(value: Value) -> Self {
        let mut usage = Self {
            own: Amounts::instead(Value::Null),
            subtree: Amounts::instead(Value::Null),
            unknown: Unknown::default(),
        };
        usage.unknown.insert(INSTEAD.into(), value);
        usage
    }

    fn unknown(&mut self) -> &mut Unknown {
        &mut self.unknown
    }
}

deserialize!(lenient::read: Usage);

#[cfg(test)]
mod tests;
