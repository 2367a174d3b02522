//! What a limit that is being typed would do, here and below, and whether the API would take it: said beside its field before it is saved. Holds no rule and no sum.

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
    reactive::{effect, memo},
    state::{remote::Remote, workspace::use_workspace},
};

/// `limit` is what is typed, `None` while it is none; `report` what [`report_above`] asked for.
#[component]
pub fn WhatIf(
    #[prop(into)] id: Signal<OrganizationId>,
    resource: Resource,
    #[prop(into)] limit: Signal<Option<Limit>>,
    report: Remote<LimitsReport>,
) -> impl IntoView {
    let organizations = use_workspace().organizations;
    let said = memo(move |_| {
        let forest = organizations.forest();
        let index = id.with(|id| forest.index_of(id))?;
        let report = report.latest();
        let reported = report.as_ref().and_then(|report| report.of(resource.key()));
        let above = RemainingAbove::above(&forest, index, resource, reported);
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

/// The API's report of what an organization stands under: that of its parent, or of a root its own. One
/// for all its limits.
pub fn report_above(id: Signal<OrganizationId>) -> Remote<LimitsReport> {
    let state = use_workspace();
    let report = Remote::default();
    let asked = memo(move |_| {
        let forest = state.organizations.forest();
        let index = id.with(|id| forest.index_of(id));
        let parent = index.and_then(|index| forest.parent(index));
        parent.map_or_else(|| id.get(), |parent| forest.get(parent).id.clone())
    });
    effect(move || state.ask_limits(report, &asked.get()));
    report
}

const fn tone(weight: text::Weight) -> Tone {
    match weight {
        text::Weight::Plain => Tone::Neutral,
        text::Weight::Caution => Tone::Caution,
        text::Weight::Refused => Tone::Over,
    }
}
