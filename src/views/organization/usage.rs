//! What an organization uses of each resource, against what bounds it, and who sets that bound.

use canopy_domain::{
    limits::{ceiling_source::CeilingSource, reconciled::LimitLine},
    organization::limits::Resource,
};
use canopy_text::{limits::resource_label, usage as text};
use leptos::prelude::*;

use super::{
    heading::Heading,
    linked::{Linked, Mention},
    open_organization::{Loaded, OpenOrganization},
};
use crate::{
    components::{
        meter::Meter,
        skeleton::{Skeleton, SkeletonShape},
    },
    reactive::memo,
    views::usage_meter::gauge_of,
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
    let meter = memo(move |_| {
        subject.read_with_limits(|known, statuses| {
            let (forest, index) = (&known.forest, known.index);
            let line = LimitLine::of(forest, statuses, index, resource, None);
            let status = statuses.of(forest, index, resource);
            let left = line.room.filter(|_| !line.is_room_unknown);
            (status, text::of_limit_and_left(&status, left))
        })
    });
    let setter = memo(move |_| {
        subject.read_with_limits(|known, statuses| {
            let (_, source) = statuses.of(&known.forest, known.index, resource).ceiling?;
            holder(known, source)
        })
    });
    let scarcer = memo(move |_| {
        subject.read_with_limits(|known, statuses| {
            let (room, source) = statuses.scarcer(&known.forest, known.index, resource)?;
            Some((text::left_under(room), holder(known, source)?))
        })
    });
    let named = move |holder: Option<Mention>| match holder {
        Some(mention) => view! { <Linked subject mention/> }.into_any(),
        None => text::THE_SUBSCRIPTION.into_any(),
    };
    let has_children = memo(move |_| {
        subject.read(|known: &Loaded| known.forest.child_count(known.index) > 0) == Some(true)
    });
    view! {
        <div class="organization-card">
            <Heading subject text=resource_label(resource) of_card=true/>
            {move || meter.get().map(|(status, text)| view! {
                <Meter gauge=Signal::stored(gauge_of(&status)) text=Signal::stored(text)/>
            })}
            <p class="organization-card-note">
                {move || {
                    let (status, _) = meter.get().filter(|_| has_children.get())?;
                    let parted = text::own_and_descendants(&status)?;
                    Some(view! { <span>{parted}</span> })
                }}
                {move || {
                    let setter = setter.get().flatten()?;
                    Some(view! { <span>{text::LIMIT_SET_BY} " " {named(setter)}</span> })
                }}
                {move || {
                    let (left, holder) = scarcer.get().flatten()?;
                    Some(view! { <span>{left} " " {named(holder)}</span> })
                }}
            </p>
        </div>
    }
}

/// Who holds it back from outside: an ancestor, or (`Some(None)`) the subscription. `None`: nobody but itself.
fn holder(known: &Loaded, source: CeilingSource) -> Option<Option<Mention>> {
    match source {
        CeilingSource::Own | CeilingSource::Reported => None,
        CeilingSource::Ancestor(setter) => Some(Some(Mention::of(&known.forest, setter))),
        CeilingSource::Subscription => Some(None),
    }
}
