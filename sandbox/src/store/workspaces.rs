//! Workspaces in the database, and the permissions of their members.

use canopy_domain::{
    organization::WorkspaceId,
    workspace::{
        BillingMode, Workspace,
        member::{Role, UserId},
    },
};
use rusqlite::{OptionalExtension, Row, Transaction, params};

use crate::{
    error::Refusal,
    ids::{self, Machine},
    store::{capacity, members},
};

/// A workspace seen by one of its members.
pub struct Access {
    pub workspace: Workspace,
    pub mode: BillingMode,
    pub role: Role,
}

impl Access {
    /// The workspace, if `user` is a member; 404 otherwise, so that others don't learn that it
    /// exists (members only: documented: WS-GET; the status assumed: Q14).
    pub fn of(tx: &Transaction<'_>, id: &str, user: &UserId) -> Result<Access, Refusal> {
        let role = members::role(tx, id, user)?;
        let workspace = get(tx, id)?;
        match (role, workspace) {
            (Some(role), Some((workspace, mode))) => Ok(Access {
                workspace,
                mode,
                role,
            }),
            _ => Err(Refusal::not_found("workspace")),
        }
    }

    pub fn id(&self) -> &str {
        self.workspace.id.as_str()
    }

    /// Owners and admins manage organizations and edit the workspace (documented: G-INTRO, WS-UPDATE).
    pub fn must_write(&self) -> Result<(), Refusal> {
        if self.role.can_write() {
            Ok(())
        } else {
            Err(Refusal::role_too_low("owner or admin"))
        }
    }

    /// Only owners archive (documented: WS-ARCHIVE).
    pub fn must_own(&self) -> Result<(), Refusal> {
        if self.role == Role::Owner {
            Ok(())
        } else {
            Err(Refusal::role_too_low("owner"))
        }
    }

    /// Nothing changes in an archived workspace (documented: WS-ARCHIVE; the code assumed: Q29).
    pub fn must_be_live(&self) -> Result<(), Refusal> {
        if self.workspace.archived {
            return Err(Refusal::conflict(
                "workspace_archived",
                "This workspace is archived, so it can be read but not changed.",
            ));
        }
        Ok(())
    }
}

/// The checked fields of a new workspace.
pub struct NewWorkspace {
    pub name: String,
    pub description: Option<String>,
    pub mode: BillingMode,
}

const COLUMNS: &str = "id, name, description, billing_mode, archived_at, created_at, updated_at";

fn read(row: &Row<'_>) -> Result<(Workspace, BillingMode), rusqlite::Error> {
    let mode: String = row.get(3)?;
    // The column's constraint knows these words alone.
    let mode = BillingMode::from_slug(&mode).unwrap_or(BillingMode::Pooled);
    let archived_at: Option<String> = row.get(4)?;
    let workspace = Workspace {
        id: WorkspaceId::from(row.get::<_, String>(0)?),
        name: row.get(1)?,
        description: row.get(2)?,
        billing_mode: Some(mode),
        archived: archived_at.is_some(),
        created_at: row.get(5)?,
        updated_at: row.get(6)?,
        archived_at,
        ..Workspace::default()
    };
    Ok((workspace, mode))
}

/// `pooled_seat_limit` is the pool's users (documented as null unless pooled: WS-GET; that it is
/// the users' capacity is assumed: Q23).
fn with_seats(
    tx: &Transaction<'_>,
    mut workspace: Workspace,
    mode: BillingMode,
) -> Result<Workspace, Refusal> {
    if mode == BillingMode::Pooled {
        workspace.pooled_seat_limit = capacity::seats(tx, workspace.id.as_str())?;
    }
    Ok(workspace)
}

fn get(tx: &Transaction<'_>, id: &str) -> Result<Option<(Workspace, BillingMode)>, Refusal> {
    let found = tx
        .prepare_cached(&format!("SELECT {COLUMNS} FROM workspaces WHERE id = ?1"))?
        .query_row([id], read)
        .optional()?;
    found
        .map(|(workspace, mode)| Ok((with_seats(tx, workspace, mode)?, mode)))
        .transpose()
}

/// The workspaces of `user` (documented: WS-LIST), including archived ones (assumed), oldest first (assumed).
pub fn list(tx: &Transaction<'_>, user: &UserId) -> Result<Vec<Workspace>, Refusal> {
    let mut statement = tx.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM workspaces
         WHERE id IN (SELECT workspace_id FROM members WHERE user_id = ?1) ORDER BY position"
    ))?;
    let found = statement
        .query_map([user.as_str()], read)?
        .collect::<Result<Vec<_>, _>>()?;
    found
        .into_iter()
        .map(|(workspace, mode)| with_seats(tx, workspace, mode))
        .collect()
}

/// The caller becomes its owner (documented: WS-CREATE).
pub fn create(
    tx: &Transaction<'_>,
    new: &NewWorkspace,
    user: &UserId,
) -> Result<Workspace, Refusal> {
    let id = ids::prefixed("ws_", &mut Machine)?;
    tx.execute(
        "INSERT INTO workspaces (id, name, description, billing_mode) VALUES (?1, ?2, ?3, ?4)",
        params![id, new.name, new.description, new.mode.slug()],
    )?;
    members::add(tx, &id, user.as_str(), Role::Owner)?;
    Ok(Access::of(tx, &id, user)?.workspace)
}

pub fn update(
    tx: &Transaction<'_>,
    id: &str,
    name: &str,
    description: Option<&str>,
) -> Result<Workspace, Refusal> {
    tx.execute(
        "UPDATE workspaces SET name = ?2, description = ?3,
             updated_at = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now') WHERE id = ?1",
        params![id, name, description],
    )?;
    match get(tx, id)? {
        Some((workspace, _)) => Ok(workspace),
        None => Err(Refusal::not_found("workspace")),
    }
}

/// Refused while an organization has usage or a billing account an active subscription
/// (documented: WS-ARCHIVE; that "active" means every counted status is assumed).
pub fn archive(tx: &Transaction<'_>, id: &str) -> Result<(), Refusal> {
    let using: Option<String> = tx
        .query_row(
            "SELECT name FROM organizations WHERE workspace_id = ?1
             AND (used_locations > 0 OR used_users > 0 OR used_sso > 0) LIMIT 1",
            [id],
            |row| row.get(0),
        )
        .optional()?;
    if let Some(name) = using {
        return Err(Refusal::conflict(
            "workspace_not_empty",
            format!("The organization \"{name}\" still has usage."),
        ));
    }
    if let Some(name) = capacity::account_with_subscription(tx, id)? {
        let message = format!("The billing account \"{name}\" still has an active subscription.");
        return Err(Refusal::conflict("workspace_not_empty", message));
    }
    tx.execute(
        "UPDATE workspaces SET archived_at = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'),
             updated_at = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now') WHERE id = ?1",
        [id],
    )?;
    Ok(())
}

/// The number of its organizations, counting all levels.
pub fn size(tx: &Transaction<'_>, id: &str) -> Result<usize, Refusal> {
    Ok(tx
        .prepare_cached("SELECT count(*) FROM organizations WHERE workspace_id = ?1")?
        .query_row([id], |row| row.get(0))?)
}
