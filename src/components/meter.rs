//! How much of a bound is used: a thin bar, and beside it words that say the same.

use leptos::prelude::*;

use super::{
    tone::Tone,
    virtual_rows::{Part, Slot},
};

/// What the use is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// There is none: the bar is a dotted line.
    Unbounded,
    /// Nothing may be used: the bar is struck through.
    Off,
    At(u64),
}

/// What a meter draws: how much of which bound is used, and how that is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gauge {
    pub used: u64,
    /// What others use of the same bound, which is drawn behind it, more quietly.
    pub used_by_others: u64,
    pub bound: Bound,
    pub tone: Tone,
}

impl Gauge {
    /// The filled share of the bar in percent, 0 to 100. Something used is never drawn as nothing.
    fn fill(self) -> u64 {
        self.fill_of(self.used)
    }

    fn fill_of(self, used: u64) -> u64 {
        match self.bound {
            Bound::At(bound) if bound > 0 => {
                let percent = u128::from(used) * 100 / u128::from(bound);
                let least = u128::from(used > 0);
                u64::try_from(percent.clamp(least, 100)).unwrap_or(100)
            }
            Bound::At(_) | Bound::Off if used > 0 => 100,
            _ => 0,
        }
    }

    /// The filled share in percent, as the stylesheet takes it.
    fn share(self) -> String {
        self.fill().to_string()
    }

    /// The share with that of others, where they use any of a bound.
    fn shared(self) -> Option<String> {
        let is_shared = self.used_by_others > 0 && matches!(self.bound, Bound::At(_));
        let together = self.used.saturating_add(self.used_by_others);
        is_shared.then(|| self.fill_of(together).to_string())
    }
}

impl Bound {
    const fn as_str(self) -> &'static str {
        match self {
            Bound::Unbounded => "unbounded",
            Bound::Off => "off",
            Bound::At(_) => "at",
        }
    }
}

/// `text` says the whole of it ("12 of 40", "7, no limit", "Off"), since a bar says nothing to those who
/// cannot see it; close to or over the bound, a shape stands between the two. Bar and shape are the stylesheet's.
#[component]
pub fn Meter(
    #[prop(into)] gauge: Signal<Gauge>,
    #[prop(into)] text: Signal<String>,
) -> impl IntoView {
    view! {
        <span
            class="meter"
            data-bound=move || gauge.get().bound.as_str()
            data-tone=move || gauge.get().tone.as_str()
            data-shared=move || gauge.get().shared().map(|_| "")
            style:--meter-share=move || gauge.get().share()
            style:--meter-shared=move || gauge.get().shared()
        >
            {text}
        </span>
    }
}

/// The same in a row: `meter` is an element of the class `meter`.
pub fn paint_meter(slot: &mut Slot, meter: Part, gauge: Gauge, text: &str) {
    slot.attribute(meter, "data-bound", Some(gauge.bound.as_str()));
    slot.attribute(meter, "data-tone", Some(gauge.tone.as_str()));
    slot.style(meter, "--meter-share", &gauge.share());
    let shared = gauge.shared();
    slot.attribute(meter, "data-shared", shared.as_ref().map(|_| ""));
    if let Some(shared) = shared {
        slot.style(meter, "--meter-shared", &shared);
    }
    slot.text(meter, text);
}

#[cfg(test)]
mod tests {
    use super::{Bound, Gauge, Tone};

    fn fill(bound: Bound, used: u64) -> u64 {
        gauge(bound, used, 0).fill()
    }

    fn gauge(bound: Bound, used: u64, used_by_others: u64) -> Gauge {
        Gauge {
            used,
            used_by_others,
            bound,
            tone: Tone::Neutral,
        }
    }

    #[test]
    fn what_others_use_of_the_same_bound_follows_and_never_leaves_the_bar() {
        let shared = |bound, used, others| gauge(bound, used, others).shared();
        assert_eq!(shared(Bound::At(20), 3, 11), Some("70".into()));
        assert_eq!(shared(Bound::At(20), 3, u64::MAX), Some("100".into()));
        assert_eq!(shared(Bound::At(20), 3, 0), None);
        assert_eq!(shared(Bound::Unbounded, 3, 11), None);
        assert_eq!(shared(Bound::Off, 0, 11), None);
    }

    #[test]
    fn without_a_bound_nothing_is_filled() {
        assert_eq!(fill(Bound::Unbounded, u64::MAX), 0);
    }

    #[test]
    fn the_bar_shows_a_single_one_of_many_and_never_more_than_itself() {
        assert_eq!(fill(Bound::At(10_000), 1), 1);
        assert_eq!(fill(Bound::At(10_000), 0), 0);
        assert_eq!(fill(Bound::At(4), 1), 25);
        assert_eq!(fill(Bound::At(2), u64::MAX), 100);
        assert_eq!(fill(Bound::At(u64::MAX), u64::MAX), 100);
    }
}
