//! The self-check: what this installation is, whether its API answers, and what the token says.

use canopy_domain::{host::self_check::Finding, wire::api_address::is_unencrypted};
use canopy_text::{
    errors,
    host::{about as text, expires, finding},
    session::person,
};
use leptos::prelude::*;

use super::brand_mark::BrandMark;
use crate::{
    address::use_address,
    components::{badge::Badge, button::Button, icon::Glyph, title::Title, tone::Tone},
    reactive::{derived, effect, spawn_scoped},
    routes::Route,
    state::{
        ApiError, clock,
        reach::{why_silent, why_unreachable},
        self_check::{HostCheck, check_host},
        session::use_session,
        workspaces::use_workspaces,
    },
};

#[component]
pub fn About() -> impl IntoView {
    let session = use_session();
    let workspaces = use_workspaces();
    let home = use_address().href(&Route::Home);
    let configuration = session.configuration();
    let is_open = is_unencrypted(&configuration.api_base_url);
    let host = RwSignal::new(None::<HostCheck>);
    let why = RwSignal::new(None::<String>);
    let ask = move || {
        why.set(None);
        if untrack(|| session.is_signed_in()) {
            workspaces.load();
        } else {
            spawn_scoped(async move {
                let found = why_silent(session.configuration()).await;
                why.try_set(found);
            });
        }
        host.set(None);
        spawn_scoped(async move {
            let found = check_host().await;
            host.try_set(Some(found));
        });
    };
    ask();
    effect(move || {
        if session.is_signed_in() && workspaces.list.error() == Some(ApiError::Unreachable) {
            spawn_scoped(async move {
                let found = why_unreachable(session.configuration()).await;
                why.try_set(found);
            });
        }
    });
    let api = move || {
        if !session.is_signed_in() {
            (Tone::Neutral, text::NOT_CHECKED)
        } else if workspaces.list.is_loading() {
            (Tone::Neutral, text::CHECKING)
        } else if let Some(error) = workspaces.list.error() {
            (Tone::Over, errors::title(&error))
        } else {
            (Tone::Good, text::REACHABLE)
        }
    };
    let token = move || {
        let Some(claims) = session.claims() else {
            return view! { <dt>{text::TOKEN}</dt><dd>{text::NO_TOKEN}</dd> }.into_any();
        };
        let end = claims.exp.map_or_else(
            || text::NO_EXPIRY.to_owned(),
            |exp| expires(exp - clock::now()),
        );
        view! {
            <dt>{text::SIGNED_IN_AS}</dt>
            <dd dir="auto">{person(&claims).to_owned()}</dd>
            <dt>{text::SUBJECT}</dt>
            <dd>
                {match claims.sub {
                    Some(subject) => view! { <code>{subject.to_string()}</code> }.into_any(),
                    None => text::NO_SUBJECT.into_any(),
                }}
            </dd>
            <dt>{text::WORKSPACE}</dt>
            <dd>{claims.workspace_id.as_ref().map_or_else(|| text::NO_WORKSPACE.to_owned(), ToString::to_string)}</dd>
            <dt>{text::EXPIRES}</dt>
            <dd>{end}</dd>
        }
        .into_any()
    };
    let found = move |which: fn(&HostCheck) -> &Finding| {
        let found = move || host.with(|host| host.as_ref().map(|host| which(host).clone()));
        let tone = move || match found().and_then(|found| found.is_well()) {
            Some(true) => Tone::Good,
            Some(false) => Tone::Caution,
            None => Tone::Neutral,
        };
        let words =
            move || found().map_or_else(|| text::CHECKING.to_owned(), |found| finding(&found));
        view! { <Badge text=derived(words) tone=derived(tone)/> }
    };
    view! {
        <Title text=text::PAGE/>
        <main class="gate">
            <section class="gate-card" data-width="wide">
                <BrandMark/>
                <h1 class="gate-title">{text::TITLE}</h1>
                <dl class="gate-facts">
                    <dt>{text::VERSION}</dt>
                    <dd>{env!("CARGO_PKG_VERSION")}</dd>
                    <dt>{text::CONFIGURATION}</dt>
                    <dd>{text::CONFIGURATION_FOUND}</dd>
                    <dt>{text::API}</dt>
                    <dd>
                        <code>
                            {if configuration.api_base_url.is_empty() {
                                text::THIS_HOST.to_owned()
                            } else {
                                configuration.api_base_url
                            }}
                        </code>
                        {configuration.sandbox.then(|| view! { <Badge text=text::SANDBOX/> })}
                        {is_open.then(|| {
                            view! { <Badge text=text::UNENCRYPTED tone=Tone::Caution/> }
                        })}
                    </dd>
                    <dt>{text::API_STATUS}</dt>
                    <dd>
                        <Badge
                            text=derived(move || api().1)
                            tone=derived(move || api().0)
                        />
                        <Button label=text::CHECK_AGAIN small=true icon=Glyph::Retry on_press=ask/>
                        {move || why.get().map(|why| view! { <p>{why}</p> })}
                    </dd>
                    <dt>{text::POLICY}</dt>
                    <dd>{found(|host| &host.policy)}</dd>
                    <dt>{text::IMAGES}</dt>
                    <dd>{found(|host| &host.pictures)}</dd>
                    <dt>{text::FILE_TYPES}</dt>
                    <dd>{found(|host| &host.files)}</dd>
                    <dt>{text::CLOCK}</dt>
                    <dd>{found(|host| &host.clock)}</dd>
                    {token}
                </dl>
                <p class="gate-foot">
                    <a href=home>{text::BACK}</a>
                </p>
            </section>
        </main>
    }
}
