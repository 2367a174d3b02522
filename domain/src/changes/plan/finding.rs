//! What a plan is checked against, and all that can be found about one of its steps.

use super::StepId;
use crate::{
    form::{
        draft::{CreateOrganization, FieldValue, UpdateOrganization},
        field::Field,
        problem::Problem,
    },
    limits::capacity::Pools,
    organization::{BillingAccountId, limits::Resource},
    tree::{forest::Forest, full::Full},
    workspace::{BillingMode, permission::WriteBlock},
};

/// What a plan is checked against: the organizations as they are, and what the person may do.
pub struct Around<'a> {
    pub forest: &'a Forest,
    pub pools: &'a Pools,
    pub mode: Option<BillingMode>,
    /// Every billing account of the workspace. `None`: they are not known.
    pub accounts: Option<&'a [BillingAccountId]>,
    /// The one that counts as chosen where none is.
    pub only_account: Option<&'a BillingAccountId>,
    /// What stands against any change.
    pub block: Option<WriteBlock>,
}

/// What is known about a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// A value that the rules of the forms forbid, as things will be at this step.
    Field(Field, Problem),
    Write(WriteBlock),
    /// There is no place for a new organization.
    Full(Full),
    /// The organization doesn't exist, or doesn't exist any more.
    Gone,
    /// The parent doesn't exist, or another step deletes it before.
    NoParent,
    /// Another step is about the same organization.
    Repeats(StepId),
    /// It could be carried out if this step could.
    DependsOn(StepId),
    /// Each of these steps and this one would have to come before the other.
    Against(Vec<StepId>),
    /// Something in the organization or below it is in use (documented: DELETE).
    InUse,
    /// Organizations below it that no step deletes would go too.
    TakesAlong {
        children: usize,
    },
    /// The workspace has no such billing account.
    UnknownAccount,
    /// The billing account has too little capacity left.
    AccountFull {
        resource: Resource,
        used: u64,
        left: u64,
    },
    /// Somebody changed the field since the plan was made. The plan's value would replace it.
    Changed {
        field: Field,
        now: FieldValue,
    },
    /// Part of the usage couldn't be read, so the API may refuse.
    UsageUnknown,
    /// All of it is already so; nothing is sent.
    AsWanted,
}

impl Finding {
    /// Whether the step can't be carried out. Otherwise it is a warning.
    pub fn blocks(&self) -> bool {
        !matches!(
            self,
            Finding::Changed { .. } | Finding::UsageUnknown | Finding::AsWanted
        )
    }
}

/// What would be sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    Create(CreateOrganization),
    Update(UpdateOrganization),
    Delete,
}
