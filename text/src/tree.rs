//! The tree of organizations.

use canopy_domain::{
    limits::status::LimitStatus, list::sort::SortKey, organization::limits::Resource,
};

use crate::{
    counts::{counted, grouped, known_count},
    limits::{resource_label, resource_noun},
    list::sort_key,
    usage::of_limit,
};

pub const TITLE: &str = "Tree";
pub const TREE_WIDTH: &str = "Tree width";
/// Names the tree itself.
pub const ORGANIZATIONS: &str = "Organizations";
pub const EXPAND_ALL: &str = "Expand all";
pub const COLLAPSE_ALL: &str = "Collapse all";

/// The heads of the columns.
pub const CHILDREN: &str = "Children";
/// What the two numbers of that column are.
pub const CHILDREN_AND_ALL: &str = "Children / all descendants";
pub const LOCATIONS: &str = sort_key(SortKey::Locations);
pub const USERS: &str = sort_key(SortKey::Users);

pub const NONE_SELECTED: &str = "No organization selected";
pub const SELECT_ONE: &str = "Select an organization to see its details here.";
pub const NO_MATCH: &str = "No organization matches";
pub const WHAT_IS_SEARCHED: &str = "The search covers names, display names, login hints and IDs.";
pub const CLEAR_SEARCH: &str = "Clear search";
pub const CREATE_FIRST: &str = "Create the first organization to start the tree.";

/// How many stand below an organization, at any level: "3 children, 12 descendants".
pub fn below(children: u64, descendants: u64) -> String {
    format!(
        "{}, {}",
        counted(children, "child", "children"),
        counted(descendants, "descendant", "descendants")
    )
}

/// The same in a narrow cell, under [`CHILDREN`]; empty where there are none.
pub fn below_briefly(children: u64, descendants: u64) -> String {
    match (children, descendants) {
        (_, 0) => String::new(),
        (children, descendants) if children == descendants => grouped(children),
        (children, descendants) => format!("{} / {}", grouped(children), grouped(descendants)),
    }
}

/// How many descendants of a closed branch are over a limit.
pub fn over_below(count: u64) -> String {
    match count {
        1 => "1 descendant is over its limit".to_owned(),
        count => format!("{} descendants are over their limit", grouped(count)),
    }
}

/// What is read aloud of a row after its name; `over` counts those that [`over_below`] speaks of.
pub fn row(
    (children, descendants): (u64, u64),
    over: u64,
    uses: &[(Resource, LimitStatus)],
    has_data_issues: bool,
) -> String {
    let mut text = String::new();
    if descendants > 0 {
        text = below(children, descendants) + ", ";
    }
    if over > 0 {
        text.push_str(&over_below(over));
        text.push_str(", ");
    }
    let uses = uses
        .iter()
        .map(|(resource, status)| format!("{} {}", resource_noun(*resource), of_limit(status)));
    text.push_str(&uses.collect::<Vec<_>>().join(", "));
    if has_data_issues {
        text.push_str(", has data issues");
    }
    text
}

pub fn usage(resource: Resource, status: &LimitStatus) -> String {
    format!("{}: {}", resource_label(resource), of_limit(status))
}

/// The same in a narrow cell: which resource it is, and what is used of it.
pub fn usage_briefly(resource: Resource, status: &LimitStatus) -> String {
    let name = match resource {
        Resource::Locations => "Loc.",
        Resource::Users => "Users",
        Resource::Sso => "SSO",
    };
    let used = known_count(status.subtree_use, !status.lacks.subtree_use);
    format!("{name} {used}")
}

/// The head of the column in which each row has the resource that is closest to its limit.
pub const WORST: &str = "Closest";
pub const WORST_TIP: &str = "The resource closest to its limit";

#[cfg(test)]
mod tests {
    use canopy_domain::{
        limits::status::LimitStatuses, organization::Organization, tree::forest::Forest,
    };

    use super::*;

    #[test]
    fn what_stands_below_is_counted() {
        assert_eq!(below(1, 1), "1 child, 1 descendant");
        assert_eq!(below(3, 1_200), "3 children, 1,200 descendants");
        assert_eq!(below_briefly(0, 0), "");
        assert_eq!(below_briefly(3, 3), "3");
        assert_eq!(below_briefly(3, 1_200), "3 / 1,200");
    }

    #[test]
    fn a_row_says_all_that_is_seen_of_it() {
        let forest = Forest::new([Organization::named("a", "Acme")]);
        let statuses = LimitStatuses::new(&forest);
        let index = forest.roots().next().expect("there is one");
        let [locations, users] = [Resource::Locations, Resource::Users]
            .map(|resource| statuses.of(&forest, index, resource));
        let use_text = format!(
            "locations {}, users {}",
            of_limit(&locations),
            of_limit(&users)
        );
        let uses = [(Resource::Locations, locations), (Resource::Users, users)];
        assert_eq!(row((0, 0), 0, &uses, false), use_text);
        assert_eq!(
            row((2, 3), 0, &uses, true),
            format!("2 children, 3 descendants, {use_text}, has data issues")
        );
        assert_eq!(
            row((2, 3), 1, &uses, false),
            format!("2 children, 3 descendants, 1 descendant is over its limit, {use_text}")
        );
    }

    #[test]
    fn a_narrow_cell_says_which_resource_it_is_about() {
        let status = LimitStatus {
            subtree_use: 1_200,
            ..LimitStatus::default()
        };
        assert_eq!(usage_briefly(Resource::Users, &status), "Users 1,200");
        assert_eq!(usage_briefly(Resource::Locations, &status), "Loc. 1,200");
    }
}
