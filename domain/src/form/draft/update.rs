//! Makes of an edit a request: only what changed, and whole objects where the API leaves open what half of one means.

use super::{
    LimitChoice, LimitDraft, OrganizationDraft, Surroundings,
    reading::{Reading, filled},
    request::{BrandingRequest, Change, ColorsRequest, UpdateOrganization},
};
use crate::{
    color::Color,
    form::{
        field::Field,
        problem::{CeilingSetter, Problem},
    },
    organization::limits::{Limit, Limits, Resource},
    unicode::numbers::whole_number,
};

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
        let color = |read: Result<Option<Color>, Problem>| {
            read.ok().flatten().map(|color| color.to_string())
        };
        Ok(UpdateOrganization {
            name: (reading.name.ok().filter(|_| changed(Field::Name))).map(str::to_owned),
            billing_account_id: match reading.billing_account {
                Ok(Some(account)) if changed(Field::BillingAccount) => Change::To(account),
                Ok(None) if changed(Field::BillingAccount) && surroundings.billing.is_free() => {
                    Change::Clear
                }
                _ => Change::None,
            },
            limits: any(&Resource::ALL.map(Field::Limit))
                .then(|| Limits::of(Resource::ALL.map(limit))),
            picture: match reading.picture {
                _ if !changed(Field::Logo) => Change::None,
                Ok(Some(picture)) => Change::To(picture),
                _ if self.logo.current.is_some() => Change::None,
                _ => Change::Clear,
            },
            branding: any(&Field::BRANDING).then(|| BrandingRequest {
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
                colors: Some(ColorsRequest {
                    primary: text(Field::PrimaryColor, color(reading.primary), &theirs.primary),
                    page_background: text(
                        Field::PageBackground,
                        color(reading.page_background),
                        &theirs.page_background,
                    ),
                }),
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
