//! The members of a workspace and their roles.

use canopy_domain::workspace::member::{Role, UserId};
use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde::Serialize;

use crate::error::Refusal;

/// A member with all fields of the API (documented: MEM-LIST).
#[derive(Serialize)]
pub struct Member {
    user_id: String,
    workspace_id: String,
    role: String,
    created_at: String,
    updated_at: String,
}

fn read(row: &Row<'_>) -> Result<Member, rusqlite::Error> {
    Ok(Member {
        user_id: row.get(0)?,
        workspace_id: row.get(1)?,
        role: row.get(2)?,
        created_at: row.get(3)?,
        updated_at: row.get(4)?,
    })
}

pub fn list(tx: &Transaction<'_>, workspace: &str) -> Result<Vec<Member>, Refusal> {
    let mut statement = tx.prepare_cached(
        "SELECT user_id, workspace_id, role, created_at, updated_at FROM members WHERE workspace_id = ?1
         ORDER BY user_id",
    )?;
    Ok(statement
        .query_map([workspace], read)?
        .collect::<Result<_, _>>()?)
}

pub fn role(tx: &Transaction<'_>, workspace: &str, user: &UserId) -> Result<Option<Role>, Refusal> {
    let word: Option<String> = tx
        .prepare_cached("SELECT role FROM members WHERE workspace_id = ?1 AND user_id = ?2")?
        .query_row([workspace, user.as_str()], |row| row.get(0))
        .optional()?;
    Ok(word.and_then(|word| Role::from_slug(&word)))
}

pub fn add(
    tx: &Transaction<'_>,
    workspace: &str,
    user: &str,
    role: Role,
) -> Result<(), rusqlite::Error> {
    tx.prepare_cached("INSERT INTO members (workspace_id, user_id, role) VALUES (?1, ?2, ?3)")?
        .execute(params![workspace, user, role.slug()])?;
    Ok(())
}
