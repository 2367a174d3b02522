//! The initial data of a new database: the same every time, including IDs. Must not break a rule of the API, except for the size of a stress test.

mod companies;
mod logos;
mod msp;
mod names;
mod random;
mod tree;

use std::{
    collections::{HashMap, HashSet},
    fmt,
};

use canopy_domain::{
    color::Color,
    organization::{
        MAX_ORGANIZATIONS,
        limits::{Amounts, Resource},
    },
    picture::Picture,
    workspace::member::Role,
};
use rusqlite::{Transaction, params};

use self::{
    logos::LogoProblem,
    random::Random,
    tree::{COLORS, Logo, Tree},
};
use crate::{
    auth::PEOPLE,
    ids,
    store::{Store, members, pictures},
};

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

#[derive(Debug)]
pub enum SeedProblem {
    Database(rusqlite::Error),
    Randomness(getrandom::Error),
    Logo(LogoProblem),
}

impl fmt::Display for SeedProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => write!(f, "couldn't fill the database: {error}"),
            Self::Randomness(error) => write!(f, "couldn't create IDs: {error}"),
            Self::Logo(problem) => write!(f, "couldn't draw a logo: {problem:?}"),
        }
    }
}

impl From<rusqlite::Error> for SeedProblem {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl From<getrandom::Error> for SeedProblem {
    fn from(error: getrandom::Error) -> Self {
        Self::Randomness(error)
    }
}

/// "cnpy" in the file's header: this database has had its first start.
const STARTED: i64 = 0x636e_7079;

/// Fills a new database with `seed`, all or nothing.
pub fn plant(store: &Store, seed: &Seed) -> Result<(), SeedProblem> {
    let planted = store.write_now(|tx| {
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
    if planted {
        store.settle()?;
    }
    Ok(())
}

/// A workspace before it is stored.
struct Company<'a> {
    id: &'a str,
    name: &'a str,
    description: &'a str,
    mode: &'a str,
    accounts: &'a [(&'a str, &'a str, &'a str)],
    tree: Tree,
    /// Whether the sandbox's three people belong to it.
    open: bool,
    archived: bool,
}

