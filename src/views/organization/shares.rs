//! How an organization's ceiling is handed out to its children: what each may use, what is promised twice, and who is held by nothing.

use canopy_domain::{
    limits::allocation::{Allocation, Share},
    organization::limits::{Limit, Resource},
    words::counts::{OFF, UNKNOWN, counted, grouped, known_count},
};
use leptos::prelude::*;

use super::{
    heading::Heading,
    linked::{Linked, Mention},
    open_organization::{Loaded, OpenOrganization},
};
use crate::components::{
    badge::Badge,
    button::Button,
    meter::{Bound, Meter},
    notice::Notice,
    tone::Tone,
};
use crate::reactive::{derived, memo};

/// One resource of one child.
struct Handed {
    share: Share,
    is_open_ended: bool,
    /// The part of the ceiling that its limit is.
    percent: Option<u64>,
}

/// The API allows a hundred; whatever else it sends is shown on request.
const SHOWN_AT_FIRST: usize = 200;

#[component]
pub fn Shares(subject: OpenOrganization) -> impl IntoView {
    let most = RwSignal::new(SHOWN_AT_FIRST);
    let allocations = memo(move |_| {
        subject.read_estate(|known, statuses| {
            Resource::ALL
                .map(|resource| Allocation::of(&known.forest, statuses, known.index, resource))
        })
    });
    let count = memo(move |_| {
        allocations.with(|allocations| allocations.as_ref().map_or(0, |all| all[0].shares.len()))
    });
    let notices = move || {
        let allocations = allocations.get()?;
        let said = Resource::ALL
            .into_iter()
            .zip(&allocations)
            .flat_map(|(resource, allocation)| {
                [
                    overcommitted(resource, allocation),
                    open_ended(resource, allocation),
                ]
            })
            .flatten();
        Some(
            said.map(|text| view! { <Notice tone=Tone::Caution text/> })
                .collect_view(),
        )
    };
    let rows = move || {
        let allocations = allocations.get()?;
        let shown = (0..count.get().min(most.get())).filter_map(|at| {
            let cells = [0, 1, 2].map(|resource: usize| {
                let allocation = &allocations[resource];
                let share = allocation.shares[at];
                Handed {
                    share,
                    is_open_ended: allocation.is_open_ended(&share),
                    percent: allocation.percent(&share),
                }
            });
            let child = cells[0].share.child;
            let mention = subject.read(|known: &Loaded| Mention::of(&known.forest, child))?;
            Some(view! { <Row subject mention cells/> })
        });
        Some(shown.collect_view())
    };
    let sums = move || {
        let allocations = allocations.get()?;
        Some(allocations.map(|allocation| view! { <td>{sum_words(&allocation)}</td> }))
    };
    move || {
        (count.get() > 0).then(|| {
            view! {
                <section class="organization-section">
                    <Heading subject text="Shared out to children"/>
                    {notices}
                    <div class="organization-scroll">
                        <table class="organization-table" aria-label="Shared out to children">
                            <thead>
                                <tr>
                                    <th scope="col">"Child"</th>
                                    {Resource::ALL.map(|resource| view! { <th scope="col">{resource.label()}</th> })}
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                            <tfoot>
                                <tr>
                                    <th scope="row">"Handed out"</th>
                                    {sums}
                                </tr>
                            </tfoot>
                        </table>
                    </div>
                    <Show when=move || { most.get() < count.get() }>
                        <Button
                            label=derived(move || format!("Show all {}", grouped(count.get() as u64)))
                            on_press=move || most.set(usize::MAX)
                        />
                    </Show>
                </section>
            }
        })
    }
}

#[component]
fn Row(subject: OpenOrganization, mention: Mention, cells: [Handed; 3]) -> impl IntoView {
    let cell = |handed: Handed| {
        let share = handed.share;
        let bound = match share.limit {
            _ if !share.is_use_known => Bound::Unbounded,
            Limit::None | Limit::Unknown => Bound::Unbounded,
            Limit::Off => Bound::Off,
            Limit::At(amount) => Bound::At(amount.get()),
        };
        let used = known_count(share.used, share.is_use_known);
        let words = match share.limit {
            Limit::None => format!("{used}, no limit"),
            Limit::Off if used == "0" => OFF.to_owned(),
            Limit::Off => format!("{used}, but off"),
            Limit::At(amount) => format!("{used} of {}", grouped(amount.get())),
            Limit::Unknown => format!("{used}, unknown limit"),
        };
        view! {
            <td>
                <span class="organization-share">
                    <Meter used=Signal::stored(share.used) bound=Signal::stored(bound) text=Signal::stored(words)/>
                    {handed.percent.map(|percent| view! {
                        <span class="organization-part">{format!("{}% of the ceiling", grouped(percent))}</span>
                    })}
                    {handed.is_open_ended.then(|| view! {
                        <Badge text="Open-ended" tone=Tone::Caution attr:data-tip="No limit of its own: it alone could use up the ceiling"/>
                    })}
                </span>
            </td>
        }
    };
    view! {
        <tr>
            <th scope="row"><Linked subject mention/></th>
            {cells.map(cell)}
        </tr>
    }
}

/// How much of the ceiling is handed out: `40 of 50`, `40, no ceiling`.
fn sum_words(allocation: &Allocation) -> String {
    let allotted = grouped(allocation.allotted);
    match allocation.ceiling {
        // A sum of what is known is less than the sum.
        _ if allocation.is_unknown => UNKNOWN.into(),
        Some(ceiling) => format!("{allotted} of {}", grouped(ceiling)),
        None => format!("{allotted}, no ceiling"),
    }
}

/// `None` where all fits.
fn overcommitted(resource: Resource, allocation: &Allocation) -> Option<String> {
    let (over, ceiling) = (allocation.overcommitment(), allocation.ceiling?);
    (over > 0).then(|| {
        format!(
            "{}: over-committed by {}. The children's limits add up to {}, of a ceiling of {}.",
            resource.label(),
            grouped(over),
            grouped(allocation.allotted),
            grouped(ceiling),
        )
    })
}

/// No limit under a finite parent. `None` where every child has one.
fn open_ended(resource: Resource, allocation: &Allocation) -> Option<String> {
    let (count, ceiling) = (allocation.open_ended() as u64, allocation.ceiling?);
    (count > 0).then(|| {
        format!(
            "{}: {} no limit under a ceiling of {}. Each could use up all of it alone.",
            resource.label(),
            counted(count, "child has", "children have"),
            grouped(ceiling),
        )
    })
}
