//! What stands where an organization was that has been deleted: its name, and the ways back.

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
};

#[component]
pub fn Gone(subject: OpenOrganization, last_seen: LastSeen) -> impl IntoView {
    let list = use_address().href(&Route::Organizations(subject.state.id()));
    let detail = text::gone(&last_seen.name);
    let nearest = memo(move |_| {
        let forest = subject.state.organizations.forest();
        let index = last_seen.closest_ancestor(&forest)?;
        Some(Mention::of(&forest, index))
    });
    view! {
        <StatePanel icon=Glyph::Trash title=text::IS_GONE detail>
            <div class="gone-ways">
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
