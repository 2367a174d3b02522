//! Where limits press: how many organizations are over or close to one, and the closest of them, each a press away.

use std::sync::Arc;

use canopy_domain::{
    forest::{Forest, Index},
    limits::Resource,
    listing::{Filter, Sort, SortKey, listing},
    organization::WorkspaceId,
    standing::Standings,
    wording::grouped,
};
use leptos::prelude::*;

use super::{
    failure::{Failure, Stale},
    organization_tile::OrganizationTile,
    usage_meter::UsageMeter,
};
use crate::{
    address::{Address, use_address},
    components::{icon::Glyph, panel::StatePanel, skeleton::Skeleton, title::Title},
    routes::{Route, Tab},
    state::workspace::use_workspace,
};

/// How many of the closest are shown here; the list shows them all.
const CLOSEST: usize = 20;

#[component]
pub fn LimitsPage() -> impl IntoView {
    let estate = use_workspace().estate;
    let retry = Callback::new(move |()| estate.load());
    let content = move || {
        if !estate.has_arrived() {
            return match estate.error() {
                Some(error) => view! { <Failure error=Signal::stored(error) retry/> }.into_any(),
                None => view! { <Skeleton label="Loading organizations" lines=12/> }.into_any(),
            };
        }
        if estate.forest().is_empty() {
            return view! {
                <StatePanel
                    icon=Glyph::Limits
                    title="No organizations yet"
                    detail="Limits show here once there is something to limit."
                />
            }
            .into_any();
        }
        view! {
            <Counts/>
            <Closest/>
        }
        .into_any()
    };
    view! {
        <Title text="Limits"/>
        <div class="page">
            <header class="page-head">
                <div class="page-heading">
                    <h1 class="page-title">"Limits"</h1>
                </div>
            </header>
            <div class="page-body">
                {move || {
                    estate
                        .error()
                        .filter(|_| estate.has_arrived())
                        .map(|error| view! { <Stale error=Signal::stored(error) retry/> })
                }}
                {content}
            </div>
        </div>
    }
}

/// How many organizations are in each state; a count is a link to them in the list.
#[component]
fn Counts() -> impl IntoView {
    let state = use_workspace();
    let address = use_address();
    let one = move |filter: Filter, label: &'static str, detail: &'static str| {
        let (forest, standings) = (state.estate.forest(), state.estate.standings());
        let count = listing(
            &forest,
            &standings,
            None,
            std::slice::from_ref(&filter),
            None,
        )
        .len();
        let href = list_href(address, state.id(), [("filter", filter.word().as_str())]);
        let tone = match filter {
            Filter::Over if count > 0 => "over",
            Filter::Near if count > 0 => "caution",
            _ => "neutral",
        };
        view! {
            <li>
                <a class="limits-count" href=href data-tone=tone>
                    <span class="limits-number">{grouped(count as u64)}</span>
                    <span class="limits-label">{label}</span>
                    <span class="limits-detail">{detail}</span>
                </a>
            </li>
        }
    };
    view! {
        <ul class="limits-counts" aria-label="Organizations by how they stand">
            {move || {
                [
                    (Filter::Over, "over a limit", "use more than is allowed"),
                    (Filter::Near, "at 80 % or more", "of a limit, those over it among them"),
                    (Filter::Off, "switched off", "for a resource, here or above"),
                    (Filter::NoLimit, "without own limits", "those above decide"),
                ]
                    .map(|(filter, label, detail)| one(filter, label, detail))
                    .collect_view()
            }}
        </ul>
    }
}

/// The organizations closest to a ceiling, or furthest beyond it.
#[component]
fn Closest() -> impl IntoView {
    let state = use_workspace();
    let address = use_address();
    let all = list_href(
        address,
        state.id(),
        [("sort", SortKey::Closest.word()), ("dir", "desc")],
    );
    let rows = move || {
        let (forest, standings) = (state.estate.forest(), state.estate.standings());
        let sort = Sort {
            key: SortKey::Closest,
            descending: true,
        };
        let mut closest = listing(&forest, &standings, None, &[], Some(sort));
        closest.retain(|&index| {
            standings
                .closest(&forest, index)
                .is_some_and(|share| share > 0.0)
        });
        closest.truncate(CLOSEST);
        closest
            .into_iter()
            .map(|index| row(address, &state.id(), &forest, &standings, index))
            .collect_view()
    };
    view! {
        <section class="limits-closest">
            <div class="limits-head">
                <h2>"Closest to their ceiling"</h2>
                <a href=all>"All of them in the list"</a>
            </div>
            <div class="limits-scroll">
                <table class="limits-table">
                    <thead>
                        <tr>
                            <th scope="col">"Name"</th>
                            {Resource::ALL
                                .map(|resource| view! { <th scope="col">{resource.label()}</th> })
                                .collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(
    address: Address,
    workspace: &WorkspaceId,
    forest: &Arc<Forest>,
    standings: &Standings,
    index: Index,
) -> impl IntoView + use<> {
    let organization = forest.get(index);
    let href = address.href(&Route::Organization(
        workspace.clone(),
        organization.id.clone(),
        Tab::Limits,
    ));
    let above: Vec<String> = forest
        .way_to(&organization.id)
        .into_iter()
        .map(|(_, title)| title)
        .collect();
    let above = above
        .split_last()
        .map_or_else(String::new, |(_, above)| above.join(" / "));
    let meters = Resource::ALL.map(|resource| {
        let standing = standings.of(forest, index, resource);
        view! {
            <td>
                <UsageMeter standing=Signal::stored(standing)/>
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <a class="limits-name" href=href>
                    <OrganizationTile
                        id=organization.id.to_string()
                        name=organization.title().to_owned()
                        picture=organization.picture.clone()
                    />
                    <span class="limits-names">
                        <span class="limits-title" dir="auto">{organization.title().to_owned()}</span>
                        <span class="limits-path" dir="auto">{above}</span>
                    </span>
                </a>
            </th>
            {meters.collect_view()}
        </tr>
    }
}

fn list_href<'a>(
    address: Address,
    workspace: WorkspaceId,
    query: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    address.href_with(&Route::Organizations(workspace), query)
}
