//! Three small companies, one per billing mode, an archived one, and one that none of the sandbox's people belong to.

use std::collections::HashSet;

use canopy_domain::organization::limits::Resource;

use super::{logos::Layout, tree::Tree};

/// A bakery with shops: one billing account pays for everything.
pub fn bakery(hints: &mut HashSet<String>) -> Tree {
    let mut tree = Tree::new(1);
    let root = tree.root("Bellwether Bakeries", Some(0));
    let ovens = tree.child(root, "Ovens & Mills");
    let shops = tree.child(root, "Shops");
    for name in ["Bath", "Bristol", "Cardiff", "Exeter"] {
        let shop = tree.child(shops, name);
        tree.use_up(shop, 1, 6, 0);
    }
    let office = tree.child(root, "Office");
    tree.use_up(ovens, 2, 14, 0);
    tree.use_up(office, 1, 9, 1);
    tree.limit(root, Resource::Locations, 12);
    tree.limit(root, Resource::Users, 80);
    tree.limit(shops, Resource::Locations, 6);
    tree.limit(shops, Resource::Sso, 0);
    tree.brand(root, "bellwether", 14, Layout::Tile, hints);
    tree.brand(shops, "bellwether-shops", 14, Layout::Wide, hints);
    tree
}

/// A haulier in three countries, each with its own billing account.
pub fn haulier(hints: &mut HashSet<String>) -> Tree {
    let mut tree = Tree::new(2);
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
        let root = tree.root(country, Some(account));
        tree.use_up(root, 1, 8, 1);
        tree.limit(root, Resource::Locations, 10);
        tree.limit(root, Resource::Users, 60);
        tree.brand(root, hint, 9 + account, Layout::Bare, hints);
        for (number, name) in hubs.into_iter().enumerate() {
            let hub = tree.child(root, name);
            tree.use_up(hub, 1, 7 + number as u64, 0);
            if number == 0 {
                tree.limit(hub, Resource::Users, 10);
                let yard = tree.child(hub, format!("{name} Yard"));
                tree.use_up(yard, 1, 2, 0);
            }
        }
    }
    tree
}

/// Hotels that share the capacity of all billing accounts.
pub fn hotels(hints: &mut HashSet<String>) -> Tree {
    let mut tree = Tree::new(3);
    for (number, (house, hint)) in [
        ("Lumen Lisboa", "lumen-lisboa"),
        ("Lumen Praha", "lumen-praha"),
        ("Oak Lodge Aviemore", "oak-aviemore"),
        ("Oak Lodge Windermere", "oak-windermere"),
    ]
    .into_iter()
    .enumerate()
    {
        let root = tree.root(house, None);
        tree.use_up(root, 1, 12, 1);
        tree.limit(root, Resource::Users, 40);
        tree.brand(root, hint, 5 + number * 3, Layout::Tile, hints);
        for part in ["Front Desk", "Restaurant", "Spa", "Housekeeping"] {
            let part = tree.child(root, part);
            let users = tree.random.between(2, 8);
            tree.use_up(part, 0, users, 0);
        }
    }
    let group = tree.root("Lumen and Oak Head Office", None);
    tree.use_up(group, 1, 18, 1);
    tree
}

/// A closed company: no usage and no active subscription.
pub fn trader(hints: &mut HashSet<String>) -> Tree {
    let mut tree = Tree::new(4);
    let root = tree.root("Old Quay Trading", Some(0));
    tree.brand(root, "old-quay", 15, Layout::Tile, hints);
    let warehouse = tree.child(root, "Bonded Warehouse");
    tree.child(warehouse, "Cellar");
    tree.child(root, "Counting House");
    tree
}

/// A workspace that none of the sandbox's people can see.
pub fn orchard(hints: &mut HashSet<String>) -> Tree {
    let mut tree = Tree::new(5);
    let root = tree.root("Sealed Orchard", None);
    tree.use_up(root, 1, 3, 0);
    tree.brand(root, "sealed-orchard", 5, Layout::Tile, hints);
    tree.child(root, "Press House");
    tree
}
