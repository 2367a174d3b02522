//! The billing account of an organization: one to choose, or why there is nothing to choose.
//! Holds no rule: which applies, the form says.

use canopy_domain::form::{billing_choice::BillingChoice, field::Field as Name};
use canopy_text::{
    billing, errors,
    form::{billing_account as text, label},
};
use leptos::prelude::*;

use super::change_note::changed;
use crate::{
    components::{
        field::{Choice, Field, SelectField, TextField, Wiring},
        notice::Notice,
        skeleton::{Skeleton, SkeletonShape},
        tone::Tone,
    },
    reactive::{derived, memo},
    state::{form::FormState, workspace::use_workspace},
    views::failure::{WayOn, last_error},
};

const LABEL: &str = label(Name::BillingAccount);

#[component]
pub fn BillingAccountField(form: FormState) -> impl IntoView {
    let workspace = use_workspace();
    let choice = memo(move |_| form.billing());
    let is_loading = memo(move |_| {
        let no_mode = workspace.workspace.latest().is_none();
        let no_accounts = workspace.billing_accounts.latest().is_none();
        let waits_for_mode = no_mode && workspace.workspace.is_loading() && form.parent().is_none();
        let waits_for_accounts = no_accounts && workspace.billing_accounts.is_loading();
        waits_for_mode || (waits_for_accounts && choice.get() != BillingChoice::NotAllowed)
    });
    let is_unknown = memo(move |_| workspace.billing_accounts.latest().is_none());
    // The only one there is counts as chosen, and is sent.
    let is_only = memo(move |_| {
        let chosen = form.read(|draft| draft.billing_account.trim().to_owned());
        let only = form
            .only_account()
            .filter(|_| choice.get() == BillingChoice::Required);
        only.is_some_and(|only| chosen.is_empty() || chosen == only.id.as_str())
    });
    move || {
        if is_loading.get() {
            view! { <Skeleton label=text::LOADING shape=SkeletonShape::Form lines=1/> }.into_any()
        } else if workspace.is_pooled() {
            // No organization names one, and the page of the limits says who pays.
            ().into_any()
        } else if choice.get() == BillingChoice::NotAllowed || is_only.get() {
            view! { <NoChoice form/> }.into_any()
        } else if is_unknown.get() {
            view! { <TypedAccount form/> }.into_any()
        } else {
            view! { <ChosenAccount form/> <ModeUnknown form/> }.into_any()
        }
    }
}

/// Where it could not be had how the workspace is billed, which decides what a root needs.
#[component]
fn ModeUnknown(form: FormState) -> impl IntoView {
    let workspace = use_workspace();
    // Only read while there is one.
    let error = last_error(move || workspace.workspace.error());
    let text = derived(move || {
        error.with(|error| format!("{} {}", text::MODE_UNKNOWN, errors::sentence(error)))
    });
    let is_unknown = move || form.billing_mode().is_none() && workspace.workspace.error().is_some();
    view! {
        <Show when=is_unknown>
            <Notice tone=Tone::Caution live=true text>
                <WayOn error retry=move || workspace.ask_billing()/>
            </Notice>
        </Show>
    }
}

/// The rule that applies, in a sentence.
fn rule(form: FormState) -> &'static str {
    let is_root = form.parent().is_none();
    match form.billing_mode() {
        Some(mode) if form.existing().is_some() => billing::rule_of_existing(mode, is_root),
        Some(mode) => billing::rule(mode, is_root),
        None if is_root => text::RULE_UNKNOWN,
        None => text::RULE_OF_CHILD,
    }
}

#[component]
fn NoChoice(form: FormState) -> impl IntoView {
    let workspace = use_workspace();
    let text = move || match form.payer() {
        Some(id) => workspace.billing_account_title(id.as_str()),
        None if form.billing() == BillingChoice::Required => form
            .only_account()
            .map_or_else(String::new, |only| only.title().to_owned()),
        None => text::NONE.into(),
    };
    let control =
        move |_: Wiring| view! { <p class="organization-form-fixed" dir="auto">{text}</p> };
    view! { <Field label=LABEL control hint=derived(move || Some(rule(form).to_owned())) group=true/> }
}

#[component]
fn ChosenAccount(form: FormState) -> impl IntoView {
    let workspace = use_workspace();
    let value = derived(move || {
        let typed = form.read(|draft| draft.billing_account.trim().to_owned());
        match form.only_account() {
            Some(only) if typed.is_empty() && form.billing() == BillingChoice::Required => {
                only.id.to_string()
            }
            _ => typed,
        }
    });
    let options = memo(move |_| {
        let accounts = workspace.billing_accounts.latest();
        let has_more = accounts.as_ref().is_some_and(|list| !list.is_whole());
        let accounts = accounts.as_ref().map_or(&[][..], |list| &list.data);
        let mut options: Vec<Choice> = Vec::with_capacity(accounts.len() + 2);
        match form.billing() {
            BillingChoice::Required if accounts.len() == 1 && !has_more => {}
            BillingChoice::Required => options.push(Choice::new("", text::CHOOSE)),
            _ => options.push(Choice::new("", text::NONE)),
        }
        options.extend(
            accounts
                .iter()
                .map(|account| Choice::new(account.id.as_str(), text::account(account, accounts))),
        );
        let chosen = value.get();
        if options.iter().all(|option| option.value != chosen) {
            let label = match has_more {
                true => text::not_listed(&chosen),
                false => text::gone(&chosen),
            };
            options.push(Choice::new(chosen.as_str(), label));
        }
        options
    });
    let hint = move || {
        let lacking = match workspace.billing_accounts.latest() {
            Some(list) if !list.is_whole() => Some(text::INCOMPLETE),
            Some(list) if list.data.is_empty() => Some(text::NO_ACCOUNTS),
            _ => None,
        };
        let sentences = std::iter::once(rule(form)).chain(lacking);
        Some(sentences.collect::<Vec<_>>().join(" "))
    };
    view! {
        <SelectField
            label=LABEL
            value
            options
            on_change=move |id| {
                form.edit(Name::BillingAccount, |draft| draft.billing_account = id);
                form.leave(Name::BillingAccount);
            }
            error=derived(move || form.problem(Name::BillingAccount))
            note=changed(form, Name::BillingAccount)
            hint=derived(hint)
        />
    }
}

/// Where the accounts could not be had, whoever knows an id can go on.
#[component]
fn TypedAccount(form: FormState) -> impl IntoView {
    let workspace = use_workspace();
    let error = last_error(move || workspace.billing_accounts.error());
    let hint = move || {
        let error = workspace.billing_accounts.error();
        let failure = error.as_ref().map(errors::title);
        Some(format!("{} {}", text::enter_id(failure), rule(form)))
    };
    view! {
        <TextField
            label=LABEL
            value=derived(move || form.read(|draft| draft.billing_account.clone()))
            on_input=move |id| form.edit(Name::BillingAccount, |draft| draft.billing_account = id)
            on_blur=move || form.leave(Name::BillingAccount)
            error=derived(move || form.problem(Name::BillingAccount))
            note=changed(form, Name::BillingAccount)
            hint=derived(hint)
            placeholder=text::EXAMPLE
            code=true
        />
        <div>
            <WayOn error retry=move || workspace.ask_billing()/>
        </div>
    }
}
