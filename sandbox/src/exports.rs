//! The usage of a whole workspace as a file.

pub mod csv;
pub mod pdf;

use std::collections::HashMap;

use canopy_domain::organization::Organization;

/// The organizations in print order: each below its parent, siblings by name.
fn in_reading_order(mut organizations: Vec<Organization>) -> Vec<Organization> {
    let names: HashMap<_, _> = organizations
        .iter()
        .map(|organization| (organization.id.clone(), organization.name.to_lowercase()))
        .collect();
    organizations.sort_by_cached_key(|organization| -> Vec<(String, String)> {
        let ids = organization.path_ids().chain([organization.id.as_str()]);
        ids.map(|id| (names.get(id).cloned().unwrap_or_default(), id.to_owned()))
            .collect()
    });
    organizations
}
