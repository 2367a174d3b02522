//! The billing account of an organization: one to choose, or why there is nothing to choose. Holds no rule: which applies, the form says.

use canopy_domain::{
    form::{billing_choice::BillingChoice, problem::Field as Name},
    workspace::BillingAccount,
};
use canopy_text::billing;
use leptos::prelude::*;

use super::change_note::changed;
use crate::{
    components::{
        button::Button,
        field::{Choice, Field, SelectField, TextField, Wiring},
        icon::Glyph,
        notice::Notice,
        skeleton::{Skeleton, SkeletonShape},
        tone::Tone,
    },
    reactive::{derived, memo},
    state::{
        form::FormState,
        workspace::{WorkspaceState, use_workspace},
    },
    views::failure::{WayOn, last_error},
};

const LABEL: &str = Name::BillingAccount.label();

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
    move || {
        if is_loading.get() {
            view! { <Skeleton label="Loading the billing accounts" shape=SkeletonShape::Form lines=1/> }.into_any()
        } else if choice.get() == BillingChoice::NotAllowed {
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
        error.with(|error| {
            let error = canopy_text::errors::sentence(error);
            format!("How this workspace is billed could not be read. {error}")
        })
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
fn rule(form: FormState) -> Option<String> {
    let is_root = form.parent().is_none();
    let rule = match form.billing_mode() {
        Some(mode) if form.existing().is_some() => billing::rule_of_existing(mode, is_root),
        Some(mode) => billing::rule(mode, is_root),
        None if form.parent().is_some() => "A child has no billing account of its own.",
        None => "How this workspace is billed is not known; the API decides whether one is needed.",
    };
    Some(rule.to_owned())
}

#[component]
fn NoChoice(form: FormState) -> impl IntoView {
    let workspace = use_workspace();
    let text = move || match form.payer() {
        Some(id) => workspace.billing_account_title(id.as_str()),
        None => "None of its own".into(),
    };
    let control =
        move |_: Wiring| view! { <p class="organization-form-fixed" dir="auto">{text}</p> };
    view! { <Field label=LABEL control hint=derived(move || rule(form)) group=true/> }
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
        let has_more = is_incomplete(workspace);
        let accounts = accounts.as_ref().map_or(&[][..], |list| &list.data);
        let mut options: Vec<Choice> = Vec::with_capacity(accounts.len() + 2);
        match form.billing() {
            BillingChoice::Required if accounts.len() == 1 && !has_more => {}
            BillingChoice::Required => options.push(Choice::new("", "Choose an account")),
            _ => options.push(Choice::new("", "None")),
        }
        options.extend(
            accounts
                .iter()
                .map(|account| Choice::new(account.id.as_str(), label(account, accounts))),
        );
        let chosen = value.get();
        if options.iter().all(|option| option.value != chosen) {
            let why = if has_more {
                "not listed"
            } else {
                "no longer there"
            };
            options.push(Choice::new(chosen.as_str(), format!("{chosen} ({why})")));
        }
        options
    });
    let is_empty = move || {
        workspace
            .billing_accounts
            .latest()
            .is_some_and(|list| list.data.is_empty())
    };
    let hint = move || {
        let none = if is_incomplete(workspace) {
            Some(" This list is incomplete: the API sent only some of the billing accounts.")
        } else {
            is_empty().then_some(" This workspace has no billing account yet.")
        };
        rule(form).map(|rule| rule + none.unwrap_or_default())
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

/// Whether there are accounts that cannot be chosen here.
fn is_incomplete(workspace: WorkspaceState) -> bool {
    let accounts = workspace.billing_accounts.latest();
    accounts.is_some_and(|list| !list.is_whole())
}

/// Its name and currency; its id as well where another has the same name.
fn label(account: &BillingAccount, all: &[BillingAccount]) -> String {
    let mut label = account.title().to_owned();
    if let Some(currency) = &account.currency {
        label.push_str(" · ");
        label.push_str(&currency.to_uppercase());
    }
    if all
        .iter()
        .filter(|other| other.title() == account.title())
        .count()
        > 1
    {
        label.push_str(" · ");
        label.push_str(account.id.as_str());
    }
    label
}

/// Where the accounts could not be had, whoever knows an id can go on.
#[component]
fn TypedAccount(form: FormState) -> impl IntoView {
    let workspace = use_workspace();
    let hint = move || {
        let why = workspace
            .billing_accounts
            .error()
            .map_or("The billing accounts are not known", |error| {
                canopy_text::errors::title(&error)
            });
        Some(format!(
            "{why}, so none can be chosen. An account's id can be typed. {}",
            rule(form)?
        ))
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
            placeholder="cus_…"
            code=true
        />
        <div>
            <Button label="Retry" icon=Glyph::Retry small=true on_press=move || workspace.ask_billing()/>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(id: &str, name: &str) -> BillingAccount {
        BillingAccount {
            id: id.into(),
            name: name.into(),
            currency: Some("eur".into()),
            unknown: Default::default(),
        }
    }

    #[test]
    fn accounts_of_the_same_name_are_told_apart_by_their_ids() {
        let accounts = [
            account("cus_1", "Acme"),
            account("cus_2", "Acme"),
            account("cus_3", "Other"),
        ];
        let labels: Vec<String> = accounts
            .iter()
            .map(|account| label(account, &accounts))
            .collect();
        assert_eq!(
            labels,
            ["Acme · EUR · cus_1", "Acme · EUR · cus_2", "Other · EUR"]
        );
    }
}
