//! What an organization uses of each resource, against what bounds it, and who sets that bound.

use canopy_domain::organization::limits::Resource;
use canopy_text::{limits::resource_label, usage as text};
use leptos::prelude::*;

use super::{
    heading::Heading,
    linked::{Linked, Mention},
    open_organization::{Loaded, OpenOrganization},
};
use crate::{
    components::skeleton::{Skeleton, SkeletonShape},
    reactive::memo,
    views::usage_meter::UsageMeter,
};

#[component]
pub fn Usage(subject: OpenOrganization) -> impl IntoView {
    move || {
        if subject.has_relatives() {
            let card = |resource| view! { <Card subject resource/> };
            view! { <div class="organization-usage">{Resource::ALL.map(card)}</div> }.into_any()
        } else {
            view! { <Skeleton label=text::LOADING shape=SkeletonShape::Text lines=3/> }.into_any()
        }
    }
}

#[component]
fn Card(subject: OpenOrganization, resource: Resource) -> impl IntoView {
    let status = memo(move |_| {
        subject
            .read_with_limits(|known, statuses| statuses.of(&known.forest, known.index, resource))
    });
    let setter = memo(move |_| {
        subject.read_with_limits(|known, statuses| {
            let (_, setter) = statuses.of(&known.forest, known.index, resource).ceiling?;
            (setter != known.index).then(|| Mention::of(&known.forest, setter))
        })
    });
    let has_children = memo(move |_| {
        subject.read(|known: &Loaded| known.forest.child_count(known.index) > 0) == Some(true)
    });
    view! {
        <div class="organization-card">
            <Heading subject text=resource_label(resource) of_card=true/>
            {move || status.get().map(|status| view! { <UsageMeter status=Signal::stored(status)/> })}
            <p class="organization-card-note">
                {move || {
                    let status = status.get().filter(|_| has_children.get())?;
                    let parted = text::own_and_descendants(&status)?;
                    Some(view! { <span>{parted}</span> })
                }}
                {move || {
                    let mention = setter.get().flatten()?;
                    Some(view! { <span>{text::LIMIT_SET_BY} " " <Linked subject mention/></span> })
                }}
            </p>
        </div>
    }
}
