//! A request to change an organization: only what changed, and whole objects where the API leaves open what half of one means. Knows nothing of how it was filled in.

use serde::{Serialize, Serializer};

use super::{
    LimitChoice, LimitDraft, OrganizationDraft, Surroundings,
    reading::{Reading, filled},
    request::LimitsRequest,
};
use crate::{
    form::problem::{CeilingSetter, Field, Problem},
    organization::{
        BillingAccountId,
        limits::{Limit, Resource},
    },
    picture::PictureSource,
    unicode::numbers::whole_number,
};

/// A request to change an organization. Comes out of [`OrganizationDraft::check_update`] alone, so an
/// unchecked one cannot be sent.
///
/// What is absent stays and `null` clears (documented: UPDATE). Whether a key that is missing inside
/// `limits` or `branding` stays or goes is not documented, so of these two either nothing or every
/// known key is sent, and both readings come to the same.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UpdateOrganization {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    #[serde(skip_serializing_if = "Change::is_none")]
    pub(super) billing_account_id: Change<BillingAccountId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) limits: Option<LimitsRequest>,
    #[serde(skip_serializing_if = "Change::is_none")]
    pub(super) picture: Change<PictureSource>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) branding: Option<WholeBranding>,
}

impl UpdateOrganization {
    /// Whether it would change nothing.
    pub fn is_empty(&self) -> bool {
        let Self {
            name,
            billing_account_id,
            limits,
            picture,
            branding,
        } = self;
        let is_same = billing_account_id.is_none() && picture.is_none();
        is_same && name.is_none() && limits.is_none() && branding.is_none()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change<T> {
    None,
    Clear,
    To(T),
}

impl<T> Change<T> {
    fn is_none(&self) -> bool {
        matches!(self, Change::None)
    }
}

impl<T: Serialize> Serialize for Change<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            // Left out by whoever writes the object; alone it could only be written as nothing.
            Change::None | Change::Clear => to.serialize_none(),
            Change::To(value) => value.serialize(to),
        }
    }
}

/// Every known key, `null` where there is no value. Values nobody changed are sent as they came, and not at all where
/// they could not be read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct WholeBranding {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) display_name: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) login_hint: Option<Option<String>>,
    pub(super) colors: WholeColors,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct WholeColors {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) primary: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) page_background: Option<Option<String>>,
}

impl OrganizationDraft {
    /// Trims, parses and checks what differs from `theirs`, the organization as the API has it, by
    /// the rules of creation. What was there before is not held against this edit, good or bad.
    ///
    /// # Errors
    /// Every problem with a changed field, in the order of the form.
    pub fn check_update<S: Clone>(
        &self,
        theirs: &OrganizationDraft,
        surroundings: &Surroundings<S>,
        name_ceiling: impl Fn(&S) -> CeilingSetter,
    ) -> Result<UpdateOrganization, Vec<(Field, Problem)>> {
        let changed = |field: Field| !self.same(theirs, field);
        let any = |fields: &[Field]| fields.iter().any(|field| changed(*field));
        let reading = Reading::of(self, surroundings, name_ceiling);
        let mut problems = reading.problems();
        problems.retain(|(field, _)| changed(*field));
        if !problems.is_empty() {
            return Err(problems);
        }
        // Whatever was read badly from here on is unchanged, and then it is not looked at.
        let limit = |resource: Resource| match &reading.limits[resource as usize] {
            Ok(limit) if changed(Field::Limit(resource)) => *limit,
            _ => theirs.limit(resource).as_it_came(),
        };
        let text = |field: Field, typed: Option<String>, before: &str| {
            if changed(field) {
                Some(typed)
            } else if theirs.unread.contains(&field) {
                None
            } else {
                Some(filled(before).map(|_| before.to_owned()))
            }
        };
        let owned = |read: Result<Option<&str>, Problem>| read.ok().flatten().map(str::to_owned);
        Ok(UpdateOrganization {
            name: (reading.name.ok().filter(|_| changed(Field::Name))).map(str::to_owned),
            billing_account_id: match reading.billing_account {
                Ok(Some(account)) if changed(Field::BillingAccount) => Change::To(account),
                Ok(None) if changed(Field::BillingAccount) && surroundings.billing.is_free() => {
                    Change::Clear
                }
                _ => Change::None,
            },
            limits: any(&Resource::ALL.map(Field::Limit)).then(|| LimitsRequest {
                locations: limit(Resource::Locations),
                users: limit(Resource::Users),
                sso: limit(Resource::Sso),
            }),
            picture: match reading.picture {
                _ if !changed(Field::Logo) => Change::None,
                Ok(Some(picture)) => Change::To(picture),
                _ if self.logo.current.is_some() => Change::None,
                _ => Change::Clear,
            },
            branding: any(&Field::BRANDING).then(|| WholeBranding {
                display_name: text(
                    Field::DisplayName,
                    owned(reading.display_name),
                    &theirs.display_name,
                ),
                login_hint: text(
                    Field::LoginHint,
                    owned(reading.login_hint),
                    &theirs.login_hint,
                ),
                colors: WholeColors {
                    primary: text(
                        Field::PrimaryColor,
                        reading
                            .primary
                            .ok()
                            .flatten()
                            .map(|color| color.to_string()),
                        &theirs.primary,
                    ),
                    page_background: text(
                        Field::PageBackground,
                        (reading.page_background.ok().flatten()).map(|color| color.to_string()),
                        &theirs.page_background,
                    ),
                },
            }),
        })
    }
}

