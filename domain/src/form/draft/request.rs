//! A request to create an organization, checked. Knows how it is written, not how it was filled in.

use serde::Serialize;

use crate::{
    color::Color,
    organization::{BillingAccountId, limits::Limit},
    picture::PictureSource,
};

/// A request to create an organization. Comes out of
/// [`OrganizationDraft::check`](super::OrganizationDraft::check) alone, so an unchecked one cannot
/// be sent. Written as the documented body (CREATE) with nothing empty in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CreateOrganization {
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) billing_account_id: Option<BillingAccountId>,
    #[serde(skip_serializing_if = "LimitsRequest::is_empty")]
    pub(super) limits: LimitsRequest,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) picture: Option<PictureSource>,
    #[serde(skip_serializing_if = "BrandingRequest::is_empty")]
    pub(super) branding: BrandingRequest,
}

impl CreateOrganization {
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// All three limits, `null` for none, or nothing where none is set. What could not be read is left out, and so stays.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct LimitsRequest {
    #[serde(skip_serializing_if = "Limit::is_unknown")]
    pub(super) locations: Limit,
    #[serde(skip_serializing_if = "Limit::is_unknown")]
    pub(super) users: Limit,
    #[serde(skip_serializing_if = "Limit::is_unknown")]
    pub(super) sso: Limit,
}

impl LimitsRequest {
    pub(super) fn is_empty(&self) -> bool {
        [self.locations, self.users, self.sso] == [Limit::None; 3]
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct BrandingRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) display_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) login_hint: Option<String>,
    #[serde(skip_serializing_if = "ColorsRequest::is_empty")]
    pub(super) colors: ColorsRequest,
}

impl BrandingRequest {
    fn is_empty(&self) -> bool {
        self.display_name.is_none() && self.login_hint.is_none() && self.colors.is_empty()
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct ColorsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) primary: Option<Color>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) page_background: Option<Color>,
}

impl ColorsRequest {
    fn is_empty(&self) -> bool {
        self.primary.is_none() && self.page_background.is_none()
    }
}
