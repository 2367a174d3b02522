//! A brand as its people will meet it: the sign-in card, its row in a list, and whether it can be read.
//! Shows whatever brand it is given and changes none.

use canopy_domain::{
    brand::{BrandPreview, BrandText, Suggestion},
    form::draft::OrganizationDraft,
    organization::branding::Branding,
};
use canopy_text::branding::preview as text;
use leptos::prelude::*;

use super::contrast_checks::ContrastChecks;
use crate::components::{
    button::{Button, ButtonKind},
    icon::Glyph,
    tile::{Tile, TileSize},
};
use crate::reactive::{derived, memo};

/// The text of a brand, checked or not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brand {
    pub name: String,
    pub display_name: String,
    pub login_hint: String,
    pub primary: String,
    pub page_background: String,
}

impl Brand {
    pub fn of_draft(draft: &OrganizationDraft) -> Self {
        Self {
            name: draft.name.clone(),
            display_name: draft.display_name.clone(),
            login_hint: draft.login_hint.clone(),
            primary: draft.primary.clone(),
            page_background: draft.page_background.clone(),
        }
    }

    /// The brand of an organization as the API has it.
    pub fn of(name: &str, branding: &Branding) -> Self {
        let text = BrandText::of(name, branding);
        Self {
            name: text.name.to_owned(),
            display_name: text.display_name.to_owned(),
            login_hint: text.login_hint.to_owned(),
            primary: text.primary.to_owned(),
            page_background: text.page_background.to_owned(),
        }
    }

    fn text(&self) -> BrandText<'_> {
        BrandText {
            name: &self.name,
            display_name: &self.display_name,
            login_hint: &self.login_hint,
            primary: &self.primary,
            page_background: &self.page_background,
        }
    }
}

/// The screen a card is shown on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Frame {
    #[default]
    Desktop,
    Phone,
}

/// `logo` is an address that is fit for an image element; `seed` gives the initials their hue. With
/// `on_take`, weak contrast comes with a button that takes a better shade.
#[component]
pub fn BrandingPreview(
    #[prop(into)] brand: Signal<Brand>,
    #[prop(into)] logo: Signal<Option<String>>,
    #[prop(into)] seed: Signal<String>,
    #[prop(optional, into)] on_take: Option<Callback<Suggestion>>,
    /// Whether nothing can be taken at the moment.
    #[prop(optional, into)]
    is_locked: Signal<bool>,
) -> impl IntoView {
    let preview = memo(move |before: Option<&BrandPreview>| {
        brand.with(|brand| BrandPreview::new(brand.text(), before))
    });
    let frame = RwSignal::new(Frame::default());
    let name = derived(move || preview.with(shown_name));
    view! {
        <section class="branding-preview" aria-label=text::REGION>
            <header class="branding-preview-head">
                <h2>{text::HEADING}</h2>
                <div class="branding-preview-frames">
                    <FrameButton frame shows=Frame::Desktop label=text::DESKTOP icon=Glyph::Monitor/>
                    <FrameButton frame shows=Frame::Phone label=text::PHONE icon=Glyph::Phone/>
                </div>
            </header>
            <Stage preview logo seed frame/>
            <div class="branding-preview-row">
                <Mark preview logo seed size=TileSize::Small/>
                <bdi class="branding-preview-listed">{name}</bdi>
                <span class="branding-preview-hint">
                    {move || preview.with(|preview| preview.login_hint.clone())}
                </span>
            </div>
            <ContrastChecks preview on_take is_locked/>
        </section>
    }
}

fn shown_name(preview: &BrandPreview) -> String {
    let name = preview.display_name.as_deref();
    name.unwrap_or(text::UNNAMED).to_owned()
}

/// What stands for the organization: its logo, or the initials of its name. While it has neither, nothing does.
#[component]
fn Mark(
    preview: Memo<BrandPreview>,
    logo: Signal<Option<String>>,
    seed: Signal<String>,
    size: TileSize,
) -> impl IntoView {
    let name = derived(move || preview.with(shown_name));
    let is_blank = memo(move |_| {
        logo.with(Option::is_none) && preview.with(|preview| preview.display_name.is_none())
    });
    move || match is_blank.get() {
        true => view! {
            <span
                class="branding-preview-blank"
                data-size=(size == TileSize::Large).then_some("large")
                aria-hidden="true"
            ></span>
        }
        .into_any(),
        false => view! { <Tile name seed picture=logo size/> }.into_any(),
    }
}

