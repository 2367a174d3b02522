//! What an organization uses of what it may, as a bar and words. Knows how a standing is drawn, not where it comes from.

use canopy_domain::limits::status::{Standing, State};
use leptos::prelude::*;

use crate::boxed::derived;
use crate::components::meter::{Bound, Meter};

#[component]
pub fn UsageMeter(#[prop(into)] standing: Signal<Standing>) -> impl IntoView {
    view! {
        <Meter
            used=derived(move || standing.get().subtree_use)
            bound=derived(move || bound(&standing.get()))
            text=derived(move || standing.get().words())
        />
    }
}

/// What the bar is drawn against.
pub fn bound(standing: &Standing) -> Bound {
    match standing.ceiling {
        _ if standing.state() == State::Unknown => Bound::Unbounded,
        None => Bound::Unbounded,
        Some((0, _)) => Bound::Off,
        Some((amount, _)) => Bound::At(amount),
    }
}
