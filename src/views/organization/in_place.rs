//! The tabs where an organization is changed in place: one form and one save bar for all of them. Knows no field.

use canopy_domain::organization::OrganizationId;
use leptos::{ev, html, prelude::*};

use super::{
    branding::BrandingFieldsInPlace, limits::LimitFieldsInPlace,
    open_organization::OpenOrganization,
};
use crate::{
    components::notice::Notice,
    reactive::{afterwards, effect, memo},
    routes::{Route, Tab},
    state::{
        form::{FormState, Saved},
        logo::LogoState,
        telling::teller,
    },
    views::{
        edit::{
            conflicts::Conflicts, leave_guard::LeaveGuard, merged_notice::Taken, save_bar::SaveBar,
        },
        form::{
            draft_offer::DraftOffer,
            organization_form::focus_wrong,
            page_listeners::{hold_drops_back, save_by_shortcut},
            submit_error::Refused,
        },
    },
};

/// The form of one organization. Lives as long as the organization is in sight, whichever tab is open.
#[derive(Clone, Copy)]
pub struct InPlace {
    pub form: FormState,
    pub logo: LogoState,
    element: NodeRef<html::Form>,
    /// The tab that had its fields last.
    tab: RwSignal<Tab>,
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

const fn has_fields(tab: Tab) -> bool {
    matches!(tab, Tab::Branding | Tab::Limits)
}

fn make(subject: OpenOrganization, id: &OrganizationId) -> Option<InPlace> {
    let (_, organization) = subject.state.estate.find(id)?;
    let form = FormState::edit_of(subject.state, &organization);
    let in_place = InPlace {
        form,
        logo: LogoState::new(form),
        element: NodeRef::new(),
        tab: RwSignal::new(Tab::Branding),
    };
    // What others saved meanwhile is met as soon as it is known.
    let met = id.clone();
    effect(move || {
        if let Some((_, organization)) = subject.state.estate.find(&met) {
            untrack(|| form.meet(&organization));
        }
    });
    effect(move || {
        let tab = subject.tab.get();
        if has_fields(tab) {
            in_place.tab.set(tab);
        }
    });
    Some(in_place)
}

/// A tab's fields, what is said of the whole form above them, and the save bar.
#[component]
pub fn InPlaceTab(subject: OpenOrganization, in_place: InPlace, tab: Tab) -> impl IntoView {
    let InPlace { form, element, .. } = in_place;
    let tell = teller();
    let settle = afterwards(move |saved: Saved| match saved {
        Saved::Held | Saved::Refused => focus_wrong(element),
        Saved::Done(organization) => tell.saved(&organization),
    });
    let settle = StoredValue::new(settle);
    let send = move || form.save(settle.get_value());
    save_by_shortcut(send);
    let submitted = move |event: ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    let fields = match tab {
        Tab::Limits => {
            hold_drops_back();
            view! { <LimitFieldsInPlace subject in_place/> }.into_any()
        }
        _ => view! { <BrandingFieldsInPlace subject in_place/> }.into_any(),
    };
    view! {
        <form
            class="organization-form"
            data-in-place=""
            novalidate
            autocomplete="off"
            node_ref=element
            on:submit=submitted
            aria-label=tab.label()
        >
            <div class="organization-form-top">
                <DraftOffer autosave=form.autosave/>
                <Refused form/>
                <Conflicts form element/>
                <Taken form/>
            </div>
            {fields}
            <SaveBar form/>
        </form>
    }
}

/// On the tabs without fields: what is typed in the others and not saved. Asks before any of it is left.
#[component]
pub fn Unsaved(subject: OpenOrganization, in_place: InPlace) -> impl IntoView {
    let form = in_place.form;
    let id = subject.id.get_untracked();
    let stays = move |route: Route| subject.is_at(&route, &id);
    let labels = memo(move |_| {
        let is_in_sight = has_fields(subject.tab.get());
        let changes = form.changes();
        (!is_in_sight && !changes.is_empty()).then(|| {
            let labels: Vec<&str> = changes.iter().map(|field| field.label()).collect();
            labels.join(", ")
        })
    });
    view! {
        <LeaveGuard form stays/>
        {move || labels.get().map(|labels| {
            let tab = in_place.tab.get();
            view! {
                <Notice text=format!("Not saved yet: {labels}.")>
                    <a class="button" data-size="small" href=subject.tab_href(tab)>
                        "Back to " {tab.label()}
                    </a>
                </Notice>
            }
        })}
    }
}
