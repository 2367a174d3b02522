//! The form of an organization that is changed in place: one for all tabs with fields.

use canopy_domain::organization::OrganizationId;
use leptos::{html, prelude::*};

use super::open_organization::OpenOrganization;
use crate::{
    reactive::{effect, memo},
    routes::Tab,
    state::{form::FormState, logo::LogoState},
};

/// The form of one organization. Lives as long as the organization is in sight, whichever tab is open.
#[derive(Clone, Copy)]
pub struct InPlace {
    pub form: FormState,
    pub logo: LogoState,
    pub element: NodeRef<html::Form>,
    /// The tab that had its fields last.
    pub tab: RwSignal<Tab>,
}

/// The organization's form, from when a tab with fields is opened by someone who may write.
pub fn in_place(subject: OpenOrganization) -> Memo<Option<InPlace>> {
    let owner = Owner::current();
    let id = subject.id.get_untracked();
    memo(move |before: Option<&Option<InPlace>>| {
        // What is typed stays, whatever becomes of the role.
        if let Some(Some(before)) = before {
            return Some(*before);
        }
        let is_wanted = has_fields(subject.tab.get())
            && subject.state.may_write()
            && subject.state.write_block_of(&id).is_none();
        let owner = owner.as_ref().filter(|_| is_wanted)?;
        owner.with(|| untrack(|| make(subject, &id)))
    })
}

impl PartialEq for InPlace {
    /// There is never more than one of the organization in sight.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Whether something can be changed on a tab.
pub const fn has_fields(tab: Tab) -> bool {
    matches!(tab, Tab::Branding | Tab::Limits)
}

fn make(subject: OpenOrganization, id: &OrganizationId) -> Option<InPlace> {
    let (_, organization) = subject.state.organizations.find(id)?;
    let form = FormState::edit_of(subject.state, &organization);
    let in_place = InPlace {
        form,
        logo: LogoState::new(form),
        element: NodeRef::new(),
        tab: RwSignal::new(Tab::Branding),
    };
    effect(move || {
        let tab = subject.tab.get();
        if has_fields(tab) {
            in_place.tab.set(tab);
        }
    });
    Some(in_place)
}
