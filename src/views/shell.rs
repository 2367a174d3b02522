//! The frame around every page of a workspace: rail and bar. Knows where pages are, not what is in them.

mod account;
pub mod bar_search;
mod find;
mod found;
mod switcher;
mod trail;

use canopy_text::shell as text;
use leptos::prelude::*;

use self::{account::Account, find::Find, switcher::Switcher, trail::Trail};
use crate::{
    address::use_address,
    components::icon::{Glyph, Icon},
    routes::Route,
    state::workspace::use_workspace,
};

#[component]
pub fn Shell(
    /// A way to the list, in the bar.
    search: AnyView,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="shell">
            <a class="shell-skip" href="#main" on:click=skip_to_main>
                {text::SKIP_TO_CONTENT}
            </a>
            <header class="shell-bar">
                <div class="shell-trail">
                    <Trail/>
                </div>
                {search}
            </header>
            <section class="shell-rail" aria-label=text::RAIL>
                <div class="shell-switcher">
                    <Switcher/>
                </div>
                <Find/>
                <Views/>
                <div class="shell-account">
                    <Account/>
                </div>
            </section>
            <main class="shell-main" id="main" tabindex="-1">
                {children()}
            </main>
        </div>
    }
}

/// Moves the focus itself: the router would take the link for a page.
fn skip_to_main(event: leptos::ev::MouseEvent) {
    use wasm_bindgen::JsCast;
    event.prevent_default();
    let main = document().get_element_by_id("main");
    if let Some(main) = main.and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails only for an element that cannot be focused.
        let _ = main.focus();
    }
}

#[component]
fn Views() -> impl IntoView {
    let address = use_address();
    let route = address.route();
    let id = use_workspace().id();
    let link = |to: Route, glyph: Glyph, label: &'static str, is_here: fn(&Route) -> bool| {
        view! {
            <a
                class="shell-link"
                href=address.href(&to)
                data-tip=label
                data-tip-side="end"
                aria-current=move || route.with(is_here).then_some("page")
            >
                <Icon glyph/>
                <span class="shell-label">{label}</span>
            </a>
        }
    };
    view! {
        <nav class="shell-views" aria-label=text::VIEWS>
            {link(
                Route::Organizations(id.clone()),
                Glyph::List,
                text::ORGANIZATIONS,
                |route| {
                    matches!(
                        route,
                        Route::Organizations(_)
                        | Route::NewOrganization(_)
                        | Route::Organization(..)
                        | Route::NewChild(..)
                        | Route::Edit(..)
                        | Route::Compare(_)
                    )
                },
            )}
            {link(Route::Tree(id.clone(), None), Glyph::Tree, text::TREE, |route| matches!(route, Route::Tree(..)))}
            {link(Route::Limits(id), Glyph::Limits, text::LIMITS, |route| matches!(route, Route::Limits(_)))}
        </nav>
    }
}
