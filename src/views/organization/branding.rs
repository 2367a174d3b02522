//! The brand of an organization, as its users meet it: as it is saved, and as it is being changed.

use canopy_domain::{picture::PictureLink, unicode::unseen::is_blank};
use canopy_text::organization::branding as text;
use leptos::prelude::*;

use super::{
    in_place::InPlace,
    open_organization::{Loaded, OpenOrganization},
};
use crate::{
    components::{notice::Notice, tone::Tone},
    reactive::{derived, memo},
    state::{session::use_session, shown_picture::shown},
    views::form::{
        branding_fields::BrandingFields,
        branding_preview::{Brand, BrandingPreview},
        logo_field::LogoField,
        page_listeners::take_pictures,
        section::Section,
    },
};

#[component]
pub fn BrandingTab(subject: OpenOrganization) -> impl IntoView {
    let api_base = use_session().configuration().api_base_url;
    let picture = memo(move |_| {
        subject
            .read(|known| known.organization.picture.clone())
            .flatten()
            .filter(|text| !is_blank(text))
    });
    let base = api_base.clone();
    let is_safe = memo(move |_| {
        picture.with(|address| {
            let address = address.as_deref();
            address.is_some_and(|address| PictureLink::read(address, &base).is_some())
        })
    });
    let logo = memo(move |_| {
        let address = picture.get()?;
        shown(&address, &api_base)
    });
    let brand = memo(move |_| {
        let read =
            |known: &Loaded| Brand::of(known.organization.title(), &known.organization.branding);
        subject.read(read).unwrap_or_default()
    });
    let is_unbranded = move || {
        subject.read(|known| known.organization.branding.is_empty()) == Some(true) && !is_safe.get()
    };
    let refused = move || picture.get().filter(|_| !is_safe.get());
    view! {
        <Show when=is_unbranded>
            <Notice text=text::NONE/>
        </Show>
        {move || refused().map(|address| view! {
            <div class="organization-section">
                <Notice tone=Tone::Caution text=text::LOGO_IS_UNSAFE/>
                <code class="organization-value" dir="ltr">{address}</code>
            </div>
        })}
        <BrandingPreview
            brand
            logo
            seed=derived(move || subject.id.get().to_string())
        />
    }
}

/// Its logo and branding to be changed, and what comes of it beside them.
#[component]
pub fn BrandingFieldsInPlace(subject: OpenOrganization, in_place: InPlace) -> impl IntoView {
    let InPlace { form, logo, .. } = in_place;
    take_pictures(logo);
    view! {
        <div class="organization-form-fields">
            <Section>
                <LogoField form logo/>
            </Section>
            <BrandingFields form logo/>
        </div>
        <aside class="organization-form-aside">
            <BrandingPreview
                brand=derived(move || form.read(Brand::of_draft))
                logo=derived(move || logo.address())
                seed=derived(move || subject.id.get().to_string())
                on_take=move |suggestion| form.take_suggestion(suggestion)
            />
        </aside>
    }
}
