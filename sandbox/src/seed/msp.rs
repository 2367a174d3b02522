//! An MSP with a thousand customer organizations over ten levels: believable names, some from right to left, some very
//! long, some alike.

use std::collections::HashSet;

use canopy_domain::{form::login_hint::suggest_login_hint, organization::MAX_DEPTH};

use super::{
    logos::Layout,
    names::{CITIES, COUNTRIES, CUSTOMERS, PARTS, QUARTERS, REGIONS, SITES, customer},
    tree::{COLORS, Logo, Tree},
};

/// Billing accounts of the MSP, one per invoicing unit; ten are allowed (documented: G-BILL).
pub const ACCOUNTS: [(&str, &str, &str); 10] = [
    ("Fjordlink Norge AS", "eur", "NO"),
    ("Fjordlink Sverige AB", "eur", "SE"),
    ("Fjordlink Danmark ApS", "eur", "DK"),
    ("Fjordlink Deutschland GmbH", "eur", "DE"),
    ("Fjordlink Benelux BV", "eur", "NL"),
    ("Fjordlink Iberia SL", "eur", "ES"),
    ("Fjordlink Polska sp. z o.o.", "eur", "PL"),
    ("Fjordlink UK Ltd", "gbp", "GB"),
    ("Fjordlink Gulf FZE", "usd", "AE"),
    ("Fjordlink South Africa", "zar", "ZA"),
];

/// Names of exactly fifty characters.
const LONG: [&str; 4] = [
    "Landesversicherungsanstalt Nordrhein-Westfalen Süd",
    "Compañía Transportadora de Vinos del Alto Duero SA",
    "Μεσογειακή Ναυτιλιακή Εταιρεία Πειραιώς Ανώνυμη ΑΕ",
    "شركة الخليج المتحدة للخدمات اللوجستية والنقل البري",
];

/// Names that are easy to confuse.
const ALIKE: [&str; 7] = [
    "Meridian Health",
    "Meridian Healthcare",
    "Meridian Heath",
    "MERIDIAN HEALTH",
    "Meridían Health",
    "Meridian Health (old)",
    "Meridian Health 2",
];

/// From the root to the deepest level allowed.
const DEEP: [&str; 10] = [
    "Nordhavn Shipping Group",
    "Nordhavn Europe",
    "Nordhavn Nordics",
    "Nordhavn Norge",
    "Vestland",
    "Bergen Havn",
    "Terminal 3",
    "Warehouse B",
    "Cold Store",
    "Loading Dock 12",
];

/// Makes `size` organizations, including the handmade ones.
pub fn plan(size: usize, hints: &mut HashSet<String>) -> Tree {
    let mut tree = Tree::new(0xca_0b_1e);
    handmade(&mut tree);
    let mut known = CUSTOMERS.iter();
    while tree.len() < size {
        let name = known
            .next()
            .map_or_else(|| customer(&mut tree.random), |name| (*name).to_owned());
        let account = tree.random.index(ACCOUNTS.len());
        let root = tree.root(name, Some(account));
        let wanted = tree.random.between(1, 34) as usize;
        grow(&mut tree, root, wanted.min(size - root));
    }
    tree.fill_use();
    quiet_places(&mut tree);
    tree.fill_limits();
    dress(&mut tree, hints);
    tree
}

fn handmade(tree: &mut Tree) {
    let mut above = tree.root(DEEP[0], Some(0));
    for (level, name) in DEEP.iter().enumerate().skip(1) {
        let parent = above;
        above = tree.child(parent, *name);
        if level >= 5 {
            tree.child(parent, format!("{name} (spare)"));
        }
    }
    let cafe = tree.root("Café Lumière", Some(5));
    for number in 1..=100 {
        tree.child(cafe, format!("Café Lumière {number}"));
    }
    for name in ALIKE {
        let root = tree.root(name, Some(7));
        tree.child(root, "Main Office");
    }
    for (name, account) in LONG.into_iter().zip([3, 5, 8, 8]) {
        tree.root(name, Some(account));
    }
    let palms = tree.root("مجموعة النخيل للتجزئة", Some(8));
    for name in [
        "فرع دبي مول",
        "فرع الرياض",
        "فرع جدة",
        "مستودع الشارقة",
        "Abu Dhabi - أبوظبي",
    ] {
        tree.child(palms, name);
    }
    let cedars = tree.root("קבוצת ארזים", Some(8));
    for name in ["סניף תל אביב", "סניף חיפה", "מחסן אשדוד"] {
        tree.child(cedars, name);
    }
}

/// Lets a customer's tree grow to `wanted` organizations.
fn grow(tree: &mut Tree, root: usize, wanted: usize) {
    let lowest = tree.random.between(1, u64::from(MAX_DEPTH)) as u32;
    while tree.len() - root < wanted {
        let parent = root + tree.random.index(tree.len() - root);
        if !tree.has_room(parent) || tree.organizations[parent].depth >= lowest {
            continue;
        }
        let name = place(tree, parent);
        tree.child(parent, name);
    }
}

/// What an organization below `parent` is called.
fn place(tree: &mut Tree, parent: usize) -> String {
    let depth = tree.organizations[parent].depth;
    let random = &mut tree.random;
    match depth {
        0 if random.percent(30) => (*random.pick(&REGIONS)).to_owned(),
        0 | 1 if random.percent(40) => (*random.pick(&COUNTRIES)).to_owned(),
        0..=2 => (*random.pick(&CITIES)).to_owned(),
        3 => format!("{} {}", random.pick(&CITIES), random.pick(&QUARTERS)),
        4 | 5 => format!("{} {}", random.pick(&SITES), random.between(1, 20)),
        _ => format!("{} {}", random.pick(&PARTS), random.between(1, 9)),
    }
}

