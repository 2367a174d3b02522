//! Changing an organization on a page of its own: which form stands, and where it leads afterwards.

pub mod conflicts;
pub mod leave_guard;
pub mod save_bar;

use canopy_domain::organization::OrganizationId;
use canopy_text::form::edit as text;
use leptos::{html, prelude::*};

use self::{
    conflicts::{Conflicts, Taken},
    leave_guard::LeaveGuard,
    save_bar::SaveBar,
};
use crate::{
    address::use_address,
    components::title::Title,
    reactive::{afterwards, derived, memo},
    routes::{Route, Tab},
    state::{
        form::{FormState, Saved},
        telling::teller,
        workspace::use_workspace,
    },
    views::form::{
        draft_offer::DraftOffer,
        organization_form::{OrganizationForm, focus_wrong},
        require_organization::WhenKnown,
        submit_error::Refused,
    },
};

#[component]
pub fn EditPage() -> impl IntoView {
    let route = use_address().route();
    let id = memo(
        move |before: Option<&Option<OrganizationId>>| match route.get() {
            Route::Edit(_, id) => Some(id),
            // On the way out the page stays what it was.
            _ => before.cloned().flatten(),
        },
    );
    move || id.get().map(|id| view! { <Edit id/> })
}

#[component]
fn Edit(id: OrganizationId) -> impl IntoView {
    let organizations = use_workspace().organizations;
    let named = id.clone();
    // One that has been deleted meanwhile keeps its name.
    let name = memo(move |before: Option<&String>| {
        let known = organizations.find(&named);
        let title = known.map(|(_, known)| known.title().to_owned());
        title.unwrap_or_else(|| before.cloned().unwrap_or_else(|| named.to_string()))
    });
    let form = id.clone();
    view! {
        <Title text=derived(move || name.with(|name| text::title(name)))/>
        <div class="page">
            <header class="page-head">
                <div class="page-heading">
                    <h1 class="page-title">{text::EDIT} " " <bdi>{name}</bdi></h1>
                </div>
            </header>
            <div class="page-body organization-form-page">
                <WhenKnown
                    id
                    loading=text::LOADING
                    absent=text::ABSENT
                    detail=text::ABSENT_DETAIL
                >
                    <Form id=form.clone()/>
                </WhenKnown>
            </div>
        </div>
    }
}

#[component]
fn Form(id: OrganizationId) -> impl IntoView {
    let workspace = use_workspace();
    let known = untrack(|| workspace.organizations.find(&id));
    known.map(|(_, organization)| {
        let form = FormState::edit_of(workspace, &organization);
        view! { <Changes form id/> }
    })
}

#[component]
fn Changes(form: FormState, id: OrganizationId) -> impl IntoView {
    let element = NodeRef::<html::Form>::new();
    let address = use_address();
    let workspace = use_workspace();
    let place = Route::Edit(workspace.id(), id.clone());
    let page = Route::Organization(workspace.id(), id.clone(), Tab::Overview);
    let seed = id.to_string();
    let back = address.href(&page);
    let here = place.clone();
    let tell = teller();
    let settle = afterwards(move |saved: Saved| match saved {
        Saved::Held | Saved::Refused => focus_wrong(element),
        Saved::Done(organization) => {
            tell.saved(&organization);
            // Whoever has gone elsewhere, or typed on, is left there.
            let is_here = address.route().try_get_untracked().as_ref() == Some(&here);
            if is_here && form.has_no_changes() == Some(true) {
                address.go_instead(&page);
            }
        }
    });
    let settle = StoredValue::new(settle);
    let top = view! {
        <DraftOffer autosave=form.autosave/>
        <Refused form/>
        <Conflicts form element on_send=move || form.save(settle.get_value())/>
        <Taken form/>
    };
    view! {
        <OrganizationForm
            form
            on_send=move || form.save(settle.get_value())
            element
            seed
            top=top.into_any()
            actions=view! { <SaveBar form back/> }.into_any()
        />
        <LeaveGuard form stays=move |route: Route| route == place/>
    }
}
