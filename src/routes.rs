//! Every place in the console, as one type, and how an address spells it.

mod path;
pub mod query;

use canopy_domain::{
    organization::{OrganizationId, WorkspaceId},
    wire::path_segment::is_path_segment,
};
use canopy_text::shell::tab;

pub use self::path::tidied;
use self::path::{read_segment, spell};

/// A place in the console.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The front door: wherever the session belongs.
    Home,
    SignIn,
    Workspaces,
    Organizations(WorkspaceId),
    NewOrganization(WorkspaceId),
    Tree(WorkspaceId, Option<OrganizationId>),
    Organization(WorkspaceId, OrganizationId, Tab),
    NewChild(WorkspaceId, OrganizationId),
    Edit(WorkspaceId, OrganizationId),
    Limits(WorkspaceId),
    /// Which organizations is in the query.
    Compare(WorkspaceId),
    About,
    Unknown,
}

/// A side of an organization.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    #[default]
    Overview,
    Branding,
    Limits,
    Children,
}

impl Tab {
    pub const ALL: [Tab; 4] = [Tab::Overview, Tab::Branding, Tab::Limits, Tab::Children];

    /// How an address spells it; nothing for the overview.
    pub const fn slug(self) -> &'static str {
        match self {
            Tab::Overview => "",
            Tab::Branding => "branding",
            Tab::Limits => "limits",
            Tab::Children => "children",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Tab::Overview => tab::OVERVIEW,
            Tab::Branding => tab::BRANDING,
            Tab::Limits => tab::LIMITS,
            Tab::Children => tab::CHILDREN,
        }
    }

    pub fn from_slug(word: &str) -> Option<Tab> {
        Tab::ALL.into_iter().find(|tab| tab.slug() == word)
    }
}

impl Route {
    /// The place that a path below the base means.
    pub fn parse(path: &str) -> Route {
        let decoded: Option<Vec<String>> = path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(read_segment)
            .collect();
        let Some(segments) = decoded else {
            return Route::Unknown;
        };
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        match segments[..] {
            [] => Route::Home,
            ["sign-in"] => Route::SignIn,
            ["workspaces"] => Route::Workspaces,
            ["about"] => Route::About,
            // Every call in a workspace names it. An organization of such a name is shown, and none names that.
            ["w", workspace, ref rest @ ..] if is_path_segment(workspace) => {
                Route::parse_in_workspace(workspace.into(), rest)
            }
            _ => Route::Unknown,
        }
    }

    fn parse_in_workspace(workspace: WorkspaceId, rest: &[&str]) -> Route {
        match *rest {
            [] | ["organizations"] => Route::Organizations(workspace),
            ["organizations", "new"] => Route::NewOrganization(workspace),
            ["organizations", organization] => {
                Route::Organization(workspace, organization.into(), Tab::Overview)
            }
            ["organizations", organization, "children", "new"] => {
                Route::NewChild(workspace, organization.into())
            }
            ["organizations", organization, "edit"] => Route::Edit(workspace, organization.into()),
            ["organizations", organization, tab] => match Tab::from_slug(tab) {
                Some(tab) => Route::Organization(workspace, organization.into(), tab),
                None => Route::Unknown,
            },
            ["tree"] => Route::Tree(workspace, None),
            ["tree", organization] => Route::Tree(workspace, Some(organization.into())),
            ["limits"] => Route::Limits(workspace),
            ["compare"] => Route::Compare(workspace),
            _ => Route::Unknown,
        }
    }

    /// The path below the base, with a slash in front.
    pub fn path(&self) -> String {
        match self {
            Route::Home | Route::Unknown => "/".into(),
            Route::SignIn => "/sign-in".into(),
            Route::Workspaces => "/workspaces".into(),
            Route::About => "/about".into(),
            Route::Organizations(workspace) => spell(workspace, &["organizations"]),
            Route::NewOrganization(workspace) => spell(workspace, &["organizations", "new"]),
            Route::Tree(workspace, None) => spell(workspace, &["tree"]),
            Route::Tree(workspace, Some(id)) => spell(workspace, &["tree", id.as_str()]),
            Route::Organization(workspace, id, Tab::Overview) => {
                spell(workspace, &["organizations", id.as_str()])
            }
            Route::Organization(workspace, id, tab) => {
                spell(workspace, &["organizations", id.as_str(), tab.slug()])
            }
            Route::NewChild(workspace, id) => spell(
                workspace,
                &["organizations", id.as_str(), "children", "new"],
            ),
            Route::Edit(workspace, id) => spell(workspace, &["organizations", id.as_str(), "edit"]),
            Route::Limits(workspace) => spell(workspace, &["limits"]),
            Route::Compare(workspace) => spell(workspace, &["compare"]),
        }
    }

