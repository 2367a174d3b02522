//! What an organization uses of what it may, as a bar and words. Knows how a standing is drawn, not where it comes from.

use canopy_domain::limits::status::{LimitStatus, State};
use canopy_text::usage;
use leptos::prelude::*;

use crate::components::meter::{Bound, Meter};
use crate::reactive::derived;

#[component]
pub fn UsageMeter(#[prop(into)] status: Signal<LimitStatus>) -> impl IntoView {
    view! {
        <Meter
            used=derived(move || status.get().subtree_use)
            bound=derived(move || bound(&status.get()))
            text=derived(move || usage::of_limit(&status.get()))
        />
    }
}

/// What the bar is drawn against.
pub fn bound(status: &LimitStatus) -> Bound {
    match status.ceiling {
        _ if status.state() == State::Unknown => Bound::Unbounded,
        None => Bound::Unbounded,
        Some((0, _)) => Bound::Off,
        Some((amount, _)) => Bound::At(amount),
    }
}
