//! The self-check: what this installation is, whether its API answers, and what the token says.

use canopy_domain::{host::self_check::Finding, wire::api_address::is_unencrypted};
use canopy_text::{
    controls, errors,
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
        session::{Session, use_session},
        workspaces::{Workspaces, use_workspaces},
    },
};

#[component]
pub fn About() -> impl IntoView {
    let session = use_session();
    let home = use_address().href(&Route::Home);
    let configuration = session.configuration();
    let is_open = is_unencrypted(&configuration.api_base_url);
    let check = SelfCheck::begin(session);
    let found = move |which| finding_badge(check.host, which);
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
                            text=derived(move || check.api().1)
                            tone=derived(move || check.api().0)
                        />
                        <Button label=controls::CHECK_AGAIN small=true icon=Glyph::Retry on_press=move || check.ask()/>
                        {move || check.why.get().map(|why| view! { <p>{why}</p> })}
                    </dd>
                    <dt>{text::POLICY}</dt>
                    <dd>{found(|host| &host.policy)}</dd>
                    <dt>{text::IMAGES}</dt>
                    <dd>{found(|host| &host.pictures)}</dd>
                    <dt>{text::FILE_TYPES}</dt>
                    <dd>{found(|host| &host.files)}</dd>
                    <dt>{text::CLOCK}</dt>
                    <dd>{found(|host| &host.clock)}</dd>
                    {move || token_facts(session)}
                </dl>
                <p class="gate-foot">
                    <a href=home>{text::BACK}</a>
                </p>
            </section>
        </main>
    }
}

/// What has been found out so far.
#[derive(Clone, Copy)]
struct SelfCheck {
    session: Session,
    workspaces: Workspaces,
    host: RwSignal<Option<HostCheck>>,
    /// Why the API cannot be reached.
    why: RwSignal<Option<String>>,
}

impl SelfCheck {
    fn begin(session: Session) -> Self {
        let check = Self {
            session,
            workspaces: use_workspaces(),
            host: RwSignal::new(None),
            why: RwSignal::new(None),
        };
        check.ask();
        effect(move || check.look_for_reason());
        check
    }

    fn ask(self) {
        let Self {
            session, host, why, ..
        } = self;
        why.set(None);
        if untrack(|| session.is_signed_in()) {
            self.workspaces.load();
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
    }

    /// Where the API did not answer, finds out why.
    fn look_for_reason(self) {
        let Self { session, why, .. } = self;
        if session.is_signed_in() && self.workspaces.list.error() == Some(ApiError::Unreachable) {
            spawn_scoped(async move {
                let found = why_unreachable(session.configuration()).await;
                why.try_set(found);
            });
        }
    }

    /// How the API answers.
    fn api(self) -> (Tone, &'static str) {
        let list = self.workspaces.list;
        if !self.session.is_signed_in() {
            (Tone::Neutral, text::NOT_CHECKED)
        } else if list.is_loading() {
            (Tone::Neutral, text::CHECKING)
        } else if let Some(error) = list.error() {
            (Tone::Over, errors::title(&error))
        } else {
            (Tone::Good, text::REACHABLE)
        }
    }
}

fn finding_badge(
    host: RwSignal<Option<HostCheck>>,
    which: fn(&HostCheck) -> &Finding,
) -> impl IntoView {
    let found = move || host.with(|host| host.as_ref().map(|host| which(host).clone()));
    let tone = move || match found().and_then(|found| found.is_well()) {
        Some(true) => Tone::Good,
        Some(false) => Tone::Caution,
        None => Tone::Neutral,
    };
    let words = move || found().map_or_else(|| text::CHECKING.to_owned(), |found| finding(&found));
    view! { <Badge text=derived(words) tone=derived(tone)/> }
}

/// What the token says.
fn token_facts(session: Session) -> AnyView {
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
}
