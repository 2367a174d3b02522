//! The limits of an organization: the API's own report beside what the list says, and who holds it back.

use canopy_domain::limits::ceiling_source::CeilingSource;
use canopy_text::limits::{columns, fields, report as text};
use leptos::prelude::*;

use super::{
    heading::Heading,
    in_place::InPlace,
    limit_lines::{Line, lines},
    linked::Linked,
    open_organization::OpenOrganization,
    shares::Shares,
};
use crate::{
    components::{
        meter::Meter,
        notice::Notice,
        skeleton::{Skeleton, SkeletonShape},
        tone::Tone,
    },
    reactive::{derived, memo},
    views::{
        answer_notices::UnreadNotice,
        failure::{Stale, last_error},
        form::limit_fields::LimitFields,
        usage_meter::gauge,
    },
};

#[component]
pub fn LimitsTab(subject: OpenOrganization) -> impl IntoView {
    view! {
        <Report subject/>
        <Show when=move || subject.has_relatives()>
            <Shares subject/>
        </Show>
    }
}

/// The same with its own limits to be changed, after what is now and before what the children make of it.
#[component]
pub fn LimitFieldsInPlace(subject: OpenOrganization, in_place: InPlace) -> impl IntoView {
    view! {
        <div class="organization-form-wide">
            <Report subject/>
        </div>
        <div class="organization-form-fields">
            <LimitFields form=in_place.form title=fields::OWN_LIMITS/>
        </div>
        <div class="organization-form-wide">
            <Show when=move || subject.has_relatives()>
                <Shares subject/>
            </Show>
        </div>
    }
}

#[component]
fn Report(subject: OpenOrganization) -> impl IntoView {
    let reports = subject.state.limits_reports;
    let report = reports.of(&subject.id.get_untracked());
    let lines = memo(move |_| {
        let report = report.latest();
        subject
            .read_with_limits(|known, statuses| lines(known, statuses, report.as_deref()))
            .unwrap_or_default()
    });
    let is_waiting = memo(move |_| {
        !subject.has_relatives() || (report.latest().is_none() && report.error().is_none())
    });
    let unread = derived(move || {
        report
            .latest()
            .map_or_else(Vec::new, |report| report.unread.clone())
    });
    let failure = last_error(move || report.error());
    view! {
        <section class="organization-section">
            <Heading subject text=text::TITLE/>
            <Show when=move || report.error().is_some()>
                <Stale
                    error=failure
                    retry=move || reports.retry()
                    is_above=derived(move || subject.state.organizations.error() == report.error())
                />
            </Show>
            <UnreadNotice unread/>
            {move || if is_waiting.get() {
                view! { <Skeleton label=text::LOADING shape=SkeletonShape::Text lines=4/> }.into_any()
            } else {
                view! { <Accounts subject lines/> }.into_any()
            }}
        </section>
    }
}

#[component]
fn Accounts(subject: OpenOrganization, lines: Memo<Vec<Line>>) -> impl IntoView {
    let rows = move || {
        lines
            .get()
            .into_iter()
            .map(|line| view! { <Row subject line/> })
            .collect_view()
    };
    let differences = move || {
        let said = lines.get().into_iter().flat_map(|line| line.differences);
        said.map(|sentence| view! { <Notice tone=Tone::Caution text=sentence/> })
            .collect_view()
    };
    view! {
        <div class="organization-scroll">
            <table class="plain-table" aria-label=text::TITLE>
                <thead>
                    <tr>
                        <th scope="col">{columns::RESOURCE}</th>
                        <th scope="col" data-number="">{columns::OWN_USAGE}</th>
                        <th scope="col">{columns::TOTAL_USAGE}</th>
                        <th scope="col" data-number="">{columns::OWN_LIMIT}</th>
                        <th scope="col" data-number="">{columns::CEILING}</th>
                        <th scope="col">{columns::SET_BY}</th>
                        <th scope="col" data-number="">{columns::REMAINING}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {differences}
    }
}

#[component]
fn Row(subject: OpenOrganization, line: Line) -> impl IntoView {
    let set_by = match line.set_by {
        None => ().into_any(),
        Some(CeilingSource::Own) => columns::THIS_ORGANIZATION.into_any(),
        Some(CeilingSource::Ancestor(_)) => {
            let linked = |mention| view! { <Linked subject mention/> };
            line.setter.map(linked).into_any()
        }
        Some(CeilingSource::Subscription) => columns::SUBSCRIPTION.into_any(),
        Some(CeilingSource::Reported) => {
            let named = |name| view! { <bdi>{name}</bdi> };
            line.reported_setter.map(named).into_any()
        }
    };
    view! {
        <tr>
            <th scope="row">{line.label}</th>
            <td data-number="" data-noun=columns::OWN_USAGE>{line.own_usage}</td>
            <td data-noun=columns::TOTAL_USAGE>
                <Meter
                    gauge=Signal::stored(gauge(line.used, line.bound))
                    text=Signal::stored(line.total_usage)
                />
            </td>
            <td data-number="" data-noun=columns::OWN_LIMIT>{line.own_limit}</td>
            <td data-number="" data-noun=columns::CEILING>{line.ceiling}</td>
            <td data-noun=columns::SET_BY>{set_by}</td>
            <td data-number="" data-noun=columns::REMAINING>{line.remaining}</td>
        </tr>
    }
}
