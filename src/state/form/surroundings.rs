//! What a form is checked against: the list around the organization, how the workspace is billed, and who holds it back
//! by name.

use canopy_domain::{
    form::{
        billing_choice::BillingChoice,
        draft::{OrganizationDraft, Surroundings},
        problem::CeilingSetter,
    },
    limits::{
        ceiling_source::CeilingSource, remaining_above::RemainingAbove, report::LimitsReport,
        status::LimitStatuses,
    },
    organization::{Organization, OrganizationId, limits::Resource},
    tree::forest::Forest,
    workspace::{BillingAccount, BillingAccountId, BillingMode},
};

use leptos::prelude::*;

use crate::state::{
    drafts::{DraftKey, Target},
    workspace::WorkspaceState,
};

/// All of it, for an organization that is there, as it is now.
pub fn of_existing(
    workspace: WorkspaceState,
    organization: &Organization,
) -> Surroundings<CeilingSource> {
    let organizations = workspace.organizations;
    let (forest, statuses) = (organizations.forest(), organizations.statuses());
    let target = Target::Existing(organization.id.clone());
    let parent = organization.parent_org_id.as_ref();
    let account = organization.billing_account_id.as_ref();
    let above = headrooms(&forest, &statuses, parent, account, None);
    let hint = organization
        .branding
        .login_hint
        .as_deref()
        .unwrap_or_default();
    Surroundings {
        billing: billing(mode(workspace), &target, parent.is_none()),
        only_account: None,
        ceilings: above.map(|above| above.ceilings),
        used: used(&forest, &target),
        hint_holder: holder_of_hint(&forest, &target, hint),
    }
}

pub fn mode(workspace: WorkspaceState) -> Option<BillingMode> {
    workspace.workspace.latest()?.billing_mode
}

/// The account that counts as chosen where none is: the only one there is, for a new organization.
pub fn only_account(workspace: WorkspaceState, target: &Target) -> Option<BillingAccount> {
    if matches!(target, Target::Existing(_)) {
        return None;
    }
    let accounts = workspace.billing_accounts.latest()?;
    match &accounts.data[..] {
        [only] if accounts.is_whole() => Some(only.clone()),
        _ => None,
    }
}

/// The account of a root's form: the one that is chosen, or the only one.
pub fn account(
    workspace: WorkspaceState,
    place: StoredValue<DraftKey>,
    draft: RwSignal<OrganizationDraft>,
) -> Option<BillingAccountId> {
    let chosen = draft.with(|draft| draft.billing_account.clone());
    if !chosen.is_empty() {
        return Some(chosen.into());
    }
    let target = place.with_value(|place| place.target.clone());
    only_account(workspace, &target).map(|account| account.id)
}

pub fn billing(mode: Option<BillingMode>, target: &Target, is_root: bool) -> BillingChoice {
    match target {
        Target::Existing(_) => BillingChoice::of_existing(mode, is_root),
        Target::NewRoot | Target::NewChild(_) => BillingChoice::new(mode, is_root),
    }
}

/// What stands above an organization below `parent`, or above a root that is billed to this account: one that is there
/// as one that is to be.
pub fn headrooms(
    forest: &Forest,
    statuses: &LimitStatuses,
    parent: Option<&OrganizationId>,
    account: Option<&BillingAccountId>,
    report: Option<&LimitsReport>,
) -> [RemainingAbove; 3] {
    let Some(parent) = parent else {
        return Resource::ALL.map(|resource| RemainingAbove::of_root(statuses, account, resource));
    };
    let parent = forest.index_of(parent);
    Resource::ALL.map(|resource| match parent {
        Some(parent) => {
            let reported = report.and_then(|report| report.of(resource.key()));
            RemainingAbove::of_child(forest, statuses, parent, resource, reported)
        }
        None => RemainingAbove::default(),
    })
}

/// What the organization and everything below it use; nothing where it is not there yet.
pub fn used(forest: &Forest, target: &Target) -> [u64; 3] {
    let index = match target {
        Target::Existing(id) => forest.index_of(id),
        Target::NewRoot | Target::NewChild(_) => None,
    };
    let of = |resource| index.map_or(0, |index| forest.get(index).usage.subtree.get(resource));
    Resource::ALL.map(of)
}

/// What else has a login hint, by its name.
pub fn holder_of_hint(forest: &Forest, target: &Target, hint: &str) -> Option<String> {
    if hint.is_empty() {
        return None;
    }
    let (_, holder) = forest.iter().find(|(_, organization)| {
        organization.branding.login_hint.as_deref() == Some(hint)
            && !matches!(target, Target::Existing(id) if *id == organization.id)
    })?;
    Some(holder.title().to_owned())
}

pub fn name_holder(workspace: WorkspaceState) -> impl Fn(&CeilingSource) -> CeilingSetter {
    move |source| match source {
        CeilingSource::Ancestor(index) => {
            let forest = workspace.organizations.forest();
            let name = forest
                .at(index.get())
                .map(|index| forest.get(index).title());
            CeilingSetter::Organization(name.unwrap_or_default().to_owned())
        }
        CeilingSource::Subscription => CeilingSetter::Subscription,
        CeilingSource::Own | CeilingSource::Reported => CeilingSetter::Above,
    }
}
