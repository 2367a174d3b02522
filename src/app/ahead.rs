//! What is done before it is wanted: parts arrive once the list stands, and when something that leads to one is pointed
//! at or has the focus; and all texts are folded for the first search. Knows which part shows which place, and no view.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::{
    address::Address,
    components::idle::in_idle_steps,
    lazy_views::{Part, Parts},
    reactive::effect,
    routes::Route,
    state::organizations::Organizations,
};

/// Links, and what names a place without being a link.
const LEADS: &str = "a[href], [data-leads-to]";

/// What a place is shown by; `None` for the list, which is always there.
pub fn part_of(route: &Route) -> Option<Part> {
    match route {
        Route::Tree(..) => Some(Part::Tree),
        Route::Organization(..) => Some(Part::Organization),
        Route::NewOrganization(_) | Route::NewChild(..) => Some(Part::Create),
        Route::Edit(..) => Some(Part::Edit),
        Route::Limits(_) => Some(Part::Limits),
        Route::Compare(_) => Some(Part::Compare),
        Route::About => Some(Part::About),
        Route::Home | Route::SignIn | Route::Workspaces => Some(Part::Workspaces),
        Route::Organizations(_) | Route::Unknown => None,
    }
}

/// Asks for all parts when the rows of the list are painted, or it is plain that there will be none. The first letter
/// typed would otherwise wait for the texts of all organizations to be folded, and so would the first after a change.
pub fn after_the_list(organizations: Organizations, parts: Parts) {
    effect(move || {
        let has_arrived = organizations.has_arrived();
        if has_arrived {
            organizations.forest();
        }
        if has_arrived || organizations.error().is_some() {
            let mut is_to_be_folded = has_arrived;
            let mut ask_next = parts.ask_ahead();
            // Not between the answer and the first rows, which they would only hold up, and none for longer than a
            // person would notice.
            in_idle_steps(move || {
                if std::mem::take(&mut is_to_be_folded) {
                    untrack(|| organizations.search_index());
                    return true;
                }
                ask_next()
            });
        }
    });
}

/// Asks for what a link leads to before it is pressed, as long as the current owner lives.
pub fn on_the_way(address: Address, parts: Parts) {
    let ask = move |event: &Event| {
        if parts.are_all_asked() {
            return;
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let leads = target.and_then(|target| target.closest(LEADS).ok().flatten());
        let href = leads.and_then(|leads| {
            leads
                .get_attribute("data-leads-to")
                .or_else(|| leads.get_attribute("href"))
        });
        if let Some(part) = href.and_then(|href| part_of(&address.place(&href))) {
            parts.ask(part);
        }
    };
    let pointed = window_event_listener(ev::pointerover, move |event| ask(&event));
    let focused = window_event_listener(ev::focusin, move |event| ask(&event));
    on_cleanup(move || {
        pointed.remove();
        focused.remove();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_but_the_list_has_a_part() {
        let part = |path: &str| part_of(&Route::parse(path));
        assert!(part("/w/ws/organizations").is_none());
        assert!(part("/w/ws/tree/org") == Some(Part::Tree));
        assert!(part("/w/ws/limits") == Some(Part::Limits));
        assert!(part("/w/ws/organizations/org/children") == Some(Part::Organization));
        assert!(part("/w/ws/organizations/org/edit") == Some(Part::Edit));
        assert!(part("/w/ws/organizations/new") == Some(Part::Create));
        assert!(part("/w/ws/organizations/org/children/new") == Some(Part::Create));
        assert!(part("/w/ws/compare") == Some(Part::Compare));
        assert!(part("/workspaces") == Some(Part::Workspaces));
        assert!(part("/nowhere/at/all").is_none());
    }
}
