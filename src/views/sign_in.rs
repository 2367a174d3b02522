//! The front door: a pasted token, or one press per role where the API is Canopy's own sandbox.

use canopy_domain::{
    session::token::TokenProblem, wire::api_address::is_unencrypted, workspace::member::Role,
};
use canopy_text::{
    errors,
    session::{role_summary, sign_in as text, sign_in_as, token_refused},
};
use leptos::{ev, html, prelude::*};

use super::brand_mark::BrandMark;
use crate::{
    address::use_address,
    code_split::split_off,
    components::{
        button::{Button, ButtonKind},
        field::TextField,
        icon::Glyph,
        notice::Notice,
        title::Title,
        tone::Tone,
    },
    reactive::{derived, spawn_scoped},
    routes::Route,
    state::{
        ApiError, drafts,
        host_clock::clocks_apart,
        reach::why_silent,
        session::{TabMessage, use_session},
    },
};

#[component]
pub fn SignIn() -> impl IntoView {
    let session = use_session();
    let configuration = session.configuration();
    let api = configuration.api_base_url.clone();
    let is_open = is_unencrypted(&api);
    let silent = RwSignal::new(None::<String>);
    if !configuration.sandbox {
        let configuration = configuration.clone();
        spawn_scoped(async move {
            let found = why_silent(configuration).await;
            silent.try_set(found);
        });
    }
    let owner = Owner::current();
    let go_on = Callback::new(move |()| {
        if let Some(owner) = &owner {
            owner.with(go_on);
        }
    });
    let has_drafts = drafts::sweep();
    let elsewhere = move || {
        Some(match session.elsewhere()? {
            TabMessage::SignedOut => text::SIGNED_OUT_ELSEWHERE,
            TabMessage::SignedIn => text::SIGNED_IN_ELSEWHERE,
        })
    };
    let token_goes_to = if configuration.share_session {
        text::TOKEN_IS_SHARED
    } else {
        text::TOKEN_STAYS_IN_TAB
    };
    view! {
        <Title text=text::PAGE/>
        <main class="gate">
            <section class="gate-card">
                <BrandMark/>
                <h1 class="gate-title">{text::TITLE}</h1>
                <p class="gate-lead">{text::LEAD}</p>
                {move || elsewhere().map(|text| view! { <Notice tone=Tone::Caution text/> })}
                {move || silent.get().map(|text| view! { <Notice tone=Tone::Caution text/> })}
                {is_open.then(|| {
                    view! { <Notice tone=Tone::Caution text=text::UNENCRYPTED/> }
                })}
                {has_drafts.then(|| view! { <Notice text=text::DRAFTS_KEPT/> })}
                {configuration.sandbox.then(|| view! { <LateRoles on_done=go_on/> })}
                <TokenForm on_done=go_on/>
                <p class="gate-foot">
                    {token_goes_to} " " <code>{api}</code>
                </p>
            </section>
        </main>
    }
}

/// After signing in: the place the address names, or the workspaces.
fn go_on() {
    let address = use_address();
    let elsewhere = address
        .route()
        .with_untracked(|route| matches!(route, Route::SignIn));
    if elsewhere {
        address.go_instead(&Route::Workspaces);
    }
}

/// A token is pasted here. `on_done` is told when it has been taken.
#[component]
pub fn TokenForm(on_done: Callback<()>) -> impl IntoView {
    let session = use_session();
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let input = NodeRef::<html::Input>::new();
    let is_tried = RwSignal::new(false);
    let is_asked = RwSignal::new(false);
    let refuse = move |why: String| {
        problem.try_set(Some(why));
        if let Some(input) = input.try_get_untracked().flatten() {
            // Fails only for an element that is not in the page any more.
            let _ = input.focus();
        }
    };
    // The API decides: this machine's clock may be wrong, and another person's token may be meant.
    let try_anyway = move |pasted: String| {
        is_tried.set(true);
        spawn_scoped(async move {
            let answer = session.sign_in_anyway(pasted).await;
            is_tried.try_set(false);
            match answer {
                Ok(()) => {
                    on_done.try_run(());
                }
                Err(found) => {
                    is_asked.try_set(false);
                    refuse(token_refused(found, clocks_apart().await));
                }
            }
        });
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if is_tried.get_untracked() {
            return;
        }
        let pasted = typed.get_untracked();
        match session.sign_in(&pasted) {
            Ok(()) => on_done.run(()),
            Err(TokenProblem::Expired) => try_anyway(pasted),
            Err(found) => {
                is_asked.set(found == TokenProblem::MaybeOfAnother);
                refuse(token_refused(found, None));
            }
        }
    };
    view! {
        <form class="gate-form" novalidate on:submit=submit>
            <TextField
                label=text::TOKEN
                code=true
                masked=true
                value=typed
                on_input=move |text| {
                    typed.set(text);
                    problem.set(None);
                    is_asked.set(false);
                }
                error=problem
                hint=text::TOKEN_HINT
                node_ref=input
            />
            <Button label=text::SIGN_IN kind=ButtonKind::Primary submit=true busy=is_tried/>
            // Hidden and not taken away: what it has begun would end with it.
            <div class="gate-form" hidden=move || !is_asked.get()>
                <Button
                    label=text::SIGN_IN_ANYWAY
                    busy=is_tried
                    on_press=move || try_anyway(typed.get_untracked())
                />
            </div>
        </form>
    }
}

// Only the sandbox has them, so no installation waits for their code.
split_off! {
    sandbox: fn sandbox_roles() -> fn(Callback<()>) -> AnyView {
        |on_done| view! { <SandboxRoles on_done/> }.into_any()
    }
}

#[component]
fn LateRoles(on_done: Callback<()>) -> impl IntoView {
    let show = RwSignal::new(None);
    spawn_scoped(async move {
        // Without them a token still signs in.
        show.try_set(sandbox_roles().await.ok());
    });
    move || show.get().map(|show| show(on_done))
}

/// One press per role of the sandbox. `on_done` is told when one is signed in.
#[component]
pub fn SandboxRoles(on_done: Callback<()>) -> impl IntoView {
    let session = use_session();
    let asked = RwSignal::new(None::<Role>);
    let error = RwSignal::new(None::<ApiError>);
    let begin = move |role: Role| {
        if asked.get_untracked().is_some() {
            return;
        }
        asked.set(Some(role));
        error.set(None);
        spawn_scoped(async move {
            let answer = session.sign_in_as(role).await;
            asked.try_set(None);
            match answer {
                Ok(()) => {
                    on_done.try_run(());
                }
                Err(found) => {
                    error.try_set(Some(found));
                }
            }
        });
    };
    view! {
        <section class="gate-roles" aria-label=text::SANDBOX>
            <p class="gate-hint">{text::SANDBOX_LEAD}</p>
            {Role::ALL
                .map(|role| {
                    view! {
                        <div class="gate-role">
                            <Button
                                label=sign_in_as(role)
                                icon=Glyph::User
                                busy=derived(move || asked.get() == Some(role))
                                on_press=move || begin(role)
                            />
                            <span class="gate-about">{role_summary(role)}</span>
                        </div>
                    }
                })
                .collect_view()}
            {move || {
                error.get().map(|error| view! { <Notice tone=Tone::Over live=true text=errors::sentence(&error)/> })
            }}
            <p class="gate-or"><span>{text::OR}</span></p>
        </section>
    }
}
