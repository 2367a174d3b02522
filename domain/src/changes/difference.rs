//! What one write changed of an organization, in words. Knows no journal.

use crate::organization::{Organization, limits::Resource};

/// One field that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub label: &'static str,
    pub before: String,
    pub after: String,
}

/// What can be set and is different, in the order of the form. Usage and what the API keeps for itself
/// do not count.
pub fn differences(before: &Organization, after: &Organization) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut compare = |label, before: String, after: String| {
        if before != after {
            found.push(Difference {
                label,
                before,
                after,
            });
        }
    };
    compare("Name", before.name.clone(), after.name.clone());
    let account = |organization: &Organization| {
        let account = organization.billing_account_id.as_ref();
        account.map_or_else(|| NONE.to_owned(), ToString::to_string)
    };
    compare("Billing account", account(before), account(after));
    for resource in Resource::ALL {
        let limit = |organization: &Organization| organization.limits.get(resource).words();
        compare(limit_label(resource), limit(before), limit(after));
    }
    compare(
        "Logo",
        words(before.picture.as_deref()),
        words(after.picture.as_deref()),
    );
    let (one, other) = (&before.branding, &after.branding);
    compare(
        "Display name",
        words(one.display_name.as_deref()),
        words(other.display_name.as_deref()),
    );
    compare(
        "Login hint",
        words(one.login_hint.as_deref()),
        words(other.login_hint.as_deref()),
    );
    let (one, other) = (&one.colors, &other.colors);
    compare(
        "Primary color",
        words(one.primary.as_deref()),
        words(other.primary.as_deref()),
    );
    compare(
        "Page background",
        words(one.page_background.as_deref()),
        words(other.page_background.as_deref()),
    );
    found
}

const NONE: &str = "none";

fn words(text: Option<&str>) -> String {
    text.unwrap_or(NONE).to_owned()
}

const fn limit_label(resource: Resource) -> &'static str {
    match resource {
        Resource::Locations => "Locations limit",
        Resource::Users => "Users limit",
        Resource::Sso => "SSO limit",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn organization(json: Value) -> Organization {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn each_field_that_changed_is_told_in_words() {
        let before = organization(json!({"id": "o", "name": "A", "limits": {"users": 3}}));
        let after = organization(json!({
            "id": "o", "name": "B", "limits": {"users": 0, "locations": 7},
            "branding": {"colors": {"primary": "#112233"}}, "usage": {"usage": {"users": 9}}
        }));
        let told: Vec<_> = differences(&before, &after)
            .into_iter()
            .map(|one| format!("{}: {} to {}", one.label, one.before, one.after))
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
        assert_eq!(differences(&before, &before), []);
    }
}
