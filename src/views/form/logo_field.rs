//! The logo of an organization: a file, dropped, pasted or chosen, or an address.

use canopy_domain::form::field::Field as Name;
use canopy_text::{form::label, logo as text};
use leptos::prelude::*;

use super::{change_note::changed, logo_conversion::LogoConversion, logo_grounds::LogoGrounds};
use crate::{
    components::{
        button::{Button, DismissButton},
        field::{Field, TextField, Wiring},
        file_drop::FileDrop,
        icon::{Glyph, Icon},
        notice::Notice,
        tone::Tone,
    },
    reactive::{derived, memo},
    state::{
        form::FormState,
        logo::{Linked, LogoState},
    },
};

/// What the browser's chooser offers. Only a convenience: what a file is, its bytes say.
const ACCEPT: &str =
    "image/png,image/jpeg,image/gif,image/svg+xml,image/webp,image/avif,image/bmp,image/x-icon";

#[component]
pub fn LogoField(form: FormState, logo: LogoState) -> impl IntoView {
    let is_blocked = memo(move |_| form.block().is_some());
    let control = move |_: Wiring| {
        view! {
            <div class="logo-field">
                // What cannot be saved takes no file.
                {move || (!is_blocked.get()).then(|| view! { <Place logo/> })}
                <Refusal logo/>
                <LogoConversion logo/>
                {move || {
                    let address = logo.address()?;
                    Some(view! { <LogoGrounds address on_error=move || logo.link_failed()/> })
                }}
                <Facts logo/>
                <Current logo/>
                <Address form logo/>
            </div>
        }
    };
    // What is wrong with an address is said at the address.
    let error = move || {
        form.problem(Name::Logo)
            .filter(|_| logo.picture().is_some())
    };
    view! {
        <Field label=label(Name::Logo) control error=derived(error) note=changed(form, Name::Logo) group=true/>
    }
}

#[component]
fn Place(logo: LogoState) -> impl IntoView {
    let has_picture = memo(move |_| logo.picture().is_some());
    let invitation = move || {
        if logo.is_reading() {
            text::READING
        } else if has_picture.get() {
            text::INVITATION_AGAIN
        } else {
            text::INVITATION
        }
    };
    let choose = derived(move || {
        let label = match has_picture.get() {
            true => text::CHOOSE_ANOTHER,
            false => text::CHOOSE,
        };
        label.to_owned()
    });
    view! {
        <FileDrop label=choose name=label(Name::Logo) accept=ACCEPT on_files=move |files| logo.take(files)>
            <Icon glyph=Glyph::Image/>
            <p class="logo-field-invitation" role="status">{invitation}</p>
        </FileDrop>
    }
}

/// Why the last file was not taken. The current logo stays.
#[component]
fn Refusal(logo: LogoState) -> impl IntoView {
    move || {
        let keeps = logo.picture().is_some();
        let text = text::refusal::refused(logo.refusal()?, keeps);
        Some(view! {
            <div class="logo-field-refusal" role="alert" tabindex="-1">
                <Notice tone=Tone::Over text>
                    <DismissButton on_press=move || logo.dismiss()/>
                </Notice>
            </div>
        })
    }
}

#[component]
fn Facts(logo: LogoState) -> impl IntoView {
    move || {
        let picture = logo.picture()?;
        // Under it lies the logo that is there, and stands again.
        let button = match logo.has_current() {
            true => view! {
                <Button label=text::KEEP_CURRENT small=true on_press=move || logo.remove()/>
            }
            .into_any(),
            false => view! {
                <Button
                    label=text::REMOVE
                    icon=Glyph::Trash
                    small=true
                    on_press=move || logo.remove()
                />
            }
            .into_any(),
        };
        let fact = |(name, text): (&'static str, String)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{text}</dd>
                </div>
            }
        };
        Some(view! {
            <div class="logo-field-about">
                <dl class="logo-field-facts">{text::facts(&picture).map(fact).collect_view()}</dl>
                {button}
            </div>
        })
    }
}

/// The logo that is there: it can be taken away, and back again until that is saved.
#[component]
fn Current(logo: LogoState) -> impl IntoView {
    move || {
        if logo.picture().is_some() {
            return None;
        }
        if logo.is_removed() {
            return Some(
                view! {
                    <div class="logo-field-about">
                        <p class="logo-field-invitation" role="status">
                            {text::WILL_BE_REMOVED}
                        </p>
                        <Button label=text::KEEP_CURRENT small=true on_press=move || logo.keep_current()/>
                    </div>
                }
                .into_any(),
            );
        }
        logo.has_current().then(|| {
            view! {
                <div class="logo-field-about">
                    <Button
                        label=text::REMOVE
                        icon=Glyph::Trash
                        small=true
                        on_press=move || logo.remove_current()
                    />
                </div>
            }
            .into_any()
        })
    }
}

#[component]
fn Address(form: FormState, logo: LogoState) -> impl IntoView {
    let has_picture = memo(move |_| logo.picture().is_some());
    let hint = move || {
        let is_typed = form.read(|draft| !draft.logo.url.trim().is_empty());
        let hint = match logo.linked() {
            _ if has_picture.get() && is_typed => text::URL_UNUSED,
            Linked::Failed(_) => text::URL_FAILED,
            _ => text::URL_HINT,
        };
        Some(hint.to_owned())
    };
    view! {
        <TextField
            label=text::URL
            value=derived(move || form.read(|draft| draft.logo.url.clone()))
            on_input=move |url| logo.set_url(url)
            on_blur=move || form.leave(Name::Logo)
            error=derived(move || form.problem(Name::Logo).filter(|_| !has_picture.get()))
            hint=derived(hint)
            placeholder=text::URL_EXAMPLE
            kind="url"
            code=true
        />
    }
}
