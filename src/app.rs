//! The whole console: contexts, the router, and which view stands at which place. The only file that knows every layer.

mod ahead;
mod keys;

use canopy_domain::organization::WorkspaceId;
use canopy_text::{errors, shell};
use leptos::prelude::*;
use leptos_router::components::Router;

use crate::{
    address::{Address, navigation_guard::NavigationGuard, tidy, use_address},
    api::{client::Client, configuration},
    components::skeleton::Skeleton,
    lazy_views::{LazyView, Part, PartView, Parts},
    reactive::{effect, memo},
    routes::Route,
    state::{
        journal::Journal, overlays::Overlays, preferences::Preferences, remote::Remote,
        retry_waits::RetryWaits, session::Session, toasts::Toasts, workspace::WorkspaceState,
        workspaces::Workspaces,
    },
    views::{
        failure::NotSetUp, not_found::NotFound, organizations::OrganizationsPage, shell::Shell,
    },
};

/// The console, from the moment its program runs.
#[component]
pub fn App() -> impl IntoView {
    let preferences = Preferences::default();
    provide_context(preferences);
    effect(move || preferences.theme().show());
    provide_context(Toasts::default());
    provide_context(Journal::default());
    provide_context(Parts::default());
    let page = document().base_uri().ok().flatten().unwrap_or_default();
    let base = path_of(&page);
    tidy(&base);
    let configuration = Remote::default();
    let load = {
        let host = Client::new(&base);
        move || {
            let (host, page) = (host.clone(), page.clone());
            configuration.ask(async move {
                let mut failed = 0;
                loop {
                    let error = match host.send(None, configuration::retrieve()).await {
                        Ok(found) => return found.seen_from(&page),
                        Err(error) => error,
                    };
                    failed += 1;
                    // A wait that was asked for is counted down on the page, which has nothing else to show.
                    if error.retry_after().is_some()
                        || !RetryWaits::default().before_try(&error, failed).await
                    {
                        return Err(error);
                    }
                }
            });
        }
    };
    load();
    let retry = Callback::new(move |()| load());
    let ready = move || {
        if let Some(configuration) = configuration.latest() {
            let base = base.clone();
            let session = Session::restore((*configuration).clone(), &base);
            preferences.restore();
            view! { <Signed session base/> }.into_any()
        } else if let Some(error) = configuration.error() {
            view! { <NotSetUp why=errors::configuration(&error) error retry/> }.into_any()
        } else {
            waits()
        }
    };
    view! {
        {ready}
        <LazyView part=Part::Notices/>
    }
}

/// Before it is known what to show.
fn waits() -> AnyView {
    view! {
        <main class="gate">
            <h1 class="visually-hidden">{shell::CANOPY}</h1>
            <Skeleton label=shell::LOADING/>
        </main>
    }
    .into_any()
}

/// Everything that needs to know the session and the address.
#[component]
fn Signed(session: Session, base: String) -> impl IntoView {
    provide_context(session);
    session.follow_other_tabs();
    provide_context(Workspaces::new(session));
    let guard = NavigationGuard::default();
    guard.listen();
    provide_context(guard);
    view! {
        <Router base=base.clone()>
            <Places base/>
        </Router>
    }
}

/// Which kind of view a place needs. A change within one kind keeps its view.
#[derive(Clone, PartialEq)]
enum Screen {
    /// Another tab may have a session.
    Asking,
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
    let screen = memo(move |_| match route.get() {
        Route::About => Screen::About,
        Route::Unknown => Screen::Unknown,
        _ if !session.is_signed_in() && session.is_asking() => Screen::Asking,
        _ if !session.is_signed_in() => Screen::SignIn,
        Route::Home | Route::SignIn | Route::Workspaces => Screen::Workspaces,
        place => place
            .workspace()
            .cloned()
            .map_or(Screen::Unknown, Screen::Workspace),
    });
    let parts = expect_context::<Parts>();
    let overlays = Overlays::default();
    provide_context(overlays);
    keys::hear(overlays, session);
    keys::fetch(overlays, session, parts);
    ahead::on_the_way(address, parts);
    effect(move || {
        if session.reauthentication.question().is_some() || session.retry_waits.wait().is_some() {
            parts.ask(Part::Session);
        }
    });
    effect(move || {
        // Nobody can be asked, so nothing waits for the answer.
        if parts.is_missing(Part::Session) {
            session.reauthentication.end(false);
        }
    });
    let is_outside = memo(move |_| {
        session.is_signed_in() && screen.with(|screen| !matches!(screen, Screen::Workspace(_)))
    });
    let person = memo(move |_| session.claims().map(|claims| claims.sub));
    let place = move || {
        // Nothing one person has opened stays for another. A memo that is only tracked counts as
        // changed when it is first looked at.
        person.with(|_| ());
        match screen.get() {
            Screen::Asking => {
                parts.ask(Part::SignIn);
                waits()
            }
            Screen::SignIn => view! { <PartView part=Part::SignIn/> }.into_any(),
            Screen::Workspaces => view! { <PartView part=Part::Workspaces/> }.into_any(),
            Screen::About => view! { <PartView part=Part::About/> }.into_any(),
            Screen::Workspace(id) => view! { <InWorkspace id/> }.into_any(),
            Screen::Unknown => view! { <main><NotFound/></main> }.into_any(),
        }
    };
    view! {
        {place}
        // A workspace has one of its own, which knows its organizations.
        {move || is_outside.get().then(|| view! { <LazyView part=Part::Palette/> })}
        <LazyView part=Part::Shortcuts/>
        <LazyView part=Part::Session/>
    }
}

/// What shows a place inside a workspace.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    List,
    Part(Part),
    Nowhere,
}

#[component]
fn InWorkspace(id: WorkspaceId) -> impl IntoView {
    let route = use_address().route();
    let session = expect_context::<Session>();
    let state =
        route.with_untracked(|route| WorkspaceState::enter(session, id, route.organization()));
    provide_context(state);
    // A change between places that one view shows keeps the view.
    let inside = memo(move |_| match route.get() {
        Route::Organizations(_) => Inside::List,
        place => ahead::part_of(&place).map_or(Inside::Nowhere, Inside::Part),
    });
    ahead::after_the_list(state.organizations, expect_context());
    view! {
        <Shell search=view! { <LazyView part=Part::BarSearch/> }.into_any()>
            {move || match inside.get() {
                Inside::List => {
                    let notices = view! { <LazyView part=Part::Answers/> }.into_any();
                    view! { <OrganizationsPage notices/> }.into_any()
                }
                Inside::Part(part) => view! { <PartView part/> }.into_any(),
                Inside::Nowhere => view! { <NotFound/> }.into_any(),
            }}
        </Shell>
        <LazyView part=Part::Freshness/>
        <LazyView part=Part::Journal/>
        <LazyView part=Part::Palette/>
    }
}

/// The path the console is served under, without a slash at its end.
fn path_of(page: &str) -> String {
    let path = web_sys::Url::new(page)
        .map(|url| url.pathname())
        .unwrap_or_default();
    path.trim_end_matches('/').to_owned()
}
