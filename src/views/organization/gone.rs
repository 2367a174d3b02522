//! What stands where an organization was that has been deleted: its name, and the ways back.

use canopy_domain::tree::forest::Forest;
use canopy_text::organization::absent as text;
use leptos::prelude::*;

use super::{
    linked::{Linked, Mention},
    open_organization::{LastSeen, OpenOrganization},
};
use crate::{
    address::use_address,
    components::{icon::Glyph, panel::StatePanel},
    reactive::{derived, memo},
    routes::Route,
    state::form::LeftBehind,
    views::form::submit_error::CreateAgain,
};

#[component]
pub fn Gone(subject: OpenOrganization, last_seen: LastSeen) -> impl IntoView {
    let list = use_address().href(&Route::Organizations(subject.state.id()));
    let detail = text::gone(&last_seen.name);
    let closest = last_seen.clone();
    let closest = move |forest: &Forest| closest.closest_ancestor(forest);
    let above = closest.clone();
    let nearest = memo(move |_| {
        let forest = subject.state.organizations.forest();
        Some(Mention::of(&forest, closest(&forest)?))
    });
    let left_behind = LeftBehind::of(subject.state, last_seen.id).map(|left_behind| {
        let hand_over = move || {
            let forest = untrack(|| subject.state.organizations.forest());
            let above = above(&forest).map(|index| forest.get(index).id.clone());
            left_behind.clone().create_again(above)
        };
        view! {
            <span>{text::IS_KEPT}</span>
            <CreateAgain hand_over/>
        }
    });
    view! {
        <StatePanel icon=Glyph::Trash title=text::IS_GONE detail>
            <div class="gone-ways">
                {left_behind}
                {move || nearest.get().map(|mention| view! {
                    <span>{text::CLOSEST_ANCESTOR}" "<Linked subject mention/></span>
                })}
                <a class="button" href=list>{text::ALL_ORGANIZATIONS}</a>
            </div>
        </StatePanel>
    }
}

/// Nothing is known of it.
#[component]
pub fn Absent(subject: OpenOrganization) -> impl IntoView {
    let list = use_address().href(&Route::Organizations(subject.state.id()));
    view! {
        <StatePanel
            icon=Glyph::Search
            title=text::TITLE
            detail=derived(move || subject.id.with(text::not_found))
        >
            <a class="button" href=list>{text::ALL_ORGANIZATIONS}</a>
        </StatePanel>
    }
}
