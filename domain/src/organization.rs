//! One organization as the API describes it. Knows nothing of its neighbours in the tree.

use serde::{Deserialize, Deserializer, Serialize, de::MapAccess};

pub use crate::identity::{BillingAccountId, OrganizationId, UserId, WorkspaceId};
use crate::{
    branding::Branding,
    limits::{Amounts, Limits},
    tolerant::{self, Tolerant, Unknown},
    unseen::title,
};

/// Organizations in one workspace, all levels counted (documented: CREATE, G-LIMITS).
pub const MAX_ORGANIZATIONS: usize = 1_000;
/// Levels in a tree of organizations (documented: CHILD, G-HIER).
pub const MAX_LEVELS: u32 = 10;
/// The depth of the lowest level; a root has depth 0 (documented: older reference).
pub const MAX_DEPTH: u32 = MAX_LEVELS - 1;
/// Direct children of one organization (documented: CHILD, G-HIER).
pub const MAX_CHILDREN: usize = 100;
/// Characters in a name (documented: CREATE). Counted as Unicode scalar values (assumed).
pub const NAME_MAX: usize = 50;

/// An organization, read tolerantly: only `id` must be there (no response field is marked
/// required in the vendor's pages), `null` counts as absent, and unknown keys are kept for
/// display.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Organization {
    pub id: OrganizationId,
    pub name: String,
    pub workspace_id: Option<WorkspaceId>,
    /// A UUID that stays when the login provider's id changes (documented: LIST).
    pub external_id: Option<String>,
    pub parent_org_id: Option<OrganizationId>,
    /// Ids of the ancestors from the root down, joined by `#` (documented: LIST).
    pub path: Option<String>,
    /// Levels above, 0 for a root (documented: LIST). What the API says; the tree's own depth
    /// is [`Forest::depth`](crate::forest::Forest::depth).
    pub depth: Option<u32>,
    pub billing_account_id: Option<BillingAccountId>,
    /// Where the logo is hosted.
    pub picture: Option<String>,
    pub usage: Usage,
    pub limits: Limits,
    pub branding: Branding,
    /// Keys this version of Canopy does not know. Shown, never sent.
    #[serde(skip)]
    pub unknown: Unknown,
}

/// An organization on its way in: only a whole answer shows whether it has an id.
struct Incoming {
    id: Option<OrganizationId>,
    organization: Organization,
}

impl Default for Incoming {
    fn default() -> Self {
        Self {
            id: None,
            organization: Organization::named("", ""),
        }
    }
}

impl Tolerant for Incoming {
    const EXPECTED: &'static str = "an organization";
    const KEYS: &'static [&'static str] = &[
        "id",
        "name",
        "workspace_id",
        "external_id",
        "parent_org_id",
        "path",
        "depth",
        "billing_account_id",
        "picture",
        "usage",
        "limits",
        "branding",
    ];

    fn read<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        let to = &mut self.organization;
        match key {
            "id" => self.id = Some(map.next_value()?),
            "name" => to.name = map.next_value::<Option<_>>()?.unwrap_or_default(),
            "workspace_id" => to.workspace_id = map.next_value()?,
            "external_id" => to.external_id = map.next_value()?,
            "parent_org_id" => to.parent_org_id = map.next_value()?,
            "path" => to.path = map.next_value()?,
            "depth" => to.depth = map.next_value()?,
            "billing_account_id" => to.billing_account_id = map.next_value()?,
            "picture" => to.picture = map.next_value()?,
            "usage" => to.usage = map.next_value()?,
            "limits" => to.limits = map.next_value()?,
            _ => to.branding = map.next_value()?,
        }
        Ok(())
    }

    fn unknown(&mut self) -> &mut Unknown {
        &mut self.organization.unknown
    }

    fn check<E: serde::de::Error>(&self) -> Result<(), E> {
        match self.id {
            Some(_) => Ok(()),
            None => Err(E::missing_field("id")),
        }
    }
}

impl<'de> Deserialize<'de> for Organization {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Incoming { id, organization } = tolerant::read(from)?;
        Ok(Organization {
            id: id.unwrap_or(organization.id),
            ..organization
        })
    }
}

