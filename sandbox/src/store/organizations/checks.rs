//! The rules for a new or changed organization that need the rest of the workspace.

use canopy_domain::{
    form::{
        field::Field,
        problem::{CeilingSetter, Problem},
    },
    limits::ceiling::{LimitRefusal, refuse},
    organization::{
        MAX_CHILDREN, MAX_DEPTH, MAX_ORGANIZATIONS, Organization,
        limits::{Limit, Resource},
    },
    tree::full::Full,
    workspace::BillingMode,
};
use canopy_text::problems::{self, problem};
use rusqlite::{Transaction, params};

use super::ceilings::{Above, Setter};
use crate::{
    error::Refusal,
    problems::Problems,
    store::{
        billing_accounts, capacity,
        workspaces::{self, Access},
    },
};

/// Which organizations have a billing account of their own (documented: CREATE, BA-CREATE; the codes assumed: Q16).
pub fn check_account(
    tx: &Transaction<'_>,
    access: &Access,
    is_root: bool,
    account: Option<&str>,
    problems: &mut Problems,
) -> Result<(), Refusal> {
    let field = Field::BillingAccount.wire_path();
    match (is_root && access.mode.root_needs_billing_account(), account) {
        (true, None) => problems.add(
            field,
            "billing_account_required",
            problem(&Problem::BillingAccountMissing),
        ),
        (false, Some(_)) => {
            problems.add(
                field,
                "billing_account_not_allowed",
                problem(&Problem::BillingAccountNotAllowed),
            );
        }
        (true, Some(account)) if !billing_accounts::exists(tx, access.id(), account)? => {
            problems.add(
                field,
                "billing_account_not_found",
                "This workspace has no billing account with this ID.",
            );
        }
        _ => {}
    }
    Ok(())
}

/// A root may change to another account that has enough capacity (assumed: Q24).
pub fn check_move(
    tx: &Transaction<'_>,
    access: &Access,
    organization: &Organization,
    account: Option<&str>,
    problems: &mut Problems,
) -> Result<(), Refusal> {
    if access.mode != BillingMode::Assigned {
        return Ok(());
    }
    let pool = capacity::pool(tx, access.id(), access.mode, account)?;
    for resource in Resource::ALL {
        let used = organization.usage.subtree.get(resource);
        let Some(capacity) = pool.capacity(resource) else {
            continue;
        };
        let room = capacity.saturating_sub(pool.used(resource));
        if used > room {
            let text = format!(
                "This billing account has capacity for {room} more {noun}, but {used} are in use here.",
                noun = canopy_text::limits::resource_noun(resource)
            );
            problems.add(
                Field::BillingAccount.wire_path(),
                "limit_exceeds_capacity",
                text,
            );
        }
    }
    Ok(())
}

/// Not above an ancestor's limit or the capacity, not below the usage (documented: change log of
/// 2025-07-03; the codes and that every ancestor counts are assumed: Q17-Q19).
pub fn check_limit(
    resource: Resource,
    limit: Limit,
    used: u64,
    above: &Above,
    problems: &mut Problems,
) {
    let (code, problem) = match refuse(limit, used, &above.ceilings(resource)) {
        Ok(()) => return,
        Err(LimitRefusal::BelowUse { used }) => {
            ("limit_below_usage", Problem::LimitBelowUse { used })
        }
        Err(LimitRefusal::AboveCeiling(ceiling)) => {
            let (code, set_by) = match ceiling.source {
                Setter::Capacity => ("limit_exceeds_capacity", CeilingSetter::Subscription),
                Setter::Ancestor { name } => {
                    ("limit_exceeds_parent", CeilingSetter::Organization(name))
                }
                // An organization's own limit is not above it.
                Setter::Itself => return,
            };
            (
                code,
                Problem::LimitAboveCeiling {
                    amount: ceiling.amount,
                    set_by,
                },
            )
        }
    };
    problems.add(
        Field::Limit(resource).wire_path(),
        code,
        problems::problem(&problem),
    );
}

/// 1,000 organizations, 10 levels, 100 children (documented: CREATE, CHILD, G-LIMITS; status and
/// codes assumed: Q15). Counted inside the one writing transaction, so it holds for parallel requests.
pub fn check_room(
    tx: &Transaction<'_>,
    access: &Access,
    parent: Option<&Organization>,
) -> Result<(), Refusal> {
    let full = |code, full: Full| Err(Refusal::unprocessable(code, problems::full(full)));
    if let Some(parent) = parent {
        if parent.depth.is_some_and(|depth| depth >= MAX_DEPTH) {
            return full("max_depth_exceeded", Full::Levels);
        }
        let children: usize = tx
            .prepare_cached(
                "SELECT count(*) FROM organizations WHERE workspace_id = ?1 AND parent_id = ?2",
            )?
            .query_row([access.id(), parent.id.as_str()], |row| row.get(0))?;
        if children >= MAX_CHILDREN {
            return full("max_children_exceeded", Full::Children);
        }
    }
    if workspaces::size(tx, access.id())? >= MAX_ORGANIZATIONS {
        return full("workspace_organization_limit_reached", Full::Workspace);
    }
    Ok(())
}

/// Unique (documented: LIST), over all workspaces since it is used before sign-in (assumed: Q7, Q8).
pub fn check_login_hint(
    tx: &Transaction<'_>,
    hint: Option<&str>,
    own: Option<&Organization>,
) -> Result<(), Refusal> {
    let Some(hint) = hint else { return Ok(()) };
    let taken = tx
        .prepare_cached("SELECT 1 FROM organizations WHERE login_hint = ?1 AND id IS NOT ?2")?
        .exists(params![
            hint,
            own.map(|organization| organization.id.as_str())
        ])?;
    if taken {
        let message = format!("Another organization already uses the login hint \"{hint}\".");
        let field = Field::LoginHint.wire_path();
        return Err(Refusal::conflict("login_hint_taken", message).about(field));
    }
    Ok(())
}
