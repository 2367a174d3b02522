//! Creating an organization: which form stands, what it is called and where the new organization will be. Knows nothing of what is in the form.

mod billing_account;
mod branding_fields;
pub mod branding_preview;
mod contrast_checks;
mod draft_offer;
mod limit_fields;
mod limit_words;
mod logo_conversion;
mod logo_field;
mod logo_grounds;
pub mod organization_form;
mod refused;
mod swatches;

use canopy_domain::organization::OrganizationId;
use leptos::prelude::*;

use self::organization_form::OrganizationForm;
use crate::{
    address::use_address,
    boxed::memo,
    components::{
        panel::StatePanel,
        skeleton::{Skeleton, SkeletonShape},
        title::Title,
    },
    routes::Route,
    state::{ApiError, drafts::DraftPlace, form::FormState, workspace::use_workspace},
    views::failure::Failure,
};

#[component]
pub fn CreatePage() -> impl IntoView {
    let route = use_address().route();
    let place = memo(move |before: Option<&Option<DraftPlace>>| {
        // On the way out the form stays what it was.
        route.with(place_of).or_else(|| before.cloned().flatten())
    });
    move || {
        place
            .get()
            .map(|place| view! { <Creation place/> }.into_any())
    }
}

fn place_of(route: &Route) -> Option<DraftPlace> {
    let (workspace, parent) = match route {
        Route::NewOrganization(workspace) => (workspace, None),
        Route::NewChild(workspace, parent) => (workspace, Some(parent)),
        _ => return None,
    };
    Some(DraftPlace {
        workspace: workspace.clone(),
        parent: parent.cloned(),
    })
}

#[component]
fn Creation(place: DraftPlace) -> impl IntoView {
    let title = if place.parent.is_some() {
        "Create child"
    } else {
        "Create organization"
    };
    let parent = place.parent.clone();
    let form = FormState::new(use_workspace(), place);
    view! {
        <Title text=title/>
        <div class="page" data-width="form">
            <header class="page-head">
                <div class="page-heading">
                    <h1 class="page-title">{title}</h1>
                </div>
                {parent.clone().map(|parent| view! { <Under parent/> })}
            </header>
            <div class="page-body organization-form-page">
                {match parent {
                    None => view! { <OrganizationForm form/> }.into_any(),
                    Some(parent) => view! { <BelowParent form parent/> }.into_any(),
                }}
            </div>
        </div>
    }
}

/// The way down to the parent, each organization a link.
#[component]
fn Under(parent: OrganizationId) -> impl IntoView {
    let workspace = use_workspace();
    let address = use_address();
    let path = move || {
        let forest = workspace.estate.forest();
        let index = forest.index_of(&parent)?;
        let mut path: Vec<_> = std::iter::once(index)
            .chain(forest.ancestors(index))
            .collect();
        path.reverse();
        let link = |(at, index)| {
            let organization = forest.get(index);
            let href = address.href(&Route::Tree(workspace.id(), Some(organization.id.clone())));
            let name = organization.title().to_owned();
            view! {
                {(at > 0).then_some(" › ")}
                <a href=href>
                    <bdi>{name}</bdi>
                </a>
            }
        };
        let links = path.into_iter().enumerate().map(link).collect_view();
        Some(view! { <p class="organization-form-under">"Under " {links}</p> })
    };
    view! { {path} }
}

/// What is known of the parent, as far as the form depends on it.
#[derive(Clone, PartialEq)]
enum Parent {
    Asked,
    Known,
    Absent(ApiError),
}

/// The form, once it is known that there is a parent.
#[component]
fn BelowParent(form: FormState, parent: OrganizationId) -> impl IntoView {
    let estate = use_workspace().estate;
    estate.ask_for(&parent);
    let asked = parent.clone();
    let known = memo(move |_| match estate.find(&parent) {
        Some(_) => Parent::Known,
        None => match estate.why_absent(&parent) {
            Some(error) => Parent::Absent(error),
            None => Parent::Asked,
        },
    });
    let retry = Callback::new(move |()| estate.ask_for(&asked));
    move || match known.get() {
        Parent::Known => view! { <OrganizationForm form/> }.into_any(),
        Parent::Asked => {
            view! { <Skeleton label="Loading the parent" shape=SkeletonShape::Form/> }.into_any()
        }
        Parent::Absent(ApiError::NotFound) => {
            let detail = "An organization can only be created below one that is there. It may have been deleted, \
                          or this account may not see it.";
            view! { <StatePanel title="There is no such parent" detail=detail/> }.into_any()
        }
        Parent::Absent(error) => view! { <Failure error retry/> }.into_any(),
    }
}
