//! The logo of an organization: a file, dropped, pasted or chosen, or an address. Knows no file type and decodes nothing.

use canopy_domain::{
    form::problem::Field as Name,
    picture::{Picture, base64_len, size_text},
};
use leptos::prelude::*;

use super::{change_note::changed, logo_conversion::LogoConversion, logo_grounds::LogoGrounds};
use crate::{
    components::{
        button::{Button, ButtonKind},
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
    let control = move |_: Wiring| {
        view! {
            <div class="logo-field">
                <Place logo/>
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
        <Field label="Logo" control error=derived(error) note=changed(form, Name::Logo) group=true/>
    }
}

#[component]
fn Place(logo: LogoState) -> impl IntoView {
    let has_picture = memo(move |_| logo.picture().is_some());
    let text = move || {
        if logo.is_reading() {
            "Reading the file…"
        } else if has_picture.get() {
            "Drop or paste another picture to replace it."
        } else {
            "Drop or paste a picture anywhere on this page: JPEG, PNG or GIF under 2 MB. Others are converted here."
        }
    };
    let label = derived(move || {
        let label = if has_picture.get() {
            "Choose another file"
        } else {
            "Choose a file"
        };
        label.to_owned()
    });
    view! {
        <FileDrop label name="Logo" accept=ACCEPT on_files=move |files| logo.take(files)>
            <Icon glyph=Glyph::Image/>
            <p class="logo-field-invitation" role="status">{text}</p>
        </FileDrop>
    }
}

/// Why the last file was not taken. The former logo stays.
#[component]
fn Refusal(logo: LogoState) -> impl IntoView {
    move || {
        let reason = logo.refusal()?;
        let kept = logo.picture().map_or("", |_| " The former logo stays.");
        let text = format!("{reason}{kept}");
        Some(view! {
            <div role="alert">
                <Notice tone=Tone::Over text>
                    <Button
                        label="Dismiss"
                        kind=ButtonKind::Quiet
                        icon=Glyph::Close
                        icon_only=true
                        small=true
                        on_press=move || logo.dismiss()
                    />
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
        let label = if logo.has_current() {
            "Keep the former logo"
        } else {
            "Remove logo"
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
                <dl class="logo-field-facts">{facts(&picture).map(fact).collect_view()}</dl>
                <Button label icon=Glyph::Trash small=true on_press=move || logo.remove()/>
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
                            "The logo will be removed when the changes are saved."
                        </p>
                        <Button label="Keep the logo" small=true on_press=move || logo.keep_current()/>
                    </div>
                }
                .into_any(),
            );
        }
        logo.has_current().then(|| {
            view! {
                <div class="logo-field-about">
                    <Button
                        label="Remove logo"
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

fn facts(picture: &Picture) -> [(&'static str, String); 4] {
    [
        ("Type", picture.kind().to_string()),
        ("Pixels", picture.dimensions().to_string()),
        ("File", size_text(picture.size())),
        ("Sent as base64", size_text(base64_len(picture.size()))),
    ]
}

#[component]
fn Address(form: FormState, logo: LogoState) -> impl IntoView {
    let has_picture = memo(move |_| logo.picture().is_some());
    let hint = move || {
        let is_typed = form.read(|draft| !draft.logo.url.trim().is_empty());
        let hint = match logo.linked() {
            _ if has_picture.get() && is_typed => {
                "Not used while there is a picture. Remove the picture to use this address."
            }
            Linked::Failed(_) => {
                "This browser cannot show a picture from there. The API fetches it itself and may say more."
            }
            _ => "A public picture on the web, over HTTPS. The API fetches and keeps a copy.",
        };
        Some(hint.to_owned())
    };
    view! {
        <TextField
            label="Logo URL"
            value=derived(move || form.read(|draft| draft.logo.url.clone()))
            on_input=move |url| logo.set_url(url)
            on_blur=move || form.leave(Name::Logo)
            error=derived(move || form.problem(Name::Logo).filter(|_| !has_picture.get()))
            hint=derived(hint)
            placeholder="https://example.com/logo.png"
            kind="url"
            code=true
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_facts_say_what_the_file_is_and_what_will_travel() {
        let mut bytes = b"GIF89a\x03\x00\x02\x00".to_vec();
        bytes.resize(3_000, 0);
        let picture = Picture::read(bytes).unwrap();
        let texts = facts(&picture).map(|(_, text)| text);
        assert_eq!(texts, ["GIF", "3 × 2", "3 kB", "4 kB"]);
    }
}
