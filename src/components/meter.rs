//! How much of a bound is used: a thin bar, and beside it words that say the same. Knows no resource.

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

/// From this share of the bound on it is worth a look, in percent.
const CLOSE: u128 = 80;

impl Bound {
    /// Good, close to the bound, or over it.
    pub fn tone(self, used: u64) -> Tone {
        match self {
            Bound::Unbounded => Tone::Neutral,
            Bound::Off if used == 0 => Tone::Neutral,
            Bound::Off => Tone::Over,
            Bound::At(bound) if used > bound => Tone::Over,
            Bound::At(bound) if u128::from(used) * 100 >= u128::from(bound) * CLOSE => {
                Tone::Caution
            }
            Bound::At(_) => Tone::Good,
        }
    }

    /// The filled share of the bar in percent, 0 to 100. Something used is never drawn as nothing.
    fn fill(self, used: u64) -> u64 {
        match self {
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
    fn share(self, used: u64) -> String {
        self.fill(used).to_string()
    }

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
    #[prop(into)] used: Signal<u64>,
    #[prop(into)] bound: Signal<Bound>,
    #[prop(into)] text: Signal<String>,
) -> impl IntoView {
    view! {
        <span
            class="meter"
            data-bound=move || bound.get().as_str()
            data-tone=move || bound.get().tone(used.get()).as_str()
            style:--meter-share=move || bound.get().share(used.get())
        >
            {text}
        </span>
    }
}

/// The same in a row: `meter` is an element of the class `meter`.
pub fn paint_meter(slot: &mut Slot, meter: Part, used: u64, bound: Bound, text: &str) {
    slot.attribute(meter, "data-bound", Some(bound.as_str()));
    slot.attribute(meter, "data-tone", Some(bound.tone(used).as_str()));
    slot.style(meter, "--meter-share", &bound.share(used));
    slot.text(meter, text);
}

#[cfg(test)]
mod tests {
    use super::{Bound, Tone};

    #[test]
    fn use_is_close_from_four_fifths_and_over_only_above_the_bound() {
        let tones = [0, 79, 80, 100, 101].map(|used| Bound::At(100).tone(used));
        assert_eq!(
            tones,
            [
                Tone::Good,
                Tone::Good,
                Tone::Caution,
                Tone::Caution,
                Tone::Over
            ]
        );
    }

    #[test]
    fn anything_used_of_what_is_off_is_over() {
        assert_eq!(Bound::Off.tone(0), Tone::Neutral);
        assert_eq!(Bound::Off.tone(1), Tone::Over);
    }

    #[test]
    fn no_bound_is_never_close() {
        assert_eq!(Bound::Unbounded.tone(u64::MAX), Tone::Neutral);
        assert_eq!(Bound::Unbounded.fill(u64::MAX), 0);
    }

    #[test]
    fn the_bar_shows_a_single_one_of_many_and_never_more_than_itself() {
        assert_eq!(Bound::At(10_000).fill(1), 1);
        assert_eq!(Bound::At(10_000).fill(0), 0);
        assert_eq!(Bound::At(4).fill(1), 25);
        assert_eq!(Bound::At(2).fill(u64::MAX), 100);
        assert_eq!(Bound::At(u64::MAX).fill(u64::MAX), 100);
    }
}