impl LimitDraft {
    /// The limit of a draft that was made of an organization: a number or none, however large, or none that could be read.
    pub(super) fn as_it_came(&self) -> Limit {
        match self.choice {
            LimitChoice::NoLimit => Limit::None,
            LimitChoice::Off => Limit::Off,
            LimitChoice::Number => whole_number(&self.number).map_or(Limit::Unknown, Limit::of),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Map, Value, json, to_value};

    use super::*;
    use crate::{
        form::billing_choice::BillingChoice,
        organization::{Organization, limits::Ceiling},
        workspace::BillingMode,
    };

    fn named(source: &&'static str) -> CeilingSetter {
        CeilingSetter::Organization((*source).to_owned())
    }

    fn organization() -> Organization {
        let value = json!({
            "id": "org_1", "name": "Acme", "billing_account_id": "cus_1",
            "picture": "http://127.0.0.1/logo.png",
            "limits": {"locations": 5, "users": null, "sso": 0, "printers": 9},
            "branding": {
                "display_name": " Acme Corp ", "login_hint": "ACME", "font": "Inter",
                "colors": {"primary": "#FF5733", "page_background": null, "accent": "#000000"},
            },
        });
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn what_could_not_be_read_is_not_sent_while_another_field_is_changed() {
        let odd = json!({
            "id": "org_1", "name": "Acme", "limits": {"locations": 5, "users": -1},
            "branding": {"display_name": 7, "login_hint": "acme", "colors": "red"},
        });
        let theirs = OrganizationDraft::of(&serde_json::from_value(odd).unwrap());
        let changed = |change: fn(&mut OrganizationDraft)| {
            let mut mine = theirs.clone();
            change(&mut mine);
            let request = mine.check_update(&theirs, &surroundings(None), named);
            to_value(request.unwrap()).unwrap()
        };
        assert_eq!(
            changed(|draft| draft.locations = Limit::of(6).into()),
            json!({"limits": {"locations": 6, "sso": null}})
        );
        assert_eq!(
            changed(|draft| draft.users = Limit::None.into()),
            json!({"limits": {"locations": 5, "users": null, "sso": null}})
        );
        assert_eq!(
            changed(|draft| draft.login_hint = "other".into()),
            json!({"branding": {"login_hint": "other", "colors": {}}})
        );
    }

    fn surroundings(mode: Option<BillingMode>) -> Surroundings<&'static str> {
        Surroundings {
            billing: BillingChoice::of_existing(mode, true),
            ..Default::default()
        }
    }

    fn checked(
        change: impl FnOnce(&mut OrganizationDraft),
        surroundings: &Surroundings<&'static str>,
    ) -> Result<Value, Vec<(Field, Problem)>> {
        let theirs = OrganizationDraft::of(&organization());
        let mut mine = theirs.clone();
        change(&mut mine);
        let request = mine.check_update(&theirs, surroundings, named)?;
        Ok(to_value(request).unwrap())
    }

    fn body(change: impl FnOnce(&mut OrganizationDraft)) -> Value {
        checked(change, &surroundings(Some(BillingMode::Assigned))).unwrap()
    }

    #[test]
    fn only_what_changed_is_sent() {
        assert_eq!(body(|_| ()), json!({}));
        assert_eq!(
            body(|draft| draft.name = " Acme Ltd ".into()),
            json!({"name": "Acme Ltd"})
        );
    }

    #[test]
    fn one_limit_that_changed_brings_the_others_as_they_are_and_no_unknown_one() {
        assert_eq!(
            body(|draft| draft.users = Limit::of(25).into()),
            json!({"limits": {"locations": 5, "users": 25, "sso": 0}})
        );
        assert_eq!(
            body(|draft| draft.locations = Limit::None.into()),
            json!({"limits": {"locations": null, "users": null, "sso": 0}})
        );
    }

    #[test]
    fn one_part_of_the_brand_that_changed_brings_the_others_as_they_came() {
        assert_eq!(
            body(|draft| draft.page_background = "FFF".into()),
            json!({"branding": {
                "display_name": " Acme Corp ", "login_hint": "ACME",
                "colors": {"primary": "#FF5733", "page_background": "#ffffff"},
            }})
        );
        assert_eq!(
            body(|draft| {
                draft.display_name.clear();
                draft.login_hint = "acme".into();
                draft.primary.clear();
            }),
            json!({"branding": {
                "display_name": null, "login_hint": "acme",
                "colors": {"primary": null, "page_background": null},
            }})
        );
    }

    #[test]
    fn a_logo_is_removed_with_null_and_replaced_with_an_address_or_a_picture() {
        assert_eq!(
            body(|draft| draft.logo.current = None),
            json!({"picture": null})
        );
        assert_eq!(
            body(|draft| draft.logo.url = "https://example.com/a.png".into()),
            json!({"picture": "https://example.com/a.png"})
        );
    }

    #[test]
    fn the_account_of_a_root_is_sent_where_it_can_change_and_nowhere_else() {
        let to = |account: &'static str| {
            move |draft: &mut OrganizationDraft| draft.billing_account = account.into()
        };
        assert_eq!(body(to("cus_2")), json!({"billing_account_id": "cus_2"}));
        let in_mode = |mode, account| checked(to(account), &surroundings(mode));
        assert_eq!(in_mode(Some(BillingMode::Single), "cus_2"), Ok(json!({})));
        assert_eq!(in_mode(Some(BillingMode::Pooled), "cus_2"), Ok(json!({})));
        assert_eq!(in_mode(None, ""), Ok(json!({"billing_account_id": null})));
        assert_eq!(
            in_mode(Some(BillingMode::Assigned), " "),
            Err(vec![(
                Field::BillingAccount,
                Problem::BillingAccountMissing
            )])
        );
    }

