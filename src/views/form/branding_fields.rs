//! How an organization greets its people: its public name, its login hint and its two colors. Holds no rule.

use canopy_domain::{
    brand::{DEFAULT_PAGE_BACKGROUND, DEFAULT_PRIMARY},
    color::Color,
    form::{draft::OrganizationDraft, field::Field},
};
use canopy_text::{branding as text, form::label};
use leptos::prelude::*;

use super::{change_note::changed, parent_look::ParentLook, section::Section, swatches::Swatches};
use crate::{
    components::{button::Button, color_field::ColorField, field::TextField},
    reactive::{derived, memo},
    state::{form::FormState, logo::LogoState},
};

#[component]
pub fn BrandingFields(form: FormState, logo: LogoState) -> impl IntoView {
    view! {
        <Section title=text::TITLE about=text::ABOUT>
            <ParentLook form logo/>
            <DisplayName form/>
            <LoginHint form/>
            <div class="organization-form-group" data-columns="2">
                <BrandColorField
                    form
                    field=Field::PrimaryColor
                    part=|draft| &mut draft.primary
                    default=DEFAULT_PRIMARY
                />
                <BrandColorField
                    form
                    field=Field::PageBackground
                    part=|draft| &mut draft.page_background
                    default=DEFAULT_PAGE_BACKGROUND
                />
            </div>
            <Swatches form logo/>
        </Section>
    }
}

#[component]
fn DisplayName(form: FormState) -> impl IntoView {
    view! {
        <TextField
            label=label(Field::DisplayName)
            value=derived(move || form.read(|draft| draft.display_name.clone()))
            on_input=move |text| form.edit(Field::DisplayName, |draft| draft.display_name = text)
            on_blur=move || form.leave(Field::DisplayName)
            error=derived(move || form.problem(Field::DisplayName))
            note=changed(form, Field::DisplayName)
            hint=text::DISPLAY_NAME_HINT
        />
    }
}

#[component]
fn LoginHint(form: FormState) -> impl IntoView {
    let is_empty = memo(move |_| form.read(|draft| draft.login_hint.trim().is_empty()));
    let suggestion = memo(move |_| is_empty.get().then(|| form.suggested_hint()).flatten());
    let suggest = move || {
        let hint = suggestion.get()?;
        let label = text::use_login_hint(&hint);
        Some(view! {
            <div>
                <Button
                    label
                    small=true
                    on_press=move || {
                        let hint = hint.clone();
                        form.edit(Field::LoginHint, move |draft| draft.login_hint = hint);
                    }
                />
            </div>
        })
    };
    view! {
        <div class="organization-form-suggested">
            <TextField
                label=label(Field::LoginHint)
                value=derived(move || form.read(|draft| draft.login_hint.clone()))
                on_input=move |text| form.edit(Field::LoginHint, |draft| draft.login_hint = text)
                on_blur=move || form.leave(Field::LoginHint)
                error=derived(move || form.problem(Field::LoginHint))
                note=changed(form, Field::LoginHint)
                hint=text::LOGIN_HINT_HINT
                code=true
            />
            {suggest}
        </div>
    }
}

#[component]
fn BrandColorField(
    form: FormState,
    field: Field,
    part: fn(&mut OrganizationDraft) -> &mut String,
    default: Color,
) -> impl IntoView {
    let value = memo(move |_| {
        form.read(|draft| match field {
            Field::PageBackground => draft.page_background.clone(),
            _ => draft.primary.clone(),
        })
    });
    let picked = move || {
        value
            .with(|value| Color::parse(value).ok())
            .map(|color| color.to_string())
    };
    // What will be sent stands in the field as it will be sent.
    let settle = move || {
        let typed = value.get_untracked();
        if let Ok(color) = Color::parse(&typed)
            && color.to_string() != typed
        {
            form.edit(field, |draft| *part(draft) = color.to_string());
        }
        form.leave(field);
    };
    let hint = move || {
        let is_empty = value.with(|value| value.trim().is_empty());
        is_empty.then(|| text::color_not_set(default))
    };
    view! {
        <ColorField
            label=label(field)
            value
            picked=derived(picked)
            on_input=move |text| form.edit(field, |draft| *part(draft) = text)
            on_blur=settle
            error=derived(move || form.problem(field))
            note=changed(form, field)
            hint=derived(hint)
            placeholder=text::COLOR_EXAMPLE
        />
    }
}
