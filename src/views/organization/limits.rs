//! The limits of an organization: the API's own report beside what the estate says, and who holds it back.

use canopy_domain::{
    allocation::{Account, CeilingSetter, Difference},
    limits::{Limit, Resource},
    limits_report::LimitsReport,
    wording::{NO_LIMIT, grouped},
};
use leptos::prelude::*;

use super::{
    linked::{Linked, Mention},
    shares::Shares,
    subject::Subject,
};
use crate::{
    components::{
        meter::{Bound, Meter},
        notice::Notice,
        skeleton::{Skeleton, SkeletonShape},
        tone::Tone,
    },
    state::{ApiError, remote::Remote},
    views::failure::Stale,
};

#[component]
pub fn LimitsTab(subject: Subject) -> impl IntoView {
    let report = Remote::<LimitsReport>::default();
    let ask = move || {
        subject
            .state
            .ask_limits(report, &subject.id.get_untracked())
    };
    // With the estate the report may have changed too.
    Effect::new(move |_| {
        subject.known.track();
        ask();
    });
    let accounts = Memo::new(move |_| {
        let report = report.latest();
        subject.read_estate(|known, standings| {
            Resource::ALL
                .map(|resource| {
                    Account::of(
                        &known.forest,
                        standings,
                        known.index,
                        resource,
                        report.as_deref(),
                    )
                })
                .to_vec()
        })
    });
    let is_waiting = Memo::new(move |_| {
        !subject.has_relatives() || (report.latest().is_none() && report.error().is_none())
    });
    let failure = Signal::derive(move || report.error().unwrap_or(ApiError::NotFound));
    view! {
        <section class="organization-section">
            <h3>"Limits"</h3>
            <Show when=move || report.error().is_some()>
                <Stale error=failure retry=move || ask()/>
            </Show>
            {move || if is_waiting.get() {
                view! { <Skeleton label="Loading limits" shape=SkeletonShape::Text lines=4/> }.into_any()
            } else {
                view! { <Accounts subject accounts/> }.into_any()
            }}
        </section>
        <Show when=move || subject.has_relatives()>
            <Shares subject/>
        </Show>
    }
}

#[component]
fn Accounts(subject: Subject, accounts: Memo<Option<Vec<Account>>>) -> impl IntoView {
    let rows = move || {
        let accounts = accounts.get().unwrap_or_default();
        accounts
            .into_iter()
            .map(|account| view! { <Row subject account/> })
            .collect_view()
    };
    let differences = move || {
        let accounts = accounts.get().unwrap_or_default();
        let said = accounts.iter().flat_map(|account| {
            account
                .differences
                .iter()
                .map(|difference| difference_words(account.resource, difference))
        });
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
                        <th scope="col">"Used here and below"</th>
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
fn Row(subject: Subject, account: Account) -> impl IntoView {
    let bound = match account.ceiling {
        None => Bound::Unbounded,
        Some(0) => Bound::Off,
        Some(ceiling) => Bound::At(ceiling),
    };
    let set_by = match account.set_by {
        Some(CeilingSetter::Organization(index)) => subject
            .read(|known| (index == known.index, Mention::of(&known.forest, index)))
            .map(|(is_own, mention)| match is_own {
                true => "This organization".into_any(),
                false => view! { <Linked subject mention/> }.into_any(),
            }),
        Some(CeilingSetter::Subscription) => Some("The subscription".into_any()),
        None if account.ceiling.is_some() => Some("Known to the API only".into_any()),
        None => None,
    };
    let not_reported = (!account.is_reported).then_some("");
    view! {
        <tr data-alone=not_reported>
            <th scope="row">{account.resource.label()}</th>
            <td data-number="">{grouped(account.used_here)}</td>
            <td>
                <Meter
                    used=Signal::stored(account.used_in_all)
                    bound=Signal::stored(bound)
                    text=Signal::stored(grouped(account.used_in_all))
                />
            </td>
            <td data-number="">{account.own_limit.words()}</td>
            <td data-number="">{Limit::from(account.ceiling).words()}</td>
            <td>{set_by}</td>
            <td data-number="">{account.room.map_or_else(|| NO_LIMIT.to_owned(), grouped)}</td>
        </tr>
    }
}

fn difference_words(resource: Resource, difference: &Difference) -> String {
    let says = |amount: Option<u64>| Limit::from(amount).words();
    format!(
        "{}, {}: the API's report says {}, its list says {}. The report is shown.",
        resource.label(),
        difference.measure.label(),
        says(difference.report),
        says(difference.estate),
    )
}
