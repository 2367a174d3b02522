//! What the API said of an organization that Canopy has no word for: keys and values as text.

use serde_json::Value;

use crate::{organization::Organization, wire::record::Record};

/// A key, with those it is inside of before it, and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownField {
    pub key: String,
    pub value: String,
}

/// Every unknown key of an organization, and every known one whose value could not be read, in the order of their names
/// within each part.
pub fn unknown_fields(organization: &Organization) -> Vec<UnknownField> {
    let mut fields = Vec::new();
    organization.parts(&mut |part| {
        for (key, value) in part.unknown.iter() {
            let place = [part.place, key]
                .into_iter()
                .filter(|step| !step.is_empty());
            fields.push(UnknownField {
                key: place.collect::<Vec<_>>().join("."),
                value: text(value),
            });
        }
    });
    fields
}

/// Text as it is, everything else as JSON.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unknown_key_is_there_with_its_place() {
        let organization: Organization = serde_json::from_str(
            r##"{"id":"org_1","region":"eu","tags":["a",1],"limits":{"users":1,"storage":null},
                "branding":{"font":"Inter","colors":{"accent":"#000"}},
                "usage":{"usage":{"calls":2},"subtree_usage":{"calls":9}}}"##,
        )
        .unwrap();
        let fields = unknown_fields(&organization);
        let fields: Vec<_> = fields
            .iter()
            .map(|field| (field.key.as_str(), field.value.as_str()))
            .collect();
        assert_eq!(
            fields,
            [
                ("region", "eu"),
                ("tags", r#"["a",1]"#),
                ("branding.font", "Inter"),
                ("branding.colors.accent", "#000"),
                ("limits.storage", "null"),
                ("usage.usage.calls", "2"),
                ("usage.subtree_usage.calls", "9"),
            ]
        );
    }

    #[test]
    fn a_documented_organization_has_none() {
        assert_eq!(unknown_fields(&Organization::named("org_1", "One")), []);
    }
}
