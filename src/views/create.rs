//! Creating an organization: which form stands, what it is called and where the new organization will be.

pub mod new_organization;
mod way_on;

use canopy_domain::organization::OrganizationId;
use canopy_text::form::create as text;
use leptos::prelude::*;

use self::new_organization::{NewOrganization, Series};
use crate::{
    address::use_address,
    components::title::Title,
    reactive::memo,
    routes::Route,
    state::{
        drafts::{DraftKey, Target},
        form::FormState,
        workspace::use_workspace,
    },
    views::form::require_organization::WhenKnown,
};

#[component]
pub fn CreatePage() -> impl IntoView {
    let route = use_address().route();
    let place = memo(move |before: Option<&Option<DraftKey>>| {
        // On the way out the form stays what it was.
        route.with(place_of).or_else(|| before.cloned().flatten())
    });
    move || {
        place
            .get()
            .map(|place| view! { <Creation place/> }.into_any())
    }
}

fn place_of(route: &Route) -> Option<DraftKey> {
    let (workspace, target) = match route {
        Route::NewOrganization(workspace) => (workspace, Target::NewRoot),
        Route::NewChild(workspace, parent) => (workspace, Target::NewChild(parent.clone())),
        _ => return None,
    };
    Some(DraftKey {
        workspace: workspace.clone(),
        target,
    })
}

#[component]
fn Creation(place: DraftKey) -> impl IntoView {
    let workspace = use_workspace();
    let parent = match &place.target {
        Target::NewChild(parent) => Some(parent.clone()),
        Target::NewRoot | Target::Existing(_) => None,
    };
    let series = Series::default();
    let new = move || {
        let form = FormState::new(workspace, place.clone());
        if let Some(next) = series.next.get() {
            form.begin_with(next);
        }
        view! { <NewOrganization form series/> }
    };
    let new = StoredValue::new(new);
    let form = move || view! { {new.get_value()} };
    let title = if parent.is_some() {
        text::CREATE_CHILD
    } else {
        text::CREATE_ROOT
    };
    view! {
        <Title text=title/>
        <div class="page">
            <header class="page-head">
                <div class="page-heading">
                    <h1 class="page-title">{title}</h1>
                </div>
                {parent.clone().map(|parent| view! { <Under parent/> })}
            </header>
            <div class="page-body organization-form-page">
                {match parent {
                    None => form().into_any(),
                    Some(parent) => view! {
                        <WhenKnown
                            id=parent
                            loading=text::LOADING_PARENT
                            absent=text::NO_PARENT
                            detail=text::NO_PARENT_DETAIL
                        >
                            {form()}
                        </WhenKnown>
                    }
                    .into_any(),
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
        let forest = workspace.organizations.forest();
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
                {(at > 0).then(|| view! { <span aria-hidden="true">" › "</span> })}
                <a href=href>
                    <bdi>{name}</bdi>
                </a>
            }
        };
        let links = path.into_iter().enumerate().map(link).collect_view();
        Some(view! { <p class="organization-form-under">{text::PARENT} " " {links}</p> })
    };
    view! { {path} }
}
