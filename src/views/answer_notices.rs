//! What is to be known of the organizations before they are worked on: that their workspace is archived, values and
//! records that could not be read, named on request, and the person's role among members of whom only some were sent.

use canopy_domain::{
    form::create_block::CreateBlock, tree::unread_values::UnreadCount, wire::Unread,
    workspace::permission::WriteBlock,
};
use canopy_text::{
    controls, data_issues,
    errors::unread::{self as text, misread},
    workspace::{ALLOW_CHANGES, NOT_LISTED, read_only},
};
use leptos::prelude::*;

use crate::{
    components::{
        button::Button,
        dialog::{Dialog, DialogSize},
        notice::Notice,
        tone::Tone,
    },
    reactive::{derived, memo},
    state::workspace::use_workspace,
};

/// So many are named; whoever has more needs the API mended first.
const NAMED: usize = 200;

/// Above the organizations of a workspace.
#[component]
pub fn AnswerNotices() -> impl IntoView {
    let workspace = use_workspace();
    let unread = memo(move |_| workspace.organizations.unread());
    let asks_for_role = memo(move |_| workspace.is_role_unlisted() && !workspace.writes_unasked());
    let archived = move || {
        let latest = workspace.workspace.latest()?;
        latest.archived.then(|| {
            let text = read_only(CreateBlock::Write(WriteBlock::Archived));
            view! { <div class="page-note"><Notice text/></div> }
        })
    };
    view! {
        {archived}
        <UnreadNotice unread/>
        <Show when=move || asks_for_role.get()>
            <div class="page-note">
                <Notice
                    tone=Tone::Caution
                    text=NOT_LISTED
                >
                    <Button label=ALLOW_CHANGES small=true on_press=move || workspace.set_writes_unasked(true)/>
                </Notice>
            </div>
        </Show>
    }
}

/// Says how much could not be read, and names it when asked. Nothing where all could.
#[component]
pub fn UnreadNotice(#[prop(into)] unread: Signal<Vec<Unread>>) -> impl IntoView {
    let said = memo(move |_| unread.with(|unread| data_issues::unread(UnreadCount::of(unread))));
    let is_open = RwSignal::new(false);
    let close = Callback::new(move |()| is_open.set(false));
    view! {
        <Show when=move || said.with(Option::is_some)>
            <div class="page-note">
                <Notice tone=Tone::Caution text=derived(move || said.get().unwrap_or_default())>
                    <Button label=text::SHOW small=true on_press=move || is_open.set(true)/>
                </Notice>
            </div>
            <Dialog
                open=is_open
                on_close=close
                title=text::TITLE
                size=DialogSize::Large
            >
                <Named unread/>
                <div class="dialog-actions">
                    <Button label=controls::CLOSE on_press=close/>
                </div>
            </Dialog>
        </Show>
    }
}

#[component]
fn Named(unread: Signal<Vec<Unread>>) -> impl IntoView {
    let items = move || {
        unread.with(|unread| {
            let named = unread.iter().take(NAMED);
            named
                .map(|one| view! { <Item one=one.clone()/> })
                .collect_view()
        })
    };
    let more = move || {
        let more = unread.with(Vec::len).saturating_sub(NAMED);
        (more > 0).then(|| view! { <p>{text::more(more as u64)}</p> })
    };
    view! {
        <ul class="unread" aria-label=text::TITLE tabindex="0">{items}</ul>
        {more}
    }
}

#[component]
fn Item(one: Unread) -> impl IntoView {
    let reason = misread(&one.misread());
    let name = one.title().to_owned();
    let id = (!one.id.is_empty() && one.id != name).then_some(one.id);
    view! {
        <li class="unread-item">
            {(!name.is_empty()).then(|| view! { <bdi class="unread-name">{name}</bdi> })}
            {id.map(|id| view! { <code class="unread-place">{id}</code> })}
            <code class="unread-place">{one.place}</code>
            <span dir="auto">{reason}</span>
        </li>
    }
}
