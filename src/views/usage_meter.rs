//! What an organization uses of what it may, as a bar. Knows how a use is drawn, not where it comes from.

use canopy_domain::limits::{bound::Bound, bound::State, status::LimitStatus};

use crate::components::{
    meter::{self, Gauge},
    tone::Tone,
};

/// The use of a resource as a bar, behind it that of all others under the same ceiling.
pub fn gauge_of(status: &LimitStatus) -> Gauge {
    Gauge {
        used_by_others: status.used_by_others(),
        tone: tone(status.state()),
        ..gauge(status.subtree_use, status.bound())
    }
}

/// A use under a bound as a bar.
pub fn gauge(used: u64, bound: Bound) -> Gauge {
    Gauge {
        used,
        bound: match bound {
            Bound::Unbounded => meter::Bound::Unbounded,
            Bound::Off => meter::Bound::Off,
            Bound::At(amount) => meter::Bound::At(amount),
        },
        used_by_others: 0,
        tone: tone(bound.state(used)),
    }
}

const fn tone(state: State) -> Tone {
    match state {
        State::Unlimited | State::Off | State::Unknown => Tone::Neutral,
        State::Within => Tone::Good,
        State::Near | State::Full => Tone::Caution,
        State::Over => Tone::Over,
    }
}
