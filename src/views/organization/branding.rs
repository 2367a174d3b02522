//! The brand of an organization as it is saved, as its users meet it.

use canopy_domain::picture::PictureLink;
use leptos::prelude::*;

use super::subject::{Known, Subject};
use crate::{
    boxed::{derived, memo},
    components::{notice::Notice, tone::Tone},
    state::session::use_session,
    views::form::branding_preview::{Brand, BrandingPreview},
};

#[component]
pub fn BrandingTab(subject: Subject) -> impl IntoView {
    let api_base = use_session().configuration().api_base_url;
    let picture = memo(move |_| {
        subject
            .read(|known| known.organization.picture.clone())
            .flatten()
            .filter(|text| !text.trim().is_empty())
    });
    let logo = memo(move |_| {
        picture
            .get()
            .filter(|address| PictureLink::read(address, &api_base).is_some())
    });
    let brand = memo(move |_| {
        let read =
            |known: &Known| Brand::of(known.organization.title(), &known.organization.branding);
        subject.read(read).unwrap_or_default()
    });
    let is_unbranded = move || {
        subject.read(|known| known.organization.branding.is_empty()) == Some(true)
            && logo.with(Option::is_none)
    };
    let refused = move || picture.get().filter(|_| logo.with(Option::is_none));
    view! {
        <Show when=is_unbranded>
            <Notice text="Nothing of a brand is set. Its users see its name on Canopy's own colors."/>
        </Show>
        {move || refused().map(|address| view! {
            <div class="organization-section">
                <Notice tone=Tone::Caution text="The picture's address is not one a browser should load, so it is shown as text."/>
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
