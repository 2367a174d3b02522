//! The direct children of an organization, as a table.

use canopy_domain::{
    limits::Resource,
    organization::OrganizationId,
    standing::{Standing, Standings},
    wording::grouped,
};
use leptos::prelude::*;

use super::{
    linked::{Linked, Mention},
    subject::{Known, Subject},
};
use crate::{
    boxed::memo,
    components::{button::Button, icon::Glyph, panel::StatePanel, skeleton::Skeleton},
    views::{organization_tile::OrganizationTile, usage_meter::UsageMeter},
};

/// The API allows a hundred; whatever else it sends is shown on request.
const SHOWN_AT_FIRST: usize = 200;

#[derive(Clone, PartialEq)]
struct Child {
    id: OrganizationId,
    name: String,
    picture: Option<String>,
    below: u64,
    uses: [Standing; 3],
}

fn children(known: &Known, standings: &Standings, most: usize) -> Vec<Child> {
    let forest = &known.forest;
    let child = |index| {
        let organization = forest.get(index);
        Child {
            id: organization.id.clone(),
            name: organization.title().to_owned(),
            picture: organization.picture.clone(),
            below: forest.descendants(index).len() as u64,
            uses: Resource::ALL.map(|resource| standings.of(forest, index, resource)),
        }
    };
    forest.children(known.index).take(most).map(child).collect()
}

#[component]
pub fn ChildrenTab(subject: Subject) -> impl IntoView {
    let most = RwSignal::new(SHOWN_AT_FIRST);
    let shown = memo(move |_| {
        subject
            .read_estate(|known, standings| children(known, standings, most.get()))
            .unwrap_or_default()
    });
    let count = memo(move |_| subject.child_count());
    let estate = subject.state.estate;
    let has_failed = memo(move |_| {
        estate.error().is_some()
            || estate.lacking().is_some()
            || estate.is_cut_below(&subject.id.get())
    });
    move || {
        match count.get() {
        // Why they could not be had is said above.
        None if has_failed.get() => view! {
            <StatePanel
                icon=Glyph::Tree
                title="Its children are not known"
                detail="The API did not tell them, so there may be some."
            />
        }
        .into_any(),
        None => view! { <Skeleton label="Loading children" lines=4/> }.into_any(),
        Some(0) => view! {
            <StatePanel
                icon=Glyph::Tree
                title="It has no children"
                detail="What is created as its child shares its limits and its billing account."
            />
        }
        .into_any(),
        Some(count) => view! {
            <div class="organization-scroll">
                <table class="organization-table" aria-label="Children">
                    <thead>
                        <tr>
                            <th scope="col">"Name"</th>
                            <th scope="col" data-number="">"Below"</th>
                            {Resource::ALL.map(|resource| view! { <th scope="col">{resource.label()}</th> })}
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || shown.get() key=|child| child.id.clone() let:child>
                            <Row subject child/>
                        </For>
                    </tbody>
                </table>
            </div>
            <Show when=move || { most.get() < count }>
                <Button
                    label=format!("Show all {}", grouped(count as u64))
                    on_press=move || most.set(usize::MAX)
                />
            </Show>
        }
        .into_any(),
    }
    }
}

#[component]
fn Row(subject: Subject, child: Child) -> impl IntoView {
    let mention = Mention {
        id: child.id.clone(),
        name: child.name.clone(),
    };
    view! {
        <tr>
            <th scope="row">
                <span class="organization-named">
                    <OrganizationTile
                        id=child.id.to_string()
                        name=child.name
                        picture=Signal::stored(child.picture)
                    />
                    <Linked subject mention/>
                </span>
            </th>
            <td data-number="">{(child.below > 0).then(|| grouped(child.below))}</td>
            {child.uses.map(|standing| view! {
                <td><UsageMeter standing=Signal::stored(standing)/></td>
            })}
        </tr>
    }
}
