//! What a form holds, half-typed and all, and how it becomes a request the API takes.

mod limit_draft;
mod logo_draft;
mod look;
mod not_taken;
mod put_back;
mod reading;
mod request;
mod revision;
mod update;
mod value;

use serde::{Deserialize, Serialize};

pub use self::{
    limit_draft::{LIMIT_MAX, LimitChoice, LimitDraft},
    logo_draft::LogoDraft,
    look::Look,
    not_taken::NotTaken,
    put_back::{Foreseen, PutBack, Stays, WhyStays, can_put_back, foreseen, roll_back, take_back},
    reading::name_problem,
    request::{CreateOrganization, UpdateOrganization},
    revision::{Revision, Side},
    value::FieldValue,
};
use self::{
    reading::Reading,
    request::{BrandingRequest, ColorsRequest},
};
use crate::{
    color::Color,
    form::{
        billing_choice::BillingChoice,
        field::Field,
        problem::{CeilingSetter, Problem},
    },
    limits::ceiling::Ceiling,
    organization::{
        BillingAccountId,
        limits::{Limits, Resource},
    },
    picture::HttpsUrl,
};

/// What is in the form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganizationDraft {
    pub name: String,
    /// Empty: none chosen.
    pub billing_account: String,
    pub locations: LimitDraft,
    pub users: LimitDraft,
    pub sso: LimitDraft,
    pub logo: LogoDraft,
    pub display_name: String,
    pub login_hint: String,
    pub primary: String,
    pub page_background: String,
    /// Fields of the organization it was filled from that could not be read. Left as they are, nothing is sent of them.
    #[serde(skip)]
    pub unread: Vec<Field>,
}

impl OrganizationDraft {
    /// What another organization beside this one begins with: its billing account, limits and colors, and nothing of
    /// what sets it apart.
    pub fn another(self) -> Self {
        Self {
            billing_account: self.billing_account,
            locations: self.locations,
            users: self.users,
            sso: self.sso,
            primary: self.primary,
            page_background: self.page_background,
            ..Self::default()
        }
    }

    /// What an organization begins with that is created again after it was deleted: all that is in the form. Its logo
    /// is fetched from where it was, if that can be named to the API.
    pub fn anew(mut self) -> Self {
        let current = self.logo.current.take();
        if let Some(current) = current.filter(|_| !self.logo.is_new())
            && HttpsUrl::parse(current.trim()).is_ok()
        {
            self.logo.url = current;
        }
        self
    }
}

/// What a draft is checked against.
#[derive(Clone, Debug, PartialEq)]
pub struct Surroundings<S> {
    pub billing: BillingChoice,
    /// The workspace's one billing account, which counts as chosen where none is; `None` where
    /// there are several, or they are not known, or the organization is there already.
    pub only_account: Option<BillingAccountId>,
    /// Per resource in the order of [`Resource::ALL`], the finite limits above the organization.
    pub ceilings: [Vec<Ceiling<S>>; 3],
    /// Per resource in the same order, how many pieces the organization and everything below it use:
    /// 0 for one that is about to be created.
    pub used: [u64; 3],
    /// What else has the login hint in the form, by its name.
    pub hint_holder: Option<String>,
}

impl<S> Default for Surroundings<S> {
    fn default() -> Self {
        Self {
            billing: BillingChoice::default(),
            only_account: None,
            ceilings: [const { Vec::new() }; 3],
            used: [0; 3],
            hint_holder: None,
        }
    }
}

impl OrganizationDraft {
    pub fn limit(&self, resource: Resource) -> &LimitDraft {
        match resource {
            Resource::Locations => &self.locations,
            Resource::Users => &self.users,
            Resource::Sso => &self.sso,
        }
    }

    pub fn limit_mut(&mut self, resource: Resource) -> &mut LimitDraft {
        match resource {
            Resource::Locations => &mut self.locations,
            Resource::Users => &mut self.users,
            Resource::Sso => &mut self.sso,
        }
    }

    /// Whether nothing has been typed or chosen.
    pub fn is_blank(&self) -> bool {
        *self == OrganizationDraft::default()
    }

    /// Trims, parses and checks everything, for an organization that is not there yet.
    ///
    /// `name_ceiling` says who set a ceiling, for the problem that names them.
    ///
    /// # Errors
    /// Every problem there is, in the order of the form.
    pub fn check<S: Clone>(
        &self,
        surroundings: &Surroundings<S>,
        name_ceiling: impl Fn(&S) -> CeilingSetter,
    ) -> Result<CreateOrganization, Vec<(Field, Problem)>> {
        match Reading::of(self, surroundings, name_ceiling) {
            Reading {
                name: Ok(name),
                billing_account: Ok(billing_account_id),
                limits: [Ok(locations), Ok(users), Ok(sso)],
                picture: Ok(picture),
                display_name: Ok(display_name),
                login_hint: Ok(login_hint),
                primary: Ok(primary),
                page_background: Ok(page_background),
            } => {
                let text = |text: Option<&str>| text.map(|text| Some(text.to_owned()));
                let color = |color: Option<Color>| color.map(|color| Some(color.to_string()));
                let limits = Limits::of([locations, users, sso]);
                let colors = ColorsRequest {
                    primary: color(primary),
                    page_background: color(page_background),
                };
                let branding = BrandingRequest {
                    display_name: text(display_name),
                    login_hint: text(login_hint),
                    colors: (colors != ColorsRequest::default()).then_some(colors),
                };
                Ok(CreateOrganization(UpdateOrganization {
                    name: Some(name.to_owned()),
                    billing_account_id: billing_account_id.into(),
                    limits: (!limits.is_empty()).then_some(limits),
                    picture: picture.into(),
                    branding: (branding != BrandingRequest::default()).then_some(branding),
                }))
            }
            reading => Err(reading.problems()),
        }
    }
}

#[cfg(test)]
mod tests;
