//! The initial data of a new database: the same every time, including IDs.
//! Must not break a rule of the API, except for the size of a stress test.

mod companies;
mod logos;
mod msp;
mod names;
mod random;
mod tree;
mod write;

use std::collections::HashSet;

use canopy_domain::organization::MAX_ORGANIZATIONS;
use rusqlite::Transaction;
use thiserror::Error;

use self::{
    logos::LogoProblem,
    write::{Company, Writer},
};
use crate::store::Store;

/// The initial data of a new database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seed {
    Nothing,
    /// The companies and the MSP, the MSP with this many organizations.
    Everything {
        organizations: usize,
    },
}

impl Default for Seed {
    fn default() -> Self {
        Seed::Everything {
            organizations: MAX_ORGANIZATIONS,
        }
    }
}

impl Seed {
    /// With an MSP of 200 to 100,000 organizations. Above 1,000 is more than the API allows: for
    /// stress tests, and the MSP is then full.
    pub fn with(organizations: usize) -> Option<Seed> {
        (200..=100_000)
            .contains(&organizations)
            .then_some(Seed::Everything { organizations })
    }
}

#[derive(Debug, Error)]
pub enum SeedProblem {
    #[error("couldn't fill the database: {0}")]
    Database(#[from] rusqlite::Error),
    #[error("couldn't create IDs: {0}")]
    Randomness(#[from] getrandom::Error),
    #[error("couldn't draw a logo: {0:?}")]
    Logo(LogoProblem),
}

/// "cnpy" in the file's header: this database has had its first start.
const STARTED: i64 = 0x636e_7079;

/// Fills a new database with `seed`, all or nothing.
pub fn fill(store: &Store, seed: &Seed) -> Result<(), SeedProblem> {
    let filled = store.write_now(|tx| {
        let mark: i64 = tx.query_row("PRAGMA application_id", [], |row| row.get(0))?;
        if mark == STARTED {
            return Ok(false);
        }
        tx.pragma_update(None, "application_id", STARTED)?;
        match seed {
            Seed::Nothing => Ok::<_, SeedProblem>(false),
            Seed::Everything { organizations } => everything(tx, *organizations).map(|()| true),
        }
    })?;
    if filled {
        store.settle()?;
    }
    Ok(())
}

fn everything(tx: &Transaction<'_>, organizations: usize) -> Result<(), SeedProblem> {
    let mut hints = HashSet::new();
    let mut writer = Writer::new(tx);
    writer.company(Company {
        id: "ws_fjordlinkmanaged",
        name: "Fjordlink Managed Networks",
        description: "Networks for customers from Tromsø to Cape Town. At the maximum number of organizations.",
        mode: "assigned",
        accounts: &msp::ACCOUNTS,
        tree: msp::plan(organizations, &mut hints),
        open: true,
        archived: false,
    })?;
    writer.company(Company {
        id: "ws_bellwetherbakery",
        name: "Bellwether Bakeries",
        description: "Bread for the West Country. One account pays for everything.",
        mode: "single",
        accounts: &[("Bellwether Bakeries Ltd", "gbp", "GB")],
        tree: companies::bakery(&mut hints),
        open: true,
        archived: false,
    })?;
    writer.company(Company {
        id: "ws_kestrellogistics",
        name: "Kestrel Logistics",
        description: "Haulage in three countries, each paid for by its own account.",
        mode: "assigned",
        accounts: &[
            ("Kestrel BV", "eur", "NL"),
            ("Kestrel GmbH", "eur", "DE"),
            ("Kestrel SL", "eur", "ES"),
        ],
        tree: companies::haulier(&mut hints),
        open: true,
        archived: false,
    })?;
    writer.company(Company {
        id: "ws_lumenandoakgroup",
        name: "Lumen and Oak Hotels",
        description: "Hotels that share one pool of seats.",
        mode: "pooled",
        accounts: &[("Lumen Hotels", "eur", "PT"), ("Oak Lodges", "gbp", "GB")],
        tree: companies::hotels(&mut hints),
        open: true,
        archived: false,
    })?;
    writer.company(Company {
        id: "ws_oldquaytradingco",
        name: "Old Quay Trading",
        description: "Closed in 2025 and kept for the records.",
        mode: "single",
        accounts: &[("Old Quay Trading Co", "zar", "ZA")],
        tree: companies::trader(&mut hints),
        open: true,
        archived: true,
    })?;
    writer.company(Company {
        id: "ws_sealedorchardllc",
        name: "Sealed Orchard",
        description: "None of the sandbox's people belong here.",
        mode: "pooled",
        accounts: &[("Sealed Orchard LLC", "usd", "US")],
        tree: companies::orchard(&mut hints),
        open: false,
        archived: false,
    })
}
