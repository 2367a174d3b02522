//! What one write changed of an organization, in words, and the request that puts it back. Knows no journal.

use serde_json::{Map, Value, json};

use crate::{limits::Resource, organization::Organization};

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
    compare("Logo", words(&before.picture), words(&after.picture));
    let (one, other) = (&before.branding, &after.branding);
    compare(
        "Display name",
        words(&one.display_name),
        words(&other.display_name),
    );
    compare(
        "Login hint",
        words(&one.login_hint),
        words(&other.login_hint),
    );
    let (one, other) = (&one.colors, &other.colors);
    compare("Primary color", words(&one.primary), words(&other.primary));
    compare(
        "Page background",
        words(&one.page_background),
        words(&other.page_background),
    );
    found
}

const NONE: &str = "none";

fn words(text: &Option<String>) -> String {
    text.clone().unwrap_or_else(|| NONE.to_owned())
}

const fn limit_label(resource: Resource) -> &'static str {
    match resource {
        Resource::Locations => "Locations limit",
        Resource::Users => "Users limit",
        Resource::Sso => "SSO limit",
    }
}

/// The request that makes `after` what `before` was, as far as the API can: name, limits, branding, and
/// the logo where it was none or came by an HTTPS address. `None`: nothing that differs can be put back.
///
/// Of limits and branding every known key is sent, so that merging and replacing mean the same
/// (documented: UPDATE, which says neither).
pub fn revert(before: &Organization, after: &Organization) -> Option<Value> {
    let mut request = Map::new();
    if before.name != after.name {
        request.insert("name".into(), json!(before.name));
    }
    let limits =
        |organization: &Organization| Resource::ALL.map(|one| organization.limits.get(one));
    if limits(before) != limits(after) {
        // What could not be read cannot be put back either.
        let known = (Resource::ALL.into_iter()).filter(|&one| !before.limits.get(one).is_unknown());
        let all: Map<_, _> = known
            .map(|one| (one.key().to_owned(), json!(before.limits.get(one))))
            .collect();
        if !all.is_empty() {
            request.insert("limits".into(), all.into());
        }
    }
    let is_sendable = before
        .picture
        .as_ref()
        .is_none_or(|picture| picture.starts_with("https://"));
    if before.picture != after.picture && is_sendable {
        request.insert("picture".into(), json!(before.picture));
    }
    let branding = |organization: &Organization| json!(organization.branding);
    // Of what could not be read nobody knows what to put back.
    let is_known = (before.unread().iter()).all(|one| !one.place.starts_with("branding"));
    if branding(before) != branding(after) && is_known {
        request.insert("branding".into(), branding(before));
    }
    (!request.is_empty()).then_some(request.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limit;

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

    #[test]
    fn only_what_changed_is_put_back_and_objects_are_sent_whole() {
        let before = organization(json!({"id": "o", "name": "A", "limits": {"users": 3}}));
        let mut after = before.clone();
        assert_eq!(revert(&before, &after), None);
        after.limits.set(Resource::Sso, Limit::Off);
        assert_eq!(
            revert(&before, &after),
            Some(json!({"limits": {"locations": null, "users": 3, "sso": null}}))
        );
        after.limits = before.limits.clone();
        after.branding.login_hint = Some("b".into());
        assert_eq!(
            revert(&before, &after),
            Some(json!({"branding": {
                "display_name": null, "login_hint": null,
                "colors": {"primary": null, "page_background": null}
            }}))
        );
    }

    #[test]
    fn a_logo_is_put_back_where_the_api_takes_its_address() {
        let with = |picture: Option<&str>| Organization {
            picture: picture.map(str::to_owned),
            ..Organization::named("o", "A")
        };
        let https = with(Some("https://cdn.test/a.png"));
        let (none, http) = (with(None), with(Some("http://127.0.0.1/a.png")));
        assert_eq!(revert(&none, &https), Some(json!({"picture": null})));
        assert_eq!(
            revert(&https, &none),
            Some(json!({"picture": "https://cdn.test/a.png"}))
        );
        assert_eq!(revert(&http, &none), None);
    }

    #[test]
    fn a_billing_account_is_told_and_not_put_back() {
        let before = organization(json!({"id": "o", "billing_account_id": "cus_1"}));
        let after = organization(json!({"id": "o", "billing_account_id": "cus_2"}));
        assert_eq!(differences(&before, &after).len(), 1);
        assert_eq!(revert(&before, &after), None);
    }
}
