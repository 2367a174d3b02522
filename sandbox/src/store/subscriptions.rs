//! Subscriptions in the database.

use std::collections::BTreeMap;

use canopy_domain::organization::limits::Resource;
use rusqlite::Transaction;
use serde::Serialize;

use crate::error::Refusal;

/// A subscription with the fields of the API that are known (documented: SUB).
#[derive(Serialize)]
pub struct Subscription {
    id: String,
    billing_account_id: String,
    status: String,
    /// By the kind of product: those of limits (inferred).
    product_quantities: BTreeMap<&'static str, Quantity>,
}

#[derive(Serialize)]
struct Quantity {
    price_id: String,
    quantity: u64,
    interval: &'static str,
}

/// Those of an account, whatever their status.
pub fn list(tx: &Transaction<'_>, account: &str) -> Result<Vec<Subscription>, Refusal> {
    let mut statement = tx.prepare_cached(
        "SELECT id, billing_account_id, status, locations, users, sso FROM subscriptions
         WHERE billing_account_id = ?1 ORDER BY id",
    )?;
    let found = statement.query_map([account], |row| {
        let mut product_quantities = BTreeMap::new();
        for (column, resource) in (3..).zip(Resource::ALL) {
            if let Some(quantity) = row.get(column)? {
                let price = Quantity {
                    price_id: format!("price_{}", resource.key()),
                    quantity,
                    interval: "month",
                };
                product_quantities.insert(resource.key(), price);
            }
        }
        Ok(Subscription {
            id: row.get(0)?,
            billing_account_id: row.get(1)?,
            status: row.get(2)?,
            product_quantities,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}
