//! Reads the workspace again where what is shown is old: on coming back to the tab or to the network, and when another
//! view is opened. When it is old is a rule of the domain.

use canopy_domain::wire::age;
use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};

use crate::{
    address::use_address,
    reactive::{effect, memo},
    state::{clock, connection::is_online, workspace::use_workspace},
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
}
