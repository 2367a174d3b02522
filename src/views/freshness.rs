//! Reads the workspace again where what is shown is old: on coming back to the tab or to the network, and when another
//! view is opened; says what others have changed since; and reads what only completes the list. When it is old and what
//! has changed are rules of the domain.

use std::sync::Arc;

use canopy_domain::{changes::news::News, tree::forest::Forest, wire::age};
use canopy_text::list;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};

use crate::{
    address::use_address,
    reactive::{effect, memo},
    state::{
        clock,
        connection::is_online,
        workspace::{WorkspaceState, read_subscriptions, use_workspace},
    },
};

#[component]
pub fn Freshness() -> impl IntoView {
    let workspace = use_workspace();
    let look = move || {
        let organizations = workspace.organizations;
        let is_due = age::is_due(untrack(|| organizations.read_at()), clock::now());
        if is_due && !untrack(|| organizations.is_loading()) {
            workspace.reload();
        }
    };
    let route = use_address().route();
    let view = memo(move |_| route.with(std::mem::discriminant));
    let is_online = is_online();
    effect(move || {
        view.track();
        if is_online.get() {
            look();
        }
    });
    // It comes from the document, and bubbles.
    let seen = window_event_listener_untyped("visibilitychange", move |_| {
        if !document().hidden() {
            look();
        }
    });
    on_cleanup(move || seen.remove());
    tell_changes(workspace);
    read_subscriptions(workspace);
    view! { <p class="visually-hidden" role="status">{move || workspace.news.said()}</p> }
}

/// Says what has changed whenever the organizations were read again, and marks it. What the person writes here is no
/// news.
fn tell_changes(workspace: WorkspaceState) {
    let last = StoredValue::new(None::<(Arc<Forest>, f64)>);
    effect(move || {
        let organizations = workspace.organizations;
        let forest = organizations.forest();
        let Some(read_at) = organizations.read_at() else {
            return;
        };
        let before = last.try_update_value(|last| last.replace((Arc::clone(&forest), read_at)));
        let before = before.flatten().filter(|(_, since)| *since != read_at);
        if let Some((before, since)) = before {
            let news = News::between(&before, &forest);
            let said = list::news(&news, clock::time_of_day(since));
            workspace.news.tell(said, news.marked());
        }
    });
}