impl Organization {
    /// An organization of which only the id and the name are known.
    pub fn named(id: impl Into<OrganizationId>, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            workspace_id: None,
            external_id: None,
            parent_org_id: None,
            path: None,
            depth: None,
            billing_account_id: None,
            picture: None,
            usage: Usage::default(),
            limits: Limits::default(),
            branding: Branding::default(),
            unknown: Unknown::new(),
        }
    }

    /// The ids of the ancestors as `path` tells them, root first. Empty for a root.
    pub fn path_ids(&self) -> impl Iterator<Item = &str> {
        self.path
            .as_deref()
            .unwrap_or_default()
            .split('#')
            .filter(|id| !id.is_empty())
    }

    /// What to call it: its name, or its id where nothing of the name can be seen.
    pub fn title(&self) -> &str {
        title(&self.name, self.id.as_str())
    }
}

/// What is in use: by the organization itself, and by it with everything below
/// (documented: LIST, G-HIER). Counts, never negative.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Usage {
    #[serde(rename = "usage")]
    pub own: Amounts,
    #[serde(rename = "subtree_usage")]
    pub subtree: Amounts,
    /// Keys this version of Canopy does not know.
    #[serde(skip)]
    pub unknown: Unknown,
}

impl Tolerant for Usage {
    const EXPECTED: &'static str = "an object of usage";
    const KEYS: &'static [&'static str] = &["usage", "subtree_usage"];

    fn read<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match key {
            "usage" => self.own = map.next_value()?,
            _ => self.subtree = map.next_value()?,
        }
        Ok(())
    }

    fn unknown(&mut self) -> &mut Unknown {
        &mut self.unknown
    }
}

impl<'de> Deserialize<'de> for Usage {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        tolerant::read(from)
    }
}

/// Reads `null` as if the key were absent.
pub(crate) fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::{Limit, Resource};

    #[test]
    fn an_organization_needs_nothing_but_its_id() {
        let organization: Organization = serde_json::from_str(r#"{"id":"org_1"}"#).unwrap();
        assert_eq!(organization, Organization::named("org_1", ""));
        assert_eq!(organization.title(), "org_1");
    }

    #[test]
    fn null_means_absent_in_every_field_but_the_id() {
        let organization: Organization = serde_json::from_str(
            r#"{"id":"org_1","name":null,"workspace_id":null,"external_id":null,"parent_org_id":null,
                "path":null,"depth":null,"billing_account_id":null,"picture":null,"usage":null,
                "limits":null,"branding":null}"#,
        )
        .unwrap();
        assert_eq!(organization, Organization::named("org_1", ""));
        assert!(serde_json::from_str::<Organization>(r#"{"id":null}"#).is_err());
    }

    #[test]
    fn unknown_keys_are_kept_for_display_and_never_written() {
        let organization: Organization =
            serde_json::from_str(r#"{"id":"org_1","region":{"name":"eu"}}"#).unwrap();
        assert_eq!(organization.unknown["region"]["name"], "eu");
        assert!(
            !serde_json::to_string(&organization)
                .unwrap()
                .contains("region")
        );
    }

    #[test]
    fn an_unknown_resource_is_kept_beside_the_known_three() {
        let organization: Organization = serde_json::from_str(
            r#"{"id":"org_1","limits":{"users":0,"locations":null,"sso":3,"storage":7},
                "usage":{"usage":{"users":2,"api_calls":9},"subtree_usage":null}}"#,
        )
        .unwrap();
        assert_eq!(organization.limits.get(Resource::Users), Limit::Off);
        assert_eq!(organization.limits.get(Resource::Locations), Limit::None);
        assert_eq!(organization.limits.get(Resource::Sso), Limit::of(3));
        assert_eq!(organization.limits.other()["storage"], 7);
        assert_eq!(organization.usage.own.other()["api_calls"], 9);
    }

    #[test]
    fn the_path_lists_the_ancestors_from_the_root_down() {
        let mut organization = Organization::named("org_3", "Three");
        assert_eq!(organization.path_ids().count(), 0);
        organization.path = Some("org_1#org_2".into());
        assert_eq!(
            organization.path_ids().collect::<Vec<_>>(),
            ["org_1", "org_2"]
        );
    }
}
