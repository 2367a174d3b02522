//! The form of an organization: labels, hints, drafts, conflicts, saving.

pub mod answer;
pub mod billing_account;
pub mod create;
pub mod draft;
pub mod edit;

use canopy_domain::{
    form::{
        draft::{FieldValue, LimitChoice},
        field::Field,
    },
    organization::limits::Resource,
    unicode::bidi::isolated,
};

use crate::{counts::counted, logo};

/// The heading over name and billing account.
pub const IDENTITY: &str = "Identity";

pub const fn label(field: Field) -> &'static str {
    match field {
        Field::Name => "Name",
        Field::BillingAccount => "Billing account",
        Field::Limit(Resource::Locations) => "Locations limit",
        Field::Limit(Resource::Users) => "Users limit",
        Field::Limit(Resource::Sso) => "SSO limit",
        Field::Logo => "Logo",
        Field::DisplayName => "Display name",
        Field::LoginHint => "Login hint",
        Field::PrimaryColor => "Primary color",
        Field::PageBackground => "Page background",
    }
}

/// The same inside a sentence.
pub const fn noun(field: Field) -> &'static str {
    match field {
        Field::Name => "name",
        Field::BillingAccount => "billing account",
        Field::Limit(Resource::Locations) => "locations limit",
        Field::Limit(Resource::Users) => "users limit",
        Field::Limit(Resource::Sso) => "SSO limit",
        Field::Logo => "logo",
        Field::DisplayName => "display name",
        Field::LoginHint => "login hint",
        Field::PrimaryColor => "primary color",
        Field::PageBackground => "page background",
    }
}

/// Some fields in a row: "Name, SSO limit".
pub fn labels(fields: &[Field]) -> String {
    let labels: Vec<&str> = fields.iter().map(|field| label(*field)).collect();
    labels.join(", ")
}

pub const fn limit_choice(choice: LimitChoice) -> &'static str {
    match choice {
        LimitChoice::NoLimit => "No limit",
        LimitChoice::Off => "Off",
        LimitChoice::Number => "Number",
    }
}

/// What stands in a field: `No limit`, `25`, `#1a73e8`, `None`.
pub fn value(value: &FieldValue) -> String {
    match value {
        FieldValue::Nothing => "None".to_owned(),
        FieldValue::Text(text) => text.clone(),
        FieldValue::Limit(limit) => crate::limits::limit(*limit),
        FieldValue::NoLogo => "No logo".to_owned(),
        FieldValue::Picture {
            kind,
            dimensions,
            size,
        } => logo::picture(*kind, *dimensions, *size),
    }
}

/// Beside the label of a logo that was changed: its address says nothing there, and the picture is in sight.
pub const CHANGED: &str = "Changed";

/// Characters of a value that stand beside a label.
const SHOWN: usize = 40;

/// Beside the label of a field that was changed; `before` is what stood in it.
pub fn changed_from(before: &str) -> String {
    format!("Changed from {}", isolated(&shortened(before)))
}

pub(crate) fn shortened(value: &str) -> String {
    if value.chars().count() <= SHOWN {
        return value.to_owned();
    }
    let start: String = value.chars().take(SHOWN - 1).collect();
    format!("{}…", start.trim_end())
}

pub fn need_attention(wrong: &[Field]) -> String {
    let fields = counted(wrong.len() as u64, "field needs", "fields need");
    format!("{fields} attention: {}.", labels(wrong))
}

/// What became of what was sent, where no good answer came.
pub mod doubt {
    pub const SAVED: &str = "Your changes may have been saved. It's safe to save again: the organization is read \
        first, so nothing is applied twice. Everything you typed is still here.";
    pub const SAVE_AGAIN: &str = "Save again";
    pub const APPEARED: &str =
        "An organization with this name now exists; it may be the one you created.";
    /// A link to it.
    pub const OPEN: &str = "Open it";
    pub const CHECKING: &str = "Checking whether it was created…";
    pub const MAYBE_CREATED: &str = "It may have been created. Check the list before trying again.";
    pub const NOT_LISTED: &str = "It isn't in the list. Everything you typed is still here.";
}

#[cfg(test)]
mod tests {
    use canopy_domain::{
        organization::limits::Limit,
        picture::{Dimensions, PictureType},
    };

    use super::*;

    #[test]
    fn a_value_is_said_in_the_words_of_the_form() {
        let picture = FieldValue::Picture {
            kind: PictureType::Gif,
            dimensions: Dimensions {
                width: 3,
                height: 2,
            },
            size: 12,
        };
        for (of, words) in [
            (FieldValue::Text("Acme".into()), "Acme"),
            (FieldValue::Limit(Limit::of(12_000)), "12,000"),
            (FieldValue::Limit(Limit::None), "No limit"),
            (FieldValue::Limit(Limit::Unknown), "Unknown"),
            (FieldValue::Nothing, "None"),
            (FieldValue::NoLogo, "No logo"),
            (picture, "GIF, 3 × 2, 12 bytes"),
        ] {
            assert_eq!(value(&of), words);
        }
    }

    #[test]
    fn a_field_is_the_same_word_at_its_place_and_in_a_sentence() {
        for field in Field::ALL {
            assert!(label(field).eq_ignore_ascii_case(noun(field)), "{field:?}");
        }
    }

    #[test]
    fn a_long_value_is_cut_where_it_still_can_be_recognized() {
        assert_eq!(changed_from("Acme"), "Changed from Acme");
        assert_eq!(shortened(&"ü".repeat(40)), "ü".repeat(40));
        assert_eq!(shortened(&"ü".repeat(41)), format!("{}…", "ü".repeat(39)));
    }

    #[test]
    fn what_needs_attention_is_counted_and_named() {
        assert_eq!(
            need_attention(&[Field::Name]),
            "1 field needs attention: Name."
        );
        assert_eq!(
            need_attention(&[Field::Name, Field::PrimaryColor]),
            "2 fields need attention: Name, Primary color."
        );
    }
}
