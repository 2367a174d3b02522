//! The usage of a whole workspace as a file.

pub mod csv;
pub mod pdf;

use std::cmp::Ordering;

use canopy_domain::organization::Organization;

/// The organizations in print order: each below its parent, siblings by name.
fn in_reading_order(organizations: Vec<Organization>) -> Vec<Organization> {
    let names: std::collections::HashMap<_, _> = organizations
        .iter()
        .map(|organization| (organization.id.clone(), organization.name.to_lowercase()))
        .collect();
    let mut keyed: Vec<(Vec<(String, String)>, Organization)> = organizations
        .into_iter()
        .map(|organization| {
            let ids = organization.path_ids().chain([organization.id.as_str()]);
            let key = ids
                .map(|id| (names.get(id).cloned().unwrap_or_default(), id.to_owned()))
                .collect();
            (key, organization)
        })
        .collect();
    keyed.sort_by(|(one, _), (other, _)| -> Ordering { one.cmp(other) });
    keyed
        .into_iter()
        .map(|(_, organization)| organization)
        .collect()
}
