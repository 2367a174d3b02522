//! Taking back a change that others, or the same person, may have built upon since: field by field, and only where
//! nothing changed.

use super::{
    FieldValue, LogoDraft, OrganizationDraft, Surroundings, UpdateOrganization, request::Change,
};
use crate::{
    form::{
        field::Field,
        problem::{CeilingSetter, Problem},
    },
    organization::Organization,
    picture::HttpsUrl,
};

/// What can be taken back of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct PutBack {
    /// `None`: nothing is left to put back.
    pub request: Option<UpdateOrganization>,
    pub stays: Vec<Stays>,
}

/// A field that cannot be put back.
#[derive(Clone, Debug, PartialEq)]
pub struct Stays {
    pub field: Field,
    pub why: WhyStays,
}

#[derive(Clone, Debug, PartialEq)]
pub enum WhyStays {
    /// It was changed since, to this.
    Changed { to: FieldValue },
    /// What it was is not allowed now.
    Refused(Problem),
    /// The API does not take it as it was.
    NotSendable,
}

/// Why the API would refuse to take anything of a change back.
#[derive(Clone, Debug, PartialEq)]
pub enum Foreseen {
    /// The organization is there no more.
    Deleted,
    /// Every field that would go back is refused.
    Refused(Vec<Stays>),
}

/// Why the API would refuse to take the change from `before` to `after` back from the organization as it is known
/// `now`, as [`take_back`] has it. `None`: it would not, or nothing would be sent, which only reading it again can
/// tell: others may have changed it meanwhile.
pub fn foreseen<S: Clone>(
    before: &Organization,
    after: &Organization,
    now: &Organization,
    surroundings: &Surroundings<S>,
    name_ceiling: impl Fn(&S) -> CeilingSetter,
) -> Option<Foreseen> {
    let PutBack { request, stays } = take_back(before, after, now, surroundings, name_ceiling);
    let is_refused = |stays: &Stays| !matches!(stays.why, WhyStays::Changed { .. });
    let are_refused = request.is_none() && !stays.is_empty() && stays.iter().all(is_refused);
    are_refused.then_some(Foreseen::Refused(stays))
}

/// Whether anything of a change can be taken back at all.
pub fn can_put_back(before: &Organization, after: &Organization) -> bool {
    let (before, after) = (OrganizationDraft::of(before), OrganizationDraft::of(after));
    let mut changed = Field::ALL
        .into_iter()
        .filter(|field| !before.same(&after, *field));
    changed.any(|field| field != Field::Logo || is_sendable(&before.logo))
}

/// What takes back the change from `before` to `after` in the organization as it is `now`: each field that is still as
/// the change left it goes back, the others stay and are named. Checked as any other change is.
pub fn take_back<S: Clone>(
    before: &Organization,
    after: &Organization,
    now: &Organization,
    surroundings: &Surroundings<S>,
    name_ceiling: impl Fn(&S) -> CeilingSetter,
) -> PutBack {
    let [before, after, now] = [before, after, now].map(OrganizationDraft::of);
    let (mut mine, mut stays) = roll_back(&before, &after, &now);
    if let Err(problems) = mine.check_update(&now, surroundings, &name_ceiling) {
        for (field, problem) in problems {
            mine.copy(field, &now);
            stays.push(Stays {
                field,
                why: WhyStays::Refused(problem),
            });
        }
    }
    let request = mine.check_update(&now, surroundings, name_ceiling).ok();
    let request = request.filter(|request| {
        // Whose account it is may not be for the API to change any more.
        let field = Field::BillingAccount;
        if !mine.same(&now, field) && request.billing_account_id == Change::None {
            stays.push(Stays {
                field,
                why: WhyStays::NotSendable,
            });
        }
        !request.is_empty()
    });
    PutBack { request, stays }
}

/// The form `now` with each field as it was `before` that is still as the change to `after` left it, and those that
/// stay. Asks of the rules only what the API can be sent.
pub fn roll_back(
    before: &OrganizationDraft,
    after: &OrganizationDraft,
    now: &OrganizationDraft,
) -> (OrganizationDraft, Vec<Stays>) {
    let mut mine = now.clone();
    let mut stays = Vec::new();
    for field in Field::ALL {
        if before.same(after, field) || before.same(now, field) {
            continue;
        }
        let why = if !after.same(now, field) {
            let to = now.value(field);
            WhyStays::Changed { to }
        } else if before.unread.contains(&field) {
            // Of what could not be read nobody knows what to put back.
            WhyStays::NotSendable
        } else if field != Field::Logo {
            mine.copy(field, before);
            continue;
        } else if is_sendable(&before.logo) {
            // As it was typed or chosen then: under the address the API gave it.
            mine.logo = LogoDraft {
                url: before.logo.address().to_owned(),
                ..LogoDraft::default()
            };
            continue;
        } else {
            WhyStays::NotSendable
        };
        stays.push(Stays { field, why });
    }
    (mine, stays)
}

