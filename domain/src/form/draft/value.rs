//! One field of a draft at a time: filled from an organization, compared with another draft, and told as a value.

use super::{LimitChoice, LimitDraft, LogoDraft, OrganizationDraft, reading::filled};
use crate::{
    color::Color,
    form::field::Field,
    organization::{Organization, limits::Limit},
    picture::{Dimensions, PictureType},
};

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// No text.
    Nothing,
    /// Trimmed; also a number that is none, as it was typed.
    Text(String),
    Limit(Limit),
    NoLogo,
    /// A picture from this machine.
    Picture {
        kind: PictureType,
        dimensions: Dimensions,
        size: usize,
    },
}

impl OrganizationDraft {
    /// The form of an organization as it is. Nothing is trimmed or mended: what was there before is
    /// not for the form to change.
    pub fn of(organization: &Organization) -> Self {
        let limit = |resource| LimitDraft::from(organization.limits.get(resource));
        let branding = &organization.branding;
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        use crate::organization::limits::Resource::{Locations, Sso, Users};
        let mut draft = Self {
            name: organization.name.clone(),
            billing_account: text(organization.account_id()),
            locations: limit(Locations),
            users: limit(Users),
            sso: limit(Sso),
            logo: LogoDraft {
                current: organization.picture.clone(),
                ..LogoDraft::default()
            },
            display_name: text(branding.display_name.as_deref()),
            login_hint: text(branding.login_hint.as_deref()),
            primary: text(branding.colors.primary.as_deref()),
            page_background: text(branding.colors.page_background.as_deref()),
            unread: unread(organization),
        };
        // Some of its letters could not be read. Sent as it is shown, they would be gone for good.
        let is_mended = |field: &Field| draft.text(*field).contains(char::REPLACEMENT_CHARACTER);
        let mended: Vec<Field> = Field::ALL.into_iter().filter(is_mended).collect();
        draft.unread.extend(mended);
        draft
    }

    /// Whether a field means the same in both, however it is written.
    pub fn same(&self, other: &Self, field: Field) -> bool {
        match field {
            Field::Limit(resource) => self.limit(resource).same(other.limit(resource)),
            Field::Logo => {
                let (one, other) = (&self.logo, &other.logo);
                one.picture == other.picture
                    && (one.picture.is_some() || one.address() == other.address())
            }
            Field::PrimaryColor | Field::PageBackground => {
                let (one, other) = (self.text(field), other.text(field));
                one == other
                    || Color::parse(one).is_ok_and(|color| Color::parse(other) == Ok(color))
            }
            Field::Name | Field::BillingAccount | Field::DisplayName | Field::LoginHint => {
                self.text(field) == other.text(field)
            }
        }
    }

    /// Fills a field as it stands in another draft.
    pub fn copy(&mut self, field: Field, from: &Self) {
        match field {
            Field::Name => self.name.clone_from(&from.name),
            Field::BillingAccount => self.billing_account.clone_from(&from.billing_account),
            Field::Limit(resource) => self.limit_mut(resource).clone_from(from.limit(resource)),
            Field::Logo => self.logo.clone_from(&from.logo),
            Field::DisplayName => self.display_name.clone_from(&from.display_name),
            Field::LoginHint => self.login_hint.clone_from(&from.login_hint),
            Field::PrimaryColor => self.primary.clone_from(&from.primary),
            Field::PageBackground => self.page_background.clone_from(&from.page_background),
        }
    }

    /// What stands in a field.
    pub fn value(&self, field: Field) -> FieldValue {
        match field {
            Field::Limit(resource) => self.limit(resource).value(),
            Field::Logo => self.logo.value(),
            _ => filled(self.text(field)).map_or(FieldValue::Nothing, FieldValue::of_text),
        }
    }

    /// What stands in a field that is a text, trimmed; nothing for the others.
    pub(super) fn text(&self, field: Field) -> &str {
        let text = match field {
            Field::Name => &self.name,
            Field::BillingAccount => &self.billing_account,
            Field::DisplayName => &self.display_name,
            Field::LoginHint => &self.login_hint,
            Field::PrimaryColor => &self.primary,
            Field::PageBackground => &self.page_background,
            Field::Limit(_) | Field::Logo => "",
        };
        text.trim()
    }
}

impl FieldValue {
    fn of_text(text: &str) -> Self {
        FieldValue::Text(text.to_owned())
    }
}

