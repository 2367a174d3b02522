//! Three small companies, one per billing mode, a closed one, and one that nobody here belongs to. Must not know the database.

use std::collections::HashSet;

use canopy_domain::organization::limits::Resource;

use super::{estate::Estate, logos::Layout};

/// A bakery with shops: one billing account pays for everything.
pub fn bakery(hints: &mut HashSet<String>) -> Estate {
    let mut estate = Estate::new(1);
    let root = estate.root("Bellwether Bakeries", Some(0));
    let ovens = estate.child(root, "Ovens & Mills");
    let shops = estate.child(root, "Shops");
    for name in ["Bath", "Bristol", "Cardiff", "Exeter"] {
        let shop = estate.child(shops, name);
        estate.use_up(shop, 1, 6, 0);
    }
    let office = estate.child(root, "Office");
    estate.use_up(ovens, 2, 14, 0);
    estate.use_up(office, 1, 9, 1);
    estate.limit(root, Resource::Locations, 12);
    estate.limit(root, Resource::Users, 80);
    estate.limit(shops, Resource::Locations, 6);
    estate.limit(shops, Resource::Sso, 0);
    estate.brand(root, "bellwether", 14, Layout::Tile, hints);
    estate.brand(shops, "bellwether-shops", 14, Layout::Wide, hints);
    estate
}

/// A haulier in three countries, each with an account of its own.
pub fn haulier(hints: &mut HashSet<String>) -> Estate {
    let mut estate = Estate::new(2);
    let countries = [
        (
            "Kestrel Nederland",
            "kestrel-nl",
            ["Rotterdam", "Venlo", "Zwolle"],
        ),
        (
            "Kestrel Deutschland",
            "kestrel-de",
            ["Duisburg", "Köln", "Osnabrück"],
        ),
        (
            "Kestrel España",
            "kestrel-es",
            ["A Coruña", "Valencia", "Zaragoza"],
        ),
    ];
    for (account, (country, hint, hubs)) in countries.into_iter().enumerate() {
        let root = estate.root(country, Some(account));
        estate.use_up(root, 1, 8, 1);
        estate.limit(root, Resource::Locations, 10);
        estate.limit(root, Resource::Users, 60);
        estate.brand(root, hint, 9 + account, Layout::Bare, hints);
        for (number, name) in hubs.into_iter().enumerate() {
            let hub = estate.child(root, name);
            estate.use_up(hub, 1, 7 + number as u64, 0);
            if number == 0 {
                estate.limit(hub, Resource::Users, 10);
                let yard = estate.child(hub, format!("{name} Yard"));
                estate.use_up(yard, 1, 2, 0);
            }
        }
    }
    estate
}

/// Hotels that share all that is bought for any of them.
pub fn hotels(hints: &mut HashSet<String>) -> Estate {
    let mut estate = Estate::new(3);
    for (number, (house, hint)) in [
        ("Lumen Lisboa", "lumen-lisboa"),
        ("Lumen Praha", "lumen-praha"),
        ("Oak Lodge Aviemore", "oak-aviemore"),
        ("Oak Lodge Windermere", "oak-windermere"),
    ]
    .into_iter()
    .enumerate()
    {
        let root = estate.root(house, None);
        estate.use_up(root, 1, 12, 1);
        estate.limit(root, Resource::Users, 40);
        estate.brand(root, hint, 5 + number * 3, Layout::Tile, hints);
        for part in ["Front Desk", "Restaurant", "Spa", "Housekeeping"] {
            let part = estate.child(root, part);
            let users = estate.random.between(2, 8);
            estate.use_up(part, 0, users, 0);
        }
    }
    let group = estate.root("Lumen and Oak Head Office", None);
    estate.use_up(group, 1, 18, 1);
    estate
}

/// A company that has closed: nothing in use, nothing paid for.
pub fn trader(hints: &mut HashSet<String>) -> Estate {
    let mut estate = Estate::new(4);
    let root = estate.root("Old Quay Trading", Some(0));
    estate.brand(root, "old-quay", 15, Layout::Tile, hints);
    let warehouse = estate.child(root, "Bonded Warehouse");
    estate.child(warehouse, "Cellar");
    estate.child(root, "Counting House");
    estate
}

/// What nobody here may know of.
pub fn orchard(hints: &mut HashSet<String>) -> Estate {
    let mut estate = Estate::new(5);
    let root = estate.root("Sealed Orchard", None);
    estate.use_up(root, 1, 3, 0);
    estate.brand(root, "sealed-orchard", 5, Layout::Tile, hints);
    estate.child(root, "Press House");
    estate
}
