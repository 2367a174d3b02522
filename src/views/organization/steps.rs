//! The ones before and after an organization: in the list one came from, or among its siblings.

use std::sync::Arc;

use canopy_domain::{
    list::{
        filter::{filters_of_word, filters_word},
        sort::{Sort, SortKey},
        walk::{Asked, Step, Walk},
    },
    tree::{forest::Index, search::cut},
};
use canopy_text::organization::head as text;
use leptos::prelude::*;

use super::{
    linked::Mention,
    open_organization::{Loaded, OpenOrganization, ShownIn},
};
use crate::{
    address::{use_address, value_in},
    components::{
        button::{Button, ButtonKind},
        icon::Glyph,
    },
    reactive::{derived, effect, memo},
    routes::{
        Route,
        query::{DESCENDING, DIRECTION, FILTER, SEARCH, SORT},
    },
};

/// Its place in an order, counted from 1, how many there are, and the ones beside it.
#[derive(Clone, PartialEq)]
struct Neighbors {
    position: u64,
    count: u64,
    before: Option<Mention>,
    after: Option<Mention>,
    /// The list that is gone through; `None`: its siblings.
    list: Option<Arc<Walk>>,
}

/// Remembers the list one came from for as long as one goes from page to page.
fn remember_list(subject: OpenOrganization) {
    let (state, address) = (subject.state, use_address());
    effect(move || {
        let left = address.left();
        let asked = match address.place(&left) {
            Route::Organizations(workspace) if workspace == state.id() => Asked {
                search: cut(&value_in(&left, SEARCH)).to_owned(),
                filters: filters_of_word(&value_in(&left, FILTER)),
                sort: SortKey::from_slug(&value_in(&left, SORT)).map(|key| Sort {
                    key,
                    descending: value_in(&left, DIRECTION) == DESCENDING,
                }),
            },
            // Nothing listed.
            Route::Tree(..) | Route::Limits(..) => Asked::default(),
            _ => return,
        };
        let walk = untrack(|| {
            let organizations = state.organizations;
            let (forest, statuses) = (organizations.forest(), organizations.statuses());
            Walk::through(asked, &forest, &statuses, &organizations.search_index())
        });
        state.walk.set(walk.map(Arc::new));
    });
}

#[component]
pub fn Steps(subject: OpenOrganization) -> impl IntoView {
    let is_page = subject.place == ShownIn::Page;
    if is_page {
        remember_list(subject);
    }
    let neighbors = memo(move |_| {
        let has_arrived = subject.state.organizations.has_arrived();
        let walk = subject.state.walk.get().filter(|_| is_page);
        let read = |known: &Loaded| neighbors(known, walk);
        subject
            .read(read)
            .filter(|neighbors| has_arrived && neighbors.count > 1)
    });
    let is_listed = move || {
        let list = |all: &Option<Neighbors>| all.as_ref().is_some_and(|all| all.list.is_some());
        neighbors.with(list)
    };
    let step = move |pick: fn(&Neighbors) -> Option<&Mention>, way: text::Way| {
        let to = move || neighbors.with(|all| all.as_ref().and_then(pick).cloned());
        let go = move || {
            if let Some(mention) = untrack(to) {
                subject.go_to(|| subject.href_of(&mention.id));
            }
        };
        let label = move || text::step(way, is_listed(), to().map(|to| to.name).as_deref());
        let at_the_end = move || {
            to().is_none()
                .then(|| text::is_end(way, is_listed()).to_owned())
        };
        view! {
            <Button
                label=derived(label)
                kind=ButtonKind::Quiet
                icon=Glyph::ChevronRight
                icon_only=true
                disabled_reason=derived(at_the_end)
                on_press=go
            />
        }
    };
    let has_any = memo(move |_| neighbors.with(Option::is_some));
    let group = move || {
        if is_listed() {
            text::IN_LIST
        } else {
            text::SIBLINGS
        }
    };
    move || {
        has_any.get().then(|| {
            view! {
                <div class="organization-siblings" role="group" aria-label=group>
                    <span class="organization-step-back">
                        {step(|all| all.before.as_ref(), text::Way::Back)}
                    </span>
                    {move || neighbors.get().map(|neighbors| view! { <Place subject neighbors/> })}
                    {step(|all| all.after.as_ref(), text::Way::On)}
                </div>
            }
        })
    }
}

/// `2 of 34`, with the way back to the list that is gone through.
#[component]
fn Place(subject: OpenOrganization, neighbors: Neighbors) -> impl IntoView {
    let Neighbors {
        position,
        count,
        list,
        ..
    } = neighbors;
    match list {
        None => view! { <span>{text::position(position, count)}</span> }.into_any(),
        Some(walk) => {
            let (text, tip) = text::position_in_list(position, count, &walk.asked);
            view! {
                <a class="organization-list" href=list_href(subject, &walk.asked) data-tip=tip>
                    {text}
                </a>
            }
            .into_any()
        }
    }
}

/// The list as it was asked for.
fn list_href(subject: OpenOrganization, asked: &Asked) -> String {
    let filters = filters_word(&asked.filters);
    let sort = asked.sort.map(|sort| sort.key.slug()).unwrap_or_default();
    let direction = match asked.sort {
        Some(Sort {
            descending: true, ..
        }) => DESCENDING,
        _ => "",
    };
    // As the list itself spells it.
    let query = [
        (DIRECTION, direction),
        (FILTER, &filters),
        (SEARCH, asked.search.as_str()),
        (SORT, sort),
    ];
    let list = Route::Organizations(subject.state.id());
    use_address().href_with(&list, query)
}

fn neighbors(known: &Loaded, walk: Option<Arc<Walk>>) -> Neighbors {
    let (forest, index) = (&known.forest, known.index);
    let listed = walk.and_then(|walk| Some((walk.step(forest, index)?, walk)));
    let (step, list) = match listed {
        Some((step, walk)) => (step, Some(walk)),
        None => (Step::among_siblings(forest, index), None),
    };
    let mention = |index: Option<Index>| Some(Mention::of(forest, index?));
    Neighbors {
        position: step.position as u64 + 1,
        count: step.count as u64,
        before: mention(step.before),
        after: mention(step.after),
        list,
    }
}
