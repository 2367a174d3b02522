//! A request to create or to change an organization, checked. Knows how it is written, not how it was filled in.

use serde::{Serialize, Serializer};

use crate::{
    organization::{BillingAccountId, limits::Limits},
    picture::PictureSource,
};

/// A request to create an organization: a change of nothing. Comes out of
/// [`OrganizationDraft::check`](super::OrganizationDraft::check) alone, so an unchecked one cannot
/// be sent. Written as the documented body (CREATE) with nothing empty in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct CreateOrganization(pub(super) UpdateOrganization);

impl CreateOrganization {
    pub fn name(&self) -> &str {
        self.0.name.as_deref().unwrap_or_default()
    }
}

/// A request to change an organization. Comes out of
/// [`OrganizationDraft::check_update`](super::OrganizationDraft::check_update) alone, so an unchecked one
/// cannot be sent.
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
    pub(super) limits: Option<Limits>,
    #[serde(skip_serializing_if = "Change::is_none")]
    pub(super) picture: Change<PictureSource>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) branding: Option<BrandingRequest>,
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

/// What a new organization is given.
impl<T> From<Option<T>> for Change<T> {
    fn from(given: Option<T>) -> Self {
        given.map_or(Change::None, Change::To)
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

/// Of a change every known key, `null` where there is no value: values nobody changed are sent as they came, and not at
/// all where they could not be read. Of a new organization only what has a value.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct BrandingRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) display_name: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) login_hint: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) colors: Option<ColorsRequest>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct ColorsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) primary: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) page_background: Option<Option<String>>,
}
