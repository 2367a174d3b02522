//! The three limits of an organization, each with what it stands under. Holds no rule and no sum.

use canopy_domain::{
    form::{draft::LimitChoice, problem::Field},
    limits::report::LimitsReport,
    organization::{OrganizationId, limits::Resource},
    unicode::numbers::whole_number,
    words::counts::grouped,
};
use canopy_text::form::{label, limit_choice};
use leptos::{html, prelude::*};

use super::{
    change_note::changed,
    limit_words::limit_words,
    section::Section,
    what_if::{WhatIf, report_above},
};
use crate::{
    components::{
        button::Button,
        field::{Choice, NumberInput, SegmentedField, Wiring},
        icon::Glyph,
        notice::Notice,
    },
    reactive::derived,
    state::{form::FormState, remote::Remote, workspace::use_workspace},
};

#[component]
pub fn LimitFields(
    form: FormState,
    #[prop(default = "Limits")] title: &'static str,
    /// Where more than the form has asked: asks anew for all that failed.
    #[prop(optional)]
    retry: Option<Callback<()>>,
) -> impl IntoView {
    let workspace = use_workspace();
    let is_root = form.parent().is_none();
    let existing = form.existing();
    let is_there = existing.is_some();
    let reported = existing.map(|id| {
        let id = Signal::stored(id);
        // The form has asked for the parent's already; a root's own is what its subscription leaves.
        let report = if is_root {
            report_above(id)
        } else {
            form.report
        };
        (id, report)
    });
    let about = move || {
        if !is_root {
            return "What it and everything below it may use. A child shares what those above it are allowed.".to_owned();
        }
        let seats = workspace
            .workspace
            .latest()
            .and_then(|workspace| workspace.pooled_seat_limit);
        let seats =
            seats.map(|seats| format!(" The workspace has {} pooled seats.", grouped(seats)));
        let when = if is_there { "saved" } else { "created" };
        format!(
            "What it and everything below it may use. Nothing stands above a root but the subscription, which the \
             API weighs when it is {when}.{}",
            seats.unwrap_or_default()
        )
    };
    let retry = retry.unwrap_or_else(|| Callback::new(move |()| form.ask_report()));
    let unknown = move || {
        let error = form.report.error()?;
        let text = format!(
            "{}, so the subscription's remaining capacity is unknown.",
            canopy_text::errors::title(&error)
        );
        Some(view! {
            <Notice text=text>
                <Button label="Retry" icon=Glyph::Retry small=true on_press=retry/>
            </Notice>
        })
    };
    view! {
        <Section title about=derived(move || Some(about()))>
            {Resource::ALL.map(|resource| view! { <LimitField form resource reported/> }).collect_view()}
            {unknown}
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
    let choose = move |key: String| {
        let Some(choice) = LimitChoice::from_key(&key) else {
            return;
        };
        form.edit(field, |draft| draft.limit_mut(resource).choice = choice);
        if let (LimitChoice::Number, Some(number)) = (choice, number.get_untracked()) {
            // Refused only where it is not in the page.
            let _ = number.focus();
        }
    };
    let is_unread = move || {
        let id = form.existing()?;
        let (_, now) = workspace.estate.find(&id)?;
        now.limits.get(resource).is_unknown().then_some(())
    };
    let is_unread = move || is_unread().is_some();
    let words = move || {
        let remaining_above = form.remaining_above(resource);
        let limit = form.read(|draft| draft.limit(resource).clone());
        let used = form.used(resource);
        let known = limit_words(resource, &limit, &remaining_above, used, |holder| {
            form.holder_name(holder)
        });
        Some(if is_unread() {
            format!("This limit couldn't be read. It stays as it is unless you set it. {known}")
        } else {
            known
        })
    };
    let beside = move |wiring: Wiring| {
        view! {
            <NumberInput
                wiring
                label=label(field)
                read=whole_number
                value=derived(move || form.read(|draft| draft.limit(resource).number.clone()))
                on_input=move |text| form.edit(field, |draft| draft.limit_mut(resource).type_number(text))
                on_blur=Callback::new(move |()| form.leave(field))
                node_ref=number
            />
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
            hint=derived(words)
        />
        {reported.map(|(id, report)| {
            let limit = derived(move || form.read(|draft| draft.limit(resource).read().ok()));
            view! { <WhatIf id resource limit report/> }
        })}
        </div>
    }
}