fn is_sendable(logo: &LogoDraft) -> bool {
    logo.address().is_empty() || HttpsUrl::parse(logo.address()).is_ok()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json, to_value};

    use super::*;
    use crate::{
        form::billing_choice::BillingChoice,
        organization::limits::{Limit, Resource},
        workspace::BillingMode,
    };

    fn organization(json: Value) -> Organization {
        serde_json::from_value(json).unwrap()
    }

    fn acme() -> Organization {
        organization(json!({
            "id": "o", "name": "Acme", "billing_account_id": "cus_1", "limits": {"locations": 5, "users": 3},
            "branding": {"display_name": "Acme Corp", "login_hint": "acme", "colors": {"primary": "#ff5733"}},
        }))
    }

    fn changed(change: impl FnOnce(&mut Organization)) -> Organization {
        let mut organization = acme();
        change(&mut organization);
        organization
    }

    fn taken_back(
        before: &Organization,
        after: &Organization,
        now: &Organization,
    ) -> (Value, Vec<Stays>) {
        let surroundings = Surroundings::<()> {
            billing: BillingChoice::of_existing(Some(BillingMode::Assigned), true),
            used: [4, 0, 0],
            ..Default::default()
        };
        let PutBack { request, stays } =
            take_back(before, after, now, &surroundings, |()| CeilingSetter::Above);
        (to_value(request).unwrap(), stays)
    }

    #[test]
    fn what_others_changed_since_in_the_same_object_is_sent_as_it_is_now() {
        let after = changed(|it| it.branding.colors.primary = Some("#000000".into()));
        let now = changed(|it| {
            it.branding.colors.primary = Some("#000000".into());
            it.branding.display_name = Some("Acme Group".into());
        });
        let (request, stays) = taken_back(&acme(), &after, &now);
        let branding = json!({
            "display_name": "Acme Group", "login_hint": "acme",
            "colors": {"primary": "#ff5733", "page_background": null}
        });
        assert_eq!((request, stays), (json!({ "branding": branding }), vec![]));
    }

    #[test]
    fn only_what_the_api_would_refuse_is_foreseen() {
        let of = |before: &Organization, now: &Organization| {
            let surroundings = Surroundings::<()> {
                used: [4, 9, 0],
                ..Default::default()
            };
            let after = changed(|it| it.limits.set(Resource::Users, Limit::of(50)));
            foreseen(before, &after, now, &surroundings, |()| {
                CeilingSetter::Above
            })
        };
        let with = |users: u64| changed(|it| it.limits.set(Resource::Users, Limit::of(users)));
        let refused = of(&with(3), &with(50));
        assert!(
            matches!(&refused, Some(Foreseen::Refused(stays)) if stays.len() == 1),
            "{refused:?}: 9 are in use"
        );
        assert_eq!(of(&with(20), &with(50)), None, "it would be taken back");
        assert_eq!(
            of(&with(20), &with(20)),
            None,
            "it is as before, as far as is known"
        );
        assert_eq!(
            of(&with(20), &with(70)),
            None,
            "it has changed since, as far as is known"
        );
    }

    #[test]
    fn what_was_changed_since_stays_and_is_named() {
        let after = changed(|it| {
            it.name = "Acme Ltd".into();
            it.branding.display_name = Some("Limited".into());
            it.limits.set(Resource::Users, Limit::Off);
        });
        let now = Organization {
            name: "Acme Ltd".into(),
            branding: changed(|it| it.branding.display_name = Some("New".into())).branding,
            limits: changed(|it| it.limits.set(Resource::Users, Limit::None)).limits,
            ..acme()
        };
        let (request, stays) = taken_back(&acme(), &after, &now);
        assert_eq!(request, json!({"name": "Acme"}));
        assert_eq!(
            stays,
            [
                Stays {
                    field: Field::Limit(Resource::Users),
                    why: WhyStays::Changed {
                        to: FieldValue::Limit(Limit::None)
                    },
                },
                Stays {
                    field: Field::DisplayName,
                    why: WhyStays::Changed {
                        to: FieldValue::Text("New".into())
                    },
                },
            ]
        );
    }

    #[test]
    fn what_is_back_already_is_neither_sent_nor_named() {
        let after = changed(|it| it.name = "Acme Ltd".into());
        assert_eq!(taken_back(&acme(), &after, &acme()), (Value::Null, vec![]));
    }

    #[test]
    fn what_was_and_is_not_allowed_now_stays_and_says_why() {
        // Four locations are in use by now.
        let before = changed(|it| it.limits.set(Resource::Locations, Limit::of(2)));
        let after = changed(|it| it.name = "Acme Ltd".into());
        let (request, stays) = taken_back(&before, &after, &after);
        assert_eq!(request, json!({"name": "Acme"}));
        assert_eq!(
            stays,
            [Stays {
                field: Field::Limit(Resource::Locations),
                why: WhyStays::Refused(Problem::LimitBelowUse { used: 4 }),
            }]
        );
    }

    #[test]
    fn a_logo_is_put_back_where_the_api_takes_its_address() {
        let with = |picture: Option<&str>| changed(|it| it.picture = picture.map(str::to_owned));
        let https = with(Some("https://cdn.test/a.png"));
        let (none, http) = (with(None), with(Some("http://127.0.0.1/a.png")));
        assert_eq!(
            taken_back(&none, &https, &https).0,
            json!({"picture": null})
        );
        assert_eq!(
            taken_back(&https, &none, &none).0,
            json!({"picture": "https://cdn.test/a.png"})
        );
        assert!(!can_put_back(&http, &none));
        let (request, stays) = taken_back(&http, &none, &none);
        assert_eq!(request, Value::Null);
        assert_eq!(
            stays,
            [Stays {
                field: Field::Logo,
                why: WhyStays::NotSendable,
            }]
        );
    }

    #[test]
    fn a_billing_account_is_put_back_where_it_can_be_changed() {
        let after = changed(|it| it.billing_account_id = Some("cus_2".into()));
        let (request, _) = taken_back(&acme(), &after, &after);
        assert_eq!(request, json!({"billing_account_id": "cus_1"}));
        let surroundings = Surroundings::<()>::default();
        let there = take_back(&acme(), &after, &after, &surroundings, |()| {
            CeilingSetter::Above
        });
        assert_eq!(there.request, None);
        assert_eq!(there.stays[0].why, WhyStays::NotSendable);
    }
}
