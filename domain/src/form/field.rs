//! The fields of an organization that can be typed, and the names by which an error answer means them.

use crate::organization::limits::Resource;

/// A part of an organization that can be typed, and that a problem belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Name,
    BillingAccount,
    Limit(Resource),
    Logo,
    DisplayName,
    LoginHint,
    PrimaryColor,
    PageBackground,
}

impl Field {
    /// In the order of the form.
    pub const ALL: [Field; 10] = [
        Field::Name,
        Field::BillingAccount,
        Field::Limit(Resource::Locations),
        Field::Limit(Resource::Users),
        Field::Limit(Resource::Sso),
        Field::Logo,
        Field::DisplayName,
        Field::LoginHint,
        Field::PrimaryColor,
        Field::PageBackground,
    ];

    /// What the brand of an organization is made of, its logo apart.
    pub const BRANDING: [Field; 4] = [
        Field::DisplayName,
        Field::LoginHint,
        Field::PrimaryColor,
        Field::PageBackground,
    ];

    /// Where it stands in a request, dotted, as an error answer names it (the dots are assumed).
    pub const fn wire_path(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::BillingAccount => "billing_account_id",
            Field::Limit(Resource::Locations) => "limits.locations",
            Field::Limit(Resource::Users) => "limits.users",
            Field::Limit(Resource::Sso) => "limits.sso",
            Field::Logo => "picture",
            Field::DisplayName => "branding.display_name",
            Field::LoginHint => "branding.login_hint",
            Field::PrimaryColor => "branding.colors.primary",
            Field::PageBackground => "branding.colors.page_background",
        }
    }

    /// The field an error answer means. The codes without a field of their own that concern a
    /// single field are in [`Field::of_code`].
    pub fn of_wire_path(path: &str) -> Option<Field> {
        Field::ALL
            .into_iter()
            .find(|field| field.wire_path() == path)
    }

    /// The field an error code means where the answer names none. The codes are assumed.
    pub fn of_code(code: &str) -> Option<Field> {
        match code {
            "login_hint_taken" => Some(Field::LoginHint),
            "invalid_picture" => Some(Field::Logo),
            "billing_account_required"
            | "billing_account_not_allowed"
            | "billing_account_not_found" => Some(Field::BillingAccount),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_is_found_by_its_place_in_a_request() {
        for field in Field::ALL {
            assert_eq!(Field::of_wire_path(field.wire_path()), Some(field));
        }
        assert_eq!(Field::of_wire_path("stars"), None);
    }
}
