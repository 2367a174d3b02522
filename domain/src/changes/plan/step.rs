//! One step of a plan: what it does to which organization, with what is before and after.

use serde::{Deserialize, Serialize};

use crate::{
    form::{draft::OrganizationDraft, field::Field},
    organization::{Organization, OrganizationId},
    unicode::unseen::title,
};

/// Names a step of a plan, whatever becomes of the other steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StepId(pub(super) u32);

/// What happens to one organization.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    pub id: StepId,
    pub act: Act,
    /// Kept for reading, and neither checked nor sent.
    pub is_left_out: bool,
    /// The row of the file it comes from, from 1.
    pub row: Option<usize>,
}

/// What a step does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Act {
    Create {
        place: Place,
        draft: OrganizationDraft,
    },
    Update {
        id: OrganizationId,
        edit: Box<Edit>,
    },
    /// Of this organization alone: each one below it has a step of its own.
    Delete {
        id: OrganizationId,
        parent: Option<OrganizationId>,
        before: OrganizationDraft,
    },
}

/// Where a new organization goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    Root,
    Under(OrganizationId),
    /// Under one that another step creates.
    UnderStep(StepId),
    /// Under one that a file names so, and that nobody knows.
    Unknown(String),
}

/// What was in the form of an organization when the plan was made, and what is to be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    pub before: OrganizationDraft,
    pub after: OrganizationDraft,
}

impl Edit {
    /// One that changes nothing yet.
    pub fn of(organization: &Organization) -> Self {
        let before = OrganizationDraft::of(organization);
        Self {
            after: before.clone(),
            before,
        }
    }

    /// What it changes, in the order of the form.
    pub fn fields(&self) -> Vec<Field> {
        let changes = |field: &Field| self.changes(*field);
        Field::ALL.into_iter().filter(changes).collect()
    }

    pub fn changes(&self, field: Field) -> bool {
        !self.before.same(&self.after, field)
    }

    pub fn is_empty(&self) -> bool {
        !Field::ALL.into_iter().any(|field| self.changes(field))
    }

    /// The form of an organization as it is now, with what this changes of it.
    pub(super) fn put_into(&self, theirs: &OrganizationDraft) -> OrganizationDraft {
        let mut mine = theirs.clone();
        for field in self.fields() {
            mine.copy(field, &self.after);
        }
        mine
    }
}

impl Act {
    /// Deletes an organization. Nothing of those below it.
    pub fn delete(organization: &Organization) -> Self {
        Act::Delete {
            id: organization.id.clone(),
            parent: organization.parent_org_id.clone(),
            before: OrganizationDraft::of(organization),
        }
    }

    /// The organization it is about. `None`: it is not there yet.
    pub fn organization(&self) -> Option<&OrganizationId> {
        match self {
            Act::Create { .. } => None,
            Act::Update { id, .. } | Act::Delete { id, .. } => Some(id),
        }
    }

    /// What the organization is called before it, or after it where it is not there yet.
    pub fn title(&self) -> &str {
        match self {
            Act::Create { draft, .. } => draft.name.trim(),
            Act::Update { id, edit } => title(&edit.before.name, id.as_str()),
            Act::Delete { id, before, .. } => title(&before.name, id.as_str()),
        }
    }

    /// The form it leaves. `None`: the organization is gone.
    pub fn draft(&self) -> Option<&OrganizationDraft> {
        match self {
            Act::Create { draft, .. } => Some(draft),
            Act::Update { edit, .. } => Some(&edit.after),
            Act::Delete { .. } => None,
        }
    }
}
