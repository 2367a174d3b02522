//! The three limits of an organization, each with what it stands under. Holds no rule and no sum.

use canopy_domain::{
    form::{draft::LimitChoice, field::Field},
    limits::{allocation::Allocation, report::LimitsReport},
    organization::{OrganizationId, limits::Resource},
    unicode::numbers::whole_number,
};
use canopy_text::{
    form::{label, limit_choice},
    limits::{fields, shares},
};
use leptos::{html, prelude::*};

use super::{change_note::changed, section::Section, what_if::WhatIf};
use crate::{
    components::field::{Choice, NumberInput, SegmentedField, Wiring},
    reactive::{derived, effect, memo},
    state::{
        form::FormState,
        remote::Remote,
        workspace::{WorkspaceState, use_workspace},
    },
    views::capacity_notice::CapacityNotice,
};

#[component]
pub fn LimitFields(
    form: FormState,
    #[prop(default = fields::TITLE)] title: &'static str,
) -> impl IntoView {
    let workspace = use_workspace();
    let is_root = form.parent().is_none();
    let existing = form.existing();
    let is_there = existing.is_some();
    let reported = existing.map(|id| {
        // A root's own is what its subscription leaves.
        let report = if is_root {
            workspace.limits_reports.of(&id)
        } else {
            form.report
        };
        (Signal::stored(id), report)
    });
    let about = move || {
        if !is_root {
            return fields::ABOUT_CHILD.to_owned();
        }
        let seats = workspace
            .workspace
            .latest()
            .and_then(|workspace| workspace.pooled_seat_limit);
        let of = |resource| form.remaining_above(resource).tightest().is_some();
        let is_known = Resource::ALL.into_iter().any(of);
        fields::about_root(is_known, !is_there, seats)
    };
    let retry = move || match is_root {
        true => workspace.ask_billing(),
        false => workspace.limits_reports.retry(),
    };
    let failure = derived(move || match is_root {
        true => workspace.capacity_error(),
        false => form.report.error(),
    });
    view! {
        <Section title about=derived(move || Some(about()))>
            {Resource::ALL.map(|resource| view! { <LimitField form resource reported/> }).collect_view()}
            <Show when=move || failure.with(Option::is_some)>
                <CapacityNotice failure retry/>
            </Show>
        </Section>
    }
}

#[component]
fn LimitField(
    form: FormState,
    resource: Resource,
    /// An organization that is there, and what the API says of what it stands under.
    reported: Option<(Signal<OrganizationId>, Remote<LimitsReport>)>,
) -> impl IntoView {
    let workspace = use_workspace();
    let field = Field::Limit(resource);
    let number = NodeRef::<html::Input>::new();
    let options: Vec<Choice> = LimitChoice::ALL
        .into_iter()
        .map(|choice| Choice::new(choice.key(), limit_choice(choice)))
        .collect();
    let is_number =
        memo(move |_| form.read(|draft| draft.limit(resource).choice == LimitChoice::Number));
    let is_wanted = focus_on_request(number);
    let choose = move |key: String| {
        let Some(choice) = LimitChoice::from_key(&key) else {
            return;
        };
        is_wanted.set_value(choice == LimitChoice::Number);
        form.edit(field, |draft| draft.limit_mut(resource).choice = choice);
    };
    let hint = move || {
        // What is wrong says the same, and says it at the field.
        let problem = form.shown_problem(field);
        if problem.is_some_and(|problem| problem.explains_limit()) {
            return None;
        }
        let remaining_above = form.remaining_above(resource);
        let limit = form.read(|draft| draft.limit(resource).clone());
        let (used, forest) = (form.used(resource), workspace.organizations.forest());
        let hint = fields::hint(
            resource,
            &limit,
            is_unread(workspace, form, resource),
            &remaining_above,
            used,
            &forest,
        );
        Some(match allocated(workspace, form, resource) {
            Some(allocated) => format!("{hint} {allocated}"),
            None => hint,
        })
    };
    let beside = move |wiring: Wiring| {
        view! {
            <Show when=move || is_number.get()>
                <NumberInput
                    wiring
                    label=label(field)
                    read=whole_number
                    value=derived(move || form.read(|draft| draft.limit(resource).number.clone()))
                    on_input=move |text| form.edit(field, |draft| draft.limit_mut(resource).type_number(text))
                    on_blur=move || form.leave(field)
                    node_ref=number
                />
            </Show>
        }
    };
    view! {
        <div class="organization-form-limit">
        <SegmentedField
            label=label(field)
            value=derived(move || form.read(|draft| draft.limit(resource).choice.key().to_owned()))
            options=Signal::stored(options)
            on_change=choose
            beside
            error=derived(move || form.problem(field))
            note=changed(form, field)
            hint=derived(hint)
        />
        {reported.map(|(id, report)| {
            let limit = derived(move || form.read(|draft| draft.limit(resource).read().ok()));
            view! { <WhatIf id resource limit report/> }
        })}
        </div>
    }
}

/// What the other children have of the parent's allowance, or other roots of the subscription's, and this limit with
/// them.
fn allocated(workspace: WorkspaceState, form: FormState, resource: Resource) -> Option<String> {
    let limit = form.read(|draft| {
        let limit = draft.limit(resource);
        (limit.choice == LimitChoice::Number).then(|| limit.read().ok())
    });
    let limit = limit.flatten()?.amount()?;
    let organizations = workspace.organizations;
    let (forest, statuses) = (organizations.forest(), organizations.statuses());
    let child = form.existing();
    let child_index = child.as_ref().and_then(|id| forest.index_of(id));
    let parent = form.parent();
    let allocation = match &parent {
        Some(parent) => Allocation::of(&forest, &statuses, forest.index_of(parent)?, resource),
        None => Allocation::of_roots(&forest, &statuses, form.account().as_ref(), resource)?,
    };
    let with = allocation.with(child_index, limit)?;
    Some(shares::allocated(with, child.is_none(), parent.is_none()))
}

/// Whoever chooses to type a number is taken to where it is typed, which is in the page from then on.
fn focus_on_request(number: NodeRef<html::Input>) -> StoredValue<bool> {
    let is_wanted = StoredValue::new(false);
    effect(move || {
        if let Some(number) = number.get()
            && is_wanted.get_value()
        {
            is_wanted.set_value(false);
            // Refused only where it is not in the page.
            let _ = number.focus();
        }
    });
    is_wanted
}

/// Whether the API sent a limit that cannot be read.
fn is_unread(workspace: WorkspaceState, form: FormState, resource: Resource) -> bool {
    let organization = form
        .existing()
        .and_then(|id| workspace.organizations.find(&id));
    organization.is_some_and(|(_, now)| now.limits.get(resource).is_unknown())
}