    pub fn workspace(&self) -> Option<&WorkspaceId> {
        match self {
            Route::Organizations(workspace)
            | Route::NewOrganization(workspace)
            | Route::Tree(workspace, _)
            | Route::Organization(workspace, ..)
            | Route::NewChild(workspace, _)
            | Route::Edit(workspace, _)
            | Route::Limits(workspace)
            | Route::Compare(workspace) => Some(workspace),
            Route::Home | Route::SignIn | Route::Workspaces | Route::About | Route::Unknown => None,
        }
    }

    /// The organization it is about.
    pub fn organization(&self) -> Option<&OrganizationId> {
        match self {
            Route::Tree(_, organization) => organization.as_ref(),
            Route::Organization(_, organization, _)
            | Route::NewChild(_, organization)
            | Route::Edit(_, organization) => Some(organization),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_can_be_spelled_and_read_back() {
        for organization in [
            "org_a/b?c",
            "..",
            ".",
            "",
            "~",
            "%2e~25\\",
            "ü\u{0}",
            "a.b-c_d",
        ] {
            let organization = || OrganizationId::from(organization);
            every_place_of_is_read_back(organization);
        }
    }

    fn every_place_of_is_read_back(organization: impl Fn() -> OrganizationId + Copy) {
        let workspace = || WorkspaceId::from("ws_1");
        let mut places = vec![
            Route::Home,
            Route::SignIn,
            Route::Workspaces,
            Route::About,
            Route::Organizations(workspace()),
            Route::NewOrganization(workspace()),
            Route::Tree(workspace(), None),
            Route::Tree(workspace(), Some(organization())),
            Route::NewChild(workspace(), organization()),
            Route::Edit(workspace(), organization()),
            Route::Limits(workspace()),
            Route::Compare(workspace()),
        ];
        places.extend(Tab::ALL.map(|tab| Route::Organization(workspace(), organization(), tab)));
        for place in places {
            let path = place.path();
            assert_eq!(Route::parse(&path), place, "{path}");
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
            assert!(path.bytes().all(is_plain), "{path}");
            assert!(!path.contains("/.."), "{path}");
        }
    }

    #[test]
    fn a_place_may_also_be_spelled_as_addresses_commonly_are() {
        assert_eq!(
            Route::parse("/w/ws_1/tree/org%2Fa"),
            Route::parse("/w/ws_1/tree/org~2Fa")
        );
    }

    #[test]
    fn a_slash_at_the_end_makes_no_difference() {
        assert_eq!(
            Route::parse("/w/ws_1/tree/"),
            Route::Tree("ws_1".into(), None)
        );
        assert_eq!(Route::parse("/w/ws_1"), Route::Organizations("ws_1".into()));
    }

    #[test]
    fn a_workspace_whose_id_could_lead_a_call_elsewhere_is_no_place() {
        for id in [
            "",
            ".",
            "..",
            "a/../b",
            "%2e%2e",
            "..%2f",
            "../../other/x",
            "a?b",
            "a#b",
        ] {
            let route = Route::Organizations(id.into());
            assert_eq!(Route::parse(&route.path()), Route::Unknown, "{id:?}");
        }
        for path in [
            "/w/..~2F..~2Fother~2Fx/organizations",
            "/w/%2e%2e/tree",
            "/w/..%2f../limits",
        ] {
            assert_eq!(Route::parse(path), Route::Unknown, "{path}");
        }
    }

    #[test]
    fn what_is_no_place_is_unknown() {
        for path in [
            "/nowhere",
            "/w",
            "/w/ws_1/organizations/org_1/colors",
            "/w/ws_1/x",
            "/w/%FF/tree",
        ] {
            assert_eq!(Route::parse(path), Route::Unknown, "{path}");
        }
    }
}
