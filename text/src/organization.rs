//! The page of an organization: overview, children, branding, limits.

use canopy_domain::{
    changes::difference::FieldValue, form::field::Field, organization::MAX_LEVELS,
    unicode::bidi::isolated,
};

use crate::{counts::grouped, form::labels};

/// What the page and its tabs are called until there is a name.
pub const ORGANIZATION: &str = "Organization";
pub const LOADING: &str = "Loading organization";
pub const IS_INCOMPLETE: &str =
    "This page is incomplete. The API returned only some of this organization's descendants.";

/// Where it cannot be shown.
pub mod absent {
    use super::isolated;
    use canopy_domain::organization::OrganizationId;

    pub const TITLE: &str = "No such organization";
    pub const ALL_ORGANIZATIONS: &str = "All organizations";
    /// It was shown before.
    pub const IS_GONE: &str = "This organization no longer exists";
    /// Ends with a link to it.
    pub const CLOSEST_ANCESTOR: &str = "Closest ancestor that still exists:";

    /// Before the button "Create it again".
    pub const IS_KEPT: &str = "Your unsaved changes are kept in this browser.";

    pub fn not_found(id: &OrganizationId) -> String {
        format!("There is no organization with the ID {id}, or your account can't see it.")
    }

    pub fn gone(name: &str) -> String {
        let name = isolated(name);
        format!("“{name}” was deleted, or your account can't see it anymore.")
    }
}

/// Above the tabs.
pub mod head {
    use canopy_domain::list::{filter::Filter, walk::Asked};

    use super::{grouped, isolated};
    use crate::list;

    pub const BACK_TO_TREE: &str = "Back to tree";
    pub const SHOW_IN_TREE: &str = "Show in tree";
    pub const OPEN_PAGE: &str = "Open page";
    pub const EDIT: &str = "Edit";
    pub const CREATE_CHILD: &str = "Create child";
    pub const MORE_ACTIONS: &str = "More actions";
    pub const DELETE: &str = "Delete organization…";
    /// Ends with the display name.
    pub const SHOWN_AS: &str = "Shown as";
    /// Ends with a link to the parent.
    pub const CHILD_OF: &str = "Child of";
    pub const ROOT: &str = "Root organization";
    pub const SIBLINGS: &str = "Siblings";
    pub const IN_LIST: &str = "Organizations in the list";

    /// Which way a step leads.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub enum Way {
        Back,
        On,
    }

    /// The button that leads there, and to whom: through the list one came from, or among siblings.
    pub fn step(way: Way, is_listed: bool, name: Option<&str>) -> String {
        let label = match (way, is_listed) {
            (Way::Back, false) => "Previous sibling",
            (Way::On, false) => "Next sibling",
            (Way::Back, true) => "Previous in list",
            (Way::On, true) => "Next in list",
        };
        match name {
            Some(name) => format!("{label}: {}", isolated(name)),
            None => label.to_owned(),
        }
    }

    /// Why it leads nowhere.
    pub fn is_end(way: Way, is_listed: bool) -> &'static str {
        match (way, is_listed) {
            (Way::Back, false) => "This is the first sibling",
            (Way::On, false) => "This is the last sibling",
            (Way::Back, true) => "This is the first in the list",
            (Way::On, true) => "This is the last in the list",
        }
    }

    /// `2 of 34 over limit`, counted from 1, and what the list was asked for.
    pub fn position_in_list(position: u64, count: u64, asked: &Asked) -> (String, String) {
        let mut text = self::position(position, count);
        let mut parts: Vec<String> = asked
            .filters
            .iter()
            .map(|filter| match filter {
                Filter::Depth(depth) => list::depth(*depth),
                other => list::filter(other).to_owned(),
            })
            .collect();
        let search = asked.search.trim();
        if let ([one], "") = (parts.as_slice(), search) {
            text += &format!(" {}", one.to_lowercase());
        }
        if !search.is_empty() {
            parts.insert(0, format!("“{}”", isolated(search)));
        }
        parts.extend(asked.sort.map(|sort| list::sorted_by(sort.key)));
        (text, format!("Back to the list: {}", parts.join(", ")))
    }

    /// `3 of 12`, counted from 1.
    pub fn position(position: u64, siblings: u64) -> String {
        format!("{} of {}", grouped(position), grouped(siblings))
    }
}

/// What the API accepted and did not take; a sentence for each field follows.
pub const NOT_ALL_SAVED: &str = "Not everything was saved.";

/// What has no value.
pub const NONE: &str = "None";
pub const NOT_LOADED: &str = "Not loaded yet";

pub mod overview {
    use super::MAX_LEVELS;
    pub use crate::tree::below as descendants;

