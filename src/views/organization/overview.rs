//! The overview: what an organization uses and every fact the API gives of it, those Canopy has no word for included.

use canopy_domain::{
    organization::unknown_fields::unknown_fields, unicode::unseen::is_blank,
    workspace::billing_payer::billing_account,
};
use canopy_text::data_issues::data_issue;
use canopy_text::organization::{self, overview as text};
use leptos::prelude::*;

use super::{
    facts::{CodeFact, Fact, Missing},
    heading::Heading,
    linked::{Linked, Mention},
    open_organization::{Loaded, OpenOrganization},
    usage::Usage,
};
use crate::components::{notice::Notice, tone::Tone};
use crate::reactive::{derived, memo};

#[component]
pub fn OverviewTab(subject: OpenOrganization) -> impl IntoView {
    view! {
        <Anomalies subject/>
        <section class="organization-section">
            <Heading subject text=text::USAGE/>
            <Usage subject/>
        </section>
        <section class="organization-section">
            <Heading subject text=text::DETAILS/>
            <Details subject/>
        </section>
        <Unknown subject/>
    }
}

#[component]
fn Anomalies(subject: OpenOrganization) -> impl IntoView {
    move || {
        let found = subject
            .read(|known| known.forest.anomalies(known.index).to_vec())
            .unwrap_or_default();
        let notice = |anomaly: canopy_domain::tree::anomaly::Anomaly| {
            view! { <Notice tone=Tone::Caution text=data_issue(&anomaly)/> }
        };
        found.into_iter().map(notice).collect_view()
    }
}

#[component]
fn Details(subject: OpenOrganization) -> impl IntoView {
    let known = move |read: fn(&Loaded) -> Option<&str>| {
        derived(move || {
            let read = |known: &Loaded| {
                read(known)
                    .filter(|text| !is_blank(text))
                    .map(str::to_owned)
            };
            subject.read(read).flatten()
        })
    };
    let descendant_count =
        move || subject.read(|known| known.forest.descendants(known.index).len());
    let display_name = known(|known| known.organization.branding.display_name.as_deref());
    view! {
        <dl class="organization-facts">
            <CodeFact label=text::ID copy=text::COPY_ID code=known(|known| Some(known.organization.id.as_str()))/>
            <CodeFact
                label=text::EXTERNAL_ID
                copy=text::COPY_EXTERNAL_ID
                code=known(|known| known.organization.external_id.as_deref())
            />
            <Fact label=text::DISPLAY_NAME>
                {move || match display_name.get() {
                    Some(name) => view! { <bdi>{name}</bdi> }.into_any(),
                    None => view! { <Missing text=text::NO_DISPLAY_NAME/> }.into_any(),
                }}
            </Fact>
            <CodeFact
                label=text::LOGIN_HINT
                copy=text::COPY_LOGIN_HINT
                code=known(|known| known.organization.branding.login_hint.as_deref())
            />
            <Fact label=text::BILLING_ACCOUNT><Billing subject/></Fact>
            <Fact label=text::LEVEL>
                {move || {
                    let depth = subject.read(|known| match known.organization.depth {
                        // Until the list has come, the API knows better than the tree.
                        Some(depth) if !subject.state.organizations.has_arrived() => depth,
                        _ => known.forest.depth(known.index),
                    });
                    depth.map(text::level)
                }}
            </Fact>
            <Fact label=text::DESCENDANTS>
                {move || match (subject.child_count(), descendant_count()) {
                    (None, _) | (_, None) => view! { <Missing text=organization::NOT_LOADED/> }.into_any(),
                    (Some(0), _) => view! { <Missing text=organization::NONE/> }.into_any(),
                    (Some(children), Some(below)) => {
                        text::descendants(children as u64, below as u64).into_any()
                    }
                }}
            </Fact>
            <Fact label=text::PATH wide=true><Way subject/></Fact>
        </dl>
    }
}

/// Every ancestor from the root down, none left out however many they are.
#[component]
fn Way(subject: OpenOrganization) -> impl IntoView {
    let way = memo(move |_| {
        subject
            .read(|known| known.forest.way_to(&known.organization.id))
            .unwrap_or_default()
    });
    move || {
        let mut way = way.get();
        let here = way.pop();
        if way.is_empty() {
            let is_unread = subject.read(|known| known.organization.is_parent_unread());
            let why = match is_unread {
                Some(true) => text::PARENT_UNREAD,
                _ => text::IS_ROOT,
            };
            return view! { <Missing text=why/> }.into_any();
        }
        let above = way.into_iter().map(|(id, name)| {
            view! {
                <li>
                    <Linked subject mention=Mention { id, name }/>
                </li>
            }
        });
        view! {
            <ol class="organization-way">
                {above.collect_view()}
                {here.map(|(_, name)| view! { <li><bdi>{name}</bdi></li> })}
            </ol>
        }
        .into_any()
    }
}

/// Who pays: an account of its own, that of one above it, or the workspace's pool.
#[derive(Clone, PartialEq)]
struct Payer {
    account: String,
    from: Option<Mention>,
}

#[component]
fn Billing(subject: OpenOrganization) -> impl IntoView {
    let state = subject.state;
    let payer = memo(move |_| {
        let read = |known: &Loaded| {
            let (account, at) = billing_account(&known.forest, known.index)?;
            let from = (at != known.index).then(|| Mention::of(&known.forest, at));
            Some(Payer {
                account: account.to_string(),
                from,
            })
        };
        subject.read(read).flatten()
    });
    let is_pooled = move || state.is_pooled();
    let inherited = move |from| {
        view! {
            <span class="organization-from">{text::INHERITED_FROM}" "<Linked subject mention=from/></span>
        }
    };
    move || match payer.get() {
        Some(Payer { account, from }) => {
            let title = state.billing_account_title(&account);
            let code = (title != account).then(|| view! { <code dir="ltr">{account}</code> });
            view! {
                <bdi>{title}</bdi>
                {code}
                {from.map(inherited)}
            }
            .into_any()
        }
        None if is_pooled() => view! { <Missing text=text::IS_POOLED/> }.into_any(),
        None if !subject.has_relatives() => {
            view! { <Missing text=organization::NOT_LOADED/> }.into_any()
        }
        None => view! { <Missing text=organization::NONE/> }.into_any(),
    }
}

#[component]
fn Unknown(subject: OpenOrganization) -> impl IntoView {
    let fields = memo(move |_| {
        subject
            .read(|known| unknown_fields(&known.organization))
            .unwrap_or_default()
    });
    move || {
        let fields = fields.get();
        (!fields.is_empty()).then(|| {
            let fact = |field: canopy_domain::organization::unknown_fields::UnknownField| {
                view! {
                    <Fact label=field.key>
                        <code class="organization-value" dir="auto">{field.value}</code>
                    </Fact>
                }
            };
            view! {
                <section class="organization-section">
                    <Heading subject text=text::OTHER_FIELDS/>
                    <dl class="organization-facts">{fields.into_iter().map(fact).collect_view()}</dl>
                </section>
            }
        })
    }
}
