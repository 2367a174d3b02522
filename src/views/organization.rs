//! One organization: on a page of its own, and beside the tree.
//! Knows which state it is in, not what each part of it says.

mod branding;
mod children;
mod delete;
mod facts;
mod gone;
mod head;
mod heading;
mod in_place;
mod in_place_tab;
mod limit_lines;
mod limits;
mod linked;
mod not_taken;
mod open_organization;
mod overview;
mod shares;
mod steps;
mod usage;

use canopy_domain::{organization::OrganizationId, unicode::bidi::isolated};
use canopy_text::organization as text;
use leptos::prelude::*;

use self::{
    branding::BrandingTab,
    children::ChildrenTab,
    gone::{Absent, Gone},
    head::Head,
    in_place::in_place,
    in_place_tab::{InPlaceTab, Unsaved},
    limits::LimitsTab,
    not_taken::NotTakenNotice,
    open_organization::{OpenOrganization, ShownIn},
    overview::OverviewTab,
};
use super::failure::{Failure, Lacking, Stale, last_error};
use crate::{
    address::use_address,
    components::{
        notice::Notice,
        skeleton::{Skeleton, SkeletonShape},
        tabs::{self, Tabs},
        title::Title,
        tone::Tone,
    },
    reactive::{derived, memo},
    routes::{Route, Tab, query::TAB},
    state::ApiError,
};

/// The page of the organization in the address.
#[component]
pub fn OrganizationPage() -> impl IntoView {
    let route = use_address().route();
    let place = memo(
        move |before: Option<&Option<(OrganizationId, Tab)>>| match route.get() {
            Route::Organization(_, id, tab) => Some((id, tab)),
            // On the way out the page stays what it was.
            _ => before.cloned().flatten(),
        },
    );
    let first = place.get_untracked();
    first.map(|(first, _)| {
        let id = memo(move |_| place.get().map_or_else(|| first.clone(), |(id, _)| id));
        let tab = memo(move |_| place.get().map(|(_, tab)| tab).unwrap_or_default());
        let subject = OpenOrganization::new(id, tab, ShownIn::Page);
        view! {
            <Title text=derived(move || isolated(&subject.title()).into_owned())/>
            <Body subject/>
        }
    })
}

/// The organization beside the tree. Which of its tabs is open is in the query.
#[component]
pub fn OrganizationPanel(#[prop(into)] id: Signal<OrganizationId>) -> impl IntoView {
    let word = use_address().query(TAB);
    let id = memo(move |_| id.get());
    let tab = memo(move |_| word.with(|word| Tab::from_slug(word)).unwrap_or_default());
    view! { <Body subject=OpenOrganization::new(id, tab, ShownIn::Panel)/> }
}

#[derive(Clone, Copy, PartialEq)]
enum Shows {
    Loading,
    Absent,
    Gone,
    Failed,
    Loaded,
}

#[component]
fn Body(subject: OpenOrganization) -> impl IntoView {
    let organizations = subject.state.organizations;
    let retry = Callback::new(move |()| subject.ask_again());
    let error = memo(move |_| {
        organizations
            .why_absent(&subject.id.get())
            .or_else(|| organizations.error())
    });
    let shows = memo(move |_| {
        if subject.known.with(Option::is_some) {
            return Shows::Loaded;
        }
        if organizations.is_asked_for(&subject.id.get()) {
            return Shows::Loading;
        }
        match error.get() {
            None => Shows::Loading,
            Some(ApiError::NotFound) if subject.was_known() => Shows::Gone,
            Some(ApiError::NotFound) => Shows::Absent,
            Some(_) => Shows::Failed,
        }
    });
    let failure = last_error(move || error.get());
    // Until there is a name, the page is called by what it is.
    let unnamed = move || {
        (subject.place == ShownIn::Page && shows.get() != Shows::Loaded)
            .then(|| view! { <h1 class="visually-hidden">{text::ORGANIZATION}</h1> })
    };
    let body = move || match shows.get() {
        Shows::Loading => view! {
            <div class="page-waits">
                <Skeleton label=text::LOADING shape=SkeletonShape::Text lines=7/>
            </div>
        }
        .into_any(),
        Shows::Absent => view! { <Absent subject/> }.into_any(),
        Shows::Gone => {
            let last_seen = subject.last_seen.get_untracked();
            last_seen
                .map(|last_seen| view! { <Gone subject last_seen/> })
                .into_any()
        }
        Shows::Failed => view! { <Failure error=failure retry/> }.into_any(),
        Shows::Loaded => view! {
            <article class="organization">
                <Head subject/>
                <Show when=move || organizations.error().is_some()>
                    <Stale error=failure retry/>
                </Show>
                <Lacking organizations retry/>
                <Show when=move || organizations.is_cut_below(&subject.id.get())>
                    <Notice tone=Tone::Caution text=text::IS_INCOMPLETE/>
                </Show>
                <NotTakenNotice subject/>
                <TabBar subject/>
                <div class="organization-body">
                    {move || {
                        subject.id.track();
                        view! { <OpenTab subject/> }
                    }}
                </div>
            </article>
        }
        .into_any(),
    };
    view! {
        {unnamed}
        {body}
    }
}

#[component]
fn OpenTab(subject: OpenOrganization) -> impl IntoView {
    let in_place = in_place(subject);
    view! {
        {move || in_place.get().map(|in_place| view! { <Unsaved subject in_place/> })}
        {move || {
            let tab = subject.tab.get();
            match (tab, in_place.get()) {
                (Tab::Overview, _) => view! { <OverviewTab subject/> }.into_any(),
                (Tab::Children, _) => view! { <ChildrenTab subject/> }.into_any(),
                (_, Some(in_place)) => view! { <InPlaceTab subject in_place tab/> }.into_any(),
                (Tab::Branding, None) => view! { <BrandingTab subject/> }.into_any(),
                (Tab::Limits, None) => view! { <LimitsTab subject/> }.into_any(),
            }
        }}
    }
}

#[component]
fn TabBar(subject: OpenOrganization) -> impl IntoView {
    let tabs = derived(move || {
        let children = subject.child_count().filter(|&count| count > 0);
        let tab = |tab: Tab| tabs::Tab {
            label: tab.label().to_owned(),
            href: subject.tab_href(tab),
            count: children
                .filter(|_| tab == Tab::Children)
                .map(|count| count.to_string()),
        };
        Tab::ALL.map(tab).to_vec()
    });
    let current = derived(move || subject.tab_href(subject.tab.get()));
    view! { <Tabs label=text::ORGANIZATION tabs current/> }
}
