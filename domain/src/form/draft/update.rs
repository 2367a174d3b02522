//! A request to change an organization: only what changed, and whole objects where the API leaves open what half of one
//! means.

use serde::{Serialize, Serializer};

use super::{
    LimitChoice, LimitDraft, OrganizationDraft, Surroundings,
    reading::{Reading, filled},
    request::LimitsRequest,
};
use crate::{
    form::{
        field::Field,
        problem::{CeilingSetter, Problem},
    },
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
    /// The limit of a draft that was made of an organization: a number or none, however large, or none that could be
    /// read.
    pub(super) fn as_it_came(&self) -> Limit {
        match self.choice {
            LimitChoice::NoLimit => Limit::None,
            LimitChoice::Off => Limit::Off,
            LimitChoice::Number => whole_number(&self.number).map_or(Limit::Unknown, Limit::of),
        }
    }
}

#[cfg(test)]
mod tests;
