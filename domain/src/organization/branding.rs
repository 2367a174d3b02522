//! How an organization greets the people who sign in to it.

use std::sync::Arc;

use serde::Serialize;

use crate::wire::{
    fields::{deserialize, fields, take_text},
    lenient::{self, Tolerant, Unknown},
};

/// An organization's branding, in the API's own words.
///
/// Every value is kept as it was sent, good or bad: nothing here has been checked.
/// Reading takes missing keys, `null` and unknown keys; writing gives every documented key,
/// `null` where there is no value, and never an unknown one. (documented: LIST, CREATE)
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Branding {
    /// The public name, shown at sign-in. (documented: LIST)
    pub display_name: Option<String>,
    /// The word that picks this organization at sign-in. (documented: LIST)
    pub login_hint: Option<String>,
    pub colors: Colors,
    #[serde(skip)]
    pub unknown: Unknown,
}

/// The two documented colors, normally `#RRGGBB`, exactly as the API gave them.
/// (documented: LIST, CREATE; the pattern is assumed)
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Colors {
    pub primary: Option<Arc<str>>,
    pub page_background: Option<Arc<str>>,
    #[serde(skip)]
    pub unknown: Unknown,
}

impl Branding {
    /// Whether nobody has set any of the four documented values.
    pub fn is_empty(&self) -> bool {
        self.display_name.is_none()
            && self.login_hint.is_none()
            && self.colors.primary.is_none()
            && self.colors.page_background.is_none()
    }
}

impl Tolerant for Branding {
    fields! {
        display_name: take_text,
        login_hint: take_text;
        colors
    }
}

impl Tolerant for Colors {
    fields! {
        primary: take_text,
        page_background: take_text
    }
}

deserialize!(lenient::read: Branding, Colors);

#[cfg(test)]
mod tests {
    use serde_json::{Value, from_value, json, to_value};

    use super::*;

    fn read(value: Value) -> Branding {
        from_value(value).unwrap()
    }

    #[test]
    fn the_documented_object_is_read_whole_and_written_back_the_same() {
        let wire = json!({
            "display_name": "ACME Corp",
            "login_hint": "acme-corp",
            "colors": {"primary": "#FF5733", "page_background": "#FFFFFF"},
        });
        let branding = read(wire.clone());
        assert_eq!(branding.login_hint.as_deref(), Some("acme-corp"));
        assert_eq!(branding.colors.primary.as_deref(), Some("#FF5733"));
        assert_eq!(to_value(&branding).unwrap(), wire);
    }

    #[test]
    fn nothing_null_and_an_empty_php_list_all_read_as_unbranded() {
        for wire in [
            json!({}),
            json!(null),
            json!([]),
            json!({"colors": null}),
            json!({"colors": []}),
        ] {
            assert!(read(wire.clone()).is_empty(), "{wire}");
        }
    }

    #[test]
    fn an_unbranded_organization_is_written_with_every_key() {
        assert_eq!(
            to_value(Branding::default()).unwrap(),
            json!({
                "display_name": null,
                "login_hint": null,
                "colors": {"primary": null, "page_background": null},
            })
        );
    }

    #[test]
    fn unknown_keys_are_kept_but_never_sent() {
        let branding = read(json!({"font": "Inter", "colors": {"accent": "#000000"}}));
        assert_eq!(branding.unknown["font"], "Inter");
        assert_eq!(branding.colors.unknown["accent"], "#000000");
        assert!(branding.is_empty());
        assert!(!to_value(&branding).unwrap().to_string().contains("Inter"));
    }

    #[test]
    fn a_value_of_the_wrong_kind_costs_itself_and_is_kept_under_its_key() {
        let branding =
            read(json!({"login_hint": ["a"], "display_name": "A", "colors": {"primary": 7}}));
        assert_eq!(branding.display_name.as_deref(), Some("A"));
        assert_eq!(branding.login_hint, None);
        assert_eq!(branding.unknown["login_hint"], json!(["a"]));
        assert_eq!(branding.colors.unknown["primary"], 7);
        for instead in [
            json!(7),
            json!("x"),
            json!(true),
            json!(1.5),
            json!(-1),
            json!([1]),
        ] {
            let branding = read(instead.clone());
            assert!(
                branding.is_empty() && branding.unknown.contains_key(""),
                "{instead}"
            );
        }
    }
}
