//! What an organization uses of what it may, as a bar. Knows how a use is drawn, not where it comes from.

use canopy_domain::limits::{bound::Bound, bound::State, status::LimitStatus};

use crate::components::{
    meter::{self, Gauge},
    tone::Tone,
};

/// The use of a resource as a bar.
pub fn gauge_of(status: &LimitStatus) -> Gauge {
    gauge(status.subtree_use, status.bound())
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
        tone: match bound.state(used) {
            State::Unlimited | State::Off | State::Unknown => Tone::Neutral,
            State::Within => Tone::Good,
            State::Near => Tone::Caution,
            State::Over => Tone::Over,
        },
    }
}
