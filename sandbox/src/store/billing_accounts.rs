//! Billing accounts in the database.

use rusqlite::{OptionalExtension, Row, Transaction};
use serde::Serialize;

use crate::error::Refusal;

/// A billing account with all fields of the API (documented: BA-LIST).
#[derive(Serialize)]
pub struct BillingAccount {
    id: String,
    workspace_id: String,
    name: String,
    email: String,
    phone: Option<String>,
    description: Option<String>,
    currency: String,
    address: Address,
    created_at: String,
    updated_at: String,
}

#[derive(Serialize)]
struct Address {
    country: String,
    line1: Option<String>,
    line2: Option<String>,
    city: Option<String>,
    state: Option<String>,
    postal_code: Option<String>,
}

const COLUMNS: &str =
    "id, workspace_id, name, email, phone, description, currency, country, line1, city,
    postal_code, created_at, updated_at";

fn read(row: &Row<'_>) -> Result<BillingAccount, rusqlite::Error> {
    Ok(BillingAccount {
        id: row.get(0)?,
        workspace_id: row.get(1)?,
        name: row.get(2)?,
        email: row.get(3)?,
        phone: row.get(4)?,
        description: row.get(5)?,
        currency: row.get(6)?,
        address: Address {
            country: row.get(7)?,
            line1: row.get(8)?,
            line2: None,
            city: row.get(9)?,
            state: None,
            postal_code: row.get(10)?,
        },
        created_at: row.get(11)?,
        updated_at: row.get(12)?,
    })
}

pub fn list(tx: &Transaction<'_>, workspace: &str) -> Result<Vec<BillingAccount>, Refusal> {
    let mut statement = tx.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM billing_accounts WHERE workspace_id = ?1 ORDER BY position"
    ))?;
    Ok(statement
        .query_map([workspace], read)?
        .collect::<Result<_, _>>()?)
}

pub fn get(tx: &Transaction<'_>, workspace: &str, id: &str) -> Result<BillingAccount, Refusal> {
    tx.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM billing_accounts WHERE workspace_id = ?1 AND id = ?2"
    ))?
    .query_row([workspace, id], read)
    .optional()?
    .ok_or_else(|| Refusal::not_found("billing account"))
}

pub fn exists(tx: &Transaction<'_>, workspace: &str, id: &str) -> Result<bool, Refusal> {
    Ok(tx
        .prepare_cached("SELECT 1 FROM billing_accounts WHERE workspace_id = ?1 AND id = ?2")?
        .exists([workspace, id])?)
}
