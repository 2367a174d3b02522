//! How full a ceiling is, in bands: what a picture colors by and a table filters by.

use crate::limits::{bound::State, status::LimitStatus};

/// From this share of its ceiling on, an organization has used half of what it may.
pub const HALF: f64 = 0.5;

choices! {
    /// What of its ceiling a subtree uses, from the most to the least pressing.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum UsageBand {
        /// More than it allows.
        Over = "over",
        /// Nothing more can be used.
        Full = "full",
        /// From 80% on.
        Near = "near",
        /// From 50% on.
        Half = "half",
        /// Less than 50%.
        Low = "low",
        /// Switched off, and nothing is used.
        Off = "off",
        /// There is none.
        NoLimit = "no-limit",
        /// What is needed to say could not be read.
        Unknown = "unknown",
    }
    /// How a link spells it.
    slug, from_slug
}

impl UsageBand {
    pub fn of(status: &LimitStatus) -> UsageBand {
        match status.state() {
            State::Unlimited => UsageBand::NoLimit,
            State::Off => UsageBand::Off,
            State::Over => UsageBand::Over,
            State::Full => UsageBand::Full,
            State::Near => UsageBand::Near,
            State::Within if status.share().is_some_and(|share| share >= HALF) => UsageBand::Half,
            State::Within => UsageBand::Low,
            State::Unknown => UsageBand::Unknown,
        }
    }

    /// Reads several words, parted by commas: each band once, and what is none passed over.
    pub fn of_words(words: &str) -> Vec<UsageBand> {
        let named = |band: &UsageBand| words.split(',').any(|word| word == band.slug());
        UsageBand::ALL.into_iter().filter(named).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        limits::{ceiling_source::CeilingSource, status::Lacks},
        organization::limits::Limit,
    };

    #[test]
    fn each_share_of_a_ceiling_lies_in_one_band() {
        let band = |subtree_use, ceiling: Option<u64>| {
            UsageBand::of(&LimitStatus {
                own_use: 0,
                subtree_use,
                limit: Limit::None,
                ceiling: ceiling.map(|amount| (amount, CeilingSource::Own)),
                used_under: subtree_use,
                is_full: false,
                lacks: Lacks::default(),
            })
        };
        assert_eq!(band(7, None), UsageBand::NoLimit);
        assert_eq!(band(0, Some(0)), UsageBand::Off);
        assert_eq!(band(1, Some(0)), UsageBand::Over);
        let of_100 = [0, 49, 50, 79, 80, 100, 101].map(|used| band(used, Some(100)));
        assert_eq!(
            of_100,
            [
                UsageBand::Low,
                UsageBand::Low,
                UsageBand::Half,
                UsageBand::Half,
                UsageBand::Near,
                UsageBand::Full,
                UsageBand::Over
            ]
        );
    }

    #[test]
    fn each_band_is_read_back_from_its_word() {
        for band in UsageBand::ALL {
            assert_eq!(UsageBand::from_slug(band.slug()), Some(band));
        }
        assert_eq!(UsageBand::from_slug("empty"), None);
        assert_eq!(
            UsageBand::of_words("near,empty,over,,near"),
            [UsageBand::Over, UsageBand::Near]
        );
        assert_eq!(
            UsageBand::of_words(&"near,".repeat(5_000)),
            [UsageBand::Near]
        );
    }
}
