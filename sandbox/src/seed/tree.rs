//! The sample organizations of one workspace before they are stored: their tree, usage, limits and branding.

use std::collections::HashSet;

use canopy_domain::organization::{
    MAX_CHILDREN, MAX_DEPTH, NAME_MAX,
    limits::{Amounts, Limit, Limits, Resource},
};

use super::{
    logos::{Layout, MARKS},
    random::Random,
};

/// An organization before it is stored. Its number is its position in [`Tree::organizations`].
#[derive(Debug, Default)]
pub struct Planned {
    pub name: String,
    pub parent: Option<usize>,
    pub depth: u32,
    /// Of a root, which of the workspace's billing accounts.
    pub account: Option<usize>,
    pub used: Amounts,
    pub limits: Limits,
    pub display_name: Option<String>,
    pub login_hint: Option<String>,
    pub primary: Option<&'static str>,
    pub page_background: Option<&'static str>,
    pub logo: Option<Logo>,
    children: usize,
}

/// An organization's logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Logo {
    Drawn {
        mark: usize,
        layout: Layout,
        colors: usize,
    },
    Jpeg,
    Gif,
}

/// Primary colors and page backgrounds. Some pairs are hard to read, as real brands are.
pub const COLORS: [(&str, &str); 20] = [
    ("#0B5FFF", "#F5F8FF"),
    ("#B91C1C", "#FFF5F5"),
    ("#0F766E", "#F0FDFA"),
    ("#7C3AED", "#FFFFFF"),
    ("#C2410C", "#FFF7ED"),
    ("#166534", "#F0FDF4"),
    ("#FFD400", "#FFFFFF"),
    ("#111827", "#F9FAFB"),
    ("#be185d", "#fff1f7"),
    ("#0369A1", "#E0F2FE"),
    ("#A3E635", "#1A2E05"),
    ("#F97316", "#FFEDD5"),
    ("#4338CA", "#0F172A"),
    ("#155E75", "#ECFEFF"),
    ("#92400E", "#FFFBEB"),
    ("#9CA3AF", "#F3F4F6"),
    ("#DC2626", "#111111"),
    ("#00A3A1", "#FFFFFF"),
    ("#6B21A8", "#FAF5FF"),
    ("#365314", "#F7FEE7"),
];

pub struct Tree {
    pub organizations: Vec<Planned>,
    pub random: Random,
}

impl Tree {
    pub fn new(seed: u64) -> Self {
        Self {
            organizations: Vec::new(),
            random: Random::new(seed),
        }
    }

    pub fn len(&self) -> usize {
        self.organizations.len()
    }

    pub fn root(&mut self, name: impl Into<String>, account: Option<usize>) -> usize {
        self.add(Planned {
            name: name.into(),
            account,
            ..Planned::default()
        })
    }

    pub fn child(&mut self, parent: usize, name: impl Into<String>) -> usize {
        self.organizations[parent].children += 1;
        let depth = self.organizations[parent].depth + 1;
        self.add(Planned {
            name: name.into(),
            parent: Some(parent),
            depth,
            ..Planned::default()
        })
    }

    fn add(&mut self, mut planned: Planned) -> usize {
        planned.name = planned.name.chars().take(NAME_MAX).collect();
        self.organizations.push(planned);
        self.organizations.len() - 1
    }

    /// Whether `parent` can get another child.
    pub fn has_room(&self, parent: usize) -> bool {
        let parent = &self.organizations[parent];
        parent.depth < MAX_DEPTH && parent.children < MAX_CHILDREN
    }

    pub fn use_up(&mut self, organization: usize, locations: u64, users: u64, sso: u64) {
        let used = &mut self.organizations[organization].used;
        used.set(Resource::Locations, locations);
        used.set(Resource::Users, users);
        used.set(Resource::Sso, sso);
    }

    pub fn limit(&mut self, organization: usize, resource: Resource, amount: u64) {
        self.organizations[organization]
            .limits
            .set(resource, Limit::of(amount));
    }

    /// Sets display name, login hint, colors and logo; the hint only if it isn't used yet.
    pub fn brand(
        &mut self,
        organization: usize,
        hint: &str,
        colors: usize,
        layout: Layout,
        hints: &mut HashSet<String>,
    ) {
        let mark = self.random.index(MARKS);
        let (primary, page_background) = COLORS[colors % COLORS.len()];
        let planned = &mut self.organizations[organization];
        planned.display_name = Some(planned.name.clone());
        if hints.insert(hint.to_owned()) {
            planned.login_hint = Some(hint.to_owned());
        }
        planned.primary = Some(primary);
        planned.page_background = Some(page_background);
        planned.logo = Some(Logo::Drawn {
            mark,
            layout,
            colors,
        });
    }

    /// The total usage of each organization, by number.
    pub fn subtree_use(&self) -> Vec<Amounts> {
        let mut sums: Vec<Amounts> = self
            .organizations
            .iter()
            .map(|planned| planned.used.clone())
            .collect();
        // A child is always planned after its parent.
        for (number, planned) in self.organizations.iter().enumerate().rev() {
            let Some(parent) = planned.parent else {
                continue;
            };
            for resource in Resource::ALL {
                let below = sums[number].get(resource);
                sums[parent].add(resource, below);
            }
        }
        sums
    }

    /// Plausible usage: most of it in organizations without children, none in some.
    pub fn fill_use(&mut self) {
        for number in 0..self.organizations.len() {
            let is_end = self.organizations[number].children == 0;
            let random = &mut self.random;
            let used = match (is_end, random.percent(if is_end { 12 } else { 45 })) {
                (_, true) => (0, 0, 0),
                (true, false) => (random.between(1, 3), random.between(0, 45), 0),
                (false, false) => (
                    random.between(0, 1),
                    random.between(1, 12),
                    random.below(3) / 2,
                ),
            };
            self.use_up(number, used.0, used.1, used.2);
        }
    }

    /// Limits in all three states: mostly above the usage, sometimes below it.
    pub fn fill_limits(&mut self) {
        let sums = self.subtree_use();
        let mut ceilings: Vec<[Option<u64>; 3]> = Vec::with_capacity(self.organizations.len());
        for (number, planned) in self.organizations.iter_mut().enumerate() {
            let mut own = planned.parent.map_or([None; 3], |parent| ceilings[parent]);
            for (resource, ceiling) in Resource::ALL.into_iter().zip(&mut own) {
                let used = sums[number].get(resource);
                let limit =
                    choose_limit(&mut self.random, planned.parent.is_none(), used, *ceiling);
                planned.limits.set(resource, limit);
                *ceiling = match (limit.amount(), *ceiling) {
                    (Some(limit), Some(ceiling)) => Some(limit.min(ceiling)),
                    (limit, ceiling) => limit.or(ceiling),
                };
            }
            ceilings.push(own);
        }
    }
}

fn choose_limit(random: &mut Random, is_root: bool, used: u64, ceiling: Option<u64>) -> Limit {
    let chance = random.below(100);
    if used == 0 {
        return if chance < 14 { Limit::Off } else { Limit::None };
    }
    if used >= 3 && chance >= 97 {
        return Limit::of(used - used.div_ceil(6));
    }
    if chance < if is_root { 65 } else { 28 } {
        let spare = random.below(used / 2 + 4);
        let amount = used + spare;
        return Limit::of(ceiling.map_or(amount, |ceiling| amount.min(ceiling)));
    }
    Limit::None
}