/// Some customers have no usage, so that they can be deleted; the deep one and the large one always have some.
fn quiet_places(tree: &mut Tree) {
    let roots: Vec<usize> = (0..tree.len())
        .filter(|&number| tree.organizations[number].parent.is_none())
        .collect();
    let ends = roots.iter().skip(1).copied().chain([tree.len()]);
    for (&root, end) in roots.iter().zip(ends) {
        let busy = ["Nordhavn Shipping Group", "Café Lumière"]
            .contains(&tree.organizations[root].name.as_str());
        if busy {
            (root + 1..end).for_each(|number| {
                let users = tree.random.between(2, 30);
                tree.use_up(number, 1, users, 0);
            });
        } else if tree.random.percent(9) {
            (root..end).for_each(|number| tree.use_up(number, 0, 0, 0));
        }
    }
}

/// Branding for most customers and some of their parts; the rest have none.
fn dress(tree: &mut Tree, hints: &mut HashSet<String>) {
    for number in 0..tree.len() {
        let is_root = tree.organizations[number].parent.is_none();
        if !tree.random.percent(if is_root { 80 } else { 22 }) {
            continue;
        }
        let hint = suggest_login_hint(&tree.organizations[number].name);
        let colors = tree.random.index(COLORS.len());
        let layout = *tree
            .random
            .pick(&[Layout::Tile, Layout::Tile, Layout::Bare, Layout::Wide]);
        tree.brand(
            number,
            hint.as_deref().unwrap_or_default(),
            colors,
            layout,
            hints,
        );
        let (no_hint, no_logo, no_colors, other) = (
            tree.random.percent(30) || hint.is_none(),
            tree.random.percent(20),
            tree.random.percent(15),
            tree.random.below(40),
        );
        let planned = &mut tree.organizations[number];
        if no_hint && let Some(hint) = planned.login_hint.take() {
            hints.remove(&hint);
        }
        match other {
            0 => planned.logo = Some(Logo::Jpeg),
            1 => planned.logo = Some(Logo::Gif),
            _ if no_logo => planned.logo = None,
            _ => {}
        }
        if no_colors {
            planned.primary = None;
            planned.page_background = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use canopy_domain::{
        form::login_hint::login_hint_problem,
        organization::{
            MAX_LEVELS, NAME_MAX,
            limits::{Limit, Resource},
        },
    };

    fn thousand() -> Tree {
        plan(1_000, &mut HashSet::new())
    }

    #[test]
    fn there_are_exactly_as_many_as_asked_for() {
        for size in [200, 201, 1_000, 5_000] {
            assert_eq!(plan(size, &mut HashSet::new()).len(), size);
        }
    }

    #[test]
    fn all_ten_levels_and_a_hundred_children_of_one_are_there() {
        let tree = thousand();
        for depth in 0..MAX_LEVELS {
            assert!(
                tree.organizations
                    .iter()
                    .any(|planned| planned.depth == depth),
                "{depth}"
            );
        }
        let cafe = tree
            .organizations
            .iter()
            .position(|planned| planned.name == "Café Lumière")
            .unwrap();
        assert_eq!(
            tree.organizations
                .iter()
                .filter(|planned| planned.parent == Some(cafe))
                .count(),
            100
        );
    }

    #[test]
    fn no_rule_of_the_api_is_broken() {
        let tree = plan(5_000, &mut HashSet::new());
        let mut hints = HashSet::new();
        for planned in &tree.organizations {
            assert!(!planned.name.trim().is_empty() && planned.name.chars().count() <= NAME_MAX);
            assert_eq!(planned.parent.is_none(), planned.account.is_some());
            assert!(planned.depth <= MAX_DEPTH);
            if let Some(hint) = &planned.login_hint {
                assert_eq!(login_hint_problem(hint), None, "{hint}");
                assert!(hints.insert(hint), "{hint} twice");
            }
        }
    }

    #[test]
    fn the_long_names_are_as_long_as_a_name_can_be() {
        for name in LONG {
            assert_eq!(name.chars().count(), NAME_MAX, "{name}");
        }
    }

    #[test]
    fn every_state_a_limit_can_be_in_is_there_and_some_are_exceeded() {
        let tree = thousand();
        let used = tree.subtree_use();
        for resource in [Resource::Locations, Resource::Users] {
            let limits: Vec<Limit> = tree
                .organizations
                .iter()
                .map(|planned| planned.limits.get(resource))
                .collect();
            assert!(limits.contains(&Limit::None) && limits.contains(&Limit::Off));
            let over = limits.iter().zip(&used).filter(|(limit, used)| {
                limit
                    .amount()
                    .is_some_and(|limit| limit < used.get(resource))
            });
            assert!((5..100).contains(&over.count()), "{resource:?}");
        }
    }

    #[test]
    fn some_are_unbranded_some_have_no_hint_and_some_no_logo() {
        let tree = thousand();
        let count = |wanted: fn(&super::super::tree::Planned) -> bool| {
            tree.organizations
                .iter()
                .filter(|planned| wanted(planned))
                .count()
        };
        assert!(count(|planned| planned.display_name.is_none()) > 300);
        assert!(
            count(|planned| planned.display_name.is_some() && planned.login_hint.is_none()) > 20
        );
        assert!(count(|planned| planned.display_name.is_some() && planned.logo.is_none()) > 20);
        assert!(count(|planned| planned.logo.is_some()) > 100);
    }

    #[test]
    fn the_same_tree_is_made_every_time() {
        let (one, other) = (thousand(), thousand());
        assert_eq!(
            format!("{:?}", one.organizations),
            format!("{:?}", other.organizations)
        );
    }
}
