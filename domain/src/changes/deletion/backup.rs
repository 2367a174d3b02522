//! A copy of an organization and all below it, as JSON, to keep before they are deleted.

use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    organization::{Organization, WorkspaceId},
    tree::forest::{Forest, Index},
    unicode::fold::fold,
    wire::{
        lenient::{INSTEAD, Unknown},
        record::Record,
    },
};

/// Where a copy was made, and when.
#[derive(Clone, Debug, Serialize)]
pub struct Origin {
    /// RFC 3339, UTC.
    pub saved_at: String,
    pub api_base_url: String,
    pub workspace_id: WorkspaceId,
}

/// The organization at `index` and everything below it, in pre-order, each as the API gave it, keys
/// that Canopy does not know included.
pub fn backup(forest: &Forest, index: Index, origin: &Origin) -> String {
    let ranks = forest.subtree(index).filter_map(|rank| forest.at(rank));
    let organizations: Vec<Value> = ranks.map(|at| whole(forest.get(at))).collect();
    let copy = json!({
        "saved_at": origin.saved_at,
        "api_base_url": origin.api_base_url,
        "workspace_id": origin.workspace_id,
        "organizations": organizations,
    });
    format!("{copy:#}\n")
}

/// A name for the file: what the organization is called, in plain letters, and the day.
pub fn file_name(organization: &Organization, origin: &Origin) -> String {
    const LONGEST: usize = 48;
    let plain = |text: &str| {
        let folded = fold(text);
        let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
        let mut name = words
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        name.truncate(LONGEST);
        name
    };
    let mut name = plain(&organization.name);
    if name.is_empty() {
        name = plain(organization.id.as_str());
    }
    let day = origin.saved_at.split('T').next().unwrap_or_default();
    format!("{name}-{day}.json")
}

/// An organization as the API gave it, keys that Canopy does not know included.
pub fn whole(organization: &Organization) -> Value {
    let mut value = json!(organization);
    organization.parts(&mut |part| {
        let keys = part.place.split('.').filter(|key| !key.is_empty());
        let pointer: String = keys.flat_map(|key| ["/", key]).collect();
        put(&mut value, &pointer, part.unknown);
    });
    value
}

fn put(value: &mut Value, place: &str, keys: &Unknown) {
    let Some(value) = value.pointer_mut(place) else {
        return;
    };
    if let Some(instead) = keys.get(INSTEAD) {
        *value = instead.clone();
    } else if let Value::Object(object) = value {
        object.extend(keys.iter().map(|(key, value)| (key.clone(), value.clone())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin() -> Origin {
        Origin {
            saved_at: "2026-11-22T23:30:00.000Z".into(),
            api_base_url: "https://api.example".into(),
            workspace_id: "ws_1".into(),
        }
    }

    #[test]
    fn a_copy_holds_everything_the_api_said_in_the_order_of_the_tree() {
        let answer = r##"[
            {"id":"c","name":"C","parent_org_id":"b"},
            {"id":"b","name":"B","parent_org_id":"a","region":"eu","limits":{"users":0,"storage":7},
             "branding":{"font":"Inter","colors":{"primary":"#112233","accent":"#000000"}},
             "usage":{"usage":{"calls":2},"subtree_usage":{"calls":9},"at":"noon"}},
            {"id":"a","name":"A"},
            {"id":"x","name":"X"}]"##;
        let organizations: Vec<Organization> = serde_json::from_str(answer).unwrap();
        let forest = Forest::new(organizations);
        let index = forest.index_of(&"b".into()).unwrap();
        let text = backup(&forest, index, &origin());
        let copy: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(copy["saved_at"], "2026-11-22T23:30:00.000Z");
        assert_eq!(copy["workspace_id"], "ws_1");
        let ids: Vec<_> = copy["organizations"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["id"])
            .collect();
        assert_eq!(ids, ["b", "c"]);
        let b = &copy["organizations"][0];
        assert_eq!(b["region"], "eu");
        assert_eq!(
            b["limits"],
            json!({"locations":null,"users":0,"sso":null,"storage":7})
        );
        assert_eq!(
            b["branding"]["colors"],
            json!({"primary":"#112233","page_background":null,"accent":"#000000"})
        );
        assert_eq!(b["branding"]["font"], "Inter");
        assert_eq!(b["usage"]["usage"]["calls"], 2);
        assert_eq!(b["usage"]["at"], "noon");
    }

    #[test]
    fn what_is_copied_reads_back_as_what_it_was() {
        let organization: Organization = serde_json::from_str(
            r#"{"id":"a","name":"A","limits":{"users":3,"storage":1},"tier":"gold"}"#,
        )
        .unwrap();
        let forest = Forest::new([organization.clone()]);
        let text = backup(&forest, forest.at(0).unwrap(), &origin());
        let copy: Value = serde_json::from_str(&text).unwrap();
        let back: Organization = serde_json::from_value(copy["organizations"][0].clone()).unwrap();
        assert_eq!(back, organization);
    }

    #[test]
    fn the_file_is_named_for_the_organization_and_the_day() {
        let name = |name: &str| file_name(&Organization::named("org_1", name), &origin());
        assert_eq!(
            name("Müller & Söhne / Köln"),
            "muller-sohne-koln-2026-11-22.json"
        );
        assert_eq!(name("東京"), "org-1-2026-11-22.json");
        assert_eq!(name("../../etc/passwd"), "etc-passwd-2026-11-22.json");
    }
}
