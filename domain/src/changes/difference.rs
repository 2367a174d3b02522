//! What one write changed of an organization, field by field.

use crate::{
    form::field::Field,
    organization::{Organization, limits::Limit},
};

/// One field that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub field: Field,
    pub before: FieldValue,
    pub after: FieldValue,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    Text(Option<String>),
    Limit(Limit),
}

/// What can be set and is different, in the order of the form. Usage and what the API keeps for itself
/// do not count.
pub fn differences(before: &Organization, after: &Organization) -> Vec<Difference> {
    let fields = Field::ALL.into_iter();
    let compared = fields.map(|field| Difference {
        field,
        before: value(before, field),
        after: value(after, field),
    });
    compared.filter(|one| one.before != one.after).collect()
}

fn value(organization: &Organization, field: Field) -> FieldValue {
    let branding = &organization.branding;
    let text = match field {
        Field::Limit(resource) => return FieldValue::Limit(organization.limits.get(resource)),
        Field::Name => Some(organization.name.as_str()),
        Field::BillingAccount => organization.account_id(),
        Field::Logo => organization.picture.as_deref(),
        Field::DisplayName => branding.display_name.as_deref(),
        Field::LoginHint => branding.login_hint.as_deref(),
        Field::PrimaryColor => branding.colors.primary.as_deref(),
        Field::PageBackground => branding.colors.page_background.as_deref(),
    };
    FieldValue::Text(text.map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::organization::limits::Resource;

    fn organization(json: Value) -> Organization {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn each_field_that_changed_is_told() {
        let before = organization(json!({"id": "o", "name": "A", "limits": {"users": 3}}));
        let after = organization(json!({
            "id": "o", "name": "B", "limits": {"users": 0, "locations": 7},
            "branding": {"colors": {"primary": "#112233"}}, "usage": {"usage": {"users": 9}}
        }));
        let text = |text: &str| FieldValue::Text(Some(text.to_owned()));
        let difference = |field, before, after| Difference {
            field,
            before,
            after,
        };
        assert_eq!(
            differences(&before, &after),
            [
                difference(Field::Name, text("A"), text("B")),
                difference(
                    Field::Limit(Resource::Locations),
                    FieldValue::Limit(Limit::None),
                    FieldValue::Limit(Limit::of(7))
                ),
                difference(
                    Field::Limit(Resource::Users),
                    FieldValue::Limit(Limit::of(3)),
                    FieldValue::Limit(Limit::Off)
                ),
                difference(Field::PrimaryColor, FieldValue::Text(None), text("#112233")),
            ]
        );
        assert_eq!(differences(&before, &before), []);
    }
}
