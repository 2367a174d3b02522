//! A link to another organization, in the same place and with the same tab. Knows a name and an id.

use canopy_domain::{
    organization::OrganizationId,
    tree::forest::{Forest, Index},
};
use leptos::prelude::*;

use super::open_organization::OpenOrganization;

/// An organization that is mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub id: OrganizationId,
    pub name: String,
}

impl Mention {
    pub fn of(forest: &Forest, index: Index) -> Self {
        let organization = forest.get(index);
        Self {
            id: organization.id.clone(),
            name: organization.title().to_owned(),
        }
    }
}

#[component]
pub fn Linked(subject: OpenOrganization, mention: Mention) -> impl IntoView {
    let id = mention.id;
    view! {
        <a class="organization-link" href=move || subject.href_of(&id)>
            <bdi>{mention.name}</bdi>
        </a>
    }
}
