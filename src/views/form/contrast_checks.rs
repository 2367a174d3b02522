//! Whether a brand's colors can be told apart, in numbers and words, and a better shade where they cannot.
//! Warns, never refuses; painted in no brand's colors.

use canopy_domain::brand::{BrandPreview, ContrastCheck, Suggestion};
use canopy_text::branding as text;
use leptos::prelude::*;

use crate::components::{button::Button, icon::Icon, tone::Tone};
use crate::reactive::memo;

#[component]
pub fn ContrastChecks(
    preview: Memo<BrandPreview>,
    on_take: Option<Callback<Suggestion>>,
    is_locked: Signal<bool>,
) -> impl IntoView {
    let checks = memo(move |_| preview.with(|preview| preview.checks));
    let suggestion = memo(move |_| preview.with(|preview| preview.suggestion));
    let offer = move || {
        let on_take = on_take.filter(|_| !is_locked.get())?;
        let suggestion = suggestion.get()?;
        Some(view! {
            <p class="branding-preview-offer">
                <span
                    class="branding-preview-shade"
                    aria-hidden="true"
                    style:--swatch=suggestion.color.to_string()
                ></span>
                <Button
                    label=text::use_suggestion(suggestion)
                    small=true
                    on_press=move || on_take.run(suggestion)
                />
            </p>
        })
    };
    view! {
        <ul class="branding-preview-checks" aria-label=text::CONTRAST>
            {move || checks.get().map(|check| view! { <Check check/> }).collect_view()}
        </ul>
        {offer}
    }
}

#[component]
fn Check(check: ContrastCheck) -> impl IntoView {
    let tone = if check.passes {
        Tone::Good
    } else {
        Tone::Caution
    };
    view! {
        <li class="branding-preview-check" data-tone=tone.as_str()>
            <Icon glyph=tone.glyph()/>
            <span>{text::checked(check.what)}</span>
            <span class="branding-preview-ratio">{text::verdict(&check)}</span>
        </li>
    }
}
