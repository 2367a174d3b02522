//! Stores the planned companies: a workspace, its members, billing accounts, organizations and logos.

use std::collections::HashMap;

use canopy_domain::{
    color::Color,
    organization::limits::{Amounts, Resource},
    picture::Picture,
    workspace::member::Role,
};
use rusqlite::{Transaction, params};

use super::{
    SeedProblem,
    logos::{self, LogoProblem},
    random::Random,
    tree::{COLORS, Logo, Tree},
};
use crate::{
    auth::PEOPLE,
    ids,
    store::{members, pictures},
};

/// A workspace before it is stored.
pub struct Company<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub description: &'a str,
    pub mode: &'a str,
    pub accounts: &'a [(&'a str, &'a str, &'a str)],
    pub tree: Tree,
    /// Whether the sandbox's three people belong to it.
    pub open: bool,
    pub archived: bool,
}

/// Stores the companies of a seed in a transaction.
pub struct Writer<'a, 't> {
    tx: &'a Transaction<'t>,
    random: Random,
    /// The files of the logos drawn so far.
    logos: HashMap<Logo, String>,
}

impl<'a, 't> Writer<'a, 't> {
    pub fn new(tx: &'a Transaction<'t>) -> Self {
        Self {
            tx,
            random: Random::named(""),
            logos: HashMap::new(),
        }
    }

    pub fn company(&mut self, company: Company<'_>) -> Result<(), SeedProblem> {
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
        let role = match company.open {
            true => Role::Admin,
            false => Role::Owner,
        };
        members::add(self.tx, company.id, &subject, role)?;
        Ok(())
    }

    /// The accounts' ids, each with subscriptions that roughly fit what draws from it.
    fn accounts(&mut self, company: &Company<'_>) -> Result<Vec<String>, SeedProblem> {
        let mut found = Vec::new();
        for (number, (name, currency, country)) in company.accounts.iter().enumerate() {
            let id = ids::prefixed("cus_", &mut self.random)?;
            self.tx.execute(
                "INSERT INTO billing_accounts (id, workspace_id, name, email, currency, country, created_at, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, '2025-10-29T00:41:12.000000Z', '2025-10-29T00:41:12.000000Z')",
                params![id, company.id, name, format!("billing-{number}@example.com"), currency, country],
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
            "INSERT INTO subscriptions (id, billing_account_id, status, locations, users, sso)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
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
                    "INSERT INTO organizations (id, external_id, workspace_id, parent_id, path, depth, name,
                         billing_account_id, picture_file, display_name, login_hint, primary_color, page_background,
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