#[component]
fn FrameButton(
    frame: RwSignal<Frame>,
    shows: Frame,
    label: &'static str,
    icon: Glyph,
) -> impl IntoView {
    view! {
        <Button
            label
            kind=ButtonKind::Quiet
            icon
            small=true
            on_press=move || frame.set(shows)
            attr:aria-pressed=move || if frame.get() == shows { "true" } else { "false" }
        />
    }
}

/// Every color comes through the style object as a color that has been read, so that no text can
/// be more than a color, and a policy against inline styles is kept.
#[component]
fn Stage(
    preview: Memo<BrandPreview>,
    logo: Signal<Option<String>>,
    seed: Signal<String>,
    frame: RwSignal<Frame>,
) -> impl IntoView {
    let name = derived(move || preview.with(shown_name));
    let hint = move || preview.with(|preview| preview.login_hint.clone());
    let failed = RwSignal::new(None::<String>);
    let picture = move || {
        let address = logo
            .get()
            .filter(|address| failed.with(|failed| failed.as_ref() != Some(address)));
        match address {
            Some(address) => {
                let failing = address.clone();
                view! {
                    <img
                        alt=""
                        referrerpolicy="no-referrer"
                        src=address
                        on:error=move |_| failed.set(Some(failing.clone()))
                    />
                }
                .into_any()
            }
            None => view! { <Mark preview logo=Signal::stored(None) seed size=TileSize::Large/> }
                .into_any(),
        }
    };
    view! {
        <div
            class="branding-preview-stage"
            data-frame=move || match frame.get() {
                Frame::Desktop => "desktop",
                Frame::Phone => "phone",
            }
            style:--brand-page=move || preview.with(|preview| preview.page_background.color.to_string())
            style:--brand-page-text=move || preview.with(|preview| preview.page_text.to_string())
            style:--brand-card=move || preview.with(|preview| preview.card.to_string())
            style:--brand-text=move || preview.with(|preview| preview.text.to_string())
            style:--brand-muted=move || preview.with(|preview| preview.muted_text.to_string())
            style:--brand-input=move || preview.with(|preview| preview.input_border.to_string())
            style:--brand-button=move || preview.with(|preview| preview.button.to_string())
            style:--brand-button-text=move || preview.with(|preview| preview.button_text.to_string())
            style:--brand-link=move || preview.with(|preview| preview.link.to_string())
            style:--brand-focus=move || preview.with(|preview| preview.focus_ring.to_string())
        >
            <div class="branding-preview-chrome" aria-hidden="true">
                <span class="branding-preview-address">{text::ADDRESS}</span>
            </div>
            <div class="branding-preview-page">
                <div class="branding-preview-card">
                    <div class="branding-preview-logo">{picture}</div>
                    <p class="branding-preview-name">
                        <bdi>{name}</bdi>
                    </p>
                    <p class="branding-preview-lead">{text::LEAD}</p>
                    <Input label=text::ORGANIZATION>{hint}</Input>
                    <Input label=text::EMAIL focused=true>""</Input>
                    <span class="branding-preview-button">{text::CONTINUE}</span>
                    <span class="branding-preview-link">{text::FORGOT}</span>
                </div>
                <p class="branding-preview-foot">
                    {text::NEW_HERE} " "
                    <span class="branding-preview-page-link">{text::REQUEST_ACCOUNT}</span>
                </p>
            </div>
        </div>
    }
}

/// Looks like an input and is none: there is nothing to type here.
#[component]
fn Input(
    label: &'static str,
    #[prop(optional)] focused: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="branding-preview-field">
            <span class="branding-preview-label">{label}</span>
            <span class="branding-preview-input" data-focused=focused.then_some("")>{children()}</span>
        </div>
    }
}
