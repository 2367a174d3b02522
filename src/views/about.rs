//! The self-check: what this installation is, whether its API answers, and what the token says.

use canopy_domain::{host::self_check::Finding, wire::api_address::is_unencrypted};
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
            (Tone::Neutral, "Not asked: nobody is signed in".to_owned())
        } else if workspaces.list.is_loading() {
            (Tone::Neutral, "Asking".to_owned())
        } else if let Some(error) = workspaces.list.error() {
            (Tone::Over, error.title().to_owned())
        } else {
            (Tone::Good, "Answers".to_owned())
        }
    };
    let token = move || {
        let Some(claims) = session.claims() else {
            return view! { <dt>"Token"</dt><dd>"None"</dd> }.into_any();
        };
        let end = claims
            .exp
            .map_or_else(|| "Unknown".to_owned(), |exp| until(exp - clock::now()));
        view! {
            <dt>"Signed in as"</dt>
            <dd dir="auto">{claims.title().to_owned()}</dd>
            <dt>"Subject"</dt>
            <dd>
                {match claims.sub {
                    Some(subject) => view! { <code>{subject.to_string()}</code> }.into_any(),
                    None => "Unknown".into_any(),
                }}
            </dd>
            <dt>"Workspace in the token"</dt>
            <dd>{claims.workspace_id.as_ref().map_or_else(|| "None".to_owned(), ToString::to_string)}</dd>
            <dt>"Token expires"</dt>
            <dd>{end}</dd>
        }
        .into_any()
    };
    let found = move |which: fn(&HostCheck) -> &Finding| {
        let found = move || host.with(|host| host.as_ref().map(|host| which(host).clone()));
        let tone = move || match found().and_then(|found| found.is_well) {
            Some(true) => Tone::Good,
            Some(false) => Tone::Caution,
            None => Tone::Neutral,
        };
        let words = move || found().map_or_else(|| "Asking".to_owned(), |found| found.words);
        view! { <Badge text=derived(words) tone=derived(tone)/> }
    };
    view! {
        <Title text="About"/>
        <main class="gate">
            <section class="gate-card" data-width="wide">
                <BrandMark/>
                <h1 class="gate-title">"About Canopy"</h1>
                <dl class="gate-facts">
                    <dt>"Version"</dt>
                    <dd>{env!("CARGO_PKG_VERSION")}</dd>
                    <dt>"Configuration"</dt>
                    <dd>"config.json was found"</dd>
                    <dt>"API"</dt>
                    <dd>
                        <code>
                            {if configuration.api_base_url.is_empty() {
                                "This host".to_owned()
                            } else {
                                configuration.api_base_url
                            }}
                        </code>
                        {configuration.sandbox.then(|| view! { <Badge text="Sandbox"/> })}
                        {is_open.then(|| {
                            view! { <Badge text="Plain HTTP: the token is sent unencrypted" tone=Tone::Caution/> }
                        })}
                    </dd>
                    <dt>"API answers"</dt>
                    <dd>
                        <Badge
                            text=derived(move || api().1)
                            tone=derived(move || api().0)
                        />
                        <Button label="Ask again" small=true icon=Glyph::Retry on_press=ask/>
                        {move || why.get().map(|why| view! { <p>{why}</p> })}
                    </dd>
                    <dt>"Content-Security-Policy"</dt>
                    <dd>{found(|host| &host.policy)}</dd>
                    <dt>"Pictures from"</dt>
                    <dd>{found(|host| &host.pictures)}</dd>
                    <dt>"File types"</dt>
                    <dd>{found(|host| &host.files)}</dd>
                    <dt>"This machine's clock"</dt>
                    <dd>{found(|host| &host.clock)}</dd>
                    {token}
                </dl>
                <p class="gate-foot">
                    <a href=home>"Back to the organizations"</a>
                </p>
            </section>
        </main>
    }
}

/// "in 3 h 20 min", from seconds.
fn until(seconds: f64) -> String {
    if seconds <= 0.0 {
        return "Expired".into();
    }
    // A token's life fits in any integer; what does not is cut to the largest.
    let minutes = (seconds / 60.0) as u64;
    match (minutes / 60, minutes % 60) {
        (0, 0) => "In less than a minute".into(),
        (0, minutes) => format!("In {minutes} min"),
        (hours, minutes) => format!("In {hours} h {minutes} min"),
    }
}
