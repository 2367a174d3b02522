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
    move || {
        let on_take = on_take.filter(|_| !is_locked.get());
        let check = |check: ContrastCheck| view! { <Check check on_take/> };
        view! {
            <ul class="branding-preview-checks" aria-label=text::CONTRAST>
                {checks.get().map(check).collect_view()}
            </ul>
        }
    }
}

#[component]
fn Check(check: ContrastCheck, on_take: Option<Callback<Suggestion>>) -> impl IntoView {
    let tone = if check.passes {
        Tone::Good
    } else {
        Tone::Caution
    };
    let better = check.suggestion.zip(on_take).map(|(suggestion, on_take)| {
        let label = text::use_suggestion(suggestion);
        view! {
            <span
                class="branding-preview-shade"
                aria-hidden="true"
                style:--swatch=suggestion.color.to_string()
            ></span>
            <Button label small=true on_press=move || on_take.run(suggestion)/>
        }
    });
    view! {
        <li class="branding-preview-check" data-tone=tone.as_str()>
            <Icon glyph=tone.glyph()/>
            <span>{text::checked(check.what)}</span>
            <span class="branding-preview-ratio">{text::verdict(&check)}</span>
            {better}
        </li>
    }
}