fn everything(tx: &Transaction<'_>, organizations: usize) -> Result<(), SeedProblem> {
    let mut hints = HashSet::new();
    let mut planter = Planter {
        tx,
        random: Random::named(""),
        logos: HashMap::new(),
    };
    planter.company(Company {
        id: "ws_fjordlinkmanaged",
        name: "Fjordlink Managed Networks",
        description: "Networks for customers from Tromsø to Cape Town. At the maximum number of organizations.",
        mode: "assigned",
        accounts: &msp::ACCOUNTS,
        tree: msp::plan(organizations, &mut hints),
        open: true,
        archived: false,
    })?;
    planter.company(Company {
        id: "ws_bellwetherbakery",
        name: "Bellwether Bakeries",
        description: "Bread for the West Country. One account pays for everything.",
        mode: "single",
        accounts: &[("Bellwether Bakeries Ltd", "gbp", "GB")],
        tree: companies::bakery(&mut hints),
        open: true,
        archived: false,
    })?;
    planter.company(Company {
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
    planter.company(Company {
        id: "ws_lumenandoakgroup",
        name: "Lumen and Oak Hotels",
        description: "Hotels that share one pool of seats.",
        mode: "pooled",
        accounts: &[("Lumen Hotels", "eur", "PT"), ("Oak Lodges", "gbp", "GB")],
        tree: companies::hotels(&mut hints),
        open: true,
        archived: false,
    })?;
    planter.company(Company {
        id: "ws_oldquaytradingco",
        name: "Old Quay Trading",
        description: "Closed in 2025 and kept for the records.",
        mode: "single",
        accounts: &[("Old Quay Trading Co", "zar", "ZA")],
        tree: companies::trader(&mut hints),
        open: true,
        archived: true,
    })?;
    planter.company(Company {
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

struct Planter<'a, 't> {
    tx: &'a Transaction<'t>,
    random: Random,
    /// The files of the logos drawn so far.
    logos: HashMap<Logo, String>,
}

impl Planter<'_, '_> {
    fn company(&mut self, company: Company<'_>) -> Result<(), SeedProblem> {
        // Its IDs depend on its own name only, not on the workspaces before it or their size.
        self.random = Random::named(company.id);
        self.tx.execute(
            "INSERT INTO workspaces (id, name, description, billing_mode, archived_at, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, '2025-10-29T00:40:06.000000Z', coalesce(?5, '2025-10-29T00:40:06.000000Z'))",
            params![
                company.id,
                company.name,
                company.description,
                company.mode,
                company.archived.then_some("2026-01-31T16:00:00.000000Z"),
            ],
        )?;
        self.people(&company)?;
        let accounts = self.accounts(&company)?;
        self.organizations(&company, &accounts)
    }

    fn people(&mut self, company: &Company<'_>) -> Result<(), SeedProblem> {
        for person in PEOPLE.iter().filter(|_| company.open) {
            members::add(self.tx, company.id, person.subject, person.role)?;
        }
        // Someone who never signs in here.
        let subject = format!("auth0|66f0c1a2b3d4e5f6{:08x}", self.random.below(1 << 32));
        members::add(
            self.tx,
            company.id,
            &subject,
            if company.open {
                Role::Admin
            } else {
                Role::Owner
            },
        )?;
        Ok(())
    }

    /// The accounts' ids, each with subscriptions that roughly fit what draws from it.
    fn accounts(&mut self, company: &Company<'_>) -> Result<Vec<String>, SeedProblem> {
        let mut found = Vec::new();
        for (number, (name, currency, country)) in company.accounts.iter().enumerate() {
            let id = ids::prefixed("cus_", &mut self.random)?;
            self.tx.execute(
                "INSERT INTO billing_accounts (id, workspace_id, name, email, phone, currency, country, created_at, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '2025-10-29T00:41:12.000000Z', '2025-10-29T00:41:12.000000Z')",
                params![id, company.id, name, format!("billing-{number}@example.com"), Option::<&str>::None, currency, country],
            )?;
            let (used, limits) = drawn(company, number);
            let spare =
                |resource: Resource| (used.get(resource) * 6 / 5 + 10).max(limits.get(resource));
            // The second of an MSP's accounts sells no single sign-on: nothing caps it there.
            let sso = (company.accounts.len() < 4 || number != 1).then(|| spare(Resource::Sso));
            let status = if company.archived {
                "canceled"
            } else {
                "active"
            };
            self.subscription(
                &id,
                status,
                spare(Resource::Locations),
                spare(Resource::Users),
                sso,
            )?;
            self.subscription(&id, "canceled", 500, 5_000, None)?;
            found.push(id);
        }
        Ok(found)
    }

    fn subscription(
        &mut self,
        account: &str,
        status: &str,
        locations: u64,
        users: u64,
        sso: Option<u64>,
    ) -> Result<(), SeedProblem> {
        let id = ids::prefixed("sub_", &mut self.random)?;
        self.tx.execute(
            "INSERT INTO subscriptions (id, billing_account_id, status, locations, users, sso) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![id, account, status, locations, users, sso],
        )?;
        Ok(())
    }

    fn organizations(
        &mut self,
        company: &Company<'_>,
        accounts: &[String],
    ) -> Result<(), SeedProblem> {
        let mut placed: Vec<(String, String)> = Vec::with_capacity(company.tree.len());
        for planned in &company.tree.organizations {
            let id = ids::prefixed("org_", &mut self.random)?;
            let external_id = ids::uuid(&mut self.random)?;
            let parent = planned.parent.and_then(|parent| placed.get(parent));
            let file = planned.logo.map(|logo| self.logo(logo)).transpose()?;
            let amount = |resource| planned.limits.get(resource).amount();
            self.tx
                .prepare_cached(
                    "INSERT INTO organizations (id, external_id, workspace_id, parent_id, path, depth, name, billing_account_id,
                         picture_file, display_name, login_hint, primary_color, page_background,
                         limit_locations, limit_users, limit_sso, used_locations, used_users, used_sso)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
                )?
                .execute(params![
                    id,
                    external_id,
                    company.id,
                    parent.map(|(id, _)| id),
                    parent.map(|(_, lineage)| lineage),
                    planned.depth,
                    planned.name,
                    planned.account.and_then(|account| accounts.get(account)),
                    file,
                    planned.display_name,
                    planned.login_hint,
                    planned.primary,
                    planned.page_background,
                    amount(Resource::Locations),
                    amount(Resource::Users),
                    amount(Resource::Sso),
                    planned.used.get(Resource::Locations),
                    planned.used.get(Resource::Users),
                    planned.used.get(Resource::Sso),
                ])?;
            let lineage =
                parent.map_or_else(|| id.clone(), |(_, lineage)| format!("{lineage}#{id}"));
            placed.push((id, lineage));
        }
        Ok(())
    }

    fn logo(&mut self, logo: Logo) -> Result<String, SeedProblem> {
        if let Some(file) = self.logos.get(&logo) {
            return Ok(file.clone());
        }
        let picture = match logo {
            Logo::Jpeg => Picture::read(logos::SUNRISE_JPEG).map_err(LogoProblem::Picture),
            Logo::Gif => Picture::read(logos::HARBOR_GIF).map_err(LogoProblem::Picture),
            Logo::Drawn {
                mark,
                layout,
                colors,
            } => {
                let (ink, ground) = COLORS[colors % COLORS.len()];
                logos::draw(mark, layout, color(ink), color(ground))
            }
        };
        let file = pictures::keep(self.tx, &picture.map_err(SeedProblem::Logo)?)?;
        self.logos.insert(logo, file.clone());
        Ok(file)
    }
}

/// All colors of the list are valid. If one weren't, black would be obvious.
fn color(text: &str) -> Color {
    Color::parse(text).unwrap_or(Color { r: 0, g: 0, b: 0 })
}

/// What all roots paid for by an account use, and the largest of their limits.
fn drawn(company: &Company<'_>, account: usize) -> (Amounts, Amounts) {
    let sums = company.tree.subtree_use();
    let (mut used, mut limits) = (Amounts::default(), Amounts::default());
    for (planned, sum) in company.tree.organizations.iter().zip(&sums) {
        let pays = planned.account == Some(account) || company.mode == "pooled";
        if planned.parent.is_some() || !pays {
            continue;
        }
        for resource in Resource::ALL {
            used.add(resource, sum.get(resource));
            let limit = planned.limits.get(resource).amount().unwrap_or(0);
            limits.set(resource, limits.get(resource).max(limit));
        }
    }
    (used, limits)
}
