//! The form of a new organization: its sections in order, how it is sent, and what follows. Knows no rule.

use canopy_domain::{
    branding::{BrandColor, Suggestion},
    direction::isolated,
    organization::NAME_MAX,
    problem::Field,
    wording::counted,
};
use leptos::{ev, html, prelude::*};

use super::{
    billing_account::BillingAccountField,
    branding_fields::BrandingFields,
    branding_preview::{Brand, BrandingPreview},
    draft_offer::DraftOffer,
    limit_fields::LimitFields,
    logo_field::LogoField,
    refused::Refused,
};
use crate::{
    address::use_address,
    boxed::{derived, memo},
    components::{
        button::{Button, ButtonKind},
        field::TextField,
        focus::focus_first,
    },
    routes::Route,
    state::{
        form::{FormState, Outcome},
        logo::LogoState,
        toasts::use_toasts,
        workspace::use_workspace,
    },
};

/// What gets the focus when the form is not accepted: the first wrong field, or what is said of all.
const WRONG: &[&str] = &[
    "[aria-invalid='true'], [data-invalid] button",
    ".organization-form-refused",
];

#[component]
pub fn OrganizationForm(form: FormState) -> impl IntoView {
    let logo = LogoState::new(form);
    let element = NodeRef::<html::Form>::new();
    let address = use_address();
    let toasts = use_toasts();
    let workspace = use_workspace();
    let place = address.route().get_untracked();

    let settle = move |outcome: Outcome| match outcome {
        Outcome::Held | Outcome::Refused => {
            if let Some(element) = element.try_get_untracked().flatten() {
                focus_first(element.into(), WRONG);
            }
        }
        Outcome::Created(created) => {
            toasts.say(format!("{} was created.", isolated(created.title())));
            // Whoever has gone elsewhere meanwhile is left there.
            if address.route().try_get_untracked().as_ref() == Some(&place) {
                address.go_instead(&Route::Tree(workspace.id(), Some(created.id.clone())));
            }
        }
    };
    let settle = StoredValue::new(settle);
    let send = move || form.submit(settle.get_value());
    let submitted = move |event: ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    let shortcut = window_event_listener(ev::keydown, move |event| {
        let is_save = (event.ctrl_key() || event.meta_key())
            && !event.alt_key()
            && !event.shift_key()
            && event.key().eq_ignore_ascii_case("s");
        if is_save {
            event.prevent_default();
            if !event.repeat() {
                send();
            }
        }
    });
    let pasted = window_event_listener(ev::paste, move |event| {
        if !event.default_prevented() && logo.paste(&event) {
            event.prevent_default();
        }
    });
    // A file that misses its place would otherwise replace the page.
    let dragged = window_event_listener(ev::dragover, move |event| logo.hover(&event));
    let dropped = window_event_listener(ev::drop, move |event| logo.drop(&event));
    on_cleanup(move || {
        shortcut.remove();
        pasted.remove();
        dragged.remove();
        dropped.remove();
    });

    let brand = derived(move || form.read(Brand::of_draft));
    let take = move |suggestion: Suggestion| {
        let color = suggestion.color.to_string();
        match suggestion.of {
            BrandColor::Primary => form.edit(Field::PrimaryColor, |draft| draft.primary = color),
            BrandColor::PageBackground => {
                form.edit(Field::PageBackground, |draft| draft.page_background = color);
            }
        }
    };
    let name = derived(move || form.read(|draft| draft.name.clone()));
    view! {
        <form
            class="organization-form"
            novalidate
            autocomplete="off"
            node_ref=element
            on:submit=submitted
        >
            <div class="organization-form-fields">
                <DraftOffer keeping=form.keeping/>
                <Refused form/>
                <Section title="Identity">
                    <TextField
                        label="Name"
                        value=name
                        on_input=move |text| form.edit(Field::Name, |draft| draft.name = text)
                        on_blur=move || form.leave(Field::Name)
                        error=derived(move || form.problem(Field::Name))
                        max=NAME_MAX
                    />
                    <BillingAccountField form/>
                </Section>
                <LimitFields form/>
                <Section>
                    <LogoField form logo/>
                </Section>
                <BrandingFields form logo/>
            </div>
            <aside class="organization-form-aside">
                <BrandingPreview
                    brand
                    logo=derived(move || logo.address())
                    seed="new"
                    on_take=take
                />
            </aside>
            <Actions form/>
        </form>
    }
}

/// One part of the form.
#[component]
pub fn Section(
    /// None where the one field in it says the same.
    #[prop(optional)]
    title: Option<&'static str>,
    #[prop(optional, into)] about: MaybeProp<String>,
    children: Children,
) -> impl IntoView {
    let heading = title.map(|title| {
        view! {
            <header class="organization-form-about">
                <h2>{title}</h2>
                {move || about.get().map(|about| view! { <p>{about}</p> })}
            </header>
        }
    });
    view! {
        <section class="organization-form-section">
            {heading}
            <div class="organization-form-group">{children()}</div>
        </section>
    }
}

#[component]
fn Actions(form: FormState) -> impl IntoView {
    let address = use_address();
    let workspace = use_workspace();
    let back = address.href(&match form.parent() {
        Some(parent) => Route::Tree(workspace.id(), Some(parent)),
        None => Route::Organizations(workspace.id()),
    });
    let wrong = memo(move |_| form.wrong_fields());
    let status = move || {
        wrong.with(|wrong| {
            if wrong.is_empty() {
                return String::new();
            }
            let labels: Vec<&str> = wrong.iter().map(|field| field.label()).collect();
            let fields = counted(wrong.len() as u64, "field needs", "fields need");
            format!("{fields} attention: {}.", labels.join(", "))
        })
    };
    view! {
        <footer class="organization-form-actions">
            <Button
                label="Create organization"
                kind=ButtonKind::Primary
                submit=true
                busy=derived(move || form.is_sending())
                disabled_reason=derived(move || form.block())
            />
            <a class="button" data-kind="quiet" href=back data-tip="What you have typed is kept and offered back">
                "Cancel"
            </a>
            <p class="organization-form-status" role="status" data-tone=move || (!wrong.with(Vec::is_empty)).then_some("over")>
                {status}
            </p>
        </footer>
    }
}
