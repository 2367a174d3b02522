//! The colors of the logo, each with its contrast, to be taken with a click. Measures nothing itself.

use canopy_domain::{
    brand::{BrandColor, BrandPreview, BrandText, Suggestion, check_contrast, weakest_of},
    color::Color,
    form::field::Field,
};
use canopy_text::{branding as text, form::label};
use leptos::prelude::*;

use crate::{
    components::{
        field::{Choice, SegmentedField},
        icon::Icon,
        tone::Tone,
    },
    reactive::{derived, memo},
    state::{form::FormState, logo::LogoState},
};

#[component]
pub fn Swatches(form: FormState, logo: LogoState) -> impl IntoView {
    let colors = memo(move |_| {
        logo.swatches()
            .into_iter()
            .map(|swatch| swatch.color)
            .collect::<Vec<Color>>()
    });
    let field = RwSignal::new(Field::PrimaryColor);
    // Only whole colors are compared with; half-typed ones count as they did before.
    let preview = memo(move |before: Option<&BrandPreview>| {
        form.read(|draft| {
            let text = BrandText {
                primary: &draft.primary,
                page_background: &draft.page_background,
                ..Default::default()
            };
            BrandPreview::new(text, before)
        })
    });
    let options = [Field::PrimaryColor, Field::PageBackground]
        .map(|field| Choice::new(field.wire_path(), label(field)));
    let options = StoredValue::new(options.to_vec());
    let swatch = move |color: Color| view! { <SwatchButton form field color preview/> };
    move || {
        if logo.withholds_colors() {
            return Some(
                view! { <p class="logo-field-invitation" role="status">{text::COLORS_WITHHELD}</p> }.into_any(),
            );
        }
        if colors.with(Vec::is_empty) {
            return None;
        }
        let offered = view! {
            <div class="logo-field-colors">
                <SegmentedField
                    label=text::COLORS
                    value=derived(move || field.get().wire_path().to_owned())
                    options=Signal::stored(options.get_value())
                    on_change=move |path: String| {
                        field.set(Field::of_wire_path(&path).unwrap_or(Field::PrimaryColor));
                    }
                    hint=text::COLORS_HINT
                />
                <div class="logo-field-swatches">{colors.get().into_iter().map(swatch).collect_view()}</div>
            </div>
        };
        Some(offered.into_any())
    }
}

#[component]
fn SwatchButton(
    form: FormState,
    field: RwSignal<Field>,
    color: Color,
    preview: Memo<BrandPreview>,
) -> impl IntoView {
    let which = move || match field.get() {
        Field::PageBackground => BrandColor::PageBackground,
        _ => BrandColor::Primary,
    };
    let lowest = memo(move |_| {
        let (primary, page) =
            preview.with(|preview| (preview.primary.color, preview.page_background.color));
        let which = which();
        let checks = match which {
            BrandColor::Primary => check_contrast(color, page),
            BrandColor::PageBackground => check_contrast(primary, color),
        };
        *weakest_of(which, &checks)
    });
    let tone = move || {
        if lowest.get().passes {
            Tone::Good
        } else {
            Tone::Caution
        }
    };
    let take = move |_| {
        let of = untrack(which);
        form.take_suggestion(Suggestion { of, color });
    };
    // The name of the button is a sentence around what is seen in it.
    let around = memo(move |_| text::use_logo_color(field.get(), lowest.get().passes));
    let hidden = move |part: usize| {
        view! { <span class="visually-hidden">{move || around.with(|around| around[part].clone())}</span> }
    };
    view! {
        <button
            class="logo-field-swatch"
            type="button"
            style:--swatch=color.to_string()
            on:click=take
        >
            {hidden(0)}
            <span class="logo-field-hex">{color.to_string()}</span>
            {hidden(1)}
            <span class="logo-field-score" data-tone=move || tone().as_str()>
                {move || view! { <Icon glyph=tone().glyph()/> }}
                {move || text::ratio(lowest.get().ratio)}
            </span>
            {hidden(2)}
        </button>
    }
}