    #[test]
    fn what_was_wrong_before_is_held_against_nobody_who_left_it_alone() {
        // The login hint that is there breaks the rules, and so would this limit.
        let mut surroundings = surroundings(Some(BillingMode::Assigned));
        surroundings.ceilings[0] = vec![Ceiling {
            amount: 1,
            used: 1,
            source: "Above",
        }];
        surroundings.hint_holder = Some("Other".into());
        assert_eq!(
            checked(|draft| draft.name = "New".into(), &surroundings),
            Ok(json!({"name": "New"}))
        );
        assert_eq!(
            checked(|draft| draft.locations = Limit::of(4).into(), &surroundings),
            Err(vec![(
                Field::Limit(Resource::Locations),
                Problem::LimitAboveCeiling {
                    amount: 1,
                    set_by: named(&"Above")
                }
            )])
        );
    }

    #[test]
    fn a_limit_cannot_go_below_what_is_used_already() {
        let mut surroundings = surroundings(Some(BillingMode::Assigned));
        surroundings.used = [3, 0, 0];
        let at = |amount| {
            checked(
                |draft: &mut OrganizationDraft| draft.locations = Limit::of(amount).into(),
                &surroundings,
            )
        };
        assert_eq!(
            at(2),
            Err(vec![(
                Field::Limit(Resource::Locations),
                Problem::LimitBelowUse { used: 3 }
            )])
        );
        assert!(at(3).is_ok());
    }

