//! The whole console: contexts, the router, and which view stands at which place. The only file that knows every layer.

use canopy_domain::organization::WorkspaceId;
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::Router;

use crate::{
    address::{Address, use_address},
    api::{client::Client, configuration},
    components::tooltip::Tooltips,
    routes::Route,
    state::{
        preferences::Preferences, remote::Remote, session::Session, toasts::Toasts,
        workspace::WorkspaceState, workspaces::Workspaces,
    },
    views::{
        about::About, create::CreatePage, failure::Failure, limits::LimitsPage,
        not_found::NotFound, organization::OrganizationPage, organizations::OrganizationsPage,
        shell::Shell, sign_in::SignIn, tree::TreePage, workspaces::WorkspacePicker,
    },
};

/// The console, from the moment its program runs.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let preferences = Preferences::restore();
    provide_context(preferences);
    Effect::new(move |_| preferences.theme().show());
    provide_context(Toasts::default());
    let base = base_path();
    let configuration = Remote::default();
    let load = {
        let host = Client::new(&base);
        move || {
            let host = host.clone();
            configuration.ask(async move { host.send(None, configuration::retrieve()).await });
        }
    };
    load();
    let retry = Callback::new(move |()| load());
    let ready = move || {
        if let Some(configuration) = configuration.latest() {
            let base = base.clone();
            let session = Session::restore((*configuration).clone());
            view! { <Signed session base/> }.into_any()
        } else if let Some(error) = configuration.error() {
            view! { <Failure error=Signal::stored(error) retry/> }.into_any()
        } else {
            ().into_any()
        }
    };
    view! {
        <Title formatter=|text: String| if text.is_empty() { "Canopy".to_owned() } else { format!("{text} · Canopy") }/>
        {ready}
        <Tooltips/>
    }
}

/// Everything that needs to know the session and the address.
#[component]
fn Signed(session: Session, base: String) -> impl IntoView {
    provide_context(session);
    provide_context(Workspaces::new(session));
    view! {
        <Router base=base.clone()>
            <Places base/>
        </Router>
    }
}

/// Which kind of view a place needs. A change within one kind keeps its view.
#[derive(Clone, PartialEq)]
enum Screen {
    SignIn,
    Workspaces,
    About,
    Workspace(WorkspaceId),
    Unknown,
}

#[component]
fn Places(base: String) -> impl IntoView {
    let address = Address::new(base);
    provide_context(address);
    let session = expect_context::<Session>();
    let route = address.route();
    let screen = Memo::new(move |_| match route.get() {
        Route::About => Screen::About,
        Route::Unknown => Screen::Unknown,
        _ if !session.is_signed_in() => Screen::SignIn,
        Route::Home | Route::SignIn | Route::Workspaces => Screen::Workspaces,
        place => place
            .workspace()
            .cloned()
            .map_or(Screen::Unknown, Screen::Workspace),
    });
    move || match screen.get() {
        Screen::SignIn => view! { <SignIn/> }.into_any(),
        Screen::Workspaces => view! { <WorkspacePicker/> }.into_any(),
        Screen::About => view! { <About/> }.into_any(),
        Screen::Workspace(id) => view! { <InWorkspace id/> }.into_any(),
        Screen::Unknown => view! { <NotFound/> }.into_any(),
    }
}

/// Which view a place inside a workspace needs.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Organizations,
    Tree,
    Organization,
    Create,
    Limits,
    Unknown,
}

#[component]
fn InWorkspace(id: WorkspaceId) -> impl IntoView {
    let route = use_address().route();
    let session = expect_context::<Session>();
    let state =
        route.with_untracked(|route| WorkspaceState::enter(session, id, route.organization()));
    provide_context(state);
    let inside = Memo::new(move |_| match route.get() {
        Route::Organizations(_) => Inside::Organizations,
        Route::Tree(..) => Inside::Tree,
        Route::Organization(..) => Inside::Organization,
        Route::NewOrganization(_) | Route::NewChild(..) => Inside::Create,
        Route::Limits(_) => Inside::Limits,
        _ => Inside::Unknown,
    });
    view! {
        <Shell>
            {move || match inside.get() {
                Inside::Organizations => view! { <OrganizationsPage/> }.into_any(),
                Inside::Tree => view! { <TreePage/> }.into_any(),
                Inside::Organization => view! { <OrganizationPage/> }.into_any(),
                Inside::Create => view! { <CreatePage/> }.into_any(),
                Inside::Limits => view! { <LimitsPage/> }.into_any(),
                Inside::Unknown => view! { <NotFound/> }.into_any(),
            }}
        </Shell>
    }
}

/// The path the console is served under, as the page's `<base>` says, without a slash at its end.
fn base_path() -> String {
    let uri = document().base_uri().ok().flatten().unwrap_or_default();
    let path = web_sys::Url::new(&uri)
        .map(|url| url.pathname())
        .unwrap_or_default();
    path.trim_end_matches('/').to_owned()
}
