//! A way to the list from pages that have no search of their own.

use canopy_domain::tree::search::cut;
use canopy_text::shell::SEARCH_ORGANIZATIONS;
use leptos::prelude::*;

use crate::{
    address::use_address,
    components::{keys::pressed, search_box::SearchBox},
    reactive::memo,
    routes::Route,
    state::workspace::use_workspace,
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
    let search = Callback::new(move |event: leptos::ev::KeyboardEvent| {
        if pressed(&event) == "Enter" {
            let query = typed.get_untracked();
            let query = cut(query.trim());
            address.visit(
                &address.href_with(&Route::Organizations(id.clone()), [("q", query)]),
                false,
            );
            typed.set(String::new());
        }
    });
    move || {
        (!has_own.get()).then(|| {
            view! {
                <div class="shell-search">
                    <SearchBox
                        label=SEARCH_ORGANIZATIONS
                        value=typed
                        on_input=move |text| typed.set(text)
                        on_key=search
                        slash=true
                    />
                </div>
            }
        })
    }
}
