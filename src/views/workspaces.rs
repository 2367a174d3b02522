//! The workspace picker. Skipped where the token names a workspace or there is only one.

use canopy_domain::{
    unicode::unseen::is_blank, wire::path_segment::is_path_segment, workspace::Workspace,
};
use canopy_text::{errors::UNUSABLE_ID, session::person, workspace::picker as text};
use leptos::prelude::*;

use super::{answer_notices::UnreadNotice, brand_mark::BrandMark, failure::Failure};
use crate::{
    address::use_address,
    components::{
        badge::Badge,
        button::{Button, ButtonKind},
        icon::{Glyph, Icon},
        notice::Notice,
        panel::StatePanel,
        skeleton::Skeleton,
        title::Title,
        tone::Tone,
    },
    reactive::effect,
    routes::Route,
    state::{session::use_session, workspaces::use_workspaces},
};

#[component]
pub fn WorkspacePicker() -> impl IntoView {
    let session = use_session();
    let workspaces = use_workspaces();
    let address = use_address();
    let named = untrack(|| session.claims()).and_then(|claims| claims.workspace_id);
    workspaces.ensure();
    effect(move || {
        let only = workspaces
            .list
            .latest()
            .and_then(|list| match list.data.as_slice() {
                [only] if list.is_whole() => Some(only.id.clone()),
                _ => None,
            });
        let one = named.clone().or(only);
        if let Some(id) = one.filter(|id| is_path_segment(id.as_str())) {
            address.go_instead(&Route::Organizations(id));
        }
    });
    let retry = Callback::new(move |()| workspaces.load());
    let content = move || {
        if let Some(list) = workspaces.list.latest() {
            if list.data.is_empty() {
                return view! {
                    <StatePanel
                        icon=Glyph::Workspace
                        title=text::NONE
                        detail=text::NONE_ADVICE
                    />
                }
                .into_any();
            }
            let links = list.data.iter().map(workspace_link).collect_view();
            let unread = Signal::stored(list.unread.clone());
            view! {
                <UnreadNotice unread/>
                {list.has_more.then(|| view! {
                    <Notice
                        tone=Tone::Caution
                        text=text::INCOMPLETE
                    />
                })}
                <ul class="gate-list" aria-label=text::LIST>{links}</ul>
            }
            .into_any()
        } else if let Some(error) = workspaces.list.error() {
            view! { <Failure error=Signal::stored(error) retry/> }.into_any()
        } else {
            view! { <Skeleton label=text::LOADING lines=4/> }.into_any()
        }
    };
    view! {
        <Title text=text::PAGE/>
        <main class="gate">
            <section class="gate-card">
                <BrandMark/>
                <h1 class="gate-title">{text::TITLE}</h1>
                {content}
                <div class="gate-foot">
                    <span>
                        {move || session.claims().map(|claims| person(&claims).to_owned())}
                    </span>
                    <Button
                        label=text::SIGN_OUT
                        kind=ButtonKind::Quiet
                        icon=Glyph::SignOut
                        on_press=move || {
                            session.sign_out();
                            address.go(&Route::SignIn);
                        }
                    />
                </div>
            </section>
        </main>
    }
}

fn workspace_link(workspace: &Workspace) -> impl IntoView + use<> {
    let is_usable = is_path_segment(workspace.id.as_str());
    let href = use_address().href(&Route::Organizations(workspace.id.clone()));
    let href = is_usable.then_some(href);
    let unusable = (!is_usable).then_some(UNUSABLE_ID);
    let mode = workspace.billing_mode.map(canopy_text::billing::mode);
    let description = workspace.description.clone().filter(|text| !is_blank(text));
    let archived = workspace.archived;
    view! {
        <li>
            <a class="gate-link" href=href>
                <span class="gate-link-text">
                    <span class="gate-link-name" dir="auto">{workspace.title().to_owned()}</span>
                    <span class="gate-link-detail" dir="auto">{description}</span>
                    <span class="gate-link-detail">{unusable}</span>
                </span>
                {archived.then(|| view! { <Badge text=text::ARCHIVED/> })}
                <span class="gate-link-mode">{mode}</span>
                <Icon glyph=Glyph::ChevronRight/>
            </a>
        </li>
    }
}
