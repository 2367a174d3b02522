//! Who an organization is billed to: the account it names, or that of the one above it. Knows ids, not accounts.

use crate::{
    organization::BillingAccountId,
    tree::forest::{Forest, Index},
};

/// The billing account of an organization and the organization that names it: itself, or the nearest
/// above it. A child is billed with its root (documented: CREATE, G-BILL). `None`: nobody on the way
/// up names one, as in a pooled workspace.
pub fn billing_account(forest: &Forest, index: Index) -> Option<(&BillingAccountId, Index)> {
    let mut upwards = std::iter::once(index).chain(forest.ancestors(index));
    upwards.find_map(|at| Some((forest.get(at).billing_account_id.as_ref()?, at)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organization::Organization;

    fn organization(id: &str, parent: Option<&str>, account: Option<&str>) -> Organization {
        Organization {
            parent_org_id: parent.map(Into::into),
            billing_account_id: account.map(Into::into),
            ..Organization::named(id, id)
        }
    }

    #[test]
    fn a_child_is_billed_with_the_nearest_above_it_that_names_an_account() {
        let forest = Forest::new([
            organization("root", None, Some("ba_1")),
            organization("middle", Some("root"), None),
            organization("leaf", Some("middle"), None),
            organization("pooled", None, None),
        ]);
        let payer = |id: &str| {
            let index = forest.index_of(&id.into()).unwrap();
            billing_account(&forest, index)
                .map(|(account, at)| (account.as_str(), forest.get(at).id.as_str()))
        };
        assert_eq!(payer("root"), Some(("ba_1", "root")));
        assert_eq!(payer("leaf"), Some(("ba_1", "root")));
        assert_eq!(payer("pooled"), None);
    }
}