    pub const USAGE: &str = "Usage";
    pub const DETAILS: &str = "Details";
    pub const ID: &str = "ID";
    pub const COPY_ID: &str = "Copy ID";
    pub const EXTERNAL_ID: &str = "External ID";
    pub const COPY_EXTERNAL_ID: &str = "Copy external ID";
    pub const DISPLAY_NAME: &str = "Display name";
    pub const NO_DISPLAY_NAME: &str = "None (name is used)";
    pub const LOGIN_HINT: &str = "Login hint";
    pub const COPY_LOGIN_HINT: &str = "Copy login hint";
    pub const BILLING_ACCOUNT: &str = "Billing account";
    /// Ends with a link to who sets it.
    pub const INHERITED_FROM: &str = "inherited from";
    pub const IS_POOLED: &str = "Pooled across the workspace";
    pub const LEVEL: &str = "Level";
    pub const DESCENDANTS: &str = "Descendants";
    pub const PATH: &str = "Path";
    pub const IS_ROOT: &str = "Root (no parent)";
    pub const PARENT_UNREAD: &str = "Parent couldn't be read";
    pub const OTHER_FIELDS: &str = "Other API fields";

    /// `3 of 10 (depth 2)`
    pub fn level(depth: u32) -> String {
        format!("{} of {MAX_LEVELS} (depth {depth})", u64::from(depth) + 1)
    }
}

pub mod children {
    pub const LABEL: &str = "Children";
    pub const SEARCH: &str = "Search children";
    pub const LOADING: &str = "Loading children";
    pub const NOT_LOADED: &str = "Children couldn't be loaded";
    pub const MAY_HAVE_SOME: &str = "This organization may have children.";
    pub const NONE: &str = "No children yet";
    pub const WHAT_A_CHILD_SHARES: &str =
        "A child shares this organization's limits and billing account.";

    pub const NAME: &str = "Name";
    pub const DESCENDANTS: &str = "Descendants";

    /// What stands after their number, where there is no head above it.
    pub const fn descendants_noun(count: u64) -> &'static str {
        match count {
            1 => "descendant",
            _ => "descendants",
        }
    }
}

pub mod branding {
    pub const NONE: &str = "No branding set. Users see the organization's name in default colors.";
    pub const LOGO_IS_UNSAFE: &str = "This logo URL isn't safe to load, so only its text is shown.";
}

pub const BACK_TO_BRANDING: &str = "Back to Branding";
pub const BACK_TO_LIMITS: &str = "Back to Limits";

/// What is typed on tabs that are out of sight.
pub fn unsaved_changes(fields: &[Field]) -> String {
    format!("Unsaved changes: {}.", labels(fields))
}

/// A value before or after a change.
pub fn field_value(value: &FieldValue) -> String {
    match value {
        FieldValue::Text(Some(text)) => text.clone(),
        FieldValue::Text(None) => "none".to_owned(),
        FieldValue::Limit(limit) => crate::limits::limit(*limit),
    }
}

#[cfg(test)]
mod tests {
    use canopy_domain::{
        changes::difference::differences,
        list::{filter::Filter, walk::Asked},
        organization::{
            Organization,
            limits::{Limit, Resource},
        },
    };

    use super::{head::Way, *};

    #[test]
    fn each_field_that_changed_is_told_in_words() {
        let mut before = Organization::named("o", "A");
        before.limits.set(Resource::Users, Limit::of(3));
        let mut after = Organization::named("o", "B");
        after.limits.set(Resource::Users, Limit::Off);
        after.limits.set(Resource::Locations, Limit::of(7));
        after.branding.colors.primary = Some("#112233".into());
        let told: Vec<_> = differences(&before, &after)
            .iter()
            .map(|one| {
                let (before, after) = (field_value(&one.before), field_value(&one.after));
                format!("{}: {before} to {after}", crate::form::label(one.field))
            })
            .collect();
        assert_eq!(
            told,
            [
                "Name: A to B",
                "Locations limit: No limit to 7",
                "Users limit: 3 to Off",
                "Primary color: none to #112233",
            ]
        );
    }

    #[test]
    fn what_is_not_saved_is_named() {
        assert_eq!(
            unsaved_changes(&[Field::Name, Field::LoginHint]),
            "Unsaved changes: Name, Login hint."
        );
    }

    #[test]
    fn one_is_no_plural() {
        assert_eq!(overview::descendants(1, 1), "1 child, 1 descendant");
        assert_eq!(
            overview::descendants(3, 1_040),
            "3 children, 1,040 descendants"
        );
        assert_eq!(overview::level(2), "3 of 10 (depth 2)");
    }

    #[test]
    fn a_sibling_is_named_where_there_is_one() {
        let back = head::step(Way::Back, false, Some("Acme"));
        assert_eq!(back, "Previous sibling: Acme");
        assert_eq!(head::step(Way::On, true, None), "Next in list");
    }

    #[test]
    fn a_place_in_a_list_says_what_was_listed() {
        let mut asked = Asked {
            filters: vec![Filter::Over],
            ..Asked::default()
        };
        let (place, back) = head::position_in_list(2, 34, &asked);
        assert_eq!(place, "2 of 34 over limit");
        assert_eq!(back, "Back to the list: Over limit");
        asked.search = "kiosk".into();
        let (place, back) = head::position_in_list(2, 34, &asked);
        assert_eq!(place, "2 of 34");
        assert_eq!(back, "Back to the list: “kiosk”, Over limit");
    }
}
