//! Finds what does not fit while the tree is built.

use crate::{
    organization::OrganizationId,
    tree::{
        anomaly::Anomaly,
        forest::{Forest, Index, Numbers},
    },
};

impl Forest {
    /// Notes what does not fit about each organization. `is_cut` says of which a circle was cut, `repeats` which ids
    /// came how often.
    pub(in crate::tree) fn note_anomalies(
        &mut self,
        repeats: &Numbers,
        is_cut: impl Fn(Index) -> bool,
    ) {
        let mut whole_above = vec![false; self.nodes.len()];
        let mut path: Vec<OrganizationId> = Vec::new();
        for at in 0..self.nodes.len() {
            let index = Index(at as u32);
            let place = &self.nodes[at];
            let organization = &place.organization;
            let mut found = Vec::new();
            if let Some(&times) = repeats.get(&organization.id) {
                found.push(Anomaly::Duplicate {
                    times: times as usize,
                });
            }
            match (&organization.parent_org_id, place.parent) {
                (Some(parent), None) if is_cut(index) => {
                    found.push(Anomaly::Cycle {
                        parent: parent.clone(),
                    });
                }
                (Some(parent), None) => found.push(Anomaly::Orphan {
                    parent: parent.clone(),
                }),
                (None, _) if organization.is_parent_unread() => found.push(Anomaly::ParentUnread),
                _ => {}
            }
            // Below an orphan nobody can say what the depth and the path should be.
            whole_above[at] = match place.parent {
                Some(parent) => whole_above[parent.get()],
                None => organization.parent_org_id.is_none() && !organization.is_parent_unread(),
            };
            path.truncate(place.depth as usize);
            if whole_above[at] {
                if let Some(said) = organization.depth.filter(|&said| said != place.depth) {
                    found.push(Anomaly::Depth { said });
                }
                let fits = organization
                    .path_ids()
                    .eq(path.iter().map(OrganizationId::as_str));
                if let Some(said) = organization.path.as_deref().filter(|_| !fits) {
                    found.push(Anomaly::Path { said: said.into() });
                }
            }
            path.push(organization.id.clone());
            if !found.is_empty() {
                self.anomalies.insert(index, found);
            }
        }
    }
}