    /// `body` put into `record`, level by level or whole object by whole object.
    fn applied(mut record: Value, body: &Value, merging: bool) -> Value {
        fn put(into: &mut Map<String, Value>, from: &Map<String, Value>, merging: bool) {
            for (key, value) in from {
                match (into.get_mut(key), value) {
                    (Some(Value::Object(into)), Value::Object(from)) if merging => {
                        put(into, from, true)
                    }
                    _ => drop(into.insert(key.clone(), value.clone())),
                }
            }
        }
        put(
            record.as_object_mut().unwrap(),
            body.as_object().unwrap(),
            merging,
        );
        record
    }

    fn some_draft() -> impl Strategy<Value = OrganizationDraft> {
        let limit =
            prop::option::of(0_u64..4).prop_map(|amount| LimitDraft::from(Limit::from(amount)));
        let color = prop_oneof![Just(""), Just("#FF5733"), Just("#fff"), Just("123456")];
        let hint = prop_oneof![Just(""), Just("ACME"), Just("acme-2")];
        let url = prop_oneof![Just(""), Just("https://example.com/b.png")];
        let current = prop::option::of(Just("http://127.0.0.1/logo.png".to_owned()));
        (
            prop_oneof![Just("Acme"), Just(" Other ")],
            [limit.clone(), limit.clone(), limit],
            [color.clone(), color],
            hint,
            (url, current),
        )
            .prop_map(
                |(
                    name,
                    [locations, users, sso],
                    [primary, page_background],
                    hint,
                    (url, current),
                )| {
                    OrganizationDraft {
                        name: name.into(),
                        billing_account: "cus_1".into(),
                        locations,
                        users,
                        sso,
                        logo: super::super::LogoDraft {
                            picture: None,
                            url: url.into(),
                            current,
                        },
                        display_name: " Acme Corp ".into(),
                        login_hint: hint.into(),
                        primary: primary.into(),
                        page_background: page_background.into(),
                        unread: Vec::new(),
                    }
                },
            )
    }

    proptest! {
        #[test]
        fn merging_and_replacing_come_to_the_same_and_to_what_was_typed(mine in some_draft()) {
            let record = json!({
                "id": "org_1", "name": "Acme", "billing_account_id": "cus_1", "picture": "http://127.0.0.1/logo.png",
                "limits": {"locations": 1, "users": null, "sso": 0},
                "branding": {"display_name": " Acme Corp ", "login_hint": "ACME",
                             "colors": {"primary": "#FF5733", "page_background": null}},
            });
            let before: Organization = serde_json::from_value(record.clone()).unwrap();
            let theirs = OrganizationDraft::of(&before);
            let surroundings = surroundings(Some(BillingMode::Assigned));
            let request = mine.check_update(&theirs, &surroundings, named).unwrap();
            let body = to_value(&request).unwrap();
            let merged = applied(record.clone(), &body, true);
            prop_assert_eq!(&merged, &applied(record, &body, false));
            let after = OrganizationDraft::of(&serde_json::from_value(merged).unwrap());
            for field in Field::ALL {
                prop_assert!(after.same(&mine, field), "{:?}: {}", field, body);
            }
            let changed = Field::ALL.into_iter().any(|field| !mine.same(&theirs, field));
            prop_assert_eq!(body == json!({}), !changed);
        }
    }
}
