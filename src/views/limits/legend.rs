//! What each ground in the picture means, which is also how the table is narrowed to it. Knows bands, no organization.

use canopy_domain::limits::bands::UsageBand;
use canopy_text::{counts::grouped, limits as text};
use leptos::prelude::*;

use super::{query::LimitsQuery, rows::LimitRows};
use crate::{
    components::icon::{Glyph, Icon},
    reactive::memo,
    views::search_tools::ClearFilters,
};

#[component]
pub fn Legend(query: LimitsQuery, listed: Memo<LimitRows>) -> impl IntoView {
    let chip = move |(at, band): (usize, UsageBand)| {
        let is_on = memo(move |_| query.has(band));
        let count = move || listed.with(|listed| listed.counts[at]);
        // Almost everywhere all is known.
        let is_hidden = move || band == UsageBand::Unknown && count() == 0 && !is_on.get();
        view! {
            <button
                class="chip"
                type="button"
                hidden=is_hidden
                aria-pressed=move || if is_on.get() { "true" } else { "false" }
                on:click=move |_| query.choose_band(band, !is_on.get_untracked())
            >
                <Icon glyph=Glyph::Check/>
                <svg class="limits-swatch" viewBox="0 0 14 14" aria-hidden="true">
                    <rect width="14" height="14" fill=ground(band.slug())></rect>
                </svg>
                <span>{text::band(band)}</span>
                <span class="chip-count">{move || grouped(count() as u64)}</span>
            </button>
        }
    };
    view! {
        <div class="limits-legend" role="group" aria-label=text::SHARE_OF_CEILING>
            <Grounds/>
            {UsageBand::ALL.into_iter().enumerate().map(chip).collect_view()}
            <ClearFilters is_narrowed=memo(move |_| query.is_narrowed()) clear=move |()| query.clear()/>
        </div>
    }
}

/// What fills the shapes of a band, by its word.
pub fn ground(word: &str) -> String {
    format!("url(#limits-{word})")
}

/// The ground of those that are gathered.
pub const SMALLER: &str = "smaller";

/// A color and a pattern for each band, so that color is not the only sign.
#[component]
fn Grounds() -> impl IntoView {
    let words = UsageBand::ALL
        .map(UsageBand::slug)
        .into_iter()
        .chain([SMALLER]);
    let pattern = |word: &'static str| {
        let lines = match word {
            "over" => "M0 0L8 8M8 0L0 8",
            "full" => "M4 0V8M0 4H8",
            "near" => "M0 8L8 0M-2 2L2 -2M6 10L10 6",
            "half" => "M0 4H8",
            "no-limit" => "M2 2h0M6 6h0",
            "unknown" => "M1 4H3M5 0V2",
            "off" => "M0 0L8 8M-2 6L2 10M6 -2L10 2",
            SMALLER => "M2 0V8M6 0V8",
            _ => "",
        };
        view! {
            <pattern id=format!("limits-{word}") width="8" height="8" patternUnits="userSpaceOnUse">
                <g class="limits-ground" data-band=word>
                    <rect width="8" height="8"></rect>
                    <path d=lines></path>
                </g>
            </pattern>
        }
    };
    view! {
        <svg class="limits-grounds" aria-hidden="true">
            <defs>{words.map(pattern).collect_view()}</defs>
        </svg>
    }
}
