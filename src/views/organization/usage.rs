//! What an organization uses of each resource, against what bounds it, and who sets that bound.

use canopy_domain::organization::limits::Resource;
use leptos::prelude::*;

use super::{
    heading::Heading,
    linked::{Linked, Mention},
    subject::{Known, Subject},
};
use crate::{
    boxed::memo,
    components::skeleton::{Skeleton, SkeletonShape},
    views::usage_meter::UsageMeter,
};

#[component]
pub fn Usage(subject: Subject) -> impl IntoView {
    move || {
        if subject.has_relatives() {
            let card = |resource| view! { <Card subject resource/> };
            view! { <div class="organization-usage">{Resource::ALL.map(card)}</div> }.into_any()
        } else {
            view! { <Skeleton label="Loading usage" shape=SkeletonShape::Text lines=3/> }.into_any()
        }
    }
}

#[component]
fn Card(subject: Subject, resource: Resource) -> impl IntoView {
    let standing = memo(move |_| {
        subject.read_estate(|known, standings| standings.of(&known.forest, known.index, resource))
    });
    let setter = memo(move |_| {
        subject.read_estate(|known, standings| {
            let (_, setter) = standings.of(&known.forest, known.index, resource).ceiling?;
            (setter != known.index).then(|| Mention::of(&known.forest, setter))
        })
    });
    let has_children = memo(move |_| {
        subject.read(|known: &Known| known.forest.child_count(known.index) > 0) == Some(true)
    });
    view! {
        <div class="organization-card">
            <Heading subject text=resource.label() of_card=true/>
            {move || standing.get().map(|standing| view! { <UsageMeter standing=Signal::stored(standing)/> })}
            <p class="organization-card-note">
                {move || {
                    let parted = standing.get().filter(|_| has_children.get())?.parted_words()?;
                    Some(view! { <span>{parted}</span> })
                }}
                {move || match setter.get().flatten() {
                    Some(mention) => view! { <span>"Limit of " <Linked subject mention/></span> }.into_any(),
                    None => ().into_any(),
                }}
            </p>
        </div>
    }
}
