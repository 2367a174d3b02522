//! What needs an organization to be there, once it is known that it is.

use canopy_domain::organization::OrganizationId;
use leptos::prelude::*;

use crate::{
    components::{
        panel::StatePanel,
        skeleton::{Skeleton, SkeletonShape},
    },
    reactive::memo,
    state::{ApiError, workspace::use_workspace},
    views::failure::Failure,
};

/// What is known of the organization.
#[derive(Clone, PartialEq)]
enum Shows {
    Asked,
    Known,
    Absent(ApiError),
}

#[component]
pub fn WhenKnown(
    id: OrganizationId,
    loading: &'static str,
    /// What is said where there is none.
    absent: &'static str,
    detail: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let organizations = use_workspace().organizations;
    organizations.ask_for(&id);
    let asked = id.clone();
    let shows = memo(
        move |before: Option<&Shows>| match organizations.find(&id) {
            Some(_) => Shows::Known,
            // Once it was there, what is typed stays, whatever becomes of it.
            None if before == Some(&Shows::Known) => Shows::Known,
            None => match organizations.why_absent(&id) {
                Some(error) => Shows::Absent(error),
                None => Shows::Asked,
            },
        },
    );
    let retry = Callback::new(move |()| organizations.ask_for(&asked));
    move || match shows.get() {
        Shows::Known => children(),
        Shows::Asked => view! { <Skeleton label=loading shape=SkeletonShape::Form/> }.into_any(),
        Shows::Absent(ApiError::NotFound) => {
            view! { <StatePanel title=absent detail=detail/> }.into_any()
        }
        Shows::Absent(error) => view! { <Failure error retry/> }.into_any(),
    }
}