/// The fields whose value, or the object it is in, could not be read.
fn unread(organization: &Organization) -> Vec<Field> {
    let lost = organization.unread();
    let is_lost = |field: &Field| {
        lost.iter().any(|one| {
            let rest = field.wire_path().strip_prefix(one.place.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    };
    Field::ALL.into_iter().filter(is_lost).collect()
}

impl From<Limit> for LimitDraft {
    fn from(limit: Limit) -> Self {
        let (choice, number) = match limit {
            Limit::None => (LimitChoice::NoLimit, String::new()),
            Limit::Off => (LimitChoice::Off, String::new()),
            Limit::At(amount) => (LimitChoice::Number, amount.to_string()),
            // Nothing is chosen, and left so it is sent as nothing.
            Limit::Unknown => (LimitChoice::Number, String::new()),
        };
        Self { choice, number }
    }
}

impl LimitDraft {
    /// The number 0 is off, whichever way it was chosen.
    fn same(&self, other: &Self) -> bool {
        match (self.read(), other.read()) {
            (Ok(one), Ok(other)) => one == other,
            _ => self.choice == other.choice && self.number.trim() == other.number.trim(),
        }
    }

    fn value(&self) -> FieldValue {
        match self.read() {
            Ok(limit) => FieldValue::Limit(limit),
            Err(_) => {
                filled(&self.number).map_or(FieldValue::Limit(Limit::Unknown), FieldValue::of_text)
            }
        }
    }
}

impl LogoDraft {
    fn value(&self) -> FieldValue {
        match (&self.picture, self.address()) {
            (Some(picture), _) => FieldValue::Picture {
                kind: picture.kind(),
                dimensions: picture.dimensions(),
                size: picture.size(),
            },
            (None, "") => FieldValue::NoLogo,
            (None, address) => FieldValue::of_text(address),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{organization::limits::Resource, picture::Picture};

    fn draft() -> OrganizationDraft {
        let mut organization = Organization::named("org_1", "Acme");
        organization.limits.set(Resource::Users, Limit::of(12_000));
        organization.picture = Some("http://127.0.0.1/a.png".into());
        organization.branding.colors.primary = Some("#AABBCC".into());
        OrganizationDraft::of(&organization)
    }

    #[test]
    fn a_field_tells_what_stands_in_it() {
        let mut draft = draft();
        let text = |text: &str| FieldValue::Text(text.into());
        let users = Field::Limit(Resource::Users);
        assert_eq!(draft.value(Field::Name), text("Acme"));
        assert_eq!(draft.value(users), FieldValue::Limit(Limit::of(12_000)));
        assert_eq!(
            draft.value(Field::Limit(Resource::Sso)),
            FieldValue::Limit(Limit::None)
        );
        assert_eq!(draft.value(Field::LoginHint), FieldValue::Nothing);
        assert_eq!(draft.value(Field::Logo), text("http://127.0.0.1/a.png"));
        draft.logo.current = None;
        assert_eq!(draft.value(Field::Logo), FieldValue::NoLogo);
        draft.logo.picture = Some(Picture::read(*b"GIF89a\x03\x00\x02\x00\0\0").unwrap());
        let picture = FieldValue::Picture {
            kind: PictureType::Gif,
            dimensions: Dimensions {
                width: 3,
                height: 2,
            },
            size: 12,
        };
        assert_eq!(draft.value(Field::Logo), picture);
        draft.users.number = "a few".into();
        assert_eq!(draft.value(users), text("a few"));
        draft.users.number = " ".into();
        assert_eq!(draft.value(users), FieldValue::Limit(Limit::Unknown));
    }

    #[test]
    fn what_is_only_written_otherwise_is_the_same() {
        let (one, mut other) = (draft(), draft());
        other.name = "  Acme ".into();
        other.primary = "abc".into();
        other.users.number = "12000 ".into();
        other.sso.number = "7".into();
        other.logo.url = " http://127.0.0.1/a.png ".into();
        for field in Field::ALL {
            assert!(one.same(&other, field), "{field:?}");
        }
        other.sso.choice = LimitChoice::Number;
        assert!(!one.same(&other, Field::Limit(Resource::Sso)));
        other.primary = "#abd".into();
        assert!(!one.same(&other, Field::PrimaryColor));
        other.logo = LogoDraft::default();
        assert!(!one.same(&other, Field::Logo));
    }

    #[test]
    fn a_text_of_which_letters_were_lost_counts_as_not_read() {
        let mut organization = Organization::named("org_1", "M\u{fffd}ller");
        organization.branding.login_hint = Some("mueller".into());
        organization.branding.display_name = Some("Acme \u{fffd}".into());
        let unread = OrganizationDraft::of(&organization).unread;
        assert_eq!(unread, [Field::Name, Field::DisplayName]);
    }

    #[test]
    fn half_a_number_is_only_like_itself() {
        let (one, mut other) = (draft(), draft());
        let users = Field::Limit(Resource::Users);
        other.users.number = "1x".into();
        assert!(!one.same(&other, users) && other.same(&other.clone(), users));
    }

    #[test]
    fn a_field_that_is_copied_is_the_same_and_no_other_is() {
        let mut full = draft();
        full.billing_account = "cus_1".into();
        full.locations = Limit::Off.into();
        full.sso = Limit::of(3).into();
        full.display_name = "A".into();
        full.login_hint = "acme".into();
        full.page_background = "#fff".into();
        for field in Field::ALL {
            let mut blank = OrganizationDraft::default();
            blank.copy(field, &full);
            for other in Field::ALL {
                assert_eq!(
                    blank.same(&full, other),
                    other == field,
                    "{field:?} {other:?}"
                );
            }
        }
    }
}
