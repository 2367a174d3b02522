//! What a limit that is being typed would do, here and below: said beside its field before it is saved. Holds no rule
//! and no sum.

use canopy_domain::{
    limits::{remaining_above::RemainingAbove, report::LimitsReport, what_if},
    organization::{
        OrganizationId,
        limits::{Limit, Resource},
    },
};
use canopy_text::{limits::fields, what_if as text};
use leptos::prelude::*;

use crate::{
    components::{icon::Icon, tone::Tone},
    reactive::memo,
    state::{remote::Remote, workspace::use_workspace},
};

/// `limit` is what is typed, `None` while it is none; `report` that of the parent, or of a root its own.
#[component]
pub fn WhatIf(
    #[prop(into)] id: Signal<OrganizationId>,
    resource: Resource,
    #[prop(into)] limit: Signal<Option<Limit>>,
    report: Remote<LimitsReport>,
) -> impl IntoView {
    let organizations = use_workspace().organizations;
    let said = memo(move |_| {
        let (forest, statuses) = (organizations.forest(), organizations.statuses());
        let index = id.with(|id| forest.index_of(id))?;
        let report = report.latest();
        let reported = report.as_ref().and_then(|report| report.of(resource.key()));
        let above = RemainingAbove::above(&forest, &statuses, index, resource, reported);
        let what_if = what_if::WhatIf::of(&forest, index, resource, limit.get()?, &above);
        Some(text::sentences(&what_if, &forest))
    });
    let lines = move || {
        let sentences = said.get().unwrap_or_default().into_iter();
        let line = |(weight, sentence)| {
            let tone = tone(weight);
            view! {
                <li class="organization-what-if-line" data-tone=tone.as_str()>
                    <Icon glyph=tone.glyph()/>
                    <span>{sentence}</span>
                </li>
            }
        };
        sentences.map(line).collect_view()
    };
    view! {
        <div class="organization-what-if" role="status">
            <ul aria-label=fields::effect(resource)>{lines}</ul>
        </div>
    }
}

const fn tone(weight: text::Weight) -> Tone {
    match weight {
        text::Weight::Plain => Tone::Neutral,
        text::Weight::Caution => Tone::Caution,
    }
}
