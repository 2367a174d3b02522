//! The usage of a workspace as CSV.

use canopy_domain::organization::{Organization, limits::Resource};

use super::in_reading_order;
use crate::error::Refusal;

/// One row per organization and resource. That the export exists is documented (change log of
/// 2025-07-03 and 2025-10-30), its columns are assumed (Q3).
pub fn write(organizations: Vec<Organization>) -> Result<Vec<u8>, Refusal> {
    rows(organizations).map_err(|error| {
        tracing::error!(%error, "couldn't write a CSV file");
        Refusal::internal()
    })
}

fn rows(organizations: Vec<Organization>) -> Result<Vec<u8>, csv::Error> {
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record([
        "organization_id",
        "name",
        "path",
        "depth",
        "type",
        "direct",
        "subtree",
        "limit",
    ])?;
    for organization in in_reading_order(organizations) {
        for resource in Resource::ALL {
            let limit = organization.limits.get(resource).amount();
            file.write_record([
                organization.id.as_str(),
                &organization.name,
                organization.path.as_deref().unwrap_or_default(),
                &organization.depth.unwrap_or_default().to_string(),
                resource.key(),
                &organization.usage.own.get(resource).to_string(),
                &organization.usage.subtree.get(resource).to_string(),
                &limit.map(|limit| limit.to_string()).unwrap_or_default(),
            ])?;
        }
    }
    file.into_inner().map_err(|error| error.into_error().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use canopy_domain::organization::limits::Limit;

    #[test]
    fn every_organization_has_a_row_per_resource_below_its_parent() {
        let mut root = Organization::named("org_1", "Acme, \"Intl\"");
        root.depth = Some(0);
        root.limits.set(Resource::Users, Limit::Off);
        let mut child = Organization::named("org_0", "Store 1");
        child.depth = Some(1);
        child.path = Some("org_1".into());
        child.usage.own.set(Resource::Locations, 3);

        let text = String::from_utf8(write(vec![child, root]).unwrap()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 7);
        assert_eq!(
            lines[0],
            "organization_id,name,path,depth,type,direct,subtree,limit"
        );
        assert_eq!(lines[2], "org_1,\"Acme, \"\"Intl\"\"\",,0,users,0,0,0");
        assert_eq!(lines[4], "org_0,Store 1,org_1,1,locations,3,0,");
    }
}
