//! How an organization's ceiling is allocated to its children: what each may use, what is promised twice, and who has
//! no limit.

use canopy_domain::{
    limits::allocation::{Allocation, Share},
    organization::limits::Resource,
};
use canopy_text::limits::{resource_label, shares as text};
use leptos::prelude::*;

use super::{
    heading::Heading,
    linked::{Linked, Mention},
    open_organization::{Loaded, OpenOrganization},
};
use crate::components::{badge::Badge, button::Button, meter::Meter, notice::Notice, tone::Tone};
use crate::reactive::{derived, memo};
use crate::views::usage_meter::gauge;

/// One resource of one child.
struct Handed {
    share: Share,
    is_open_ended: bool,
    /// Whether that matters now: little is left of what it could use up.
    is_tight: bool,
    /// Its limit, and the ceiling that it is a part of.
    part: Option<(u64, u64)>,
}

impl Handed {
    /// What the child at this place of the allocation has.
    fn of(allocation: &Allocation, at: usize) -> Self {
        let share = allocation.shares[at];
        Self {
            share,
            is_open_ended: allocation.is_open_ended(&share),
            is_tight: allocation.is_tight,
            part: allocation.part(&share),
        }
    }
}

/// The API allows a hundred; whatever else it sends is shown on request.
const SHOWN_AT_FIRST: usize = 200;

#[component]
pub fn Shares(subject: OpenOrganization) -> impl IntoView {
    let most = RwSignal::new(SHOWN_AT_FIRST);
    let allocations = memo(move |_| {
        subject.read_with_limits(|known, statuses| {
            Resource::ALL
                .map(|resource| Allocation::of(&known.forest, statuses, known.index, resource))
        })
    });
    let count = memo(move |_| {
        allocations.with(|allocations| allocations.as_ref().map_or(0, |all| all[0].shares.len()))
    });
    let notices = move || {
        let said = warnings(&allocations.get()?).into_iter();
        Some(
            said.map(|sentence| view! { <Notice tone=Tone::Caution text=sentence/> })
                .collect_view(),
        )
    };
    let rows = move || {
        let allocations = allocations.get()?;
        let shown = (0..count.get().min(most.get())).filter_map(|at| {
            let cells = [0, 1, 2].map(|resource: usize| Handed::of(&allocations[resource], at));
            let child = cells[0].share.child;
            let mention = subject.read(|known: &Loaded| Mention::of(&known.forest, child))?;
            Some(view! { <Row subject mention cells/> })
        });
        Some(shown.collect_view())
    };
    let sums = move || {
        let allocations = Resource::ALL.into_iter().zip(allocations.get()?);
        let sum = |(resource, allocation): (Resource, Allocation)| {
            view! { <td data-noun=resource_label(resource)>{text::total(&allocation)}</td> }
        };
        Some(allocations.map(sum).collect_view())
    };
    let resource_heads =
        || Resource::ALL.map(|resource| view! { <th scope="col">{resource_label(resource)}</th> });
    move || {
        (count.get() > 0).then(|| {
            view! {
                <section class="organization-section">
                    <Heading subject text=text::TITLE/>
                    {notices}
                    <div class="organization-scroll">
                        <table class="plain-table" aria-label=text::TITLE>
                            <thead>
                                <tr>
                                    <th scope="col">{text::CHILD}</th>
                                    {resource_heads()}
                                </tr>
                            </thead>
                            // First, however many rows follow.
                            <tbody class="organization-sum">
                                <tr>
                                    <th scope="row">{text::TOTAL}</th>
                                    {sums}
                                </tr>
                            </tbody>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                    <Show when=move || { most.get() < count.get() }>
                        <Button
                            label=derived(move || text::show_all(count.get()))
                            on_press=move || most.set(usize::MAX)
                        />
                    </Show>
                </section>
            }
        })
    }
}

/// What there is to beware of in any of the resources.
fn warnings(allocations: &[Allocation; 3]) -> Vec<String> {
    let allocations = Resource::ALL.into_iter().zip(allocations);
    allocations
        .flat_map(|(resource, allocation)| {
            [
                text::overcommitted(resource, allocation),
                text::unlimited(resource, allocation),
            ]
        })
        .flatten()
        .collect()
}

/// That a child has no limit of its own; a warning where little is left.
fn unlimited(is_tight: bool) -> AnyView {
    match is_tight {
        true => view! { <Badge text=text::UNLIMITED tone=Tone::Caution attr:data-tip=text::UNLIMITED_TIP/> }
            .into_any(),
        false => view! {
            <span class="organization-part" data-tip=text::UNLIMITED_TIP>{text::UNLIMITED}</span>
        }
        .into_any(),
    }
}

#[component]
fn Row(subject: OpenOrganization, mention: Mention, cells: [Handed; 3]) -> impl IntoView {
    let cell = |(resource, handed): (Resource, Handed)| {
        let share = handed.share;
        let gauge = gauge(share.used, share.bound());
        view! {
            <td data-noun=resource_label(resource)>
                <span class="organization-share">
                    <Meter gauge=Signal::stored(gauge) text=Signal::stored(text::share(&share))/>
                    {handed.part.map(|part| view! {
                        <span class="organization-part">{text::percent(part)}</span>
                    })}
                    {handed.is_open_ended.then(|| unlimited(handed.is_tight))}
                </span>
            </td>
        }
    };
    view! {
        <tr>
            <th scope="row"><Linked subject mention/></th>
            {Resource::ALL.into_iter().zip(cells).map(cell).collect_view()}
        </tr>
    }
}
