//! Every field of an organization in order, and the preview beside them.

use canopy_domain::{form::field::Field, organization::NAME_MAX};
use canopy_text::{
    form::{IDENTITY, label},
    workspace::read_only,
};
use leptos::{ev, html, prelude::*};

use super::{
    billing_account::BillingAccountField,
    branding_fields::BrandingFields,
    branding_preview::{Brand, BrandingPreview},
    change_note::changed,
    limit_fields::LimitFields,
    logo_field::LogoField,
    page_listeners::{save_by_shortcut, take_pictures},
    section::Section,
};
use crate::{
    components::{field::TextField, focus::focus_first, notice::Notice},
    reactive::{derived, memo},
    state::{form::FormState, logo::LogoState},
};

/// What gets the focus when a form is not accepted: what has to be chosen first, the first wrong
/// field, or what is said of all.
const WRONG: &[&str] = &[
    ".conflicts",
    "[aria-invalid='true'], [data-invalid] button, [data-invalid]:not(:has([aria-invalid='true'])) input:checked, \
     .logo-field-refusal",
    ".organization-form-refused",
    // Nothing is wrong, but a logo is still being read.
    ".file-drop button",
];

/// Puts the keyboard where a form that was not accepted needs it.
pub fn focus_wrong(form: NodeRef<html::Form>) {
    if let Some(form) = form.try_get_untracked().flatten() {
        focus_first(form.into(), WRONG);
    }
}

/// Why nothing can be changed in the form, where it can't be sent.
#[component]
fn ReadOnly(form: FormState) -> impl IntoView {
    let block = memo(move |_| form.block());
    move || {
        let text = read_only(block.get()?);
        Some(view! { <Notice text/> })
    }
}

#[component]
pub fn OrganizationForm(
    form: FormState,
    /// Enter, the shortcut, or a button that sends it.
    #[prop(into)]
    on_send: Callback<()>,
    element: NodeRef<html::Form>,
    /// Gives the initials in the preview their hue.
    #[prop(into)]
    seed: String,
    /// Above the fields.
    top: AnyView,
    actions: AnyView,
) -> impl IntoView {
    let logo = LogoState::new(form);
    save_by_shortcut(move || on_send.run(()));
    take_pictures(logo);
    let submitted = move |event: ev::SubmitEvent| {
        event.prevent_default();
        on_send.run(());
    };
    let is_locked = derived(move || form.is_locked());
    view! {
        <form
            class="organization-form"
            novalidate
            autocomplete="off"
            node_ref=element
            on:submit=submitted
        >
            <fieldset
                class="organization-form-fields"
                role="none"
                disabled=is_locked
            >
                <ReadOnly form/>
                {top}
                <Section title=IDENTITY>
                    <TextField
                        label=label(Field::Name)
                        value=derived(move || form.read(|draft| draft.name.clone()))
                        on_input=move |text| form.edit(Field::Name, |draft| draft.name = text)
                        on_blur=move || form.leave(Field::Name)
                        error=derived(move || form.problem(Field::Name))
                        note=changed(form, Field::Name)
                        max=NAME_MAX
                    />
                    <BillingAccountField form/>
                </Section>
                <LimitFields form/>
                <Section>
                    <LogoField form logo/>
                </Section>
                <BrandingFields form logo/>
            </fieldset>
            <aside class="organization-form-aside">
                <BrandingPreview
                    brand=derived(move || form.read(Brand::of_draft))
                    logo=derived(move || logo.address())
                    seed
                    on_take=move |suggestion| form.take_suggestion(suggestion)
                    is_locked
                />
            </aside>
            {actions}
        </form>
    }
}
