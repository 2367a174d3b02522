//! Reads organizations from the database, as the API returns them.

pub mod ceilings;
mod checks;
pub mod write;

use std::collections::HashMap;

use canopy_domain::organization::{
    BillingAccountId, Organization, OrganizationId, Usage, WorkspaceId,
    branding::Branding,
    limits::{Amounts, Limit, Resource},
};
use rusqlite::{OptionalExtension, Params, Row, Transaction};

use crate::{error::Refusal, origin::Origin, store::capacity};

const SELECT: &str =
    "SELECT o.id, o.external_id, o.workspace_id, o.parent_id, o.path, o.depth, o.name,
    o.billing_account_id, o.picture_url, o.picture_file,
    o.display_name, o.login_hint, o.primary_color, o.page_background,
    o.limit_locations, o.limit_users, o.limit_sso, o.used_locations, o.used_users, o.used_sso
    FROM organizations o";

/// The descendants of the organization whose path and ID are ?2: all whose path starts with it.
const BELOW: &str =
    "o.workspace_id = ?1 AND (o.path = ?2 OR (o.path > ?2 || '#' AND o.path < ?2 || '$'))";

fn read(row: &Row<'_>, origin: &Origin) -> Result<Organization, rusqlite::Error> {
    let text = |column| row.get::<_, Option<String>>(column);
    let mut organization = Organization::named(row.get::<_, String>(0)?, row.get::<_, String>(6)?);
    organization.external_id = text(1)?;
    organization.workspace_id = text(2)?.map(WorkspaceId::from);
    organization.parent_org_id = text(3)?.map(OrganizationId::from);
    organization.path = row.get(4)?;
    organization.depth = row.get(5)?;
    organization.billing_account_id = text(7)?.map(BillingAccountId::from);
    organization.picture = match text(9)? {
        Some(file) => Some(origin.picture_url(&file)),
        None => text(8)?,
    };
    let mut branding = Branding {
        display_name: text(10)?,
        login_hint: text(11)?,
        ..Branding::default()
    };
    branding.colors.primary = row.get(12)?;
    branding.colors.page_background = row.get(13)?;
    organization.branding = branding;
    for (index, resource) in Resource::ALL.into_iter().enumerate() {
        organization.limits.set(
            resource,
            Limit::from(row.get::<_, Option<u64>>(14 + index)?),
        );
        organization.usage.own.set(resource, row.get(17 + index)?);
    }
    organization.usage.subtree = organization.usage.own.clone();
    Ok(organization)
}

