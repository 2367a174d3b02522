//! The tabs where an organization is changed in place, with one save bar for all of them.

use canopy_domain::form::field::Field;
use canopy_text::organization as text;
use leptos::{ev, prelude::*};

use super::{
    branding::BrandingFieldsInPlace,
    in_place::{InPlace, has_fields},
    limits::LimitFieldsInPlace,
    open_organization::OpenOrganization,
};
use crate::{
    components::notice::Notice,
    reactive::{afterwards, memo},
    routes::{Route, Tab},
    state::{form::Saved, telling::teller},
    views::{
        edit::{
            conflicts::{Conflicts, Taken},
            leave_guard::LeaveGuard,
            save_bar::SaveBar,
        },
        form::{
            draft_offer::DraftOffer,
            organization_form::focus_wrong,
            page_listeners::{hold_drops_back, save_by_shortcut},
            submit_error::Refused,
        },
    },
};

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
                <Conflicts form element on_send=send/>
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
    let unsaved = memo(move |_| {
        let is_in_sight = has_fields(subject.tab.get());
        let changes: Vec<Field> = form.changes();
        (!is_in_sight && !changes.is_empty()).then_some(changes)
    });
    let back = move |tab| match tab {
        Tab::Limits => text::BACK_TO_LIMITS,
        _ => text::BACK_TO_BRANDING,
    };
    view! {
        <LeaveGuard form stays/>
        {move || unsaved.get().map(|fields| {
            let tab = in_place.tab.get();
            view! {
                <Notice text=text::unsaved_changes(&fields)>
                    <a class="button" data-size="small" href=subject.tab_href(tab)>{back(tab)}</a>
                </Notice>
            }
        })}
    }
}
