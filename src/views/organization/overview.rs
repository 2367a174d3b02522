//! The overview: what an organization uses and every fact the API gives of it, those Canopy has no word for included.

use canopy_domain::{
    organization::{MAX_LEVELS, unknown_fields::unknown_fields},
    unicode::unseen::is_blank,
    words::counts::{counted, grouped},
    workspace::{BillingMode, billing_payer::billing_account},
};
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
            <Heading subject text="Usage"/>
            <Usage subject/>
        </section>
        <section class="organization-section">
            <Heading subject text="Details"/>
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
        let notice = |anomaly: canopy_domain::tree::forest::Anomaly| {
            view! { <Notice tone=Tone::Caution text=anomaly.to_string()/> }
        };
        found.into_iter().map(notice).collect_view()
    }
}

#[component]
fn Details(subject: OpenOrganization) -> impl IntoView {
    let text = move |read: fn(&Loaded) -> Option<&str>| {
        derived(move || {
            let read = |known: &Loaded| {
                read(known)
                    .filter(|text| !is_blank(text))
                    .map(str::to_owned)
            };
            subject.read(read).flatten()
        })
    };
    let display_name = text(|known| known.organization.branding.display_name.as_deref());
    view! {
        <dl class="organization-facts">
            <CodeFact label="Id" copy="Copy id" code=text(|known| Some(known.organization.id.as_str()))/>
            <CodeFact label="External id" copy="Copy external id" code=text(|known| known.organization.external_id.as_deref())/>
            <Fact label="Display name">
                {move || match display_name.get() {
                    Some(name) => view! { <bdi>{name}</bdi> }.into_any(),
                    None => view! { <Missing text="None: its name is shown"/> }.into_any(),
                }}
            </Fact>
            <CodeFact label="Login hint" copy="Copy login hint" code=text(|known| known.organization.branding.login_hint.as_deref())/>
            <Fact label="Billing account"><Billing subject/></Fact>
            <Fact label="Level">
                {move || {
                    let depth = subject.read(|known| match known.organization.depth {
                        // Until the list has come, the API knows better than the tree.
                        Some(depth) if !subject.state.estate.has_arrived() => depth,
                        _ => known.forest.depth(known.index),
                    });
                    depth.map(|depth| {
                        format!("{} of {MAX_LEVELS} (depth {depth})", u64::from(depth) + 1)
                    })
                }}
            </Fact>
            <Fact label="Below it">
                {move || match (subject.child_count(), subject.read(|known| known.forest.descendants(known.index).len())) {
                    (None, _) | (_, None) => view! { <Missing text="Not known yet"/> }.into_any(),
                    (Some(0), _) => view! { <Missing text="None"/> }.into_any(),
                    (Some(children), Some(below)) => {
                        let children = counted(children as u64, "child", "children");
                        format!("{children}, {} in all", grouped(below as u64)).into_any()
                    }
                }}
            </Fact>
            <Fact label="Path" wide=true><Way subject/></Fact>
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
            let text = match is_unread {
                Some(true) => "Its parent couldn't be read",
                _ => "A root: nothing is above it",
            };
            return view! { <Missing text=text/> }.into_any();
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
    let is_pooled = move || {
        state
            .workspace
            .latest()
            .is_some_and(|workspace| workspace.billing_mode == Some(BillingMode::Pooled))
    };
    move || match payer.get() {
        Some(Payer { account, from }) => {
            let title = state.billing_account_title(&account);
            let code = (title != account).then(|| view! { <code dir="ltr">{account}</code> });
            view! {
                <bdi>{title}</bdi>
                {code}
                {from.map(|mention| view! { <span class="organization-from">"from " <Linked subject mention/></span> })}
            }
            .into_any()
        }
        None if is_pooled() => {
            view! { <Missing text="None: the workspace pools its accounts"/> }.into_any()
        }
        None if !subject.has_relatives() => view! { <Missing text="Not known yet"/> }.into_any(),
        None => view! { <Missing text="None"/> }.into_any(),
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
                    <Heading subject text="Also given by the API"/>
                    <dl class="organization-facts">{fields.into_iter().map(fact).collect_view()}</dl>
                </section>
            }
        })
    }
}
