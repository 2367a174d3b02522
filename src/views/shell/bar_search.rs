//! What comes into the bar when the page stands: a way to an organization, and to the list, from pages that have no
//! search of their own; on paper, what is printed.

use canopy_domain::tree::search::cut;
use canopy_text::shell::SEARCH_ORGANIZATIONS;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::found::Found;
use crate::{
    address::use_address,
    components::{
        keys::{is_plain, pressed},
        search_box::SearchBox,
    },
    reactive::{derived, effect, memo},
    routes::{Route, query::SEARCH},
    state::workspace::use_workspace,
    views::printed::PrintedLine,
};

#[component]
pub fn BarSearch() -> impl IntoView {
    let address = use_address();
    let route = address.route();
    let has_own = memo(move |_| {
        route.with(|route| {
            matches!(
                route,
                Route::Organizations(_) | Route::Tree(..) | Route::Limits(_)
            )
        })
    });
    let id = use_workspace().id();
    let typed = RwSignal::new(String::new());
    let is_open = RwSignal::new(false);
    // Whoever follows what was found is done with it.
    effect(move || {
        route.track();
        typed.set(String::new());
    });
    let list = move || {
        let list = Route::Organizations(id.clone());
        typed.with(|query| address.href_with(&list, [(SEARCH, cut(query.trim()))]))
    };
    let list = derived(list);
    let key = Callback::new(move |event: ev::KeyboardEvent| {
        if pressed(&event) == "Enter" {
            address.visit(&list.get_untracked(), false);
        }
    });
    let input = move |text: String| {
        is_open.set(true);
        typed.set(text);
    };
    let shown = memo(move |_| is_open.get() && typed.with(|query| !query.trim().is_empty()));
    let place = NodeRef::<html::Div>::new();
    let left = move |event: ev::FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into().ok());
        let is_inside = place
            .get_untracked()
            .is_some_and(|place| place.contains(to.as_ref()));
        is_open.set(is_inside);
    };
    let search = move || {
        (!has_own.get()).then(|| {
            view! {
                <div
                    class="shell-search"
                    node_ref=place
                    on:keydown=move |event| step(&event)
                    on:focusin=move |_| is_open.set(true)
                    on:focusout=left
                >
                    <SearchBox
                        label=SEARCH_ORGANIZATIONS
                        value=typed
                        on_input=input
                        on_key=key
                        slash=true
                    />
                    <Show when=move || shown.get()>
                        <Found typed list/>
                    </Show>
                </div>
            }
        })
    };
    view! {
        <PrintedLine/>
        {search}
    }
}

/// Arrows go from the box to what was found, and back; Escape goes back to the box.
fn step(event: &ev::KeyboardEvent) {
    let key = pressed(event);
    if !matches!(key.as_str(), "ArrowDown" | "ArrowUp" | "Escape") || !is_plain(event) {
        return;
    }
    let place = event.current_target();
    let Some(place) = place.and_then(|place| place.dyn_into::<Element>().ok()) else {
        return;
    };
    let Ok(stops) = place.query_selector_all("input, a") else {
        return;
    };
    let stops: Vec<HtmlElement> = (0..stops.length())
        .filter_map(|at| stops.get(at)?.dyn_into().ok())
        .collect();
    let active = document().active_element();
    let at = stops.iter().position(|stop| {
        let active = active.as_ref();
        active.is_some_and(|active| stop.is_same_node(Some(active)))
    });
    let next = at.and_then(|at| match key.as_str() {
        "ArrowDown" => stops.get(at + 1),
        "ArrowUp" => stops.get(at.checked_sub(1)?),
        // In the box itself it empties that.
        _ => stops.first().filter(|_| at > 0),
    });
    if let Some(next) = next {
        event.prevent_default();
        // What is on the page can have the focus.
        let _ = next.focus();
    }
}
