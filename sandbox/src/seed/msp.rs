//! An MSP with a thousand customer organizations over ten levels: believable names, some from right to left, some very long, some alike. Must not know the database.

use std::collections::HashSet;

use canopy_domain::{form::login_hint::suggest_login_hint, organization::MAX_DEPTH};

use super::{
    estate::{COLORS, Estate, Logo},
    logos::Layout,
    names::{CITIES, COUNTRIES, CUSTOMERS, PARTS, QUARTERS, REGIONS, SITES, customer},
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

/// Names one takes for one another.
const ALIKE: [&str; 7] = [
    "Meridian Health",
    "Meridian Healthcare",
    "Meridian Heath",
    "MERIDIAN HEALTH",
    "Meridían Health",
    "Meridian Health (old)",
    "Meridian Health 2",
];

/// From the top to the lowest level there is.
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

/// Thinks up `size` organizations, which is enough for those that are always there.
pub fn plan(size: usize, hints: &mut HashSet<String>) -> Estate {
    let mut estate = Estate::new(0xca_0b_1e);
    handmade(&mut estate);
    let mut known = CUSTOMERS.iter();
    while estate.len() < size {
        let name = known
            .next()
            .map_or_else(|| customer(&mut estate.random), |name| (*name).to_owned());
        let account = estate.random.index(ACCOUNTS.len());
        let root = estate.root(name, Some(account));
        let wanted = estate.random.between(1, 34) as usize;
        grow(&mut estate, root, wanted.min(size - root));
    }
    estate.fill_use();
    quiet_places(&mut estate);
    estate.fill_limits();
    dress(&mut estate, hints);
    estate
}

fn handmade(estate: &mut Estate) {
    let mut above = estate.root(DEEP[0], Some(0));
    for (level, name) in DEEP.iter().enumerate().skip(1) {
        let parent = above;
        above = estate.child(parent, *name);
        if level >= 5 {
            estate.child(parent, format!("{name} (spare)"));
        }
    }
    let cafe = estate.root("Café Lumière", Some(5));
    for number in 1..=100 {
        estate.child(cafe, format!("Café Lumière {number}"));
    }
    for name in ALIKE {
        let root = estate.root(name, Some(7));
        estate.child(root, "Main Office");
    }
    for (name, account) in LONG.into_iter().zip([3, 5, 8, 8]) {
        estate.root(name, Some(account));
    }
    let palms = estate.root("مجموعة النخيل للتجزئة", Some(8));
    for name in [
        "فرع دبي مول",
        "فرع الرياض",
        "فرع جدة",
        "مستودع الشارقة",
        "Abu Dhabi - أبوظبي",
    ] {
        estate.child(palms, name);
    }
    let cedars = estate.root("קבוצת ארזים", Some(8));
    for name in ["סניף תל אביב", "סניף חיפה", "מחסן אשדוד"] {
        estate.child(cedars, name);
    }
}

/// Lets a customer's tree grow to `wanted` organizations.
fn grow(estate: &mut Estate, root: usize, wanted: usize) {
    let lowest = estate.random.between(1, u64::from(MAX_DEPTH)) as u32;
    while estate.len() - root < wanted {
        let parent = root + estate.random.index(estate.len() - root);
        if !estate.has_room(parent) || estate.organizations[parent].depth >= lowest {
            continue;
        }
        let name = place(estate, parent);
        estate.child(parent, name);
    }
}

/// What an organization below `parent` is called.
fn place(estate: &mut Estate, parent: usize) -> String {
    let depth = estate.organizations[parent].depth;
    let random = &mut estate.random;
    match depth {
        0 if random.percent(30) => (*random.pick(&REGIONS)).to_owned(),
        0 | 1 if random.percent(40) => (*random.pick(&COUNTRIES)).to_owned(),
        0..=2 => (*random.pick(&CITIES)).to_owned(),
        3 => format!("{} {}", random.pick(&CITIES), random.pick(&QUARTERS)),
        4 | 5 => format!("{} {}", random.pick(&SITES), random.between(1, 20)),
        _ => format!("{} {}", random.pick(&PARTS), random.between(1, 9)),
    }
}

/// Some customers use nothing, so that they can be deleted; the deep one and the large one are busy.
fn quiet_places(estate: &mut Estate) {
    let roots: Vec<usize> = (0..estate.len())
        .filter(|&number| estate.organizations[number].parent.is_none())
        .collect();
    let ends = roots.iter().skip(1).copied().chain([estate.len()]);
    for (&root, end) in roots.iter().zip(ends) {
        let busy = ["Nordhavn Shipping Group", "Café Lumière"]
            .contains(&estate.organizations[root].name.as_str());
        if busy {
            (root + 1..end).for_each(|number| {
                let users = estate.random.between(2, 30);
                estate.use_up(number, 1, users, 0);
            });
        } else if estate.random.percent(9) {
            (root..end).for_each(|number| estate.use_up(number, 0, 0, 0));
        }
    }
}

/// Branding for most customers and some of their parts; the rest have none.
fn dress(estate: &mut Estate, hints: &mut HashSet<String>) {
    for number in 0..estate.len() {
        let is_root = estate.organizations[number].parent.is_none();
        if !estate.random.percent(if is_root { 80 } else { 22 }) {
            continue;
        }
        let hint = suggest_login_hint(&estate.organizations[number].name);
        let colors = estate.random.index(COLORS.len());
        let layout = *estate
            .random
            .pick(&[Layout::Tile, Layout::Tile, Layout::Bare, Layout::Wide]);
        estate.brand(
            number,
            hint.as_deref().unwrap_or_default(),
            colors,
            layout,
            hints,
        );
        let (no_hint, no_logo, no_colors, other) = (
            estate.random.percent(30) || hint.is_none(),
            estate.random.percent(20),
            estate.random.percent(15),
            estate.random.below(40),
        );
        let planned = &mut estate.organizations[number];
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

    fn thousand() -> Estate {
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
        let estate = thousand();
        for depth in 0..MAX_LEVELS {
            assert!(
                estate
                    .organizations
                    .iter()
                    .any(|planned| planned.depth == depth),
                "{depth}"
            );
        }
        let cafe = estate
            .organizations
            .iter()
            .position(|planned| planned.name == "Café Lumière")
            .unwrap();
        assert_eq!(
            estate
                .organizations
                .iter()
                .filter(|planned| planned.parent == Some(cafe))
                .count(),
            100
        );
    }

    #[test]
    fn no_rule_of_the_api_is_broken() {
        let estate = plan(5_000, &mut HashSet::new());
        let mut hints = HashSet::new();
        for planned in &estate.organizations {
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
        let estate = thousand();
        let used = estate.subtree_use();
        for resource in [Resource::Locations, Resource::Users] {
            let limits: Vec<Limit> = estate
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
        let estate = thousand();
        let count = |wanted: fn(&super::super::estate::Planned) -> bool| {
            estate
                .organizations
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
    fn the_same_estate_is_thought_up_every_time() {
        let (one, other) = (thousand(), thousand());
        assert_eq!(
            format!("{:?}", one.organizations),
            format!("{:?}", other.organizations)
        );
    }
}
