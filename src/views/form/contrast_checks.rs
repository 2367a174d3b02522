//! Whether a brand's colours can be told apart, in numbers and words, and a better shade where they cannot. Warns, never refuses; painted in no brand's colours.

use canopy_domain::{
    brand::{BrandColor, BrandPreview, ContrastCheck, Suggestion},
    color::contrast_text,
};
use leptos::prelude::*;

use crate::components::{button::Button, icon::Icon, tone::Tone};
use crate::reactive::memo;

#[component]
pub fn ContrastChecks(
    preview: Memo<BrandPreview>,
    on_take: Option<Callback<Suggestion>>,
) -> impl IntoView {
    let checks = memo(move |_| preview.with(|preview| preview.checks));
    move || {
        let check = |check: ContrastCheck| view! { <Check check on_take/> };
        view! {
            <ul class="branding-preview-checks" aria-label="Contrast">
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
        let label = match suggestion.of {
            BrandColor::Primary => format!("Use {}", suggestion.color),
            BrandColor::PageBackground => format!("Use {} as page background", suggestion.color),
        };
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
            <span>{check.what.label()}</span>
            <span class="branding-preview-ratio">{verdict(&check)}</span>
            {better}
        </li>
    }
}

/// `4.49:1, needs 4.5:1` or `7.02:1, passes`.
fn verdict(check: &ContrastCheck) -> String {
    let ratio = contrast_text(check.ratio);
    if check.passes {
        format!("{ratio}, passes")
    } else {
        let needed = contrast_text(check.required);
        format!(
            "{ratio}, too weak: needs {}",
            needed.replace(".00", "").replace(".50", ".5")
        )
    }
}

#[cfg(test)]
mod tests {
    use canopy_domain::{brand::check_contrast, color::Color};

    use super::*;

    #[test]
    fn a_verdict_has_the_number_a_word_and_where_it_is_weak_what_it_needs() {
        let [button, link, .., ring] = check_contrast(Color::rgb(0xFF, 0xD6, 0x00), Color::WHITE);
        assert!(
            verdict(&button).ends_with(":1, passes"),
            "{}",
            verdict(&button)
        );
        assert_eq!(verdict(&link), "1.41:1, too weak: needs 4.5:1");
        assert_eq!(verdict(&ring), "1.41:1, too weak: needs 3:1");
    }
}
