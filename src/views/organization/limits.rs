//! The limits of an organization: the API's own report beside what the estate says, and who holds it back.

use canopy_domain::limits::report::LimitsReport;
use leptos::prelude::*;

use super::{
    heading::Heading,
    in_place::InPlace,
    limit_lines::{Line, SetBy, lines},
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
    reactive::{derived, effect, memo},
    state::{form::FormState, remote::Remote},
    views::{
        answer_notices::UnreadNotice,
        failure::{Stale, last_error},
        form::limit_fields::LimitFields,
    },
};

#[component]
pub fn LimitsTab(subject: OpenOrganization) -> impl IntoView {
    let asking = Asking::new(subject, None);
    view! {
        <Report asking/>
        <Show when=move || subject.has_relatives()>
            <Shares subject/>
        </Show>
    }
}

/// The same with its own limits to be changed, after what is now and before what the children make of it.
#[component]
pub fn LimitFieldsInPlace(subject: OpenOrganization, in_place: InPlace) -> impl IntoView {
    let asking = Asking::new(subject, Some(in_place.form));
    let retry = Callback::new(move |()| asking.retry());
    view! {
        <div class="organization-form-wide">
            <Report asking/>
        </div>
        <div class="organization-form-fields">
            <LimitFields form=in_place.form title="Own limits" retry/>
        </div>
        <div class="organization-form-wide">
            <Show when=move || subject.has_relatives()>
                <Shares subject/>
            </Show>
        </div>
    }
}

/// The report of the page, and the one that the form beside it asks for of its own.
#[derive(Clone, Copy)]
struct Asking {
    subject: OpenOrganization,
    report: Remote<LimitsReport>,
    form: Option<FormState>,
}

impl Asking {
    fn new(subject: OpenOrganization, form: Option<FormState>) -> Self {
        Self {
            subject,
            report: Remote::default(),
            form,
        }
    }

    fn ask(self) {
        self.subject
            .state
            .ask_limits(self.report, &self.subject.id.get_untracked());
    }

    /// Asks anew for whatever could not be had. What kept the one back kept the other, so what is still being tried is
    /// asked for anew too: its next failure would tell of before.
    fn retry(self) {
        if self.report.is_unanswered() {
            self.ask();
        }
        if let Some(form) = self.form.filter(|form| form.report.is_unanswered()) {
            form.ask_report();
        }
    }
}

#[component]
fn Report(asking: Asking) -> impl IntoView {
    let Asking {
        subject, report, ..
    } = asking;
    // With the estate the report may have changed too.
    effect(move || {
        subject.known.track();
        asking.ask();
    });
    let lines = memo(move |_| {
        let report = report.latest();
        subject
            .read_estate(|known, statuses| lines(known, statuses, report.as_deref()))
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
            <Heading subject text="Limits"/>
            <Show when=move || report.error().is_some()>
                <Stale error=failure retry=move || asking.retry()/>
            </Show>
            <UnreadNotice unread/>
            {move || if is_waiting.get() {
                view! { <Skeleton label="Loading limits" shape=SkeletonShape::Text lines=4/> }.into_any()
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
        said.map(|text| view! { <Notice tone=Tone::Caution text/> })
            .collect_view()
    };
    view! {
        <div class="organization-scroll">
            <table class="organization-table" aria-label="Limits">
                <thead>
                    <tr>
                        <th scope="col">"Resource"</th>
                        <th scope="col" data-number="">"Used here"</th>
                        <th scope="col">"Here and below"</th>
                        <th scope="col" data-number="">"Own limit"</th>
                        <th scope="col" data-number="">"Ceiling"</th>
                        <th scope="col">"Set by"</th>
                        <th scope="col" data-number="">"Room left"</th>
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
        SetBy::Nobody => ().into_any(),
        SetBy::Itself => "This organization".into_any(),
        SetBy::Other(mention) => view! { <Linked subject mention/> }.into_any(),
        SetBy::Subscription => "The subscription".into_any(),
        SetBy::Named(name) => view! { <bdi>{name}</bdi> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{line.label}</th>
            <td data-number="">{line.used_here}</td>
            <td>
                <Meter
                    used=Signal::stored(line.used)
                    bound=Signal::stored(line.bound)
                    text=Signal::stored(line.used_in_all)
                />
            </td>
            <td data-number="">{line.own_limit}</td>
            <td data-number="">{line.ceiling}</td>
            <td>{set_by}</td>
            <td data-number="">{line.room}</td>
        </tr>
    }
}
