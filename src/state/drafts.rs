//! Half-typed forms, kept in the browser so that a reload or a crash loses nothing. No token is ever in one, and none is ever written over by another.

use canopy_domain::{
    organization::{OrganizationId, WorkspaceId},
    organization_draft::OrganizationDraft,
    problem::Field,
};
use serde::{Deserialize, Serialize};

use super::{clock, storage::Place};

/// How long a draft is offered back: a week, in seconds.
const KEPT_FOR: f64 = 7.0 * 24.0 * 3_600.0;

/// Where a draft belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftPlace {
    pub workspace: WorkspaceId,
    pub target: Target,
}

/// What a form is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    NewRoot,
    /// A new child of this organization.
    NewChild(OrganizationId),
    /// This organization, which is there.
    Existing(OrganizationId),
}

/// Where one form keeps its draft. Two forms for the same place, in two tabs say, have two.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Slot(String);

/// A draft and when it was last touched, in seconds since 1970-01-01 UTC.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptDraft {
    pub at: f64,
    pub draft: OrganizationDraft,
    /// What the organization was when the edit of it began; `None` for one that is to be created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<OrganizationDraft>,
    /// Whether the logo was too large to keep.
    #[serde(default)]
    pub without_logo: bool,
}

impl KeptDraft {
    /// A draft as it is now. `original` is what the organization was when the edit of it began.
    pub fn now(draft: OrganizationDraft, original: Option<OrganizationDraft>) -> Self {
        Self {
            at: clock::now(),
            draft,
            original,
            without_logo: false,
        }
    }

    /// The fields in which an edit differs from what it began with. Nothing for a new organization.
    pub fn changes(&self) -> Vec<Field> {
        let differs =
            |original: &OrganizationDraft, field: &Field| !original.same(&self.draft, *field);
        let changed = |original| {
            Field::ALL
                .into_iter()
                .filter(move |field| differs(original, field))
        };
        self.original.iter().flat_map(changed).collect()
    }
}

impl DraftPlace {
    fn prefix(&self) -> String {
        let (kind, id) = match &self.target {
            Target::NewRoot => ("draft", ""),
            Target::NewChild(parent) => ("draft", parent.as_str()),
            Target::Existing(id) => ("edit", id.as_str()),
        };
        format!("canopy.{kind}.{}.{id}.", self.workspace)
    }

    /// A slot that no other form has: named for this moment, in thousandths of a second.
    pub fn fresh_slot(&self) -> Slot {
        Slot(format!("{}{}", self.prefix(), clock::now() * 1_000.0))
    }

    /// The drafts kept for this place, the last touched first. Those older than a week are dropped.
    pub fn kept(&self) -> Vec<(Slot, KeptDraft)> {
        let mut kept: Vec<(Slot, KeptDraft)> = Vec::new();
        for key in Place::Browser.keys_that_start_with(&self.prefix()) {
            let slot = Slot(key);
            match slot.read() {
                Some(draft) if clock::now() - draft.at <= KEPT_FOR => kept.push((slot, draft)),
                _ => slot.drop_kept(),
            }
        }
        kept.sort_by(|(_, one), (_, other)| other.at.total_cmp(&one.at));
        kept
    }
}

impl Slot {
    fn read(&self) -> Option<KeptDraft> {
        Place::Browser.read(&self.0)
    }

    /// Keeps a draft. A logo that does not fit is left out.
    pub fn keep(&self, mut kept: KeptDraft) {
        if !Place::Browser.write(&self.0, &kept) {
            kept.without_logo = kept.draft.logo.picture.take().is_some();
            // Where even that has no room, the draft lives as long as the page.
            let _ = Place::Browser.write(&self.0, &kept);
        }
    }

    pub fn drop_kept(&self) {
        Place::Browser.remove(&self.0);
    }
}