/// The organizations that match `condition`, sorted by ID, because no order is documented that clients could rely on.
fn select(
    tx: &Transaction<'_>,
    condition: &str,
    parameters: impl Params,
    origin: &Origin,
) -> Result<Vec<Organization>, Refusal> {
    let mut statement = tx.prepare_cached(&format!("{SELECT} WHERE {condition} ORDER BY o.id"))?;
    let rows = statement.query_map(parameters, |row| read(row, origin))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds every organization's total usage to its parent's, deepest level first (documented:
/// G-HIER: subtree = own + subtree of each direct child).
fn roll_up(organizations: &mut [Organization]) {
    let place: HashMap<OrganizationId, usize> = organizations
        .iter()
        .enumerate()
        .map(|(index, organization)| (organization.id.clone(), index))
        .collect();
    let mut order: Vec<usize> = (0..organizations.len()).collect();
    order.sort_unstable_by_key(|&index| std::cmp::Reverse(organizations[index].depth));
    for index in order {
        let parent = organizations[index]
            .parent_org_id
            .as_ref()
            .and_then(|parent| place.get(parent).copied());
        let Some(parent) = parent else { continue };
        for resource in Resource::ALL {
            let below = organizations[index].usage.subtree.get(resource);
            organizations[parent].usage.subtree.add(resource, below);
        }
    }
}

/// Copies a root's billing account to its descendants: in the database only the root has it, in a response all of them
/// have it (inheritance documented: G-BILL; that it is shown is assumed: C4).
fn inherit(organizations: &mut [Organization]) {
    let of_roots: HashMap<OrganizationId, BillingAccountId> = organizations
        .iter()
        .filter_map(|organization| {
            Some((
                organization.id.clone(),
                organization.billing_account_id.clone()?,
            ))
        })
        .collect();
    for organization in organizations {
        let root = organization.path_ids().next();
        if let Some(account) = root.and_then(|root| of_roots.get(root)) {
            organization.billing_account_id = Some(account.clone());
        }
    }
}

/// Every organization of a workspace, all levels, flat (documented: LIST).
pub fn list(
    tx: &Transaction<'_>,
    workspace: &str,
    origin: &Origin,
) -> Result<Vec<Organization>, Refusal> {
    let mut organizations = select(tx, "o.workspace_id = ?1", [workspace], origin)?;
    inherit(&mut organizations);
    roll_up(&mut organizations);
    Ok(organizations)
}

/// The descendants of an organization, without itself (documented: OLD list-all-descendants;
/// the exclusion inferred from the name).
pub fn descendants(
    tx: &Transaction<'_>,
    organization: &Organization,
    origin: &Origin,
) -> Result<Vec<Organization>, Refusal> {
    let mut below = select(
        tx,
        BELOW,
        [workspace_of(organization), lineage(organization).as_str()],
        origin,
    )?;
    for descendant in &mut below {
        descendant
            .billing_account_id
            .clone_from(&organization.billing_account_id);
    }
    roll_up(&mut below);
    Ok(below)
}

/// The direct children of an organization (inferred: LOG 2025-06-19, CHILD).
pub fn children(
    tx: &Transaction<'_>,
    organization: &Organization,
    origin: &Origin,
) -> Result<Vec<Organization>, Refusal> {
    let mut below = descendants(tx, organization, origin)?;
    below.retain(|child| child.parent_org_id.as_ref() == Some(&organization.id));
    Ok(below)
}

/// One organization of a workspace; 404 otherwise (assumed).
pub fn get(
    tx: &Transaction<'_>,
    workspace: &str,
    id: &str,
    origin: &Origin,
) -> Result<Organization, Refusal> {
    let found = tx
        .prepare_cached(&format!("{SELECT} WHERE o.workspace_id = ?1 AND o.id = ?2"))?
        .query_row([workspace, id], |row| read(row, origin))
        .optional()?;
    let mut organization = found.ok_or_else(|| Refusal::not_found("organization"))?;
    organization.usage = usage(tx, &organization)?;
    let root = organization.path_ids().next().map(str::to_owned);
    if let Some(root) = root {
        organization.billing_account_id = account_of(tx, &root)?;
    }
    Ok(organization)
}

fn account_of(tx: &Transaction<'_>, root: &str) -> Result<Option<BillingAccountId>, Refusal> {
    let account: Option<String> = tx
        .prepare_cached("SELECT billing_account_id FROM organizations WHERE id = ?1")?
        .query_row([root], |row| row.get(0))?;
    Ok(account.map(BillingAccountId::from))
}

fn usage(tx: &Transaction<'_>, organization: &Organization) -> Result<Usage, Refusal> {
    let below = tx
        .prepare_cached(&format!(
            "SELECT sum(o.used_locations), sum(o.used_users), sum(o.used_sso) FROM organizations o WHERE {BELOW}"
        ))?
        .query_row([workspace_of(organization), lineage(organization).as_str()], capacity::amounts)?;
    let own = organization.usage.own.clone();
    let mut subtree: Amounts = own.clone();
    for resource in Resource::ALL {
        subtree.add(resource, below.get(resource));
    }
    Ok(Usage {
        own,
        subtree,
        ..Usage::default()
    })
}

/// The organization with this ID or external ID, in any workspace (documented: BRAND).
pub fn by_either_id(
    tx: &Transaction<'_>,
    id: &str,
    origin: &Origin,
) -> Result<Organization, Refusal> {
    tx.prepare_cached(&format!("{SELECT} WHERE o.id = ?1 OR o.external_id = ?1"))?
        .query_row([id], |row| read(row, origin))
        .optional()?
        .ok_or_else(|| Refusal::not_found("organization"))
}

/// The organization with a login hint, in any workspace (assumed: Q1, Q7).
pub fn by_login_hint(
    tx: &Transaction<'_>,
    hint: &str,
    origin: &Origin,
) -> Result<Organization, Refusal> {
    tx.prepare_cached(&format!("{SELECT} WHERE o.login_hint = ?1"))?
        .query_row([hint], |row| read(row, origin))
        .optional()?
        .ok_or_else(|| Refusal::not_found("organization"))
}

/// The path of an organization's children: its own path and its id.
fn lineage(organization: &Organization) -> String {
    match &organization.path {
        Some(path) => format!("{path}#{}", organization.id),
        None => organization.id.to_string(),
    }
}

fn workspace_of(organization: &Organization) -> &str {
    organization
        .workspace_id
        .as_ref()
        .map_or("", WorkspaceId::as_str)
}
