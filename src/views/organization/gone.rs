//! What stands where an organization was that has been deleted: who it was, and the ways back. Knows nothing of how it went.

use canopy_domain::{organization::OrganizationId, unicode::bidi::isolated};
use leptos::prelude::*;

use super::{
    linked::{Linked, Mention},
    open_organization::{Loaded, OpenOrganization},
};
use crate::{
    address::use_address,
    components::{icon::Glyph, panel::StatePanel},
    reactive::{derived, memo},
    routes::Route,
};

/// What is remembered of an organization that was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSeen {
    pub id: OrganizationId,
    pub name: String,
    /// From its parent up to its root.
    above: Vec<OrganizationId>,
}

impl LastSeen {
    pub fn of(known: &Loaded) -> Self {
        let forest = &known.forest;
        let above = forest.ancestors(known.index);
        Self {
            id: known.organization.id.clone(),
            name: known.organization.title().to_owned(),
            above: above.map(|index| forest.get(index).id.clone()).collect(),
        }
    }
}

#[component]
pub fn Gone(subject: OpenOrganization, last_seen: LastSeen) -> impl IntoView {
    let list = use_address().href(&Route::Organizations(subject.state.id()));
    let detail = format!(
        "“{}” was deleted, or your account may not see it any more.",
        isolated(&last_seen.name)
    );
    let nearest = memo(move |_| {
        let forest = subject.state.estate.forest();
        let mut above = last_seen.above.iter().filter_map(|id| forest.index_of(id));
        above.next().map(|index| Mention::of(&forest, index))
    });
    view! {
        <StatePanel icon=Glyph::Trash title="This organization is gone" detail>
            <div class="gone-ways">
                {move || nearest.get().map(|mention| view! {
                    <span>"It was below " <Linked subject mention/></span>
                })}
                <a class="button" href=list>"All organizations"</a>
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
            title="No such organization"
            detail=derived(move || {
                format!("Not found: {}. It was deleted, or your account may not see it.", subject.id.get())
            })
        >
            <a class="button" href=list>"All organizations"</a>
        </StatePanel>
    }
}
